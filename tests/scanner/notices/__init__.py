"""Notices: what changed, who is told of it, and that each is told once."""
