"""A share of `make advice`: everything that a report offers for a server, put in at once, takes a neglected site from F to the best that is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reports.views.configuration import HostFindings, host_configurations
from tests.advice.composition import composition, second_step
from tests.advice.layout import Flavour
from tests.advice.neglect import HOST
from tests.advice.trial import CHECKS, REPORTED, TEXTS, Trial
from tests.advice.workbench import Workbench, workbench

pytestmark = pytest.mark.real

# A policy for scripts is in force only once the site's own console is clean; the post-quantum group is the next OpenSSL's.
LEFT_BEHIND = {("http-csp", ""), ("tls-post-quantum", "")}


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    with workbench(blog=False) as bench:
        yield bench


# nginx is tried with WordPress beside it (`test_example_city.py`).
@pytest.mark.parametrize("flavour", [pytest.param(Flavour.NGINX, marks=pytest.mark.sweep), Flavour.FPM])
def test_the_composed_configuration_leaves_the_best_grade(bench: Workbench, flavour: Flavour) -> None:
    done = composition(bench, flavour, blog=False)
    assert done.broken == ()
    assert (done.before.grade, done.after.grade) == ("F", "B")
    assert done.after.keys() == LEFT_BEHIND


def test_with_the_policy_in_force_nothing_but_the_group_is_left(bench: Workbench) -> None:
    trial = Trial(bench, Flavour.MOD_PHP, blog=False)
    trial.baseline()
    assert trial.prepare(second_step(trial.composed())) == ""
    with trial.laid.running():
        after = trial.sight()
        assert list(trial.broken()) == []
    assert (after.grade, after.keys()) == ("A", {("tls-post-quantum", "")})


def test_a_fix_in_a_file_of_the_folder_mends_its_finding_alone(bench: Workbench) -> None:
    trial, check = Trial(bench, Flavour.HTACCESS, blog=False), CHECKS["exposed-apis"]
    trial.baseline([check])
    assert trial.row(check).faults == {}


def test_a_site_without_https_gets_it_before_visitors_are_sent_there(bench: Workbench) -> None:
    trial = Trial(bench, Flavour.NGINX, secure=False, blog=False)
    before = trial.baseline()
    assert [finding.problem for finding in before.findings["http-https"]] == ["absent"]
    assert trial.prepare(trial.composed()) == ""
    with trial.laid.running():
        after = trial.sight()
        assert list(trial.broken()) == []
        assert trial.status("/statis.html") == "301"
        # A proxy in front that took HTTPS already is not sent there again.
        assert trial.status("/statis.html", "X-Forwarded-Proto: https") == "200"
    assert after.keys() == LEFT_BEHIND


def test_nobody_is_sent_to_https_where_there_is_none(bench: Workbench) -> None:
    """Of a site whose HTTPS is not known to work, nothing that is composed redirects."""
    trial = Trial(bench, Flavour.NGINX, secure=False, blog=False)
    check = CHECKS["content-passwords"]
    findings = ((check.id, TEXTS.advice(check.id), check.problem("plain")("/masuk", url=f"http://{HOST}/masuk")),)
    host = HostFindings(target=trial.target, software=(), servers=frozenset(), https=False, findings=findings)
    assert not host_configurations(host, "", REPORTED)
