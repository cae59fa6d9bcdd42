"""What is handed to an OPD, and what became of it."""
