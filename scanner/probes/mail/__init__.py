"""Questions to those who take the mail of a domain."""
