"""What a report states of a target besides verdicts."""
