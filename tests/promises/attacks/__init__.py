"""The attacks, one family a file; each runs in a namespace of its own."""
