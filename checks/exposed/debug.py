"""No debug mode and no page of server information is open; `catalogue/debug.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("debug")
def exposed_debug(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("debug", seen, home)
