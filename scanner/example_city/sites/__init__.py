"""The sites of the city, one file a department."""

from scanner.example_city.site import Site
from scanner.example_city.sites import bapenda, dinkes, disdik, disdukcapil, diskominfo, dispar


def sites() -> tuple[Site, ...]:
    """Every site, fresh: those that count requests start again."""
    return tuple(site for department in (diskominfo, dinkes, disdik, disdukcapil, bapenda, dispar) for site in department.sites())
