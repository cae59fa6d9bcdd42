"""Which page of a site to ask for next, and which never: breadth first, a few of each pattern, nothing that could change something."""

from __future__ import annotations

import heapq
import re
from urllib.parse import urlsplit

from checks.core.evidence.crawl import SkippedUrl, Why
from checks.core.page.barrier import barrier
from checks.core.parse import Robots
from checks.core.parse.listing_page import only_sorts
from checks.core.parse.www import bare

_OF_A_PATTERN = 3
_MOST_WAITING = 2000
_MOST_SKIPS = 100
_MOST_SEGMENTS = 12
_OFTEN = 3
_SLUG = 25
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|txt|json|xml|rss|atom|css|m?js|map|woff2?|ttf|eot|otf|jpe?g|png|gif|webp|avif|svg|ico|bmp|"
    r"tiff?|psd|mp[34]|m4[av]|avi|mov|mkv|webm|wav|og[gv]|zip|rar|7z|t?gz|tar|bz2|xz|iso|apk|exe|msi|dmg|kml|kmz|shp|sql|bak)$",
    re.IGNORECASE,
)
# Pages that ask something of visitors are the ones where mistakes weigh most.
_ASKING = re.compile(r"log-?in|masuk|sign-?in|daftar|regist|kontak|contact|aduan|lapor|permohonan|formulir", re.IGNORECASE)


class Frontier:
    """URLs in canonical form go in by `offer` and come out by `take`, each once whatever its scheme and with or without ``www.``."""

    def __init__(self, robots: Robots, depth: int) -> None:
        self._robots, self._depth = robots, depth
        self._waiting: list[tuple[int, int, int, str]] = []
        self._identities: set[str] = set()
        self._patterns: dict[str, int] = {}
        self.skips: list[SkippedUrl] = []

    def know(self, url: str) -> None:
        """The page of this URL was seen, so nobody need ask for it."""
        self._identities.add(_identity(url))

    def offer(self, url: str, depth: int) -> None:
        """A URL found so many links away from the front page."""
        if _identity(url) in self._identities or len(self._identities) >= _MOST_WAITING:
            return
        self.know(url)
        if why := self._never(url, depth):
            self.skip(url, why)
        else:
            place = urlsplit(url)
            heapq.heappush(self._waiting, (depth, not _ASKING.search(f"{place.path}?{place.query}"), len(self._identities), url))

    def take(self) -> tuple[str, int] | None:
        """The next URL and its depth; None when there is none."""
        while self._waiting:
            depth, _, _, url = heapq.heappop(self._waiting)
            pattern = page_pattern(url)
            count = self._patterns[pattern] = self._patterns.get(pattern, 0) + 1
            if count <= _OF_A_PATTERN:
                return url, depth
            self.skip(url, Why.ALIKE)
        return None

    def close(self) -> None:
        """Nothing more will be taken."""
        for _, _, _, url in sorted(self._waiting):
            self.skip(url, Why.LIMIT)
        self._waiting.clear()

    def _never(self, url: str, depth: int) -> Why | None:
        place = urlsplit(url)
        if why := barrier(f"{place.path}?{place.query}" if place.query else place.path, self._robots):
            return why
        if _FILE.search(place.path):
            return Why.FILE
        segments = [segment for segment in place.path.split("/") if segment]
        if len(segments) > _MOST_SEGMENTS or any(segments.count(segment) >= _OFTEN for segment in segments):
            return Why.LOOP
        if only_sorts(place.query):
            return Why.ALIKE
        return Why.DEPTH if depth > self._depth else None

    def skip(self, url: str, why: Why) -> None:
        """A URL that is not asked for."""
        if len(self.skips) < _MOST_SKIPS:
            self.skips.append(SkippedUrl(url, why))


def _identity(url: str) -> str:
    return bare(url.partition("://")[2])


def page_pattern(url: str) -> str:
    """What pages of one sort have in common: numbers and long names stand for any other of theirs."""
    place = urlsplit(url)
    pieces = re.split(r"([/&=])", f"{place.path}&{place.query}")
    return place.netloc + "".join("*" if len(piece) > _SLUG or piece.count("-") > 1 else re.sub(r"\d+", "#", piece) for piece in pieces)
