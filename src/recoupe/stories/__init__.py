"""Which reports tell of one happening, and which passages they share: pure steps."""
