"""Every word exists in both languages, is used, and nothing is left to chance in how numbers and dates are written."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import reports
from checks import Order, Strength, Text, Trust
from checks.core.assess.ledger import State
from checks.core.assess.waivers import Ground
from checks.core.model.finding import Kind, Level, Outcome
from checks.core.model.reason import REASONS
from checks.core.model.text import LANGUAGES
from reports.html.citation import link
from reports.html.render import TERMS
from reports.strategy import ResponsePhase
from reports.views.city.flow import BOUNDS
from reports.views.city.shared_causes import Sort
from reports.views.deliveries import OpdReaction
from reports.views.paths import folder
from reports.views.trend import Direction
from reports.words import NOUNS, WORDS, fill, format, quantity
from reports.words.headlines import BY_LEVEL
from reports.words.remedies import REMEDIES, remedy
from tests.each import each

HERE = Path(reports.__file__).parent
SOURCES = "".join(
    p.read_text("utf-8")
    for p in (*HERE.rglob("*.html"), *(HERE / "terminal").glob("*.py"), HERE / "html" / "render.py", HERE / "views" / "endpoints.py")
)
FAMILIES = {
    "outcome_": [f"outcome_{outcome}" for outcome in Outcome],
    "state_": [f"state_{state}" for state in State],
    "kind_": [f"kind_{kind}" for kind in Kind],
    "level_": [f"level_{level.name.lower()}" for level in Level],
    "ground_": [f"ground_{ground}" for ground in Ground],
    "answer_": [f"answer_{answer}" for answer in OpdReaction],
    "grade_": [f"grade_{letter}" for letter in "ABCDF"],
    "version_": [f"version_{state}" for state in ("good", "retired", "absent", "missing", "unknown")],
    "strength_": [f"strength_{strong}" for strong in Strength],
    "order_": [f"order_{order}" for order in (Order.SERVER, Order.CLIENT)],
    "phase_": [name for phase in ResponsePhase for name in (f"phase_{phase}", f"phase_{phase}_means")],
    "within_": [f"within_{time}" for time in ("hour", "day", "week")],
    "trend_": [f"trend_{direction}" for direction in Direction],
    "common_": [name for sort in Sort for name in (f"common_{sort}", f"common_{sort}_action") if name != "common_address_action"],
    "ageing_": [f"ageing_{n}" for n in range(len(BOUNDS))],
    "trust_": [f"trust_{trust}" for trust in Trust],
}
USED = {word for word in WORDS if re.search(rf"[\"']{re.escape(word)}[\"']", SOURCES)}
USED |= {word for family in FAMILIES.values() for word in family} | set(TERMS) | {f"{term}_means" for term in TERMS}


@each("word", WORDS)
def test_a_word_has_both_languages_with_the_same_places(word: str) -> None:
    text = WORDS[word]
    assert text.id.strip()
    assert text.en.strip()
    text.placeholders()


def test_every_word_that_is_said_exists_and_every_word_is_said() -> None:
    words = set(re.findall(r"say\([\"']([a-z_]+)[\"']\)", SOURCES)) | USED
    assert words - set(WORDS) == set()
    assert set(WORDS) - USED == set()


def test_every_reason_has_a_remedy_of_its_own() -> None:
    assert set(REASONS) - set(REMEDIES) == set()
    assert remedy("reset", bug=True) != remedy("reset", bug=False)


def test_headlines_fill_in_both_languages() -> None:
    for text in BY_LEVEL.values():
        assert text.placeholders() <= {"findings", "all"}


def test_counting_follows_each_language() -> None:
    assert quantity(1, "finding") == Text(id="1 temuan", en="1 finding")
    assert quantity(1200, "asset") == Text(id="1.200 aset", en="1,200 assets")
    assert quantity(1.0, "day").en == "1 day"
    assert quantity(1.5, "day") == Text(id="1,5 hari", en="1.5 days")


@each("noun", NOUNS)
def test_a_noun_has_each_form_that_its_language_has(noun: str) -> None:
    for lang, forms in (("id", NOUNS[noun].id), ("en", NOUNS[noun].en)):
        assert set(forms) == format.categories(lang)
        assert all(form.strip() for form in forms.values())


def test_texts_of_checks_choose_the_form_that_the_cldr_names() -> None:
    text = Text(id="{n} hari", en="{n:one/other}")
    assert all(text.fill({"n": n}).en == f"{n} {format.plural(n, 'en')}" for n in range(2000))


def test_parts_are_put_in_in_their_own_language() -> None:
    text = Text(id="Ada {n} dan {other}.", en="There are {n} and {other}.")
    assert fill(text, n=quantity(2, "asset"), other="{x}") == Text(id="Ada 2 aset dan {x}.", en="There are 2 assets and {x}.")


def test_dates_and_times() -> None:
    late = dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC)
    assert format.moment(late, "Asia/Jakarta", "id") == "1 Januari 2027 pukul 06.30 WIB"
    assert format.moment(late, "Asia/Jayapura", "en") == "1 January 2027, 08:30 WIT"
    assert format.span(late, late + dt.timedelta(hours=1), "Asia/Makassar", "id") == "1 Januari 2027 pukul 07.30–08.30 WITA"
    assert format.span(late - dt.timedelta(hours=12), late, "UTC", "en") == "31 December 2026, 11:30–23:30 UTC"
    assert format.span(late, late + dt.timedelta(seconds=9), "Asia/Jakarta", "id") == "1 Januari 2027 pukul 06.30 WIB"
    assert format.span(late, late + dt.timedelta(hours=1), "UTC", "en") == "31 December 2026, 23:30 UTC – 1 January 2027, 00:30 UTC"


def test_every_month_has_its_name() -> None:
    for lang in LANGUAGES:
        assert len({format.day(dt.date(2026, month, 1), lang) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("count", "indonesian", "english"),
    [
        (0, "0 byte", "0 byte"),
        (999, "999 byte", "999 byte"),
        (1000, "1,0 kB", "1.0 kB"),
        (999_999, "1,0 MB", "1.0 MB"),
        (2_500_000_000, "2,5 GB", "2.5 GB"),
    ],
)
def test_sizes(count: int, indonesian: str, english: str) -> None:
    assert (format.size(count, "id"), format.size(count, "en")) == (indonesian, english)


def test_percent_never_rounds_up_to_everything() -> None:
    assert format.percent(199 / 200, "en") == "99%"
    assert format.percent(0.7, "en") == "70%"
    assert format.percent(1.0, "en") == "100%"
    assert format.percent(0.29, "en") == "29%"


def test_durations() -> None:
    assert format.seconds(1.44, "id") == "1,4 detik"
    assert format.seconds(180, "en") == "3 minutes"


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("RFC 6797 section 8.1", "https://www.rfc-editor.org/rfc/rfc6797"),
        ("CWE-319", "https://cwe.mitre.org/data/definitions/319.html"),
        ("https://standard.example/a", "https://standard.example/a"),
        ("BSSN 4/2021 Pasal 26 huruf h", None),
        ("javascript:alert(1)", None),
    ],
)
def test_references_lead_to_their_standard(reference: str, url: str | None) -> None:
    assert link(reference) == url


def test_folders_stay_inside_and_apart() -> None:
    assert folder("dinkes") == "dinkes"
    odd = [folder(code) for code in ("a.b", "a b", "../a", "..", "", "/etc", "report.json")]
    assert len(set(odd)) == len(odd)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in odd)
