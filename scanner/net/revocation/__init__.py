"""What issuers publish about certificates."""
