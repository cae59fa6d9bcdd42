"""Texts in two languages, and facts that are safe to put into them."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from checks.core.model.text import LONGEST_FACT, Fact, Text, fact_text, tame
from tests.each import each


def test_facts_fill_both_languages() -> None:
    message = Text(id="Berlaku {days} hari: {names}", en="{names} last {days} days").fill({"days": 3, "names": ("a", "b"), "more": 1})
    assert message == Text(id="Berlaku 3 hari: a, b", en="a, b last 3 days")
    assert (message["id"], message["en"]) == (message.id, message.en)


@pytest.mark.parametrize(
    ("fact", "text"),
    [("/.git/HEAD", "/.git/HEAD"), (("/.git/HEAD", "/.git/config"), "/.git/HEAD, /.git/config"), (True, "true"), (3, "3"), ((), "")],
)
def test_a_fact_is_read_without_python(fact: Fact, text: str) -> None:
    assert fact_text(fact) == text


def test_english_counts_in_the_singular_and_the_plural() -> None:
    text = Text(id="{days} hari", en="{days:day/days}")
    assert [text.fill({"days": n}).en for n in (0, 1, 2, 21)] == ["0 days", "1 day", "2 days", "21 days"]
    assert text.fill({"days": 1}).id == "1 hari"
    assert text.placeholders() == {"days"}


def test_a_fact_with_braces_is_only_text() -> None:
    assert Text(id="{a}", en="{a}").fill({"a": "{a}{b.__class__}"}).id == "{a}{b.__class__}"


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        Text(id="{days}", en="{days}").fill({})


def test_there_are_two_languages() -> None:
    with pytest.raises(KeyError):
        Text(id="a", en="b")["su"]


def test_languages_must_use_the_same_placeholders() -> None:
    assert Text(id="{a} {b}", en="{b} {a}").placeholders() == {"a", "b"}
    with pytest.raises(ValueError, match="placeholders differ"):
        Text(id="{a}", en="{b}").placeholders()


@each(
    ("sent", "clean"),
    [
        ("nginx/1.24", "nginx/1.24"),
        (" a\r\n\tb\x00c ", "a b c"),
        ("a\u202egpj.exe", "a gpj.exe"),
        ("a\u200bb\ufeffc\u2028d\ud800e", "a b c d e"),
        (True, True),
        (7, 7),
        (("a\x1b[31m", "b"), ("a [31m", "b")),
    ],
)
def test_invisible_characters_are_taken_out(sent: Fact, clean: Fact) -> None:
    assert tame(sent) == clean


def test_a_cut_fact_says_so() -> None:
    assert tame("x" * LONGEST_FACT) == "x" * LONGEST_FACT
    assert tame("x" * (LONGEST_FACT + 1)) == "x" * (LONGEST_FACT - 1) + "…"
    assert tame(("x",) * 51) == ("x",) * 50


@given(st.text(max_size=2000))
def test_tamed_text_is_short_printable_and_stays_as_it_is(sent: str) -> None:
    clean = tame(sent)
    assert isinstance(clean, str)
    assert len(clean) <= LONGEST_FACT
    assert not {unicodedata.category(c) for c in clean} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert tame(clean) == clean
    clean.encode()
