"""What changed, told to who should know, each thing once."""
