"""Secrets and personal data are taken out before anything is stored."""
