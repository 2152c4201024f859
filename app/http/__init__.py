"""What goes over the line. Each module is one concern; `stack.py` says in which order they stand."""
