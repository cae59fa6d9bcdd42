"""A package for one OPD, and the record that it was handed over."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from checks.core.assess.assessment import Scan
from checks.core.model.city import Opd
from reports.export.atomic import make_folder, write_file
from reports.export.format import ReportFormat
from reports.views.fault import ViewFault
from reports.views.paths import folder
from scanner.delivery import reports
from scanner.delivery.archive import package, sha256
from scanner.delivery.imprint import imprint
from scanner.errors import SettingsError
from scanner.net.clock import Clock
from scanner.settings import Settings
from scanner.store import Handover, Store


class Giving(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives what to whom: the reports of an OPD in these formats; encrypted where there is a ``password``."""

    opd: Opd
    to: str
    who: str
    formats: tuple[ReportFormat, ...]
    password: str | None = None


def hand_over(
    store: Store, scan: Scan, giving: Giving, settings: Settings, clock: Clock, faults: list[ViewFault] | None = None
) -> tuple[Path, Handover] | None:
    """Write the package to the folder ``handover`` among the reports, with its checksum beside it, and record it. The password is kept nowhere.

    What could not be made is added to ``faults``; None where that is a whole file, for half a package is handed to nobody.
    """
    opd, at = giving.opd, clock.now()
    own_faults: list[ViewFault] = []
    files = _reports(store, scan, giving, settings, own_faults)
    if faults is not None:
        faults += own_faults
    if any(not fault.host for fault in own_faults):
        return None
    content = package(files, at, giving.password)
    name = f"{folder(opd.code)}-scan{scan.id}-{at:%Y%m%dT%H%M%SZ}.zip"
    record = Handover(
        opd=opd.code,
        scan=scan.id,
        at=at,
        to=giving.to,
        who=giving.who,
        package=name,
        sha256=sha256(content),
        encrypted=giving.password is not None,
        files={file: sha256(inside) for file, inside in files.items()},
    )
    out = Path(settings.out) / "handover"
    try:
        # The folder of reports may be a web server's to read; what is handed over is not.
        make_folder(Path(settings.out), imprint(settings).group)
        path = write_file(out / name, [content])
        write_file(out / f"{name}.sha256", [f"{record.sha256}  {name}\n".encode()])
    except OSError as wrong:
        raise SettingsError(f"{out}: the package cannot be written ({wrong.strerror})", "Name another folder with --out.") from None
    store.triage.hand_over(record)
    return path, record


def _reports(store: Store, scan: Scan, giving: Giving, settings: Settings, faults: list[ViewFault]) -> dict[str, bytes]:
    """The files of `scanner.delivery.reports` for this OPD alone, by name."""
    with TemporaryDirectory(prefix="tilik-") as passing:
        there = msgspec.structs.replace(settings, out=passing)
        paths = reports.write_reports(store, scan, there, (giving.opd.code,), giving.formats, faults)
        return {path.name: path.read_bytes() for path in paths}
