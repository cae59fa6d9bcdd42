"""The crawl, in a world without a network."""
