"""No file manager is open without a log-in; `catalogue/file-managers.toml` says which."""

from checks import CatalogueSeen, Exchange, Failure, Findings, catalogue_check, exposures


@catalogue_check("file-managers")
def exposed_file_managers(home: Exchange | Failure, seen: CatalogueSeen) -> Findings:
    yield from exposures("file-managers", seen, home)
