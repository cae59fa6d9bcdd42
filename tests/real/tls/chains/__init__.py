"""Chains of every kind, judged by tilik, by Chromium, by OpenSSL and by GnuTLS."""
