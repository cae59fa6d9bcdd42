"""Parsers, pure, one format a file: any input gives a value, never an exception."""

from checks.core.parse.hsts import Hsts, hsts

__all__ = ["Hsts", "hsts"]
