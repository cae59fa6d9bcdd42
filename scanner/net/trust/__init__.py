"""Which chains clients trust: paths from what was sent to a root, and what each kind of client objects to."""
