"""The vocabulary: text, risk, problem, finding, verdict, and why there is none."""
