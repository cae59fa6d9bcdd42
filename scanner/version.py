"""The version of tilik, as installed."""

from importlib.metadata import version

VERSION = version("tilik")
