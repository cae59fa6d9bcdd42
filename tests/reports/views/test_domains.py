"""The domains at a glance: in order, at what risk, not seen or not to be asked; what was not seen is never shown as in order."""

from __future__ import annotations

import msgspec
import pytest

from checks import Outcome, Target, Verdict
from checks.core.check import registry
from checks.core.model.risk import RiskLevel
from reports.html.render import city_page
from reports.views.check_texts import CheckTexts
from reports.views.city.domains import PROTECTIONS
from reports.views.city.overview import CityView, city_view
from reports.views.city.summary import summarise
from reports.views.opd import opd_view
from tests.reports.city import IMPRINT, OPDS, SCAN, assessed
from tests.reports.html.page import Page

DOMAIN = Target(host="kotacontoh.go.id", port=0, http_port=0, domain="kotacontoh.go.id", opd="dinkes")


def overview() -> CityView:
    every = {check.id: check for check in registry.load()}
    missing = every["mail-dmarc"].problem("missing")(domain=DOMAIN.host, record="v=DMARC1; p=none")
    verdicts = (
        Verdict(check="dns-caa", outcome=Outcome.PASS),
        Verdict(check="dns-dnssec", outcome=Outcome.UNKNOWN, reason="resolver-unvalidated"),
        Verdict(check="mail-dmarc", outcome=Outcome.FAIL, findings=(missing,)),
        Verdict(check="mail-mta-sts", outcome=Outcome.NOT_APPLICABLE, reason="no-mail"),
        Verdict(check="mail-spf", outcome=Outcome.ERROR),
    )
    assessment = msgspec.structs.replace(assessed(DOMAIN), verdicts=verdicts)
    view = opd_view(SCAN, OPDS[0], [assessment], CheckTexts(every.values()), IMPRINT)
    return city_view(SCAN, [summarise(view)], IMPRINT)


def test_each_protection_has_the_verdict_of_its_check() -> None:
    (row,) = overview().domains
    assert (row.domain, row.opd) == (DOMAIN.host, OPDS[0].name)
    cells = {cell.protection: (cell.outcome, cell.level) for cell in row.cells}
    assert cells == {
        "DNSSEC": (Outcome.UNKNOWN, None),
        "CAA": (Outcome.PASS, None),
        "SPF": (Outcome.ERROR, None),
        "DMARC": (Outcome.FAIL, RiskLevel.HIGH),
        "STARTTLS": (None, None),
        "MTA-STS": (Outcome.NOT_APPLICABLE, None),
    }


def test_every_column_is_a_check_of_domains() -> None:
    assert set(PROTECTIONS.values()) <= {check.id for check in registry.load() if check.of_domains}


@pytest.mark.parametrize(
    ("lang", "cells"),
    [("id", "belum terlihatbaikbelum terlihat4 Tinggibelum terlihat–"), ("en", "not seenin ordernot seen4 Highnot seen–")],
)
def test_the_overview_shows_what_was_not_seen_as_such(lang: str, cells: str) -> None:
    page = Page(city_page(overview(), lang))
    assert page.faults == []
    assert cells in page.text


def test_the_contents_of_the_overview_name_the_section() -> None:
    html = city_page(overview(), "id")
    assert 'id="domains"' in html
    assert '<a href="#domains">' in html
