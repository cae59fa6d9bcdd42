"""What real clients send first, as dated data."""
