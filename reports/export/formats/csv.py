"""The risk register as comma-separated values, with the columns of the form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.export.comma_separated import comma_separated
from reports.export.format import one_file
from reports.register import COLUMNS, RegisterRow, rows, values
from reports.views.source import Source


def register_csv(lines: Sequence[RegisterRow], lang: str) -> bytes:
    """A line of headings and one a finding."""
    return comma_separated((column.heading[lang] for column in COLUMNS), values(lines, lang))


def _register(of: Source) -> Iterable[bytes]:
    lines = (line for view in of.views() for line in rows(view))
    return [register_csv(sorted(lines, key=lambda line: -line.risk.magnitude), of.lang)]


CSV = one_file("csv", "register.csv", "the SPBE risk register as comma-separated values", city=_register, opd=_register)
