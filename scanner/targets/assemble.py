"""Departments and their hosts, put together into a city: everything that needs more than one line to be seen."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.model.city import City, Opd
from checks.core.model.finding import Target
from scanner.targets.fault import Lint, Reading, TargetFault
from scanner.targets.host_line import HostLine, domain_line
from scanner.targets.opd import EVERY_OTHER, Draft

MOST_FAULTS = 100
_NOTHING = TargetFault(1, "no host is listed", "Write one host a line, such as dinkes.kotacontoh.go.id.")


def assemble(file: str, city: str, drafts: list[Draft], faults: list[Lint], today: dt.date) -> Reading:
    """The city of that name, with the ``faults`` of its lines and whatever else is to be remarked, in order."""
    assembly = _Assembly(today)
    for draft in drafts:
        assembly.add(draft)
    if not faults and all(draft.empty for draft in drafts):
        assembly.lints.append(_NOTHING.on(1))
    assembly.claim_rest(drafts)
    assembly.note_unnamed_domains(drafts)
    lints = tuple(sorted(faults + assembly.lints, key=lambda lint: (lint.line, lint.column)))
    if any(lint.fatal for lint in lints):
        return Reading(file, None, _first(lints))
    return Reading(file, City(name=city, opds=tuple(assembly.opds), targets=tuple(assembly.targets)), lints)


def _first(lints: tuple[Lint, ...]) -> tuple[Lint, ...]:
    """The remarks up to the last of `MOST_FAULTS` fatal ones, and then one that says so."""
    fatal = [number for number, lint in enumerate(lints) if lint.fatal]
    if len(fatal) < MOST_FAULTS:
        return lints
    last = fatal[MOST_FAULTS - 1]
    stop = TargetFault(1, f"{MOST_FAULTS} problems up to here: the rest is not shown", "Fix these first.")
    return (*lints[: last + 1], stop.on(lints[last].line + 1))


class _Assembly:
    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.opds: list[Opd] = []
        self.targets: list[Target] = []
        self.lints: list[Lint] = []
        # By the line in which its section begins.
        self._opds: dict[int, Opd] = {}
        self._codes: dict[str, int] = {}
        self._owners: dict[str, tuple[str, int]] = {}
        self._lines: dict[tuple[str, int], int] = {}

    def add(self, draft: Draft) -> None:
        try:
            opd = draft.opd()
            self._claim_code(opd, draft)
        except TargetFault as fault:
            self.lints.append(fault.on(draft.line))
            return
        self.opds.append(opd)
        self._opds[draft.line] = opd
        self.lints += _warnings(opd, draft, self.today)
        for host in (*draft.hosts, *draft.domains):
            try:
                self._claim_host(host, opd)
            except TargetFault as fault:
                self.lints.append(fault.on(host.line))
                continue
            level = min(host.target.level, opd.level)
            self.targets.append(msgspec.structs.replace(host.target, opd=opd.code, level=level))

    def claim_rest(self, drafts: list[Draft]) -> None:
        """The domains of hosts that no section names, as targets of the OPD that answers for the rest."""
        owners = [draft for draft in drafts if draft.rest is not None]
        for owner in owners[1:]:
            fault = TargetFault(_place(owner)[1], f"`domain: {EVERY_OTHER}` stands in line {_place(owners[0])[0]} already", "Only one OPD can answer for every domain that no section names.")  # fmt: skip
            self.lints.append(fault.on(_place(owner)[0]))
        if not owners or (opd := self._opds.get(owners[0].line)) is None:
            return
        line, column = _place(owners[0])
        for domain in self._unnamed_domains:
            target = msgspec.structs.replace(domain_line(domain, line, column).target, opd=opd.code, level=opd.level)
            last = max((place for place, one in enumerate(self.targets) if one.opd == opd.code), default=len(self.targets) - 1)
            self.targets.insert(last + 1, target)
            message = f"no section names {domain}: {opd.name} answers for it"
            self.lints.append(
                _warning(line, column, message, f"Write `domain: {domain}` in the section of another OPD if that one keeps its DNS.")
            )

    @property
    def _unnamed_domains(self) -> tuple[str, ...]:
        return City(name="", opds=(), targets=tuple(self.targets)).unnamed_domains

    def note_unnamed_domains(self, drafts: list[Draft]) -> None:
        """Of a list that names domains, those of its hosts that nobody answers for."""
        if not any(draft.domains or draft.rest for draft in drafts):
            return
        for domain in self._unnamed_domains:
            host = next(host for draft in drafts for host in draft.hosts if host.target.domain == domain)
            message = f"no OPD answers for the domain {domain}: its mail and DNS are not judged"
            self.lints.append(
                _warning(host.line, host.column, message, f"Write `domain: {domain}` in the section of the OPD that keeps its DNS.")
            )

    def _claim_code(self, opd: Opd, draft: Draft) -> None:
        if opd.code in self._codes:
            message = f"the code '{opd.code}' is that of the section in line {self._codes[opd.code]} already"
            raise TargetFault(draft.column, message, "Put its hosts there, or give this OPD a code of its own with `code:`.")
        self._codes[opd.code] = draft.line

    def _claim_host(self, host: HostLine, opd: Opd) -> None:
        target = host.target
        # A domain and the host of the same name may be in different hands: the web site of the city, and its mail.
        owner, line = self._owners.setdefault(target.name if target.is_domain else target.host, (opd.code, host.line))
        if owner != opd.code:
            message = f"{target.name if target.is_domain else target.host} belongs to the OPD '{owner}' already, in line {line}"
            raise TargetFault(host.column, message, "Keep it under the OPD that answers for it.")
        line = self._lines.setdefault((target.host, target.port), host.line)
        if line != host.line:
            raise TargetFault(host.column, f"{target.name} is listed already, in line {line}", "Delete one of the two lines.")


def _place(draft: Draft) -> tuple[int, int]:
    """Where a section says that its OPD answers for the rest."""
    return draft.rest or (draft.line, draft.column)


def _warnings(opd: Opd, draft: Draft, today: dt.date) -> list[Lint]:
    warnings = []
    if opd.permission and opd.permission.until and opd.permission.until < today:
        line, column = draft.positions["permission"]
        message = f"the permission of {opd.name} ended on {opd.permission.until}: nothing is sent to its hosts ({len(draft.hosts)})"
        warnings.append(_warning(line, column, message, "Ask for a new letter and write its number and end date here."))
    if draft.empty:
        warnings.append(_warning(draft.line, draft.column, f"{opd.name} has no host", "List its hosts below it, or delete the section."))
    for host in draft.hosts:
        if host.level_column and host.target.level > opd.level:
            message = f"{host.target.name} stays at level {opd.level.name.lower()}, the OPD's"
            warnings.append(_warning(host.line, host.level_column, message, "Delete the host's level, or raise the OPD's."))
    return warnings


def _warning(line: int, column: int, message: str, hint: str) -> Lint:
    return Lint(line=line, column=column, message=message, hint=hint, fatal=False)
