"""Measures of many fixes as one plan: each thing once, in an order that works."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

import msgspec

from checks.core.configuration.measure import (
    Access,
    Circumstances,
    FindingPaths,
    HeaderRemoval,
    Measure,
    PathRule,
    PolicyDirective,
    ResponseHeader,
    SettingBlock,
)

POLICY, POLICY_TRIAL = "Content-Security-Policy", "Content-Security-Policy-Report-Only"
# What may be written into a configuration as it is.
_PLAIN_PATH = re.compile(r"/[\w.~/@:+,-]+")
# Characters of a path that is held against other rules: they are written for servers, some of them superlinear. A longer path gets its own.
_LONGEST_PATH = 200


class MeasurePlan(msgspec.Struct, frozen=True, kw_only=True):
    """What one host's server is told, server by server the same: headers by name, the policy that is in force, the one on trial and both as one, rules of paths (those for nobody last), blocks."""

    headers: tuple[ResponseHeader, ...]
    removals: tuple[str, ...]
    policy: str
    trial: str
    final: str
    rules: tuple[PathRule, ...]
    blocks: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.headers or self.removals or self.policy or self.trial or self.rules or self.blocks)


def measure_plan(measures: Iterable[Measure], circumstances: Circumstances, blocks: Iterable[str]) -> MeasurePlan:
    """One plan of these measures; ``blocks`` are the names of all blocks in the order in which they stand in a configuration."""
    headers: dict[str, ResponseHeader] = {}
    removals: dict[str, None] = {}
    directives: dict[bool, dict[str, None]] = {False: {}, True: {}}
    rules: dict[PathRule, None] = {}
    names: set[str] = set()
    for measure in measures:
        match measure:
            case ResponseHeader():
                headers[measure.name.lower()] = measure
            case HeaderRemoval():
                removals[measure.name] = None
            case PolicyDirective():
                directives[measure.trial][measure.directive] = None
            case PathRule():
                rules[measure] = None
            case FindingPaths():
                rules |= dict.fromkeys(path_rules(measure, circumstances.paths, rules))
            case SettingBlock():
                names.add(measure.name)
    if "https" in names:
        # It brings the certificate.
        names.discard("certificate")
    return MeasurePlan(
        headers=tuple(headers.values()),
        removals=tuple(removals),
        policy="; ".join(directives[False]),
        trial="; ".join(directives[True]),
        final="; ".join(directives[False] | directives[True]),
        rules=tuple(sorted(rules, key=lambda rule: rule.access is Access.NOBODY)),
        blocks=tuple(name for name in blocks if name in names),
    )


def path_rules(measure: FindingPaths, paths: Iterable[str], others: Iterable[Measure]) -> tuple[PathRule, ...]:
    """A rule for each path that was seen and that none of the ``others`` closes in the same way."""
    same = [rule for rule in others if isinstance(rule, PathRule) and rule.access is measure.access]
    new = [
        path
        for path in paths
        if len(path) > _LONGEST_PATH or not any(re.search(rule.pattern, path_of_url(path), re.IGNORECASE) for rule in same)
    ]
    return tuple(PathRule(pattern, measure.access) for path in new if (pattern := path_pattern(path)))


def path_of_url(path: str) -> str:
    """A path as servers compare it: decoded, without its query."""
    return unquote(urlsplit(path).path)


def path_pattern(path: str) -> str:
    """The pattern of one path that was seen, and of all below it. Empty for the front page, which cannot be closed, and for what no configuration can have.

    >>> path_pattern("/adminer.php?server=a"), path_pattern("/backup/"), path_pattern("/")
    ('^/adminer\\\\.php(/|$)', '^/backup/', '')
    """
    plain = path_of_url(path)
    if not _PLAIN_PATH.fullmatch(plain):
        return ""
    literal = re.escape(plain).replace(r"\-", "-")
    return f"^{literal}" if plain.endswith("/") else f"^{literal}(/|$)"
