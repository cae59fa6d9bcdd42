"""Domains of our own, as other programs and real name servers see them."""
