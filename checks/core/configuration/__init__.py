"""What web servers are told to do, and how each make is told."""
