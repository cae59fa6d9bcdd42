"""Whole pages and letters of the example city, in both languages: nothing of the program's own is on them, and no date or number that went past the one formatter."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from scanner.settings import Settings
from tests.each import each
from tests.scanner.cli.program import run

_VOID = {"meta", "br", "rect", "link", "img", "hr", "input"}
# Settings of servers and commands are quoted there, and pictures have their own words.
_VERBATIM = {"style", "script", "pre", "code", "svg"}
# Numbers that are names: of a standard, of a directive's value, of an identity number that was masked.
_NAMES = r"(?:ISO/IEC 29147|max-age[= ]*\d+|\b63072000\b|\d+\*+\d+)"
_SECTIONS = {
    field.name: field.type
    for field in msgspec.structs.fields(Settings)
    if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct)
}
_SETTINGS = "|".join(
    rf"{section}\.{one.name}|\[{section}\]" for section, fields in _SECTIONS.items() for one in msgspec.structs.fields(fields)
)
FORBIDDEN = {
    "a setting of ours": rf"tilik\.toml|targets\.txt|(?<![\w.])(?:{_SETTINGS})(?!\w)",
    "a name of Python": r"\b[A-Z]\w*(?:Error|Exception|Timeout)\b|Traceback|\bNone\b|<\w+ object at|\bdatetime\.|\bErrno\b|\w+\(\w+='",
    "an English log line": r"\b(?:asked|gave up|as a fallback|without a name)\b",
    "a date past the formatter": r"(?<![\w/.-])\d{4}-\d\d-\d\d(?![\w-])|\b\d{1,2}/\d{1,2}/\d{4}\b",
    "a number past the formatter": r"(?<![\w./:,*=-])\d{5,}(?![\w/*-])",
}
# In Bahasa Indonesia hours and minutes are parted by a point, and a number has a comma (EYD V).
INDONESIAN = {"a clock past the formatter": r"\b\d\d:\d\d\b", "a measure past the formatter": r"\b\d+\.\d\d? (?:detik|menit|kB|MB|hari)\b"}


class Prose(HTMLParser):
    """What a reader of a page reads as sentences."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self._open = "", list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "\n" if tag in ("p", "li", "td", "th", "dt", "dd", "h2", "h3", "h4", "br") else ""
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not _VERBATIM & set(self._open):
            self.text += data


def faults(text: str, lang: str) -> Iterator[str]:
    for what, pattern in (FORBIDDEN | (INDONESIAN if lang == "id" else {})).items():
        if what == "an English log line" and lang == "en":
            continue
        for line in re.sub(_NAMES, "", text).split("\n"):
            yield from (f"{what}: {hit[0]!r} in {line.strip()[:120]!r}" for hit in re.finditer(pattern, line))


@pytest.fixture(scope="module")
def pages(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    folder = tmp_path_factory.mktemp("pages") / "city"
    shutil.copytree(demo / "demo-out", folder)
    for lang in ("id", "en"):
        assert run(folder, "report", "--lang", lang, "--format", "html,text", "--out", lang).code == 0
    return {
        lang: {
            str(path.relative_to(folder)): Prose(path.read_text("utf-8")).text if path.suffix == ".html" else path.read_text("utf-8")
            for path in (folder / lang).rglob("*")
            if path.suffix in (".html", ".txt")
        }
        for lang in ("id", "en")
    }


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_page_for_officials_has_their_words_dates_and_numbers(pages: dict[str, dict[str, str]], lang: str) -> None:
    assert len(pages[lang]) > 10
    assert {name: fault for name, text in pages[lang].items() if (fault := list(faults(text, lang)))} == {}


@pytest.mark.slow
def test_an_action_of_several_checks_prints_each_snippet_once(demo: Path) -> None:
    snippets = 0
    for path in (demo / "demo-out").glob("*/index.html"):
        for action in re.findall(r'<article class="action.*?</article>', path.read_text("utf-8"), re.DOTALL):
            own = re.findall(r"<pre>.*?</pre>", action, re.DOTALL)
            assert len(own) == len(set(own)), path
            snippets += len(own)
    assert snippets > 100


@each(
    ("text", "what"),
    [
        ("atur strategy.ladder pada tilik.toml", "a setting of ours"),
        ("bagian [strategy] kosong", "a setting of ours"),
        ("ConnectionRefusedError: [Errno 111]", "a name of Python"),
        ("versi None", "a name of Python"),
        ("home: Https(path='/')", "a name of Python"),
        ("TLS without a name", "an English log line"),
        ("berakhir 2026-11-30.", "a date past the formatter"),
        ("berakhir 30/11/2026", "a date past the formatter"),
        ("12500 temuan", "a number past the formatter"),
        ("pukul 19:00 WIB", "a clock past the formatter"),
        ("selama 14.9 detik", "a measure past the formatter"),
    ],
)
def test_what_must_not_be_there_is_noticed(text: str, what: str) -> None:
    assert any(fault.startswith(what) for fault in faults(text, "id"))
