"""Signs of compromise, each by itself."""
