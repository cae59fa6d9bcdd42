"""What CONTRIBUTING.md says of a new check, done to the letter in a copy of the tree."""
