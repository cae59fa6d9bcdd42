"""The pure core: what is asked, what was seen, what it means. No I/O, no clock."""
