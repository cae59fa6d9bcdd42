"""Whatever a server sends, its words stay words: in HTML, in JSON, on a terminal."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from importlib import resources

import msgspec
import pytest
from hypothesis import given, settings, strategies as st
from rich.console import Console

from checks import Outcome, Text, Verdict
from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.facts.values import DnsFacts, Facts, Software, TlsFacts, Traffic
from checks.core.model.text import LANGUAGES
from checks.core.ratings.mozilla import Conformance, Deviation
from reports.export.formats.json import city_chunks
from reports.html.render import city_page, opd_page
from reports.terminal import host
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.views.imprint import Imprint
from reports.views.opd import opd_view
from tests.each import each
from tests.reports.city import ASSESSMENTS, BEFORE, NOW, OPDS, SCAN
from tests.reports.city_checks import CHECKS, FINDINGS
from tests.reports.city_tls import certificate, tls_facts
from tests.reports.html.page import Page

ATTACKS = (
    "<script>alert(1)</script>",
    "</style></title></textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "{host}{0}{__class__}",
    "[red]merah[/red][link=https://jahat.example]x[/link]",
    "\x1b]0;judul\x07\x1b[2J\x9b31m",
    "\u202egnp.exe\u2066\u200b",
    "\ud800 separuh",
    "<!-- ",
    "a" * 5000,
)


TAIL = "</body>\n</html>"
OURS = f"<script>{(resources.files('reports.html') / 'static/overview.js').read_text('utf-8')}</script>\n"


def tls_of(text: str) -> TlsFacts:
    """TLS facts in which every name is this text; made behind the back of the function that tames them."""
    healthy = tls_facts(text)
    leaf = certificate(f"CN={text}", f"CN={text}", NOW, 90, (text,))
    bad = Deviation(profile="modern", topic="suites", advice=False, values=(text,), text=Text(id=text, en=text))
    return msgspec.structs.replace(
        healthy,
        protocols={"TLSv1.2": (text,)},
        groups=(text,),
        alpn=text,
        certificate=leaf,
        chain=(leaf, msgspec.structs.replace(leaf, key=text, signature=text)),
        mozilla=Conformance(profile="intermediate", deviations=(bad,)),
    )


def poisoned(text: str) -> Assessment:
    """An assessment in which everything a server can choose is this text; findings are made behind `Problem`'s back."""
    healthy = ASSESSMENTS["dinkes"][0]
    finding = msgspec.structs.replace(FINDINGS["exposed-env"], subject=text, facts={"path": text, "keys": (text, text)})
    sign = msgspec.structs.replace(FINDINGS["content-gambling"], subject=text, facts={"count": text, "sha256": text})
    return msgspec.structs.replace(
        healthy,
        verdicts=(
            Verdict(check="exposed-env", outcome=Outcome.FAIL, findings=(finding,)),
            Verdict(check="http-hsts", outcome=Outcome.UNKNOWN, reason="reset", detail=text),
            Verdict(check="tls-expiry", outcome=Outcome.ERROR, detail=text),
            Verdict(check="content-gambling", outcome=Outcome.FAIL, findings=(sign,)),
        ),
        facts=Facts(
            tls=tls_of(text),
            software=(Software(name=text, version=text, certainty="probable"),),
            dns=DnsFacts(addresses=(text,), caa=(text,)),
        ),
        traffic=Traffic(count=1, log=(text,)),
        ledger={Identity("http-hsts", "missing", text): Entry(State.UNVERIFIABLE, BEFORE, BEFORE, NOW)},
    )


def pages(text: str) -> list[str]:
    scan: Scan = msgspec.structs.replace(SCAN, unregistered=(text,))
    view = opd_view(scan, OPDS[0], (poisoned(text),), CheckTexts(CHECKS), Imprint())
    overview = city_view(scan, (summarise(view),), Imprint())
    return [draw for lang in LANGUAGES for draw in (opd_page(view, lang), city_page(overview, lang))]


def alive(html: str) -> list[str]:
    """Everything in a page that could run, load or lead elsewhere, but for our own script where the overview has it."""
    page = Page(html.removesuffix(OURS + TAIL) + TAIL if html.endswith(OURS + TAIL) else html)
    faults = list(page.faults)
    faults += sorted(page.tags & {"script", "img", "iframe", "object", "embed", "form", "input", "link", "base", "a:href"})
    for tag, attributes in page.elements:
        faults += [f"{tag} {name}" for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc", "action")]
    faults += [
        url
        for url in page.values("href")
        if not re.match(
            r"#[a-z][a-z0-9-]*$|data:text/plain;charset=utf-8;base64,[A-Za-z0-9+/]+=*$|https://(www\.rfc-editor|cwe\.mitre)\.org/|dinkes/index\.html$",
            url,
        )
    ]
    return faults


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_comes_alive_in_a_page(attack: str) -> None:
    for html in pages(attack):
        assert alive(html) == []
        assert "7 * 7" in html or "7 * 7" not in attack, "a template has computed"
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]", html)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_a_page(text: str) -> None:
    assert [fault for html in pages(text) for fault in alive(html)] == []


def digest(html: str, tag: str) -> str:
    """The hash-source of what stands in this element of the page; empty when the page has none."""
    whole = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    return f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(whole.encode()).digest()).decode()}'; " if whole else ""


def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page() -> None:
    for html in pages("x"):
        style = html.partition("<style>")[2].partition("</style>")[0]
        policy = next(attributes["content"] for _, attributes in Page(html).elements if "http-equiv" in attributes)
        own = digest(html, "style") + digest(html, "script")
        assert policy == f"default-src 'none'; {own}img-src data:; base-uri 'none'; form-action 'none'"
        assert "url(" not in style
        assert "@import" not in style


def test_a_marking_cannot_leave_its_css_string() -> None:
    imprint = Imprint(marking='TLP:"AMBER"}</style><script>alert(1)</script>')
    view = opd_view(SCAN, OPDS[0], ASSESSMENTS["dinkes"], CheckTexts(CHECKS), imprint)
    assert alive(opd_page(view, "id")) == []
    assert 'TLP:"AMBER"}</style>' in Page(opd_page(view, "id")).text


@each("attack", ATTACKS)
def test_json_stays_json_and_steers_no_terminal(attack: str) -> None:
    scan = msgspec.structs.replace(SCAN, unregistered=(attack,))
    encoded = b"".join(city_chunks(scan, [poisoned(attack)], CheckTexts(CHECKS)))
    text = msgspec.json.decode(encoded)["hosts"][0]["verdicts"][1]["detail"]
    assert text == attack.replace("\ud800", "?")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", encoded.decode())


@each("attack", ATTACKS)
def test_a_terminal_receives_no_control_character_and_reads_no_markup(attack: str) -> None:
    screen_text = host.plain(poisoned(attack), CheckTexts(CHECKS), "id")
    screen = io.StringIO()
    Console(file=screen, force_terminal=True, color_system=None, width=80).print(host.rich(poisoned(attack), CheckTexts(CHECKS), "id"))
    for text in (screen_text, re.sub("\x1b\\[[0-9;]*m", "", screen.getvalue())):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if attack.startswith("[red]"):
        assert "[red]merah[/red]" in screen_text
        assert "[red]merah[/red]" in screen.getvalue()
