"""What a host's server is told: for one action, for all of them together, and the command that shows whether it helped."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

import msgspec

from checks import Finding, FindingPaths, Fix, PolicyDirective, SettingBlock, Target, Text
from checks.core.configuration.measure import Circumstances, Measure
from checks.core.configuration.plan import path_rules
from checks.core.configuration.render import settings_files
from checks.core.configuration.settings_file import SettingsFile, WebServer
from checks.core.facts.values import Software
from checks.core.model.text import LANGUAGES
from checks.core.parse.origin import Scheme, origin
from checks.http.coop import http_coop
from checks.http.hsts import http_hsts
from checks.http.https import http_https
from reports.views.check_texts import Advice

# What of a path may stand in a command as it is; all else is percent-encoded.
_PLAIN = "/%?=&:+,@~-._!*()"
# A log-in page without HTTPS is not closed, it gets HTTPS; software without support is replaced.
_LEFT_OPEN = frozenset(("plain", "ended"))
REDIRECT = SettingBlock("redirect")
# What would be found of HTTPS as it comes, once there is some.
_NEW_HTTPS = (SettingBlock("tls"), PolicyDirective("upgrade-insecure-requests"), *http_hsts.fix.measures, *http_coop.fix.measures)
# The administrator puts the office's own network in its place, as the page says.
OFFICE = ("10.0.0.0/8",)
_DAYS = 364  # "Expires" of security.txt should be less than a year ahead (RFC 9116 section 2.5.5)
# Settings of Apache's own files and those that cPanel leaves to the owner of a site are for the same server.
_KIN = {WebServer.APACHE: (WebServer.APACHE, WebServer.LITESPEED)}


class HostConfiguration(msgspec.Struct, frozen=True, kw_only=True):
    """All settings for one server of one host."""

    server: WebServer
    measures: tuple[Measure, ...]
    around: Circumstances

    def files(self, lang: str) -> tuple[SettingsFile, ...]:
        return settings_files(self.server, self.measures, self.around, lang)


class FixStep(msgspec.Struct, frozen=True, kw_only=True):
    """What is put into one server's settings for one action."""

    server: str
    fix: Fix
    around: Circumstances

    def text(self, lang: str) -> str:
        return self.fix.snippet(self.server, self.around, lang)


class HostFindings(msgspec.Struct, frozen=True, kw_only=True):
    """What of an asset its configuration depends on: what runs there, whether HTTPS answers, and its findings with their check's advice."""

    target: Target
    software: tuple[Software, ...]
    servers: frozenset[str]
    https: bool
    findings: tuple[tuple[str, Advice, Finding], ...]


def verification(advice: Advice, target: Target, finding: Finding, name: str, scheme: Scheme) -> Text:
    """The command for this finding, with what it is expected to print; empty where there is none. ``name`` is the finding's id.

    Marks are replaced, not formatted: commands have braces of their own.
    """
    fix = advice.fix
    url = origin(scheme, target.host, target.port if scheme == "https" else target.http_port) + "/"
    filling = {"{url}": url, "{host}": target.host, "{port}": str(target.port), "{path}": shlex.quote(_address(finding, url)), "{server}": shlex.quote(finding.subject or target.host), "{id}": name}  # fmt: skip
    command = fix.verify
    for mark, value in filling.items():
        command = command.replace(mark, value)
    if not command or fix.expected is None:
        return Text(id=command, en=command)
    words = {"id": f"diharapkan: {fix.expected.id}", "en": f"expected: {fix.expected.en}"}
    return Text(**{lang: f"{command}; echo {shlex.quote(words[lang])}" for lang in LANGUAGES})


