"""A plan as nginx has it, for the beginning of a server block.

Paths are closed by ``if`` with ``return``, which nginx evaluates before it looks for a location: the order of locations, and that another one
hands PHP on, then do not matter (nginx, "If is evil": the two are safe together).
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.configuration.measure import Access, Circumstances, PathRule
from checks.core.configuration.office import office_pattern
from checks.core.configuration.plan import POLICY, POLICY_TRIAL, MeasurePlan

_HIDDEN = ("fastcgi_hide_header", "proxy_hide_header")


def nginx_lines(plan: MeasurePlan, circumstances: Circumstances, second_step: str) -> Iterator[str]:
    """The lines of the generated part; blocks stand apart. ``second_step`` says when the policy on trial comes into force."""
    yield from _rules(plan.rules, circumstances)
    # A header that PHP or an application sends as well would be there twice.
    for name in (*(header.name for header in plan.headers), *plan.removals):
        yield from (f"{directive} {name};" for directive in _HIDDEN)
    if any(header.secure for header in plan.headers):
        yield 'set $perbaikan_https "";'
    for header in plan.headers:
        if header.secure:
            yield f'if ($scheme = https) {{ set $perbaikan_https "{header.value}"; }}'
            yield f"add_header {header.name} $perbaikan_https always;"
        else:
            yield f'add_header {header.name} "{header.value}" always;'
    for name, value in ((POLICY, plan.policy), (POLICY_TRIAL, plan.trial)):
        if value:
            yield f'add_header {name} "{value}" always;'
    if plan.trial:
        yield f"# {second_step}"
        yield f'# add_header {POLICY} "{plan.final}" always;'


def nginx_replaces(plan: MeasurePlan) -> tuple[str, ...]:
    """What the administrator takes away at the same place: the headers that are set here."""
    names = [*(header.name for header in plan.headers), *plan.removals]
    names += [name for name, value in ((POLICY, plan.policy), (POLICY_TRIAL, plan.trial)) if value]
    return tuple(f"add_header {name}" for name in names)


def _rules(rules: tuple[PathRule, ...], circumstances: Circumstances) -> Iterator[str]:
    outside = rf"^(?!{office_pattern(circumstances.office)})\S+ "
    office = [rule for rule in rules if rule.access is Access.OFFICE]
    if office:
        yield 'set $asal_jalur "$remote_addr $uri";'
    if any(rule.query for rule in office):
        yield 'set $asal_kueri "$remote_addr $args";'
    for rule in office:
        yield f'if ($asal_jalur ~* "{outside}{_within(rule.pattern)}") {{ return 403; }}'
        if rule.query:
            yield f'if ($asal_kueri ~* "{outside}.*{rule.query}") {{ return 403; }}'
    for rule in rules:
        if rule.access is Access.NOBODY:
            yield f'if ($uri ~* "{rule.pattern}") {{ return 404; }}'


def _within(pattern: str) -> str:
    """The pattern as it goes on behind an address."""
    return pattern[1:] if pattern.startswith("^") else f".*(?:{pattern})"
