"""Who collects: this process, several, later machines."""
