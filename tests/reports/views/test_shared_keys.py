"""The city's overview and its JSON tell the same keys that several hosts share, and charge nobody with them."""

from __future__ import annotations

import msgspec
import pytest

from checks.core.assess.assessment import Assessment
from checks.core.facts.values import DnsFacts
from checks.core.model.text import LANGUAGES
from reports.export.formats.json import CityObject, city_chunks
from reports.html.render import city_page
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import CityView, city_view
from reports.views.city.summary import summarise
from reports.views.opd import opd_view
from tests.reports.city import IMPRINT, OPDS, SCAN, assessed, target
from tests.reports.city_checks import CHECKS
from tests.reports.city_tls import tls_facts, with_key
from tests.reports.html.page import Page

SPKI = "ab" * 32


def holding(host: str, opd: str, address: str, spki: str = SPKI, *names: str) -> Assessment:
    assessments = assessed(target(host, opd))
    tls = with_key(tls_facts(host), spki, *(names or ("*.kotacontoh.go.id",)))
    return msgspec.structs.replace(
        assessments, facts=msgspec.structs.replace(assessments.facts, tls=tls, dns=DnsFacts(addresses=(address,)))
    )


SHARED = (
    holding("dinkes.kotacontoh.go.id", "dinkes", "192.0.2.7"),
    holding("disdik.kotacontoh.go.id", "disdik", "192.0.2.8"),
    holding("dishub.kotacontoh.go.id", "dishub", "192.0.2.9", "cd" * 32),
)


def overview(*assessments: Assessment) -> CityView:
    views = (opd_view(SCAN, opd, [a for a in assessments if a.target.opd == opd.code], CheckTexts(CHECKS), IMPRINT) for opd in OPDS)
    return city_view(SCAN, [summarise(view) for view in views], IMPRINT)


def city(*assessments: Assessment) -> CityObject:
    return msgspec.json.decode(b"".join(city_chunks(SCAN, assessments, CheckTexts(CHECKS))), type=CityObject)


@pytest.mark.parametrize(("lang", "heading"), [("id", "Satu kunci di banyak situs"), ("en", "One key at several sites")])
def test_the_overview_tells_who_shares_a_key(lang: str, heading: str) -> None:
    page = Page(city_page(overview(*SHARED), lang))
    assert page.faults == []
    assert heading in page.text
    content = page.text.rpartition(heading)[2]
    assert all(name in content for name in ("dinkes.kotacontoh.go.id", "disdik.kotacontoh.go.id", "*.kotacontoh.go.id", "192.0.2.8"))
    assert {"Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan"} <= {name for name in (opd.name for opd in OPDS) if name in content}
    assert "dishub.kotacontoh.go.id" not in content


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_shared_keys_nothing_is_said_of_them(lang: str) -> None:
    assert 'class="keys"' not in city_page(overview(SHARED[0], SHARED[2]), lang)


def test_the_json_tells_the_same() -> None:
    content = city(*SHARED)
    assert content.shared_keys == overview(*SHARED).shared_keys
    (key,) = content.shared_keys
    assert (key.spki_sha256, key.opds, key.wildcard, key.apart) == (SPKI, ("dinkes", "disdik"), True, True)
    assert city(SHARED[0]).shared_keys == ()


def test_nobody_is_charged_with_it() -> None:
    alone, together = overview(*SHARED[:1], SHARED[2]), overview(*SHARED)
    assert together.tally.findings == alone.tally.findings == 0


def test_a_name_from_a_certificate_cannot_run() -> None:
    hostile = "<script>alert(1)</script>"
    page = city_page(
        overview(holding("a.kotacontoh.go.id", "dinkes", "192.0.2.7", SPKI, hostile), holding("b.kotacontoh.go.id", "disdik", "192.0.2.8")),
        "id",
    )
    assert hostile not in page
    assert "&lt;script&gt;" in page
