"""Evidence and certificates by hand, for tests and examples."""
