"""Drupal 7 to 10 and SLiMS 9 refuse ``*.sql`` and ``*.yml`` by the .htaccess that they ship, and answer 404 to every other name that does not exist."""

from __future__ import annotations

from checks import build
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.exposure.entry import group
from checks.core.exposure.judge import exposures
from checks.core.model.undecided import Unknown


def _verdict(**statuses: int) -> str:
    def status(path: str) -> int:
        return statuses[path.rpartition(".")[2]]

    answers = tuple(
        PathAnswer(
            entry,
            path,
            build.gone(path, status(path)),
            build.nowhere(status(path), path="/tlk." + path.rpartition(".")[2]) if status(path) != 404 else None,
        )
        for path, entry in _entries().items()
    )
    try:
        findings = list(exposures("dumps", CatalogueAnswers(build.AT, answers), build.page()))
    except Unknown as question:
        return question.reason.key
    return f"{len(findings)} findings"


def _entries() -> dict[str, str]:
    """Paths of the catalogue as it is, each with the entry that asks for it."""
    ids = {path: entry.id for entry in group("dumps").entries for path in entry.paths}
    templates = {"/{label}.sql": "/dinkes.sql", "/backup.sql": "/backup.sql", "/dump.sql": "/dump.sql", "/backup.zip": "/backup.zip"}
    return {path: ids[template] for template, path in templates.items()}


def test_a_kind_that_is_refused_is_given_to_nobody() -> None:
    assert _verdict(sql=403, zip=404) == "0 findings"


def test_a_server_that_refuses_everything_stays_open() -> None:
    assert _verdict(sql=403, zip=403) == "forbidden"


def test_an_honest_server_is_clean() -> None:
    assert _verdict(sql=404, zip=404) == "0 findings"
