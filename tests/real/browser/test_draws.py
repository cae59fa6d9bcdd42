"""A seed draws the same sites wherever it is drawn, and the table explains only what it names."""

from __future__ import annotations

from fnmatch import fnmatchcase
from urllib.parse import urlsplit

import pytest

from tests.real.browser.comparison import differences
from tests.real.browser.draws import Draw, draws
from tests.real.browser.explanations import Explanation, explanation, explanations
from tests.real.browser.kind import KINDS
from tests.real.browser.view import FACTS, Difference, Value, View

ENOUGH = 60


def test_there_are_enough_kinds_and_each_names_its_standard() -> None:
    assert len(KINDS) >= ENOUGH
    assert all(len(kind.standard) > 3 for kind in KINDS.values())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_seed_draws_the_same_bytes_again(kind: str) -> None:
    one, other, another = (Draw(kind, seed).site() for seed in ("a.1", "a.1", "a.2"))
    assert one.files.keys() == other.files.keys()
    assert [answer.wire({}) for answer in one.files.values()] == [answer.wire({}) for answer in other.files.values()]
    assert another.host != one.host


def test_every_kind_is_drawn_as_often_as_any_other() -> None:
    drawn = draws("a", 3)
    assert len(drawn) == 3 * len(KINDS) == len({one.label for one in drawn})
    assert all(urlsplit(f"https://{one.site().host}/").hostname == f"{one.label}.test" for one in drawn[:9])


@pytest.mark.parametrize("entry", explanations(), ids=lambda entry: f"{entry.kind}: {entry.fact}")
def test_an_explanation_is_of_a_kind_and_a_fact_that_are_there(entry: Explanation) -> None:
    assert any(fnmatchcase(kind, entry.kind) for kind in KINDS), entry.kind
    assert any(fnmatchcase(fact, entry.fact) for fact in FACTS), entry.fact
    assert len(entry.reason) > 20


def test_what_differs_is_told_and_what_is_alike_is_not() -> None:
    site = Draw("sound.site", "a.1").site()
    page: dict[str, Value] = {
        "address": f"https://{site.host}/",
        "status": 200,
        "type": "html",
        "text": "Dinas",
        "hsts": True,
        "loads": ("script //a",),
    }

    def unlike(**changes: Value) -> list[tuple[str, object, object]]:
        theirs = View({**page, **changes})
        return [(one.fact, one.ours, one.theirs) for one in differences("sound.site", "a.1", site, View(page), theirs)]

    assert unlike() == []
    assert unlike(hsts=False) == [("hsts", True, False)]
    assert unlike(framed=True) == [("framed", None, True)]
    # Of another page nothing else is worth a comparison.
    assert unlike(address="", text="") == [("address", page["address"], "")]


def test_an_explanation_covers_one_direction_only() -> None:
    one_way = Explanation(kind="images.*", fact="loads", reason="Browsers choose one of several.", more="tilik")
    more, fewer = ("file //a", "file //b"), ("file //a",)
    assert one_way.covers(Difference("images.candidates", "a", "loads", more, fewer))
    assert not one_way.covers(Difference("images.candidates", "a", "loads", fewer, more))
    assert not one_way.covers(Difference("images.candidates", "a", "text", more, fewer))
    assert explanation(Difference("sound.site", "a", "hsts", True, False)) is None
