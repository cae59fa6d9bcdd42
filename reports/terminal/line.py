"""Lines on a terminal: coloured for people, plain for pipes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

# How far a line's continuation stands behind its beginning.
_HANGING = 2


class TerminalLine(msgspec.Struct, frozen=True):
    """One line: how far it is indented, and its pieces with their styles."""

    indent: int
    pieces: tuple[tuple[str, str], ...]


class TerminalLines(msgspec.Struct, frozen=True):
    """Lines for a terminal, a renderable of rich: what is too long goes on below, further in. No markup is read in them."""

    lines: tuple[TerminalLine, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.lines:
            room = max(options.max_width - line.indent - _HANGING, 1)
            for place, part in enumerate(Line.assemble(*line.pieces).wrap(console, room)):
                part.rstrip()
                yield Line(" " * (line.indent + (_HANGING if place else 0))).append_text(part)


def plain_text(lines: Iterable[TerminalLine]) -> str:
    """For a pipe: the same lines without colour, each ended by a line feed."""
    return "".join(" " * line.indent + "".join(piece for piece, _ in line.pieces).rstrip() + "\n" for line in lines)
