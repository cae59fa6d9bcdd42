"""What a format is: a name for ``--format``, and who writes its files."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from reports.export.atomic import remove, write_file
from reports.views.deliveries import LastPackage
from reports.views.paths import folder
from reports.views.quarantine import Quarantine
from reports.views.source import Source

Content = Callable[[Source], Iterable[bytes]]
_NAME, _FILE = r"[a-z][a-z0-9-]*", r"[A-Za-z0-9][A-Za-z0-9._-]*"


class Unavailable(Exception):
    """What a format needs of this machine is missing; the message says what."""


class ReportOutput(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports are to be written to which folder. Not ``city``: of the source's OPDs only their own, and nothing about the city.

    ``deliveries`` is what OPDs were handed so far, by their codes. What cannot be made is added to the faults of the ``quarantine``.
    """

    out: Path
    source: Source
    city: bool
    quarantine: Quarantine
    deliveries: Mapping[str, LastPackage] = MappingProxyType({})

    def file(self, name: str, content: Content, source: Source) -> Iterator[Path]:
        """Write one file, whole or not at all, and say where; that of an earlier scan does not stay in its place when it cannot be made.

        ``OSError`` when the folder cannot be written.
        """
        path = self.out / name
        file = self.quarantine.result(
            name, lambda of: write_file(path, content(of), of.imprint.group), source, lambda of: deque(content(of), maxlen=0)
        )
        if file is None:
            remove(path)
        else:
            yield file


class ReportFormat(msgspec.Struct, frozen=True, kw_only=True):
    """One format of reports; `one_file` makes those of which every file is made by itself.

    ``about`` says in a few words what it is. ``files`` are the names that its files have, in the folders of OPDs and above them; ``write`` writes
    them and says where. ``stdout`` makes what is printed instead where the format is asked for alone; None where it never is. ``require`` raises
    `Unavailable` where the format cannot be made on this machine, which tilik's ``extra`` would mend. ``companions`` are the formats that are
    written with that of a whole city; ``package``: it is handed over where no formats are named.
    """

    name: str
    about: str
    files: tuple[str, ...]
    write: Callable[[ReportOutput], Iterator[Path]]
    stdout: Content | None = None
    extra: str = ""
    require: Callable[[], object] = lambda: None
    companions: tuple[str, ...] = ()
    package: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(_NAME, self.name) or not all(re.fullmatch(_FILE, file) for file in self.files):
            raise ValueError(f"format {self.name!r}: its name or that of a file is no plain name")


def one_file(
    name: str,
    file: str,
    about: str,
    *,
    city: Content | None = None,
    opd: Content | None = None,
    stdout: bool = False,
    extra: str = "",
    require: Callable[[], object] = lambda: None,
    package: bool = False,
) -> ReportFormat:
    """A format with a ``file`` of the whole ``city``, one of each ``opd``, or both.

    ``opd`` is given a source with one OPD. Where it is None, what ``city`` makes of one OPD lies in that OPD's folder if it alone is asked for.
    """

    own = opd or city
    if own is None:
        raise ValueError(f"format {name!r}: nothing makes its file")

    def write_files(output: ReportOutput) -> Iterator[Path]:
        if output.city and city is not None:
            yield from output.file(file, city, output.source)
        if output.city and opd is None:
            return
        for one in output.source.scan.opds:
            yield from output.file(f"{folder(one.code)}/{file}", own, output.source.only(one))

    def content(source: Source) -> Iterator[bytes]:
        """The object of the city; or those of OPDs one after another, with an empty line between them."""
        if city is not None:
            yield from city(source)
            return
        for place, one in enumerate(source.scan.opds):
            yield b"\n" if place else b""
            yield from own(source.only(one))

    return ReportFormat(
        name=name,
        about=about,
        files=(file,),
        write=write_files,
        stdout=content if stdout else None,
        extra=extra,
        require=require,
        package=package,
    )
