"""What was asked and what came back."""
