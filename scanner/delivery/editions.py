"""Earlier reports beside the newest: a folder each under ``archive``, named by when they were made, for as many days as somebody wants them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from reports.export.atomic import remove_folder, write_file

ARCHIVE = "archive"
_NAME = "%Y%m%dT%H%M%SZ"
_EDITION = re.compile(r"\d{8}T\d{6}Z")


def keep_edition(out: Path, paths: Iterable[Path], at: dt.datetime, days: int, group: int | None) -> Path:
    """Keep these reports under the time ``at`` as well, and take away editions older than so many days; the folder. ``OSError`` of the disk."""
    folder = out / ARCHIVE / f"{at.astimezone(dt.UTC):{_NAME}}"
    for path in paths:
        write_file(folder / path.relative_to(out), [path.read_bytes()], group)
    for other in (out / ARCHIVE).iterdir():
        if _EDITION.fullmatch(other.name) and _time(other.name) < at - dt.timedelta(days):
            remove_folder(other)
    return folder


def _time(name: str) -> dt.datetime:
    try:
        return dt.datetime.strptime(name, _NAME).replace(tzinfo=dt.UTC)
    except ValueError:
        # Digits that are no time: somebody else's folder.
        return dt.datetime.max.replace(tzinfo=dt.UTC)
