"""Backups of databases and sites cannot be downloaded; `catalogue/dumps.toml` says under which names they are looked for."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("dumps")
def exposed_dumps(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("dumps", seen, home)
