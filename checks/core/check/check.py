"""A check is one question: texts, needs, problems, examples, and one pure function."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

import msgspec

from checks.core.check.need import Need
from checks.core.configuration.measure import Circumstances, Measure
from checks.core.configuration.place import DOCUMENT
from checks.core.configuration.render import settings_files
from checks.core.configuration.settings_file import SettingsScope, WebServer
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.model.bearing import UNSTATED, Bearing
from checks.core.model.finding import Confidence, Finding, Kind, Level, Outcome, Problem, Reason, Target
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.model.undecided import NotApplicable

Findings = Iterator[Finding]
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """How to mend it: in words for everyone, as `Measure` where a server setting is the fix, and by server as commands that are typed as they stand.

    ``verify`` is one command that shows whether it is mended, ``expected`` what it then prints; a command that is a request to tilik says why no
    common tool can tell. ``{host}``, ``{port}``, ``{url}``, ``{path}`` (the address of what was seen), ``{server}`` (the host that the finding names) and ``{id}`` (the finding's) are filled in,
    in commands ``{host}``, and ``{bare}`` without ``www.``.
    """

    any: Text
    measures: tuple[Measure, ...] = ()
    nginx: str = ""
    apache: str = ""
    litespeed: str = ""
    iis: str = ""
    verify: str = ""
    expected: Text | None = None

    @property
    def servers(self) -> tuple[str, ...]:
        """The servers for which there is something besides words, as `WebServer` calls them."""
        return tuple(server for server in WebServer if self._commands[server] or self._settings(server))

    def snippet(self, server: str, circumstances: Circumstances, lang: str) -> str:
        """What this server is told to mend this alone; empty where only words help."""
        files = settings_files(WebServer(server), self.measures, circumstances, lang, step=True)
        command = (
            self._commands[WebServer(server)]
            .replace("{host}", circumstances.host)
            .replace("{bare}", circumstances.host.removeprefix("www."))
        )
        texts = (
            f"# {DOCUMENT[lang].replace('@name@', file.name)}\n{file.text.strip()}"
            if file.scope is SettingsScope.DOCUMENT
            else file.text.strip()
            for file in files
        )
        return "\n\n".join(filter(None, (command, *texts)))

    @property
    def _commands(self) -> dict[WebServer, str]:
        return {WebServer.NGINX: self.nginx, WebServer.APACHE: self.apache, WebServer.LITESPEED: self.litespeed, WebServer.IIS: self.iis}

    def _settings(self, server: WebServer) -> bool:
        return bool(self.measures) and _has_settings(server, self.measures)


@cache
def _has_settings(server: WebServer, measures: tuple[Measure, ...]) -> bool:
    return bool(settings_files(server, measures, Circumstances(host="x.example", paths=("/x",)), "en"))


class Example:
    """Evidence by hand and what must be concluded from it: ``Example(MISSING(), home=page())``.

    Without findings the outcome is PASS, unless ``reason`` names why it is UNKNOWN or NOT_APPLICABLE (``outcome``); with
    findings ``reason`` names why the rest of the question stayed open.
    """

    def __init__(self, *findings: Finding, reason: Reason | None = None, outcome: Outcome | None = None, **evidence: object) -> None:
        default = Outcome.FAIL if findings else Outcome.UNKNOWN if reason else Outcome.PASS
        self.findings, self.reason, self.evidence = findings, reason, evidence
        self.outcome = outcome or default


Examples = tuple[Example, ...] | Callable[[], tuple[Example, ...]]


class Check(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One question to every target; made by `check`. ``references`` are its sources and the functions of its `Bearing`, as they are cited."""

    id: str
    title: Text
    action: Text
    why: Text
    fix: Fix
    references: tuple[str, ...]
    bearing: Bearing
    needs: Mapping[str, Need]
    problems: tuple[Problem, ...]
    exemplified: Examples
    judge: Callable[..., Findings]
    reasons: tuple[Reason, ...] = ()
    takes_failure: frozenset[str] = frozenset()

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """What the contract of checks is tested with; many are only made when they are asked for."""
        return self.exemplified() if callable(self.exemplified) else self.exemplified

    @property
    def area(self) -> str:
        """The first word of the id: ``http``, ``tls``, ``exposed``, a plug-in's prefix."""
        return self.id.split("-", 1)[0]

    @property
    def level(self) -> Level:
        """How intrusive the check is: the highest level among its needs."""
        return max(need.level for need in self.needs.values())

    def concerns(self, target: Target) -> bool:
        """Whether it is put to a target of this sort: domains have their own checks, and hosts have theirs."""
        return self.of_domains is target.is_domain

    @property
    def of_domains(self) -> bool:
        """Whether it asks of domains, and not of hosts."""
        return any(need.of_domains for need in self.needs.values())

    def problem(self, key: str) -> Problem:
        """The declared problem of that key; ``KeyError`` when there is none."""
        for problem in self.problems:
            if problem.key == key:
                return problem
        raise KeyError(key)

    def __hash__(self) -> int:
        return hash(self.id)


def check(
    *,
    id: str,
    title: Text,
    action: Text,
    why: Text,
    fix: Fix,
    references: tuple[str, ...],
    needs: Mapping[str, Need],
    problems: tuple[Problem, ...],
    examples: Examples,
    reasons: tuple[Reason, ...] = (),
    bearing: Bearing = UNSTATED,
) -> Callable[[Callable[..., Findings]], Check]:
    """Make a `Check` of a function whose parameters are the evidence named in ``needs``.

    Of a check without a ``bearing`` no report says what it bears on. Raises ``TypeError`` at import when parameters and needs differ in name or type, or when the declaration is incomplete.
    """

    def make(judge: Callable[..., Findings]) -> Check:
        takes_failure = accepting(id, judge, needs)
        declaration = Check(
            id=id, title=title, action=action, why=why, fix=fix, references=(*references, *bearing.citations), bearing=bearing,
            needs=dict(needs), problems=problems, exemplified=examples, judge=judge, reasons=reasons, takes_failure=takes_failure,
        )  # fmt: skip
        complete(declaration)
        return declaration

    return make


def accepting(id: str, function: Callable[..., object], needs: Mapping[str, Need]) -> frozenset[str]:
    """The parameters that accept a `Failure`; ``TypeError`` when the signature is not what the needs yield."""
    parameters = inspect.signature(function).parameters
    if set(parameters) != set(needs):
        raise TypeError(f"{id}: parameters {sorted(parameters)} are not the needs {sorted(needs)}")
    hints = typing.get_type_hints(function)
    accepting = set()
    for name, need in needs.items():
        members = set(_members(hints.get(name)))
        if members not in ({need.yields}, {need.yields, Failure}):
            raise TypeError(f"{id}: {name} is annotated {hints.get(name)}, but {need} yields {need.yields.__name__}")
        if Failure in members:
            accepting.add(name)
    return frozenset(accepting)


def _members(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else (hint,)


# What a report shows of a check, and of which kind it must be.
_KINDS: tuple[tuple[type, Callable[[Check], Iterable[object]]], ...] = (
    (Need, lambda declaration: declaration.needs.values()),
    (Problem, lambda declaration: declaration.problems),
    (Risk, lambda declaration: (problem.risk for problem in declaration.problems)),
    (Kind, lambda declaration: (problem.kind for problem in declaration.problems)),
    (Confidence, lambda declaration: (problem.confidence for problem in declaration.problems)),
    (Reason, lambda declaration: declaration.reasons),
    (
        str,
        lambda declaration: (
            *declaration.references,
            *(problem.key for problem in declaration.problems),
            *(reason.key for reason in declaration.reasons),
        ),
    ),
    (str, lambda declaration: (getattr(declaration.fix, name) for name in ("nginx", "apache", "litespeed", "iis", "verify"))),
)


def complete(declaration: Check) -> None:
    """``TypeError`` or another exception for a check that no report could show."""
    if not _ID.fullmatch(declaration.id):
        raise TypeError(f"{declaration.id!r}: an id is lower-case words joined by hyphens, the first naming its area")
    if not (declaration.needs and declaration.problems and declaration.references and declaration.exemplified):
        raise TypeError(f"{declaration.id}: needs, problems, references and examples may not be empty")
    keys = [problem.key for problem in declaration.problems]
    if len(set(keys)) != len(keys):
        raise TypeError(f"{declaration.id}: two problems have the same key")
    for text in (
        declaration.title,
        declaration.action,
        declaration.why,
        declaration.fix.any,
        *(p.text for p in declaration.problems),
        *(r.text for r in declaration.reasons),
    ):
        if not (text.id.strip() and text.en.strip()):
            raise TypeError(f"{declaration.id}: a text is empty in one language")
        # What cannot be filled would be noticed when a report is written, which is too late.
        text.fill(dict.fromkeys(text.placeholders(), 2))
    for kind, values in _KINDS:
        for value in values(declaration):
            if not isinstance(value, kind):
                raise TypeError(f"{declaration.id}: {value!r} is no {kind.__name__}")


__all__ = ["Check", "Example", "Exchange", "Findings", "Fix", "NotApplicable", "check", "complete"]
