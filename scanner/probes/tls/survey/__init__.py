"""What a TLS server offers."""
