"""A clinic of the example city on a neglected server, with WordPress and phpMyAdmin beside it: what its report offers takes it from F to the best that its software allows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from scanner.example_city.site import IncomingRequest
from scanner.example_city.sites import sites
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from tests.advice.composition import second_step
from tests.advice.layout import Flavour
from tests.advice.neglect import Neglected
from tests.advice.trial import Trial
from tests.advice.workbench import Workbench, workbench

pytestmark = [pytest.mark.real, pytest.mark.slow]


def page(path: str) -> str:
    """What the example city's clinic answers."""
    (clinic,) = (site for site in sites() if site.host == EXPOSED_ENV)
    assert callable(clinic.https)
    respond, request = clinic.https, IncomingRequest(method="GET", target=path, scheme="https", host=EXPOSED_ENV, headers={})

    async def answer() -> str:
        return (await respond(request)).body.decode()

    return asyncio.run(answer())


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    with workbench(neglected=Neglected(host=EXPOSED_ENV, home=page("/"), env=page("/.env"))) as bench:
        yield bench


# In `make test` nginx has WordPress beside it, and Apache goes the same way without (`test_share.py`); both have it in `make advice`.
@pytest.mark.parametrize("flavour", [Flavour.NGINX, pytest.param(Flavour.MOD_PHP, marks=pytest.mark.sweep)])
def test_the_composed_configuration_leaves_the_best_grade_and_everything_works(bench: Workbench, flavour: Flavour) -> None:
    """WordPress and phpMyAdmin, for the office's network, answer after each step as before (`Trial.broken`)."""
    trial = Trial(bench, flavour)
    before = trial.baseline()
    assert (before.grade, [one.problem for one in before.findings["exposed-env"]]) == ("F", ["secrets"])
    files = trial.composed()
    assert trial.prepare(files) == ""
    with trial.laid.running():
        after = trial.sight()
        assert list(trial.broken()) == []
    assert (after.grade, after.keys()) == ("B", {("http-csp", ""), ("tls-post-quantum", "")})
    assert trial.prepare(second_step(files)) == ""
    with trial.laid.running():
        last = trial.sight()
        assert list(trial.broken()) == []
    assert (last.grade, last.keys()) == ("A", {("tls-post-quantum", "")})