def steps(check: str, advice: Advice, hosts: Mapping[str, Sequence[HostFindings]], contact: str, reported: dt.date) -> tuple[FixStep, ...]:
    """What each server is told for one check, by the hosts that run it: their paths together, the first one's name."""
    all_steps = []
    for server in advice.fix.servers:
        around = [circumstances(host, contact, reported, check=check) for host in hosts[server]]
        whole = msgspec.structs.replace(
            around[0],
            paths=tuple(dict.fromkeys(path for one in around for path in one.paths)),
        )
        step = FixStep(server=server, fix=advice.fix, around=whole)
        all_steps += [step] if step.text("id") else []
    return tuple(all_steps)


def circumstances(host: HostFindings, contact: str, reported: dt.date, office: tuple[str, ...] = OFFICE, check: str = "") -> Circumstances:
    """What is filled in for a host, with the paths of its findings, or of those of one ``check`` alone."""
    mailbox, page = re.fullmatch(r"[\w.+-]+@[\w.-]+", contact), re.fullmatch(r"https://[\w.~/@:%?=&+-]+", contact)
    return Circumstances(
        host=host.target.host,
        office=office,
        paths=_paths(host, check),
        contact=f"mailto:{contact}" if mailbox else contact if page else "",
        expires=reported + dt.timedelta(days=_DAYS),
        post_quantum=any(one.name.lower() == "openssl" and _is_new(one.version) for one in host.software),
    )


def host_configurations(
    host: HostFindings, contact: str, reported: dt.date, office: tuple[str, ...] = OFFICE
) -> tuple[HostConfiguration, ...]:
    """Everything composed, for each server that the host may have: those that it shows, else all."""
    measures = tuple(_host_measures(host))
    visible = [WebServer(name) for name in host.servers] or list(WebServer)
    servers = sorted({one for server in visible for one in _KIN.get(server, (server,))}, key=list(WebServer).index)
    around = circumstances(host, contact, reported, office)
    return tuple(HostConfiguration(server=server, measures=measures, around=around) for server in servers if measures)


def _host_measures(host: HostFindings) -> list[Measure]:
    """Those of all its checks, each once; the paths of a check are closed as that check asks for, and no other's are."""
    advice = {check: advice for check, advice, _ in host.findings}
    measures = list(dict.fromkeys(measure for check, one in advice.items() for measure in _measures(check, one, host)))
    general: list[Measure] = [measure for measure in measures if not isinstance(measure, FindingPaths)]
    for check, one in advice.items():
        for measure in one.fix.measures:
            if isinstance(measure, FindingPaths):
                general += path_rules(measure, _paths(host, check), general)
    return general


def _paths(host: HostFindings, check: str = "") -> tuple[str, ...]:
    """Where something open was seen, by one check or by any."""
    findings = (finding for one, _, finding in host.findings if check in ("", one) and finding.problem not in _LEFT_OPEN)
    return tuple(dict.fromkeys(finding.subject for finding in findings if finding.subject.startswith("/")))


def _measures(check: str, advice: Advice, host: HostFindings) -> Iterable[Measure]:
    """Those of a check. Who has no HTTPS gets it first, as it should be, and is only then sent there."""
    if check == http_https.id:
        return (*advice.fix.measures, REDIRECT, *_NEW_HTTPS)
    has_https = host.https or any(one == http_https.id for one, _, _ in host.findings)
    return (measure for measure in advice.fix.measures if has_https or measure != REDIRECT)


def _address(finding: Finding, url: str) -> str:
    """Where something was seen: the finding's own address, else the front page."""
    for candidate in (finding.facts.get("path"), finding.subject, finding.facts.get("url")):
        if isinstance(candidate, str) and candidate.startswith("/"):
            return url.rstrip("/") + quote(candidate, safe=_PLAIN)
        if isinstance(candidate, str) and re.match(r"https?://", candidate):
            return quote(candidate, safe=_PLAIN)
    return url


def _is_new(version: str | None) -> bool:
    """Whether OpenSSL of that version has X25519MLKEM768 (release notes of 3.5.0)."""
    match = re.match(r"(\d+)\.(\d+)", version or "")
    return match is not None and (int(match[1]), int(match[2])) >= (3, 5)
