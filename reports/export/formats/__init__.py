"""One format a file. Each has a `Format`, which `reports.export.registry` finds."""
