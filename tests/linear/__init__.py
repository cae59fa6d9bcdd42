"""Whatever is done with what a server sent takes time in proportion to its length: every pattern, every parser, every verdict."""
