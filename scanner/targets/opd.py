"""The fields of a department (OPD), one ``key: value`` line each."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from checks.core.model.city import Hours, Opd, Permission
from checks.core.model.finding import Level
from scanner.settings import zones
from scanner.targets.fault import TargetFault, quote
from scanner.targets.host import is_target_address
from scanner.targets.host_line import HostLine, domain_line, parse_level, parse_line

KEYS = ("code", "name", "contact", "head", "office", "permission", "hours", "level", "domain")
# In place of a domain: all those of listed hosts that no section names.
EVERY_OTHER = "*"
_LONGEST_TEXT = 200
LONGEST_CODE = 60

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNTIL = re.compile(r"(?:(.*\S)\s+)?until(?:\s+(\S*))?", re.IGNORECASE)
_HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*-\s*([0-9]{1,2}):([0-9]{2})(?:\s+(\S+))?")
_ENDS_IN_DATE = re.compile(r"\s(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})$")


class Draft:
    """A department while its lines are being read. ``line`` and ``column`` are where its section begins.

    ``title`` is its name, and ``short`` its code, unless a field says otherwise. It is ``empty`` while no host line was seen,
    right or wrong.
    """

    def __init__(self, title: str, line: int, column: int, short: str = "") -> None:
        self.title = title
        self.short = short or slug(title)
        self.line = line
        self.column = column
        self.empty = True
        self.hosts: list[HostLine] = []
        self.domains: list[HostLine] = []
        # Where it says that it answers for every domain that no section names: the line and the column.
        self.rest: tuple[int, int] | None = None
        self.positions: dict[str, tuple[int, int]] = {}
        self._texts: dict[str, str] = {}
        self._permission: Permission | None = None
        self._hours: Hours | None = None
        self._level = Level.PROBE

    def take(self, key: str, value: str, line: int, column: int) -> None:
        """Set one field (a word of `KEYS`); `Fault` when the value cannot be accepted or the field is set already."""
        if key == "domain":
            # An OPD may have several, a line each.
            self.empty = False
            if value.strip() == EVERY_OTHER:
                self.rest = (line, column)
                return
            self.domains.append(domain_line(opd_text(value, column), line, column))
            return
        if key in self.positions:
            raise TargetFault(column, f"{key} was given before, in line {self.positions[key][0]}", "Keep one of them.")
        clean = opd_text(value, column)
        match key:
            case "permission":
                self._permission = permission(clean, column)
            case "hours":
                self._hours = hours(clean, column)
            case "level":
                self._level = parse_level(clean, column)
            case "code":
                self._texts[key] = code(clean, column)
            case "name":
                self._texts[key] = opd_name(clean, column)
            case _:
                self._texts[key] = clean
        self.positions[key] = line, column

    def add(self, content: str, line: int) -> None:
        """Add a host line; `Fault` when it cannot be accepted."""
        self.empty = False
        self.hosts.append(parse_line(content, line))

    @property
    def code(self) -> str:
        """As far as its lines have said it."""
        return self._texts.get("code", self.short)

    def opd(self) -> Opd:
        """The department; `Fault` when its title yields no code and none is given."""
        short = self._texts.get("code", self.short)
        if not short:
            raise TargetFault(self.column, f"no code can be made from {quote(self.title)}", "Add a line such as `code: dinkes`.")
        return Opd(
            code=short,
            name=self._texts.get("name", self.title),
            contact=self._texts.get("contact", ""),
            head=self._texts.get("head", ""),
            office=self._texts.get("office", ""),
            permission=self._permission,
            hours=self._hours,
            level=self._level,
        )


def opd_text(value: str, column: int) -> str:
    """One line of visible text, runs of white space as one space; else `Fault`."""
    clean = " ".join(value.split())
    if not clean:
        raise TargetFault(column, "a value is missing", "Write the value after the colon, or delete the line.")
    if len(clean) > _LONGEST_TEXT:
        raise TargetFault(column, f"the value has {len(clean)} characters", f"At most {_LONGEST_TEXT} are accepted.")
    if not clean.isprintable():
        raise TargetFault(
            column, f"an invisible character in {quote(clean)}", "Type the value anew: control and direction marks are refused."
        )
    if clean.startswith("#") or " #" in clean:
        raise TargetFault(column, f"{quote(clean)} holds a # that begins a comment", "Write it without # after a space.")
    return clean


def opd_name(value: str, column: int) -> str:
    """A department's name; not one that would read as a host in the file."""
    if is_target_address(value.partition("/")[0]):
        raise TargetFault(column, f"{quote(value)} is an address, not a name", "Write the name of the OPD.")
    return value


def code(value: str, column: int) -> str:
    """A short name that is safe in file names."""
    if not _CODE.fullmatch(value) or len(value) > LONGEST_CODE:
        hint = f"Write {slug(value) or 'dinkes'}, for instance: small letters, digits and single hyphens, at most {LONGEST_CODE}."
        raise TargetFault(column, f"{quote(value)} is not a code", hint)
    return value


def slug(name: str) -> str:
    """The code made from a name: ``Dinas Pekerjaan Umum`` is ``dinas-pekerjaan-umum``; empty when no letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[: LONGEST_CODE + 1].strip("-")[:LONGEST_CODE].rstrip("-")


def permission(value: str, column: int) -> Permission:
    """``<letter number> [until YYYY-MM-DD]``."""
    if match := _UNTIL.fullmatch(value):
        reference, until = match.groups()
        if not reference:
            raise TargetFault(column, "the permission has no letter number", "Write `permission: <letter number> until YYYY-MM-DD`.")
        return Permission(reference, _date(until or "", column + max(match.start(2), 0)))
    if _ENDS_IN_DATE.search(value):
        # Read as part of the number, the date would be lost and the permission would never end.
        raise TargetFault(column, f"{quote(value)} ends in a date without `until`", "Write `permission: <letter number> until YYYY-MM-DD`.")
    return Permission(value)


def hours(value: str, column: int) -> Hours:
    """``HH:MM-HH:MM Zone``."""
    example = "Write `hours: 19:00-05:00 Asia/Jakarta`, for instance."
    match = _HOURS.fullmatch(value)
    if match is None:
        raise TargetFault(column, f"{quote(value)} is not a span of hours", example)
    try:
        start, end = dt.time(int(match[1]), int(match[2])), dt.time(int(match[3]), int(match[4]))
    except ValueError:
        raise TargetFault(column, f"{quote(value)} has an hour over 23 or a minute over 59", example) from None
    if start == end:
        raise TargetFault(column, f"{quote(value)} begins and ends at the same time", "For the whole day write 00:00-23:59 and the zone.")
    if match[5] is None:
        raise TargetFault(column, f"{quote(value)} names no time zone", example)
    if not zones.is_zone(match[5]):
        raise TargetFault(column + match.start(5), f"{quote(match[5])} is not a time zone", zones.suggestion(match[5]))
    return Hours(start, end, match[5])


def _date(text: str, column: int) -> dt.date:
    try:
        # The pattern keeps out the other forms of ISO 8601 that fromisoformat takes, such as 2027-W01-1.
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise TargetFault(column, f"{quote(text)} is not a date", "Write the year, month and day: 2027-12-31.")
