"""Configuration, keys and manifests are not served with the site; `catalogue/config.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("config")
def exposed_config(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("config", seen, home)
