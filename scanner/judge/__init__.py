"""Stored evidence to stored verdicts."""
