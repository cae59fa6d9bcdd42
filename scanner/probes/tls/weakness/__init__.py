"""Whether a TLS server has a known weakness."""
