"""Every number and choice of a report, computed once."""
