"""What an answer is worth: a page of the site, a block, a stand-in, or how it says "not found"."""
