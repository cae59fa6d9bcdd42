"""Where a front page leads by itself, without a redirect of HTTP; and whether it shows anything that could be judged."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from checks.core.evidence.http import Exchange
from checks.core.page.block_pages import not_own_page
from checks.core.page.html_document import is_html
from checks.core.parse.glance import MOST_WORDS, Glance, glance
from checks.core.parse.reference import absolute
from checks.core.parse.refresh import refresh
from checks.core.parse.script_location import script_delay, script_location
from checks.core.parse.url import canonical

# A page that is left within so many seconds is on the way to another; what is renewed later is read until then.
_SOON = 15
# "You will be sent on in five seconds; if nothing happens, follow this link" has no more words; neither has "Loading, please wait".
_NOTE, _WAITING = 40, 8


def lead(front: Exchange) -> str | None:
    """The URL that the page leads on to, not the page itself; None where it stays.

    A refresh leads on whatever the page shows (HTML section 4.2.5.3), a script or a frame only where there is nothing besides. Of several
    refreshes the soonest counts, of equal ones the last, as in Chromium; by the standard it is the first ("If document's will declaratively
    refresh is true, then return"). A script goes before a refresh that is not sooner: it runs while the page is still being read.
    """
    if not_own_page(front) is not None or not is_html(front.final):
        return None
    page = glance(front.final.body.text, front.url)
    values = (value for value in (front.final.value("refresh"), *page.refreshes) if value is not None)
    steps = [step for value in values if (step := refresh(value)) is not None and not step.reference.lower().startswith("javascript:")]
    step = min(reversed(steps), key=lambda step: step.seconds, default=None)
    script = _script_way(page, front.url)
    if step is None:
        to = script.to if script is not None else _frame_way(page, front.url)
    elif script is not None and script.seconds <= step.seconds:
        to = script.to
    elif step.seconds > _SOON:
        return None
    else:
        to = _resolve(step.reference, page.base if step.reference else front.url)
    return to if to is not None and canonical(to, front.url) != canonical(front.url, front.url) else None


def shows_nothing(front: Exchange) -> bool:
    """True for a page of HTML that has nothing to judge: it only leads on to where nobody followed, or waits for scripts to fill it."""
    if not is_html(front.final):
        return False
    page, to = glance(front.final.body.text, front.url), lead(front)
    most = _NOTE if to is not None else _WAITING if page.active else 0
    return _nothing_besides(page, to, front.url, most) and (page.active or to is not None or not page.pictures)


class _ScriptWay(NamedTuple):
    to: str
    seconds: float


def _script_way(page: Glance, url: str) -> _ScriptWay | None:
    """Where the last script of those that lead anywhere leads, if the page has nothing else."""
    ways = [(place, script) for script in page.scripts if (place := script_location(script, url)) is not None]
    if not ways:
        return None
    place, script = ways[-1]
    to = _resolve(place, page.base)
    return _ScriptWay(to, script_delay(script)) if to is not None and _nothing_besides(page, to, url, _NOTE) else None


def _frame_way(page: Glance, url: str) -> str | None:
    """The last frame of the same site, if the page has nothing else."""
    frames = [frame for frame in page.frames if _same_place(frame, url)]
    return frames[-1] if frames and _nothing_besides(page, frames[-1], url, _NOTE) else None


def _nothing_besides(page: Glance, to: str | None, url: str, most: int) -> bool:
    ways = {canonical(link, url) for link in page.links} - {canonical(to, url) if to else None}
    return not page.forms and not ways and page.words <= min(most, MOST_WORDS)


def _same_place(frame: str, url: str) -> bool:
    """Whether a frame has the page's own scheme and host; of plain HTTP browsers show nothing on a page of HTTPS."""
    one, other = urlsplit(frame), urlsplit(url)
    return (one.scheme, one.netloc.lower()) == (other.scheme, other.netloc.lower())


def _resolve(reference: str, url: str) -> str | None:
    try:
        to = absolute(reference, url)
    except ValueError:
        return None
    return to if to.lower().startswith(("http://", "https://")) else None
