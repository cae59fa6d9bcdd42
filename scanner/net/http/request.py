"""What a request says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx

from checks.core.evidence.http import HttpRequest
from checks.core.parse.origin import origin
from scanner.net.http.content_coding import ACCEPTED

# A path that httpx would leave as it is: nothing to quote, no dot segments.
_AS_IT_IS = re.compile(r"(?!.*/\.{1,2}(?:[/?]|$))/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
_NOTHING = httpx.ByteStream(b"")
_REMEMBERED = 64


class Said:
    """Makes requests; ``identity`` is the User-Agent. What is the same for every path of an origin is made once: it takes longer than all the rest."""

    def __init__(self, identity: str) -> None:
        self._every = httpx.Headers(
            [
                ("User-Agent", identity),
                ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
                ("Accept-Language", "id,en;q=0.7"),
                ("Accept-Encoding", ACCEPTED),
            ]
        )
        self._made: dict[tuple[str, str, str], httpx.Request] = {}

    def request(self, asked: HttpRequest, extensions: Mapping[str, Any]) -> httpx.Request:
        """The request; its target is httpx's extension ``target``, its URL that of the origin. ``httpx.InvalidURL`` when there is none."""
        there = origin(asked.scheme, asked.host, asked.port)
        like = self._made.get((asked.method, there, asked.foreign)) or self._like(asked, there)
        target = asked.path if _AS_IT_IS.fullmatch(asked.path) else httpx.URL(asked.url).raw_path.decode("ascii")
        return httpx.Request(
            asked.method, like.url, headers=like.headers, stream=_NOTHING, extensions={"target": target.encode("ascii"), **extensions}
        )

    def _like(self, asked: HttpRequest, there: str) -> httpx.Request:
        headers = self._every.copy()
        if asked.foreign:
            # For the page of another site what a browser would say in its name.
            headers["Origin"] = asked.foreign
            if asked.method == "OPTIONS":
                # A browser that asks for another site's page asks before it does (Fetch section 4.9).
                headers["Access-Control-Request-Method"] = "GET"
        if len(self._made) >= _REMEMBERED:
            self._made.clear()
        made = self._made[asked.method, there, asked.foreign] = httpx.Request(asked.method, there, headers=headers)
        return made
