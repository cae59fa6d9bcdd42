"""Links that lead away to what is advertised: told by their own words, by the name of the host, and by what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from checks.core.evidence.crawl import host_of
from checks.core.parse.passages import PageLink, Passage
from checks.core.parse.readable_text import readable_text
from checks.core.signs.pack import Subject
from checks.core.signs.reading import host_subject, is_spoken_against, readings

IsOwn = Callable[[str], bool]


class SpamLink(msgspec.Struct, frozen=True):
    """``words`` are the phrases of its text, ``strong`` whether nobody else writes them, ``by_name`` whether the name of the host says as much."""

    host: str
    subject: Subject
    words: tuple[str, ...]
    strong: bool
    by_name: bool


def spam_links(passage: Passage, is_own: IsOwn) -> tuple[SpamLink, ...]:
    """Those of a passage that lead out of the city; ``is_own`` says of a URL whether it does not."""
    return tuple(link for one in passage.links if not is_own(one.url) for link in _subjects(one))


def _subjects(link: PageLink) -> Iterator[SpamLink]:
    host = host_of(link.url)
    by_name, text = host_subject(host), readings(readable_text(link.text))
    if not (by_name or text) or is_spoken_against(readable_text(link.around)):
        return
    for subject in Subject:
        reading = text.get(subject)
        strong = reading is not None and bool(reading.strong)
        if strong or by_name is subject:
            yield SpamLink(host, subject, reading.words if reading else (), strong, by_name is subject)
