"""A stored scan to reports in files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from checks.core.assess.assessment import Assessment, Scan
from reports.export.format import ReportFormat, ReportOutput, Unavailable
from reports.views.deliveries import LastPackage
from reports.views.fault import ViewFault
from reports.views.quarantine import Quarantine
from reports.views.source import Source
from scanner import plugins
from scanner.delivery.editions import ARCHIVE, keep_edition
from scanner.delivery.imprint import imprint
from scanner.delivery.sent import sent_totals
from scanner.errors import SettingsError
from scanner.settings import Settings
from scanner.store import Store


def write_reports(
    store: Store,
    scan: Scan,
    settings: Settings,
    opds: Collection[str],
    formats: Iterable[ReportFormat],
    faults: list[ViewFault] | None = None,
) -> Iterator[Path]:
    """Write the reports of a scan in these formats; says of each file where it is when it is there, for a PDF takes seconds.

    Of these OPDs only their own, where any are named: what is about the city stays as it is. What could not be made is added to ``faults``.
    """
    formats = tuple(formats)
    for one in formats:
        _require(one)
    output = ReportOutput(
        out=Path(settings.out),
        source=report_source(store, part(store, scan, opds), settings),
        city=not opds,
        quarantine=Quarantine([] if faults is None else faults),
        deliveries=deliveries(store),
    )
    try:
        for one in formats:
            yield from one.write(output)
    except OSError as wrong:
        raise SettingsError(f"{output.out}: reports cannot be written ({wrong.strerror})", "Name another folder with --out.") from None


def keep_reports(paths: Collection[Path], settings: Settings, at: dt.datetime) -> None:
    """Keep what was written as an edition of its own, where the settings want editions kept."""
    if not settings.report.keep_days or not paths:
        return
    out = Path(settings.out)
    try:
        keep_edition(out, paths, at, settings.report.keep_days, imprint(settings).group)
    except OSError as wrong:
        raise SettingsError(f"{out / ARCHIVE}: earlier reports cannot be kept ({wrong.strerror})", "The newest are written.") from None


def formats_of(names: Iterable[str], settings: Settings, *, city: bool) -> tuple[ReportFormat, ...]:
    """The formats of these names, each once, with the companions of those of a whole ``city``; `SettingsError` for a name that no format has."""
    registry = plugins.formats(settings.report.formats)
    selection = dict.fromkeys(names)
    for name in tuple(selection):
        if name not in registry:
            raise SettingsError(f"--format {name!r} is not one of {', '.join(registry)}", "docs/forms.md says what each of them is.")
        selection |= dict.fromkeys(registry[name].companions if city else ())
    return tuple(registry[name] for name in selection)


def package_formats(settings: Settings) -> tuple[ReportFormat, ...]:
    """What a package has where no formats are named: what can be made here of what is meant for it."""
    return tuple(one for one in plugins.formats(settings.report.formats).values() if one.package and _available(one))


def report_source(store: Store, scan: Scan, settings: Settings) -> Source:
    """What the reports of this scan are made from: the posture at that time, whatever the scan itself asked."""
    checks = plugins.usable(settings.plugins)

    def assessments_of(code: str) -> Iterator[Assessment]:
        return store.postures.assessments(scan, checks, code)

    return Source(
        scan=scan,
        assessments_of=assessments_of,
        checks=checks,
        imprint=imprint(settings),
        lang=settings.report.lang,
        sent=sent_totals(store.journal.entries()),
    )


def deliveries(store: Store) -> dict[str, LastPackage]:
    """The last package of each OPD, by its code."""
    last: dict[str, LastPackage] = {}
    for one in store.triage.handovers():
        before = last[one.opd].packages if one.opd in last else 0
        last[one.opd] = LastPackage(opd=one.opd, at=one.at, to=one.to, packages=before + 1)
    return last


def _available(one: ReportFormat) -> bool:
    try:
        one.require()
    except Unavailable:
        return False
    return True


def _require(one: ReportFormat) -> None:
    try:
        one.require()
    except Unavailable as missing:
        hint = f"{extra_hint(one)} Or leave {one.name} out of --format.".strip()
        raise SettingsError(f"a report as {one.name} cannot be made: {missing}", hint) from None


def extra_hint(one: ReportFormat) -> str:
    """How what a format needs is installed, beside a released tilik or in a copy of its sources."""
    return f"Install tilik with its extra: pip install 'tilik[{one.extra}]', or '.[{one.extra}]' among its sources." if one.extra else ""


def part(store: Store, scan: Scan, opds: Collection[str]) -> Scan:
    """The scan as if only these OPDs were on the list, with the names that nobody registered; `SettingsError` for an OPD that is not in it."""
    scan = store.postures.scan(scan)
    for code in opds:
        if code not in {opd.code for opd in scan.opds}:
            raise SettingsError(f"--opd {code!r} is not in scan {scan.id}", f"It has {', '.join(opd.code for opd in scan.opds)}.")
    return msgspec.structs.replace(
        scan,
        opds=tuple(opd for opd in scan.opds if not opds or opd.code in opds),
        restrictions=tuple(one for one in scan.restrictions if not opds or one.opd in opds),
        unregistered=store.postures.unregistered(scan),
    )
