"""The grammar of a targets file (docs/targets.md), line by line."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import PurePath

from scanner.targets.assemble import MOST_FAULTS, assemble
from scanner.targets.fault import Lint, Reading, TargetFault, quote
from scanner.targets.host import FULL_NAME, is_target_address
from scanner.targets.host_line import nearest
from scanner.targets.opd import KEYS, Draft, opd_name, opd_text

LONGEST_LINE = 1000
UNNAMED_CODE = "umum"

_COMMENT = re.compile(r"(?:^|\s)#")
_KEY = re.compile(r"\s*+([A-Za-z](?:[A-Za-z0-9 _-]*[A-Za-z0-9_-])?)\s*:\s*+(.*)")
_PORT = re.compile(r"[0-9]+(?:\s|$)")
_SECTION = re.compile(r"\s*\[([^\]]*)")


def inspect_text(content: str, name: str, *, today: dt.date) -> Reading:
    """Read the content of a targets file called ``name``, with every remark up to `MOST_FAULTS` fatal ones."""
    lines = _Lines()
    faults: list[Lint] = []
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), 1):
        try:
            lines.take(line.removesuffix("\r"), number)
        except TargetFault as fault:
            faults.append(fault.on(number))
            if len(faults) == MOST_FAULTS:
                break
    title = lines.city or _name_of(name)
    return assemble(name, title, lines.drafts(title), faults, today)


def section_ends(content: str) -> dict[str, int]:
    """By the code of each OPD the last line of its section that says something, counted from 1; of a text without faults."""
    lines = _Lines()
    ends: dict[str, int] = {}
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), 1):
        lines.take(line.removesuffix("\r"), number)
        if _COMMENT.split(line, maxsplit=1)[0].strip():
            ends[lines.code] = number
    return ends


class _Lines:
    """What the lines so far have said. Hosts and fields before the first section make an OPD of the city itself."""

    def __init__(self) -> None:
        self.city = ""
        self._city_draft = Draft("", 1, 1, UNNAMED_CODE)
        self._sections: list[Draft] = []
        self._city_line = 0

    def take(self, line: str, number: int) -> None:
        if len(line) > LONGEST_LINE:
            raise TargetFault(
                LONGEST_LINE + 1, f"the line has {len(line)} characters", f"At most {LONGEST_LINE} are accepted; one host a line."
            )
        if number == 1 and line.startswith("#"):
            self._title(line)
        comment = _COMMENT.search(line)
        content = line[: comment.start()] if comment else line
        if not content or content.isspace():
            return
        _refuse_invisible(content)
        section = _SECTION.match(content)
        if section and not is_target_address(section[1].partition("%")[0]):
            self._open(_section(content, number))
        elif (match := _KEY.fullmatch(content)) and not _is_host(match[1], match[2]):
            self._field(match[1].lower(), match[2], number, match.start(2) + 1, match.start(1) + 1)
        else:
            self._current.add(content, number)

    def drafts(self, city: str) -> list[Draft]:
        """The departments, the unnamed one (which is the city itself) first if it has hosts."""
        self._city_draft.title = city
        return self._sections if self._city_draft.empty else [self._city_draft, *self._sections]

    @property
    def code(self) -> str:
        """That of the department whose section the lines have come to."""
        return self._current.code

    @property
    def _current(self) -> Draft:
        return self._sections[-1] if self._sections else self._city_draft

    def _open(self, section: Draft) -> None:
        self._sections.append(section)
        if len(self._sections) == 1 and self._city_draft.positions and self._city_draft.empty:
            key, (line, _) = next(iter(self._city_draft.positions.items()))
            raise TargetFault(
                section.column,
                f"{key} in line {line} stands before the first section and belongs to no OPD",
                "Write it below each [OPD] it is for.",
            )

    def _title(self, line: str) -> None:
        """The first line of the file may name the city in a comment, as in ``# Kota Contoh``."""
        try:
            self.city = opd_text(line.lstrip("#"), 1)
        except TargetFault:
            self.city = ""

    def _field(self, key: str, value: str, number: int, column: int, key_column: int) -> None:
        if key == "city":
            if self._sections or self._city_line:
                raise TargetFault(key_column, "city stands once, before the first section", "Move it to the top of the file.")
            self.city, self._city_line = opd_text(value, column), number
        elif key in KEYS:
            self._current.take(key, value, number, column)
        elif _PORT.match(value) and column == key_column + len(key) + 1:
            raise TargetFault(key_column, f"{quote(key)} is not the full name of a host", FULL_NAME)
        else:
            keys = ("city", *KEYS)
            raise TargetFault(key_column, f"unknown key {quote(key)}", nearest(key, keys) or f"Expected one of {', '.join(keys)}.")


def _name_of(file: str) -> str:
    """What to call a city that its file does not name."""
    try:
        return opd_text(PurePath(file).stem, 1)
    except TargetFault:
        return "targets"


def _section(content: str, number: int) -> Draft:
    column = content.index("[") + 1
    inside = content.strip()
    if not inside.endswith("]"):
        raise TargetFault(
            column,
            f"{quote(inside)} is not closed by ]",
            "Write [Name of the OPD] alone on its line; an address in brackets must be a whole one.",
        )
    name = inside[1:-1]
    if not name.strip():
        raise TargetFault(column, "a section without a name", "Write the name of the OPD between [ and ].")
    return Draft(opd_name(opd_text(name, column + 1), column + 1), number, column)


def _is_host(key: str, value: str) -> bool:
    """Whether ``key: value`` is rather a URL or a bare IPv6 address; those get messages of their own."""
    return value.startswith("//") or is_target_address(f"{key}:{value}")


def _refuse_invisible(content: str) -> None:
    if content.replace("\t", " ").isprintable():
        return
    for column, character in enumerate(content, 1):
        if not character.isprintable() and character != "\t" and unicodedata.category(character) != "Zs":
            hint = "Delete it, or type the line anew: control and direction marks are refused."
            raise TargetFault(column, f"an invisible character (U+{ord(character):04X})", hint)
