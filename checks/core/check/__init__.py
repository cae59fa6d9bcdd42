"""What a check is, and what it may need."""
