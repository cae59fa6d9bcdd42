"""What the DNS says of a domain as a whole, read by the rules of mail and of the DNS itself."""
