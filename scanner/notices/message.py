"""Many notices as one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape

import msgspec

from reports.words import fill
from scanner.notices.notice import Notice, NoticeKind
from scanner.notices.words import FOOTER, FURTHER, KIND_WORDS, PART, SUBJECT_LINE

# Lines of one kind: who has hundreds of new findings reads a report, not a message.
_LINES = 30


class NoticeMessage(msgspec.Struct, frozen=True):
    """Without what a server said: ``body`` in plain text, ``page`` the same in HTML."""

    subject: str
    body: str
    page: str


def notice_message(notices: Iterable[Notice], city: str, lang: str) -> NoticeMessage:
    """What one recipient is told, the gravest kind first."""
    by_kind: defaultdict[NoticeKind, list[str]] = defaultdict(list)
    for one in notices:
        by_kind[one.kind].append(one.text[lang])
    kinds = [kind for kind in NoticeKind if kind in by_kind]
    parts = ", ".join(fill(PART, heading=KIND_WORDS[kind], count=str(len(by_kind[kind])))[lang] for kind in kinds)
    paragraphs, lists = [], []
    for kind in kinds:
        lines = [f"- {line}" for line in by_kind[kind][:_LINES]]
        if more := len(by_kind[kind]) - _LINES:
            lines += [fill(FURTHER, more=str(more))[lang]] * (more > 0)
        paragraphs.append("\n".join((KIND_WORDS[kind][lang], *lines)))
        items = "".join(f"<li>{escape(line.removeprefix('- '))}</li>" for line in lines)
        lists.append(f"<h3>{escape(KIND_WORDS[kind][lang])}</h3><ul>{items}</ul>")
    subject, body = fill(SUBJECT_LINE, city=city, parts=parts)[lang], "\n\n".join((*paragraphs, FOOTER[lang])) + "\n"
    return NoticeMessage(subject, body, "".join((*lists, f"<p>{escape(FOOTER[lang])}</p>")))
