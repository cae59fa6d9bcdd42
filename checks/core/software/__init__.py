"""Products, how they are recognised, and which releases are supported."""
