"""Evidence to verdicts, and verdicts over time."""
