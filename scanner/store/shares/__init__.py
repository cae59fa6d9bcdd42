"""For whoever does a share of a scan."""
