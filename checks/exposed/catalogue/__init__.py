"""A check for each data file in this folder: a group of paths that should not be open."""

from checks import catalogue_checks

CHECKS = catalogue_checks()
