"""Databases and internal services do not answer everyone; `catalogue/databases.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("databases")
def exposed_databases(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("databases", seen, home)
