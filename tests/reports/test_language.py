"""Both languages are whole: nothing untranslated, nothing half translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
import pytest

from checks import Text
from checks.core.check import registry
from checks.core.model.reason import REASONS
from reports.strategy import strategy
from reports.words import NOUNS, WORDS, headlines, open as unanswered, remedies, tasks, triage
from reports.words.glossary import GLOSSARY
from tests.reports.texts import plain, texts

# What is the same word in both languages, or the name of something.
SAME = frozenset(
    (
        *(
            "HTTPS",
            "TLS",
            "HSTS",
            "header",
            "DNS",
            "CMS",
            "WAF",
            "SHA-256",
            "TTIS",
            "IIV",
            "OPD",
            "SPBE",
            "Status",
            "status",
            "Suite",
            "wildcard",
            "No",
            "",
            "Heartbleed",
            "CCS injection",
            "Ticketbleed",
            "ROBOT",
            "IR",
            "RR",
            "Transfer",
            "Level",
            "level",
            "Severity",
            "Score",
            "PoC 3",
            "PoC 4",
            "no-store",
        ),
        *("SSL Labs", "Permen PANRB 5/2020", "Permen PANRB 8/2026", "Permen PANRB 59/2020"),
    )
)
# Words no sentence of the other language has; enough of them that a sentence in the wrong language cannot hide.
ENGLISH = frozenset(
    ("the", "and", "is", "are", "was", "were", "not", "with", "this", "that", "which", "from", "for", "have", "has", "their")
)
INDONESIAN = frozenset(
    ("yang", "dan", "tidak", "dengan", "untuk", "dari", "pada", "adalah", "atau", "ini", "itu", "oleh", "karena", "sudah")
)


def inside(value: object, name: str) -> Iterator[tuple[str, Text]]:
    """Every text within a value, whatever it is made of."""
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from inside(item, f"{name}.{key}")
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from inside(item, f"{name}.{number}")
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from inside(getattr(value, field), f"{name}.{field}")


def every_text() -> Iterator[tuple[str, Text]]:
    yield from texts()
    yield from inside(WORDS, "words")
    yield from inside(GLOSSARY, "glossary")
    yield from inside(strategy(), "strategy")
    for module in (headlines, remedies, tasks, triage, unanswered):
        yield from inside({key: value for key, value in vars(module).items() if key.isupper() or key.startswith("_")}, module.__name__)
    yield from inside(REASONS, "reasons")
    for check in registry.load():
        yield from inside((check.title, check.action, check.why, check.fix.any, check.reasons, check.problems), check.id)


@cache
def all_texts() -> Mapping[str, Text]:
    """Every text by its place. Made when a test asks: it reads the source of everything."""
    return dict(every_text())


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", plain(text).lower()))


def untranslated(text: Text) -> list[str]:
    """What is wrong with a text: the same in both languages, or words of one in the other."""
    rest = re.sub(r"\{\w+\}", "", plain(text.id)).strip(" :.,;()[]")
    same = text.id == text.en and rest not in SAME
    return [*(["same"] if same else []), *sorted(words(text.id) & ENGLISH), *sorted(words(text.en) & INDONESIAN)]


PLURALS = frozenset(
    (
        *(noun.en["other"] for noun in NOUNS.values() if noun.en["other"] != noun.en["one"]),
        *("addresses", "bytes", "entries", "files", "hosts", "hours", "kinds", "links", "minutes", "months", "names", "numbers", "pages"),
        *("proofs", "rows", "scripts", "seconds", "servers", "settings", "sites", "times", "weeks", "years"),
    )
)
COUNTING = re.compile(r"\{\w+\} ((?:[a-z-]*[a-rt-z-] )?[a-z-]+)")


def uncounted(text: Text) -> list[str]:
    """Where one would read "1 findings": an English number with one form of what it counts, or a choice of forms that is none."""
    fixed = [hit[0] for hit in COUNTING.finditer(text.en) if PLURALS & set(hit[1].split())]
    en, id_ = ([spec.split("/") for spec in re.findall(r"\{\w+:([^}]*)\}", one)] for one in (text.en, text.id))
    # A third form stands for 0; Indonesian has no plural, so that a choice of its is one for the sake of 0.
    wrong = [forms for forms in en if len(set(filter(None, forms))) != len(forms) or len(forms) not in (2, 3)]
    return [*fixed, *map("/".join, wrong), *("/".join(forms) for forms in id_ if len(forms) != 3 or forms[0] != forms[1])]


@pytest.mark.slow
def test_there_is_much_to_look_at() -> None:
    assert len(all_texts()) > 1000


def test_no_text_is_untranslated_or_half_translated() -> None:
    assert {name: wrong for name, text in all_texts().items() if (wrong := untranslated(text))} == {}


def test_what_is_counted_has_its_singular() -> None:
    assert {name: wrong for name, text in all_texts().items() if (wrong := uncounted(text))} == {}


@pytest.mark.parametrize("en", ["It ended {n} days ago.", "It has {n} public addresses.", "{n:day}", "{n:/days}", "{n:day/day}"])
def test_a_plural_without_its_singular_would_be_noticed(en: str) -> None:
    assert uncounted(Text(id="{n}", en=en))
    assert uncounted(Text(id="{n:hari/hari}", en="{n:day/days}"))
    assert not uncounted(Text(id="{n} hari", en="It ended {n:day/days} ago."))
    assert not uncounted(Text(id="{n:hari/hari/kurang dari sehari}", en="It ended {n:day/days/less than a day} ago."))


@pytest.mark.parametrize(
    "text",
    [
        Text(id="The certificate expired.", en="The certificate expired."),
        Text(id="Sertifikat is expired dan perlu diganti.", en="The certificate expired."),
        Text(id="Sertifikat berakhir.", en="The certificate expired dan must be replaced."),
    ],
)
def test_a_text_left_in_one_language_would_be_noticed(text: Text) -> None:
    assert untranslated(text)
