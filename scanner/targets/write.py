"""A city as the text of a targets file."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.model.city import City, Opd, Permission
from checks.core.model.finding import Importance, Level, Target
from scanner.targets.host_line import http_beside


def format_city(city: City) -> str:
    """The targets file that says the same; for a city as the parser accepts it, parsing the text gives it back."""
    by_opd: dict[str, list[Target]] = {opd.code: [] for opd in city.opds}
    for target in city.targets:
        by_opd[target.opd].append(target)
    blocks = [f"city: {city.name}\n", *("".join(f"{line}\n" for line in _section(opd, by_opd[opd.code])) for opd in city.opds)]
    return "\n".join(blocks)


def _section(opd: Opd, targets: list[Target]) -> Iterator[str]:
    yield f"[{opd.name}]"
    yield f"code: {opd.code}"
    if opd.contact:
        yield f"contact: {opd.contact}"
    if opd.head:
        yield f"head: {opd.head}"
    if opd.office:
        yield f"office: {opd.office}"
    if opd.permission:
        yield f"permission: {_permission(opd.permission)}"
    if opd.hours:
        yield f"hours: {opd.hours}"
    if opd.level is not Level.PROBE:
        yield f"level: {opd.level.name.lower()}"
    for target in targets:
        if target.is_domain:
            yield f"domain: {target.host}"
        else:
            yield "  ".join((target.name, *_attributes(target, opd)))


def _permission(permission: Permission) -> str:
    return f"{permission.reference} until {permission.until}" if permission.until else permission.reference


def _attributes(target: Target, opd: Opd) -> Iterator[str]:
    if target.http_port != http_beside(target.port):
        yield f"http={target.http_port}"
    if target.importance is not Importance.NORMAL:
        yield f"importance={target.importance}"
    if target.level < opd.level:
        yield f"level={target.level.name.lower()}"
    if target.address:
        yield f"address={target.address}"
