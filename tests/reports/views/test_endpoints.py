"""The addresses of a site, the same on a terminal and on the page."""

from __future__ import annotations

import msgspec
import pytest

from checks.core.assess.assessment import Assessment
from checks.core.facts.endpoints import EndpointFacts, EndpointsFacts
from reports.html.render import opd_page
from reports.terminal import host
from reports.views.check_texts import CheckTexts
from reports.views.opd import opd_view
from tests.reports.city import ASSESSMENTS, IMPRINT, OPDS, SCAN
from tests.reports.city_checks import CHECKS
from tests.reports.city_endpoints import endpoints_facts
from tests.reports.html.page import Page

FACTS = endpoints_facts("dinkes.kotacontoh.go.id")


def of(facts: EndpointsFacts | None) -> Assessment:
    assessment = ASSESSMENTS["diskominfo"][0]
    return msgspec.structs.replace(assessment, facts=msgspec.structs.replace(assessment.facts, endpoints=facts))


def screen_lines(facts: EndpointsFacts | None, lang: str = "en") -> list[str]:
    lines = host.plain(of(facts), CheckTexts(CHECKS), lang).splitlines()
    return [line.strip() for line in lines if "www." in line or "//dinkes" in line]


def test_a_line_for_each_address() -> None:
    assert screen_lines(FACTS) == [
        "https://dinkes.kotacontoh.go.id/      status 200 · canonical",
        "http://dinkes.kotacontoh.go.id/       status 301, leads to https://dinkes.kotacontoh.go.id/",
        "https://www.dinkes.kotacontoh.go.id/  status 200 · certificate for another name",
        "http://www.dinkes.kotacontoh.go.id/   no service",
        "www.dinkes.kotacontoh.go.id is not registered.",
    ]
    assert "https://www.dinkes.kotacontoh.go.id/  status 200 · sertifikat untuk nama lain" in screen_lines(FACTS, "id")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"published": False}, "www.dinkes.kotacontoh.go.id is not in the DNS."),
        ({"published": None}, "The DNS did not say whether www.dinkes.kotacontoh.go.id exists."),
        ({"registered": True}, "www.dinkes.kotacontoh.go.id is registered and judged on its own."),
        (
            {"wildcard": True},
            "www.dinkes.kotacontoh.go.id is answered only because the DNS answers any name (a wildcard).",
        ),
    ],
)
def test_what_is_known_of_the_twin(changes: dict[str, bool | None], expected: str) -> None:
    assert screen_lines(msgspec.structs.replace(FACTS, **changes))[-1] == expected


def test_the_page_says_what_the_terminal_says() -> None:
    def page(facts: EndpointsFacts | None) -> str:
        return Page(opd_page(opd_view(SCAN, OPDS[2], (of(facts),), CheckTexts(CHECKS), IMPRINT), "id")).text

    document = page(FACTS)
    assert "status 301, menuju https://dinkes.kotacontoh.go.id/" in document
    assert "www.dinkes.kotacontoh.go.id belum terdaftar." in document
    assert "Alamat situs" not in page(None)


def test_what_a_server_said_stays_one_line() -> None:
    hostile = EndpointFacts(
        url="https://dinkes.kotacontoh.go.id/", outcome="answered", status=302, leads_to="https://a.test/\x1b[2J\n\u202ex"
    )
    (line,) = screen_lines(EndpointsFacts(endpoints=(hostile,)))
    assert line == "https://dinkes.kotacontoh.go.id/  status 302, leads to https://a.test/ [2J x"
