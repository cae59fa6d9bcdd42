"""The one place where reports become files."""

from __future__ import annotations

import fcntl
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from checks import Check
from checks.core.assessment import Assessment, Scan
from reports.export.json import city_chunks
from reports.fault import Fault
from reports.handed import Handed
from reports.imprint import Imprint
from reports.pages import pages
from reports.quarantine import Quarantine
from reports.source import Source

FORMATS = ("html", "overview", "json")


def write_reports(
    out: Path,
    scan: Scan,
    assessments_of: Callable[[str], Iterable[Assessment]],
    checks: Iterable[Check],
    imprint: Imprint,
    lang: str,
    formats: Collection[str] = FORMATS,
    handed: Mapping[str, Handed] = MappingProxyType({}),
    faults: list[Fault] | None = None,
) -> list[Path]:
    """Write a scan's reports and say where: ``<opd code>/index.html`` for each OPD (``html``), with them ``index.html`` (``overview``),
    and ``report.json``.

    The arguments are those of `Source`. ``handed`` is what OPDs were given so far, by their codes, for the overview. Each file appears whole or not
    at all; what could not be made is told in its place and added to ``faults``. ``OSError`` when the folder cannot be written.
    """
    source = Source(scan=scan, assessments_of=assessments_of, checks=tuple(checks), imprint=imprint, lang=lang)
    quarantine = Quarantine([] if faults is None else faults)
    written: list[Path] = []
    if "html" in formats:
        written = [
            write(out / name, [_bytes(page)], imprint.group)
            for name, page in pages(source, handed if "overview" in formats else None, quarantine)
        ]
        # The overview is what a reader opens first.
        written.sort(key=lambda path: path.parent != out)
    if "json" in formats:
        written += put(out, "report.json", lambda of: city_chunks(of.scan, of.assessments(), of.checks, of.faults), source, quarantine)
    return written


def put(out: Path, name: str, form: Callable[[Source], Iterable[bytes]], source: Source, quarantine: Quarantine) -> Iterator[Path]:
    """Write one file and say where; that of an earlier scan does not stay in its place when it cannot be made."""
    path = quarantine.made(name, lambda of: write(out / name, form(of), of.imprint.group), source, lambda of: deque(form(of), maxlen=0))
    if path is None:
        (out / name).unlink(missing_ok=True)
    else:
        yield path


def write(path: Path, chunks: Iterable[bytes], group: int | None = None) -> Path:
    """Put these bytes where ``path`` says, all of them or none: a reader never meets half a file, nor does who looks after a power cut.

    Its owner may read it and nobody else (0600), but a ``group`` of that number where there is one (0640), whatever the umask and whatever stood
    there before. ``OSError`` when that cannot be.
    """
    make_folder(path.parent, group)
    unfinished = path.with_name(f".{path.name}.part")
    with os.fdopen(_claimed(unfinished), "wb") as file:
        try:
            if group is not None:
                os.fchown(file.fileno(), -1, group)
            os.fchmod(file.fileno(), 0o600 if group is None else 0o640)
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    return path


def make_folder(path: Path, group: int | None = None) -> None:
    """Make a folder and those above it that are missing, each for its owner alone (0700), or for ``group`` to read, too (0750).

    One that is there already is left as it is.
    """
    try:
        path.mkdir(0o700)
    except FileNotFoundError:
        if path.parent.is_dir():
            # Nothing can be made there, as in /proc.
            raise
        make_folder(path.parent, group)
        make_folder(path, group)
        return
    except FileExistsError:
        if not path.is_dir():
            raise
        return
    if group is not None:
        os.chown(path, -1, group)
    path.chmod(0o700 if group is None else 0o750)


def _claimed(unfinished: Path) -> int:
    """A descriptor of an empty file of that name, ours alone until it is closed. What somebody left there who was killed is used again."""
    while True:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            # Who writes the same file at the same moment comes first.
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            opened = os.fstat(descriptor)
            if os.path.lexists(unfinished) and os.path.samestat(opened, unfinished.lstat()):
                if opened.st_uid == os.geteuid() and opened.st_nlink == 1:
                    os.ftruncate(descriptor, 0)
                    return descriptor
                # A stranger's, who may have it open still, or one that has another name besides.
                unfinished.unlink()
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _bytes(page: str) -> bytes:
    # Half of a surrogate pair may reach a page from a server's bytes; UTF-8 cannot carry it.
    return page.encode("utf-8", "replace")
