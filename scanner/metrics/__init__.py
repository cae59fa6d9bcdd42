"""Numbers about the scans for whoever watches over machines: a text file, and an endpoint of the daemon."""
