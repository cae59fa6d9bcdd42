"""Interfaces for programs do not tell everyone their details; `catalogue/apis.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("apis")
def exposed_apis(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("apis", seen, home)
