"""Whether a certificate was revoked."""
