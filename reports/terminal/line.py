"""One line on a terminal."""

from __future__ import annotations

import msgspec


class TerminalLine(msgspec.Struct, frozen=True):
    """One line: how far it is indented, and its pieces with their styles."""

    indent: int
    pieces: tuple[tuple[str, str], ...]
