"""Developers' working folders are not served with the site; `catalogue/vcs.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("vcs")
def exposed_vcs(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("vcs", seen, home)
