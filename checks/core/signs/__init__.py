"""Signs that something has happened to a site already: each a small pure function, none of which accuses alone."""
