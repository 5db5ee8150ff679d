"""Where reports come from: files of text, folders, JSON lines."""
