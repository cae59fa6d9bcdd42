"""One more line in a targets file, at the end of the section of the OPD that it is for; everything else stays as it was written."""

from __future__ import annotations

import datetime as dt

from scanner.errors import TargetsError
from scanner.targets.parse import inspect_text, section_ends


def adopt(text: str, name: str, line: str, opd: str, *, today: dt.date) -> tuple[str, int]:
    """The text of the file called ``name`` with the ``line``, and where that stands now. `TargetsError` where the file, the OPD or the line is wrong."""
    city = inspect_text(text, name, today=today).require_city()
    codes = [one.code for one in city.opds]
    if opd not in codes:
        raise TargetsError(f"{name}: no OPD has the code {opd!r}", f"Its codes are {', '.join(codes)}.")
    lines = text.split("\n")
    end = section_ends(text)[opd]
    ending = "\r" if lines[end - 1].endswith("\r") else ""
    if end == len(lines):
        # The file does not end with a line's end.
        lines.append("")
    lines.insert(end, line + ending)
    longer = "\n".join(lines)
    # Whether the line is right where it stands, the parser says.
    inspect_text(longer, name, today=today).require_city()
    return longer, end + 1
