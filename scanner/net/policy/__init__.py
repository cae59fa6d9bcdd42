"""Who may be asked what, how fast and how much."""
