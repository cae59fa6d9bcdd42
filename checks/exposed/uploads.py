"""Upload folders do not show their content; `catalogue/uploads.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("uploads")
def exposed_uploads(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("uploads", seen, home)
