"""Signs that a site has been compromised already."""
