"""Cipher suites, their strength, and the CAA names of issuers."""
