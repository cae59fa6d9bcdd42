"""A stored scan to reports in files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from checks.core import registry
from checks.core.assessment import Assessment, Scan
from reports.write import FORMATS, write_reports
from scanner.errors import SettingsError
from scanner.letterhead import imprint
from scanner.settings import Settings
from scanner.store import Store


def report(store: Store, scan: Scan, settings: Settings, opds: Collection[str] = ()) -> list[Path]:
    """Write the reports of a scan; says where they are. Of these OPDs only their pages: what is about the city stays as it is."""
    chosen = part(store, scan, opds)

    def assessments_of(code: str) -> Iterator[Assessment]:
        return store.assessments(scan.id, code)

    out = Path(settings.out)
    try:
        checks = registry.load(settings.plugins)
        return write_reports(
            out, chosen, assessments_of, checks, imprint(settings), settings.report.lang, FORMATS if not opds else ("html",)
        )
    except OSError as wrong:
        raise SettingsError(f"{out}: reports cannot be written ({wrong.strerror})", "Name another folder with --out.") from None


def part(store: Store, scan: Scan, opds: Collection[str]) -> Scan:
    """The scan as if only these OPDs were in it, with the names that nobody registered; `SettingsError` for an OPD that is not in it."""
    for code in opds:
        if code not in {opd.code for opd in scan.opds}:
            raise SettingsError(f"--opd {code!r} is not in scan {scan.id}", f"It has {', '.join(opd.code for opd in scan.opds)}.")
    return msgspec.structs.replace(
        scan, opds=tuple(opd for opd in scan.opds if not opds or opd.code in opds), unregistered=store.unregistered(scan.id)
    )
