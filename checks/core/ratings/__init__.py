"""Yardsticks of others: HTTP Observatory, SSL Labs, Mozilla's profiles."""
