"""A short text for a letter or a message. It names no address and quotes no server: messages are forwarded."""

from __future__ import annotations

from collections.abc import Iterator

from checks import Text
from checks.core.model.risk import RiskLevel
from reports.export.format import one_file
from reports.views.grade import grade_text
from reports.views.host import harmless
from reports.views.opd import OpdView
from reports.views.tasks import Task
from reports.words import count, date_text, fill, letter as words, quantity


def letter(view: OpdView, lang: str) -> str:
    """What an OPD is told, ready to be pasted: plain text, a paragraph a line, ended by a line feed."""
    return "\n".join(_paragraphs(view, lang)) + "\n"


def _paragraphs(view: OpdView, lang: str) -> Iterator[str]:
    opd, imprint = view.opd, view.imprint
    name = harmless(opd.name)
    if view.letter:
        yield fill(words.LETTER_NUMBER, letter=harmless(view.letter))[lang]
    yield fill(words.LETTER_MARKING, marking=harmless(imprint.marking))[lang]
    yield fill(words.SUBJECT, opd=name)[lang]
    yield ""
    yield fill(words.GREETING, office=harmless(opd.addressee[lang]))[lang]
    yield ""
    yield fill(words.OPENING, hosts=quantity(len(view.hosts), "asset"), day=date_text(view.reported))[lang]
    yield ""
    yield " ".join(text[lang] for text in (view.headline, view.caveat, view.acceptance, view.omission) if text)
    if view.incidents:
        yield words.LETTER_INCIDENT[lang]
    yield from _counts(view, lang)
    yield ""
    if view.top:
        yield words.LETTER_TOP[lang]
        yield from (_action(task)[lang] for task in view.top)
        if more := len(view.rest):
            yield fill(words.MORE, actions=quantity(more, "action"))[lang]
        yield ""
        contact = fill(words.LETTER_TO, contact=harmless(imprint.contact)) if imprint.contact else ""
        yield fill(words.REQUEST, contact=contact)[lang]
    elif view.tally.sufficient:
        yield words.LETTER_KEEP[lang]
    elif view.hosts:
        yield words.HELP_REQUEST[lang]
    yield words.CLOSING[lang]
    if imprint.issuer:
        yield ""
        yield harmless(imprint.issuer)


def _counts(view: OpdView, lang: str) -> Iterator[str]:
    tally = view.tally
    if grade := grade_text(tally):
        yield fill(words.GRADED, grade=grade)[lang]
    if tally.findings:
        present = [(level, tally.levels[level]) for level in reversed(RiskLevel) if tally.levels[level]]
        levels = ", ".join(fill(words.LETTER_LEVEL, n=count(n), level=level.label)[lang] for level, n in present)
        yield fill(words.FINDINGS, all=count(tally.findings), levels=levels)[lang]
    elif tally.coverage.assessed:
        yield words.LETTER_NO_FINDING[lang]
    coverage = tally.coverage
    if coverage.total:
        whole = coverage.assessed == coverage.total
        yield fill(
            words.COVERAGE_WHOLE if whole else words.LETTER_COVERAGE, assessed=count(coverage.assessed), total=count(coverage.total)
        )[lang]


def _action(task: Task) -> Text:
    date = date_text(task.due)
    due = words.TODAY if task.at_once else fill(words.OVERDUE, day=date) if task.late else date
    action = task.action
    return fill(
        words.LETTER_ACTION, number=task.number, action=action.text, level=action.worst.level.label,
        hosts=quantity(len(action.hosts), "asset"), due=due, owner=task.owner,
    )  # fmt: skip


TEXT = one_file(
    "text",
    "letter.txt",
    "a short letter to paste",
    opd=lambda of: [letter(of.view(), of.lang).encode("utf-8", "replace")],
    stdout=True,
)
