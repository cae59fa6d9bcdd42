"""What is wrong in a targets file, and where."""

from __future__ import annotations

import msgspec

from checks.core.model.city import City
from scanner.errors import TargetsError

LONGEST_QUOTE = 60


class TargetFault(Exception):
    """A piece of one line that cannot be accepted; ``column`` counts characters from 1."""

    def __init__(self, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.hint = hint

    def on(self, line: int) -> Lint:
        return Lint(line=line, column=self.column, message=self.message, hint=self.hint)


class Lint(msgspec.Struct, frozen=True, kw_only=True):
    """One remark on a targets file. A fatal one means that nothing in the file may be scanned, others are warnings."""

    line: int
    column: int
    message: str
    hint: str
    fatal: bool = True

    def at(self, name: str) -> str:
        """``file:line:column: what``, as compilers write it and editors jump to."""
        return f"{name}:{self.line}:{self.column}: {self.message}"


class Reading(msgspec.Struct, frozen=True):
    """A targets file as read: every remark in the order of lines, and the city unless one of them is fatal."""

    name: str
    city: City | None
    lints: tuple[Lint, ...]

    @property
    def warnings(self) -> tuple[Lint, ...]:
        return tuple(lint for lint in self.lints if not lint.fatal)

    def require_city(self) -> City:
        """The city; `TargetsError` with the first fatal remark, the number of the others, and where they are to be seen."""
        if self.city is not None:
            return self.city
        first, *others = (lint for lint in self.lints if lint.fatal)
        if not others:
            raise TargetsError(first.at(self.name), first.hint)
        raise TargetsError(f"{first.at(self.name)} (and {len(others)} more)", f"{first.hint} `tilik targets lint` lists every problem.")


def quote(text: str) -> str:
    """The text in quotes, short, with everything invisible spelt out, so that a message shows what is in the file."""
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return "'" + "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in short) + "'"
