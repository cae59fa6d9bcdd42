"""No installer was left behind; `catalogue/installers.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("installers")
def exposed_installers(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("installers", seen, home)
