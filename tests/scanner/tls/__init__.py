"""TLS: questions and answers."""
