"""What README and docs promise, attacked from outside in a network namespace of its own: see `make promises`."""
