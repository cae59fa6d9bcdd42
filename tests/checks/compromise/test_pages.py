"""What the family says of sites that were written with fresh eyes: found, left alone, and comments kept apart."""

from __future__ import annotations

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.model.finding import Outcome
from checks.core.testing import evidence as build
from tests.checks.compromise.changes import CHANGED
from tests.checks.compromise.honest import HONEST, UNMODERATED
from tests.checks.compromise.sites import Site
from tests.each import each

FAMILY = [check for check in registry.load() if check.area == "compromise"]
COMMENTS = "compromise-comments"


def outcomes(site: Site) -> dict[str, Outcome]:
    """What each check says of a site that was never seen before."""
    by_type = {
        "Pages": build.crawl(*site.pages),
        "Views": build.site_views(*site.views),
        "ScriptFiles": build.scripts(),
        "Earlier": build.earlier(),
    }
    needs = (need for check in FAMILY for need in check.needs.values())
    evidence = {request.key: by_type[type(need).__name__] for need in needs if (request := need.at(build.TARGET)) is not None}
    return {check.id: judge(check, build.TARGET, evidence).outcome for check in FAMILY}


def failures(site: Site) -> set[str]:
    by_check = outcomes(site)
    assert Outcome.ERROR not in by_check.values()
    return {check for check, outcome in by_check.items() if outcome is Outcome.FAIL}


@each("site", CHANGED, ids=lambda site: site.name)
def test_a_changed_site_is_found(site: Site) -> None:
    assert failures(site) - {COMMENTS}


@each("site", HONEST, ids=lambda site: site.name)
def test_an_honest_site_is_left_alone_and_asks_for_no_look(site: Site) -> None:
    assert set(outcomes(site).values()) <= {Outcome.PASS, Outcome.NOT_APPLICABLE}


@each("site", UNMODERATED, ids=lambda site: site.name)
def test_comments_are_no_incident(site: Site) -> None:
    assert failures(site) == {COMMENTS}
