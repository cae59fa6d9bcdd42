"""Whether a site, or what stands before it, began to refuse us while it was asked: the front page before and after says so."""

from __future__ import annotations

from urllib.parse import urlsplit

from checks.core.evidence.http import Exchange
from checks.core.model import reason
from checks.core.model.finding import Reason
from checks.core.page.block_pages import refusal
from checks.core.page.similarity import frame, likeness, words

# Below this much in common, in words and in structure, two views are not of one page.
_OTHER = 0.3
_SAME = 0.7


def turned_away(before: Exchange, after: Exchange) -> Reason | None:
    """Why the later answer is no longer the page that the front page was; None where it is, or where that was none."""
    if before.stop is not None or before.final.status >= 400 or refusal(before) is not None:
        return None
    if (why := refusal(after)) is not None:
        return why
    moved = after.stop is not None or _place(after) != _place(before)
    return reason.BLOCKED if moved or after.final.status >= 400 or _likeness(before, after) < _OTHER else None


def looks_like(answer: Exchange, turning_away: Exchange) -> bool:
    """Whether an answer to another question may be of the sort that turned us away."""
    if answer.final.status != turning_away.final.status:
        return False
    return _place(answer) == _place(turning_away) or _likeness(answer, turning_away) >= _SAME


def _place(exchange: Exchange) -> tuple[str, str]:
    """Where it ended, or where its redirect that was not followed leads."""
    parts = urlsplit(exchange.final.location if exchange.stop is not None else exchange.url)
    return parts.netloc.lower(), parts.path


def _likeness(one: Exchange, other: Exchange) -> float:
    a, b = one.final.body.text, other.final.body.text
    return max(likeness(words(a), words(b)), likeness(frame(a), frame(b)))
