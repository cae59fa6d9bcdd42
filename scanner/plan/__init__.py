"""What will be asked of whom, in which groups."""
