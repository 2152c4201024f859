"""Users' own files: read, checked against the descriptor, compared with what is there, applied, and undone.

`reading.read` → `checking.check` → `changes.compare` → `applying.apply`; nothing changes before the last.
What is loaded is kept beside the databases (`own.py`), so that it survives a rebuild of the published data.
"""
