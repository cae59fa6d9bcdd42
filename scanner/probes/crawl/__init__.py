"""Following the links of a site a little."""
