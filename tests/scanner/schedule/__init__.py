"""Schedules: which run begins when, what keeps them, and what they leave in the store."""
