"""What people do about findings, from the command line to the store and back."""
