"""What must not be open to anyone: entries, proof, selection, judging."""
