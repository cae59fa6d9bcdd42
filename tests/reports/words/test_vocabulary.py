"""One word a thing: no text of the program, in either language, says what `vocabulary.toml` has another word for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.reports.test_language import all_texts
from tests.reports.texts import command_helps, command_messages, plain, template_words


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing in both languages, and what it is not called: regular expressions over whole words."""

    id: str
    en: str
    not_id: tuple[str, ...] = ()
    not_en: tuple[str, ...] = ()


class Exemption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that keeps a word of its own, and why."""

    text: str
    why: str


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: tuple[Word, ...]
    exempt: tuple[Exemption, ...] = ()


VOCABULARY = msgspec.toml.decode(Path(__file__).with_name("vocabulary.toml").read_bytes(), type=Vocabulary)
EXEMPT = {one.text for one in VOCABULARY.exempt}


def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w{{<>$@/=-])(?:{'|'.join(words)})(?![\w}}@=/-])", re.IGNORECASE) if words else None


PATTERNS = {lang: [(getattr(word, lang), _pattern(getattr(word, f"not_{lang}"))) for word in VOCABULARY.word] for lang in ("id", "en")}


def strange(text: str, lang: str) -> Iterator[str]:
    """Words that another stands for, and that other."""
    if text in EXEMPT:
        return
    for word, pattern in PATTERNS[lang]:
        if pattern:
            yield from (f"{hit[0]}: {word}" for hit in pattern.finditer(plain(text)))


@pytest.mark.slow
def test_texts_have_one_word_a_thing() -> None:
    breaches = {
        f"{name} {lang}": hits for name, text in all_texts().items() for lang in ("id", "en") if (hits := list(strange(text[lang], lang)))
    }
    assert breaches == {}


def test_commands_use_the_same_words() -> None:
    texts = [*command_helps(), *command_messages()]
    assert len(texts) > 200
    assert {name: hits for name, text in texts if (hits := list(strange(text, "en")))} == {}


def test_templates_have_no_words_of_their_own() -> None:
    """But for names that are the same in both languages, and the command that saves evidence."""
    exceptions = ("SHA-256", "Pemdi", "SPBE", "date -u")
    assert [line for line in template_words() if not line[1].startswith(exceptions)] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Peramban mempercayai sertifikat ini."),
        ("id", "Cookie sesi tidak aman."),
        ("id", "Pertanyaan terjawab: 3."),
        ("id", "Batasi ke jaringan dalam."),
        ("id", "Buka dengan browser lain."),
        ("en", "It can be mended in routine maintenance."),
    ],
)
def test_another_word_would_be_noticed(lang: str, text: str) -> None:
    assert list(strange(text, lang))


def test_what_is_no_word_is_left_alone() -> None:
    assert not list(strange("Buka dengan peramban lain di {port}, lihat “Cookie”.", "id"))


def test_no_word_forbids_another() -> None:
    """Nor does a word forbid itself, but where it stands in brackets behind the Indonesian one."""
    own = {
        word[lang]: list(strange(word[lang], lang)) for word in ({"id": w.id, "en": w.en} for w in VOCABULARY.word) for lang in ("id", "en")
    }
    assert {word: hits for word, hits in own.items() if hits} == {}
