"""A stored scan to reports in files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from checks.core.assess.assessment import Assessment, Scan
from reports.export.formats import write_forms
from reports.export.pdf import NoRenderer, renderer
from reports.export.write import FORMATS, write_reports
from reports.views.deliveries import Handed
from reports.views.fault import Fault
from reports.views.source import Source
from scanner import plugins
from scanner.delivery.imprint import imprint
from scanner.errors import SettingsError
from scanner.settings import Settings
from scanner.store import Store


def report(
    store: Store,
    scan: Scan,
    settings: Settings,
    opds: Collection[str] = (),
    formats: Collection[str] = ("html",),
    faults: list[Fault] | None = None,
) -> list[Path]:
    """Write the reports of a scan in these formats; says where they are. Of these OPDs only their own: what is about the city stays as it is.

    The pages of a whole city come with its ``report.json``. What could not be made is added to ``faults``.
    """
    return list(written(store, scan, settings, opds, formats, faults))


def written(
    store: Store, scan: Scan, settings: Settings, opds: Collection[str], formats: Collection[str], faults: list[Fault] | None = None
) -> Iterator[Path]:
    """As `report`, but says of each file when it is there: a PDF takes seconds."""
    if "pdf" in formats:
        _require_pdf()
    of = source(store, part(store, scan, opds), settings)
    pages = () if "html" not in formats else ("html",) if opds else FORMATS
    out = Path(settings.out)
    try:
        yield from write_reports(out, of.scan, of.assessments_of, of.checks, of.imprint, of.lang, pages, handed(store), faults)
        yield from write_forms(out, of, [form for form in formats if form not in pages], city=not opds, faults=faults)
    except OSError as wrong:
        raise SettingsError(f"{out}: reports cannot be written ({wrong.strerror})", "Name another folder with --out.") from None


def source(store: Store, scan: Scan, settings: Settings) -> Source:
    """What the reports of this scan are made from."""

    def assessments_of(code: str) -> Iterator[Assessment]:
        return store.assessments(scan.id, code)

    checks = plugins.usable(settings.plugins)
    return Source(scan=scan, assessments_of=assessments_of, checks=checks, imprint=imprint(settings), lang=settings.report.lang)


def handed(store: Store) -> dict[str, Handed]:
    """The last package of each OPD, by its code."""
    given: dict[str, Handed] = {}
    for one in store.triage.handovers():
        before = given[one.opd].packages if one.opd in given else 0
        given[one.opd] = Handed(opd=one.opd, at=one.at, to=one.to, packages=before + 1)
    return given


def _require_pdf() -> None:
    try:
        renderer()
    except NoRenderer as missing:
        hint = "Install tilik with its extra: pip install 'tilik[pdf]'. Or leave pdf out of --format."
        raise SettingsError(f"a report as PDF cannot be made: {missing}", hint) from None


def part(store: Store, scan: Scan, opds: Collection[str]) -> Scan:
    """The scan as if only these OPDs were in it, with the names that nobody registered; `SettingsError` for an OPD that is not in it."""
    for code in opds:
        if code not in {opd.code for opd in scan.opds}:
            raise SettingsError(f"--opd {code!r} is not in scan {scan.id}", f"It has {', '.join(opd.code for opd in scan.opds)}.")
    return msgspec.structs.replace(
        scan,
        opds=tuple(opd for opd in scan.opds if not opds or opd.code in opds),
        restrictions=tuple(one for one in scan.restrictions if not opds or one.opd in opds),
        unregistered=store.unregistered(scan.id),
    )
