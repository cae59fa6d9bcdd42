"""TCP and UDP behind the door."""
