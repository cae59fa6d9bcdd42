"""Links that lead away to what is advertised: told by their own words, by the name of the host, and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from checks.core.evidence.crawl import host_of
from checks.core.parse.passages import PageLink, Passage
from checks.core.parse.readable_text import readable_text
from checks.core.signs.pack import Subject
from checks.core.signs.reading import host_subject, is_spoken_against, readings

IsOwn = Callable[[str], bool]


# Hosts that any office links to.
_OFFICIAL = (".go.id", ".desa.id", ".mil.id", ".ac.id", ".sch.id")
_USUAL = frozenset((
    "facebook.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "youtu.be", "tiktok.com", "linkedin.com", "wa.me", "whatsapp.com", "t.me", "telegram.me", "google.com",
    "goo.gl", "g.page", "gstatic.com", "googleapis.com", "wordpress.org", "wordpress.com", "gravatar.com", "w3.org", "schema.org", "wikipedia.org", "apple.com", "microsoft.com",
    "blogspot.com", "pinterest.com", "threads.net", "ampproject.org", "github.com", "bit.ly", "s.id",
))  # fmt: skip


def is_usual(url: str) -> bool:
    """Whether a URL leads to an authority, a school, or one of the few hosts that everybody links to."""
    host = host_of(url)
    return host.endswith(_OFFICIAL) or host in _USUAL or host.partition(".")[2] in _USUAL


_CALL = re.compile(
    r"\W*(?:(?:link|klik|click)\W+)?(?:alternatif|daftar|login|log in|masuk|register|join|gabung|sign up|main|play|klaim|claim|order|buy|here|di ?sini|pesan)"
    r"(?:\W+(?:sekarang|di ?sini|akun|gratis|now|here|link|login|daftar|alternatif))*\W*",
    re.IGNORECASE,
)


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


def calls_to(passage: Passage, subject: Subject, is_own: IsOwn) -> tuple[str, ...]:
    """Hosts that links lead to which only say "register" or "log in", in the midst of what advertises this subject: nobody who reports has one."""
    links = [link for link in passage.links if _CALL.fullmatch(link.text[:80]) and not (is_own(link.url) or is_usual(link.url))]
    return tuple(dict.fromkeys(host_of(link.url) for link in links if _advertises(readable_text(link.around), subject)))


def _advertises(around: str, subject: Subject) -> bool:
    reading = readings(around).get(subject)
    return reading is not None and bool(reading.strong) and not is_spoken_against(around)


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
