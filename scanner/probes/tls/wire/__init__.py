"""TLS as bytes: hellos, messages, records."""
