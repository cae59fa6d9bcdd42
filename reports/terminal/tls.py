"""The TLS of one asset on a terminal: versions with a verdict, suites by strength, the chain as a tree, days left as a bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from checks import Strength, Text
from checks.core.ratings.question_names import question_names
from reports.terminal.line import TerminalLine
from reports.views.tls import Link, TlsView
from reports.words import WORDS, fill, format, quantity

Piece = tuple[str, str]
_STATES = {
    "good": ("✓", "green"),
    "absent": ("✓", "green"),
    "retired": ("✗", "bold red"),
    "missing": ("–", "magenta"),
    "unknown": ("?", "dim"),
}
_STRENGTHS = {
    Strength.STRONG: ("●", "green"),
    Strength.FAIR: ("◐", "cyan"),
    Strength.WEAK: ("○", "magenta"),
    Strength.INSECURE: ("✗", "bold red"),
    Strength.UNKNOWN: ("?", "dim"),
}
_BAR = 24


def tls_lines(tls: TlsView, lang: str, zone: str) -> Iterator[TerminalLine]:
    """The picture, line by line, under a heading; days are those of the IANA ``zone``."""

    def say(word: str, **parts: Text | str) -> str:
        return fill(WORDS[word], **parts)[lang]

    def date(at: dt.datetime) -> str:
        return format.day(format.local(at, zone), lang)

    yield TerminalLine(2, ((say("tls"), "bold"),))
    yield from _yardsticks(tls, lang, say)
    wide = max((len(version.name) for version in tls.versions), default=0)
    for version in tls.versions:
        mark, style = _STATES[version.state]
        yield TerminalLine(4, ((f"{mark} {version.name:<{wide}}", style), (f"  {say(f'version_{version.state}')}", "")))
    wide = max((len(line.name) for line in tls.suites), default=0)
    words = {strong: say(f"strength_{strong}") for strong in Strength}
    widest = max((len(words[line.strength]) for line in tls.suites), default=0)
    for line in tls.suites:
        mark, style = _STRENGTHS[line.strength]
        word = words[line.strength]
        yield TerminalLine(
            4, ((f"{mark} {line.name:<{wide}}", style), (f"  {word:<{widest}}", style), (f"  {', '.join(line.versions)}", "dim"))
        )
    if tls.order:
        yield TerminalLine(4, ((say(f"order_{tls.order}"), "dim"),))
    for depth, link in enumerate(tls.chain):
        yield TerminalLine(4, _link(link, depth, date(link.until), say))
    if tls.chain:
        yield from _life(tls, lang, date, say)
    if tls.differences:
        yield TerminalLine(4, ((say("tls_differences", what=", ".join(tls.differences)), "magenta"),))


def _yardsticks(tls: TlsView, lang: str, say: Callable[..., str]) -> Iterator[TerminalLine]:
    if rating := tls.rating:
        text = (
            say("ssllabs_grade", grade=rating.grade, score=str(rating.score))
            if rating.grade
            else (rating.reason or WORDS["no_grade"])[lang]
        )
        because = f" ({' '.join(cap.text[lang] for cap in rating.caps)})" if rating.caps else ""
        yield TerminalLine(4, ((f"{say('ssllabs', guide=rating.guide)}: ", ""), (text, "bold"), (because, "dim")))
        if rating.without_trust:
            yield TerminalLine(6, ((say("ssllabs_without_trust", grade=rating.without_trust), ""),))
        if rating.omissions:
            yield TerminalLine(6, ((say("ssllabs_unasked", questions=question_names(rating.omissions)), "dim"),))
    if conformance := tls.conformance:
        text = conformance.profile or (
            say("mozilla_open", questions=question_names(conformance.open)) if conformance.open else say("mozilla_none")
        )
        yield TerminalLine(4, ((f"{say('mozilla', guideline=conformance.guideline)}: ", ""), (text, "bold")))
        for deviation in tls.deviations:
            advice = f" ({say('mozilla_advice')})" if deviation.advice else ""
            yield TerminalLine(6, ((f"{tls.towards}: {deviation.text[lang]}{advice}", "dim"),))


def _link(link: Link, depth: int, until: str, say: Callable[..., str]) -> tuple[Piece, ...]:
    branch = f"{'   ' * (depth - 1)}└─ " if depth else ""
    about = say("link_line", key=link.key, signature=link.signature, day=until)
    return (branch, "dim"), (link.name or "?", ""), (f"  {about}", "dim")


def _life(tls: TlsView, lang: str, date: Callable[[dt.datetime], str], say: Callable[..., str]) -> Iterator[TerminalLine]:
    if life := tls.life:
        cells = round(life.share * _BAR)
        style = "bold red" if life.over or life.ahead else "magenta" if life.late else "green"
        text = (
            say("days_ahead", day=date(life.starts))
            if life.ahead
            else say("days_over", over=quantity(-life.left, "day") if life.left else say("less_than_a_day"))
            if life.over
            else say("days_left", left=format.format_number(life.left, lang), all=quantity(life.days, "day"))
        )
        yield TerminalLine(4, ((f"{'█' * cells}{'░' * (_BAR - cells)}", style), (f"  {text}", style)))
    if tls.trust:
        yield TerminalLine(4, ((say(f"trust_{tls.trust}"), "green" if tls.trust == "trusted" else "bold red"),))
    if tls.revoked:
        yield TerminalLine(4, ((say("revocation_revoked"), "bold red"),))
