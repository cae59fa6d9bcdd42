"""The verdicts of every check on an application, as they were looked at by hand and are kept in ``verdicts/``: one file an application, one table a twin.

What the TLS checks say is the front's and not the application's: of the web server before them it is kept once, in ``front.toml``, and a file has TLS only where
it differs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

_FOLDER = Path(__file__).parent / "verdicts"
_FRONT = "front"
_ADVICE = re.compile(r"http-[a-z-]+ missing|tls-post-quantum absent")


class Blank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stays open for one reason, and the word of why."""

    why: str
    checks: tuple[str, ...]


class VerdictTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """``passes`` are checks, ``not_applicable`` lines ``CHECK REASON``, ``unknown`` checks by reason; ``fail`` lines ``CHECK PROBLEM SUBJECT``, with a word of why.

    A verdict that found something and could not see the rest stands in ``fail`` and in ``unknown``.
    """

    passes: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    unknown: dict[str, Blank] = {}
    fail: dict[str, str] = {}

    def lines(self) -> frozenset[str]:
        """Every outcome, without the words."""
        open_lines = (f"unknown {check} {reason}" for reason, blank in self.unknown.items() for check in blank.checks)
        return frozenset(
            (*(f"pass {check}" for check in self.passes), *(f"not-applicable {line}" for line in self.not_applicable), *open_lines, *(f"fail {line}" for line in self.fail))
        )  # fmt: skip

    def but(self, other: VerdictTable) -> VerdictTable:
        """Without the lines that the other has, too."""
        lines_of_other = other.lines()
        return VerdictTable(
            passes=tuple(check for check in self.passes if f"pass {check}" not in lines_of_other),
            not_applicable=tuple(line for line in self.not_applicable if f"not-applicable {line}" not in lines_of_other),
            unknown=self.unknown,
            fail={line: why for line, why in self.fail.items() if f"fail {line}" not in lines_of_other},
        )

    def explained_as(self, earlier: VerdictTable) -> VerdictTable:
        """With the words of an earlier table, where it has the same lines."""
        blanks = {
            reason: msgspec.structs.replace(blank, why=earlier.unknown[reason].why if reason in earlier.unknown else "")
            for reason, blank in self.unknown.items()
        }
        return msgspec.structs.replace(self, unknown=blanks, fail={line: earlier.fail.get(line, "") for line in self.fail})

    def unexplained(self) -> list[str]:
        """What needs a word of why and has none: everything that is open, and every finding but that a header or security.txt is missing."""
        blanks = [reason for reason, blank in self.unknown.items() if not blank.why]
        return blanks + [line for line, why in self.fail.items() if not why and not _ADVICE.fullmatch(line)]


def table(content: dict[str, Any]) -> VerdictTable:
    """What `tilik check --format json` says."""
    passes, not_applicable, fail = [], [], []
    blanks: dict[str, list[str]] = {}
    for verdict in sorted(content["verdicts"], key=lambda verdict: str(verdict["check"])):
        check, outcome, reason = verdict["check"], verdict["outcome"], verdict["reason"]
        fail += sorted({f"{check} {f['problem']} {f['subject']}".strip() for f in verdict["findings"]})
        if outcome == "pass":
            passes.append(check)
        elif outcome == "not-applicable":
            not_applicable.append(f"{check} {reason}")
        elif reason:
            blanks.setdefault(reason, []).append(check)
    return VerdictTable(
        passes=tuple(passes),
        not_applicable=tuple(not_applicable),
        unknown={reason: Blank("", tuple(checks)) for reason, checks in sorted(blanks.items())},
        fail=dict.fromkeys(fail, ""),
    )


def tables_of(name: str) -> dict[str, VerdictTable]:
    """The tables of an application by twin, empty where none is kept."""
    file = _FOLDER / f"{name}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, VerdictTable]) if file.exists() else {}


def names() -> list[str]:
    """Every application of which verdicts are kept."""
    return sorted(file.stem for file in _FOLDER.glob("*.toml"))


def front(twin: str) -> VerdictTable:
    """What is said of Apache's TLS before every application."""
    return tables_of(_FRONT).get(twin, VerdictTable())


def keep(name: str, tables: dict[str, VerdictTable]) -> None:
    """Write an application's tables anew, with the words that were there."""
    before = tables_of(name)
    blocks = [_block(twin, each.explained_as(before.get(twin, VerdictTable()))) for twin, each in tables.items()]
    (_FOLDER / f"{name}.toml").write_text("\n".join(blocks))


def _block(twin: str, each: VerdictTable) -> str:
    text = [f"[{twin}]"]
    text += [f"{name} = {_list(lines)}" for name, lines in (("passes", each.passes), ("not-applicable", each.not_applicable)) if lines]
    if each.fail:
        text += ["", f"[{twin}.fail]", *(f"{_string(line)} = {_string(why)}" for line, why in each.fail.items())]
    for reason, blank in each.unknown.items():
        text += ["", f"[{twin}.unknown.{reason}]", f"why = {_string(blank.why)}", f"checks = {_list(blank.checks)}"]
    return "\n".join(text) + "\n"


def _list(lines: tuple[str, ...]) -> str:
    """A line for each area."""
    areas: dict[str, list[str]] = {}
    for line in lines:
        areas.setdefault(line.split("-")[0], []).append(_string(line))
    return "[\n" + "".join(f"  {', '.join(each)},\n" for each in areas.values()) + "]"


def _string(text: str) -> str:
    return msgspec.json.encode(text).decode()
