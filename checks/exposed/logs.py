"""Log files are not served with the site; `catalogue/logs.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("logs")
def exposed_logs(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("logs", seen, home)
