"""No administration panel is open without protection; `catalogue/panels.toml` says which, a log-in page alone is only observed."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("panels")
def exposed_panels(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("panels", seen, home)
