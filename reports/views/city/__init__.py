"""The overview of the city."""
