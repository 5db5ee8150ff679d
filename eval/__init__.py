"""Accuracy per task, against gold of our own and against shared gold; `python -m eval`."""
