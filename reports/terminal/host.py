"""One asset on a terminal: coloured for people, plain lines for pipes; what a server said never moves the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from checks import Outcome, Text
from checks.core.assess.assessment import Assessment
from checks.core.assess.waivers import Ground
from checks.core.model.risk import RiskLevel
from reports.terminal.endpoints import endpoints_lines
from reports.terminal.line import TerminalLine, TerminalLines, plain_text
from reports.terminal.observatory import observatory_lines
from reports.terminal.tls import tls_lines
from reports.views.check_texts import CheckTexts
from reports.views.grade import grade_text
from reports.views.host import host_view
from reports.views.unanswered import open_reasons
from reports.words import WORDS, count, fill, format, quantity

STYLES = {
    RiskLevel.VERY_LOW: "blue",
    RiskLevel.LOW: "green",
    # Yellow letters cannot be read on a white terminal.
    RiskLevel.MEDIUM: "magenta",
    RiskLevel.HIGH: "bold magenta",
    RiskLevel.VERY_HIGH: "bold red",
}
# Of what the network said for one reason; the rest says the same of other paths.
_DETAILS = 2


def rich(assessment: Assessment, catalogue: CheckTexts, lang: str) -> TerminalLines:
    """For a terminal."""
    return TerminalLines(tuple(_lines(assessment, catalogue, lang)))


def plain(assessment: Assessment, catalogue: CheckTexts, lang: str) -> str:
    """For a pipe: the same lines without colour, each ended by a line feed."""
    return plain_text(_lines(assessment, catalogue, lang))


def _lines(assessment: Assessment, catalogue: CheckTexts, lang: str) -> Iterator[TerminalLine]:
    host = host_view(assessment, catalogue)

    def say(word: str, **parts: Text | str) -> str:
        return fill(WORDS[word], **parts)[lang]

    coverage = host.tally.coverage
    letter = grade_text(host.tally)
    grade = f"{say('grade')} {letter[lang]}" if letter else say("no_grade")
    coverage_text = say(
        "terminal_coverage", share=format.percent(coverage.share, lang), part=count(coverage.assessed), whole=count(coverage.total)
    )
    yield TerminalLine(0, ((host.name, "bold"), ("  ", ""), (grade, "bold"), (f" · {coverage_text}", "dim")))
    if not host.sightings:
        yield TerminalLine(2, ((say("terminal_nothing") if coverage.assessed else say("no_findings_nothing_seen"), ""),))
    for sighting in host.sightings:
        level, subject = sighting.finding.level, f" [{sighting.subject}]" if sighting.subject else ""
        yield TerminalLine(
            2,
            (
                (f"{level.rank} {level.label[lang]}", STYLES[level]),
                (f"  {sighting.text[lang]}{subject}  ", ""),
                (f"{sighting.check} {sighting.id}", "dim"),
            ),
        )
        if accepted := sighting.acceptance:
            yield TerminalLine(4, ((say("accepted_mark", who=accepted.who, day=format.day(accepted.until, lang)), "bold"),))
        yield TerminalLine(4, ((f"{say('terminal_fix')} {catalogue.advice(sighting.check).action[lang]}", "dim"),))
    for one in host.waived:
        if one.ground is Ground.ACCEPTED:
            continue
        yield TerminalLine(2, ((f"{one.text[lang]}  ", ""), (f"{one.check} {one.id}", "dim")))
        ground, until = WORDS[f"ground_{one.ground}"], format.day(one.until, lang)
        yield TerminalLine(4, ((say("terminal_mistaken", ground=ground, who=one.who, day=until), "dim"),))
    if host.open:
        yield TerminalLine(2, ((say("unseen"), "bold"),))
    for group in open_reasons((host,)):
        (blind,) = group.hosts
        yield TerminalLine(4, ((group.why[lang], ""),))
        yield TerminalLine(6, ((", ".join(answer.check for answer in blind.answers), "dim"),))
        for detail in blind.details[:_DETAILS]:
            yield TerminalLine(6, ((detail, "dim"),))
    passes = quantity(len(host.having(Outcome.PASS)), "check")
    yield TerminalLine(2, ((say("terminal_met", checks=passes), ""),))
    if besides := host.having(Outcome.NOT_APPLICABLE):
        yield TerminalLine(2, ((say("terminal_not_applicable", checks=quantity(len(besides), "check")), "dim"),))
    if host.endpoints:
        yield from endpoints_lines(host.endpoints, lang)
    if host.observatory:
        yield from observatory_lines(host.observatory, lang)
    if host.tls:
        yield from tls_lines(host.tls, lang, catalogue.zone)
    traffic = host.traffic
    yield TerminalLine(2, ((say(
        "traffic_line", requests=quantity(traffic.count, "request"), received=format.size(traffic.bytes_in, lang),
        sent=format.size(traffic.bytes_out, lang), time=format.seconds(traffic.seconds, lang),
    ), "dim"),))  # fmt: skip
