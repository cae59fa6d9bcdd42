"""What several scans together know of a target."""
