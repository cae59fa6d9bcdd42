"""What a request says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx

from checks.core.evidence.http import HttpRequest
from checks.core.model.visitor import Manner, Visitor
from checks.core.parse.origin import origin
from scanner.net.http.content_coding import ACCEPT_ENCODING

# A path that httpx would leave as it is: nothing to quote, no dot segments.
_AS_IT_IS = re.compile(r"(?!.*/\.{1,2}(?:[/?]|$))/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
_NOTHING = httpx.ByteStream(b"")
_CACHE_SIZE = 64


class RequestBuilder:
    """Makes requests; ``identity`` is the User-Agent. What is the same for every path of an origin is made once: it takes longer than all the rest."""

    def __init__(self, identity: str) -> None:
        self._identity = identity
        self._every = httpx.Headers(
            [
                ("User-Agent", identity),
                ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
                ("Accept-Language", "id,en;q=0.7"),
            ]
        )
        self._templates: dict[tuple[str, str, str, Visitor | None], httpx.Request] = {}

    def request(self, request: HttpRequest, extensions: Mapping[str, Any], cookie: str = "") -> httpx.Request:
        """The request; its target is httpx's extension ``target``, its URL that of the origin. ``httpx.InvalidURL`` when there is none."""
        there = origin(request.scheme, request.host, request.port)
        like = self._templates.get((request.method, there, request.foreign, request.visitor)) or self._like(request, there)
        target = request.path if _AS_IT_IS.fullmatch(request.path) else httpx.URL(request.url).raw_path.decode("ascii")
        # A cookie goes back as the bytes that it came as.
        headers = httpx.Headers([*like.headers.raw, (b"Cookie", cookie.encode("latin-1"))]) if cookie else like.headers
        return httpx.Request(
            request.method, like.url, headers=headers, stream=_NOTHING, extensions={"target": target.encode("ascii"), **extensions}
        )

    def _like(self, request: HttpRequest, there: str) -> httpx.Request:
        headers = self._every.copy()
        headers["Accept-Encoding"] = ACCEPT_ENCODING[request.scheme]
        if request.visitor is not None:
            self._ask_as(request.visitor.manner, headers)
        if request.foreign:
            # For the page of another site what a browser would say in its name.
            headers["Origin"] = request.foreign
            if request.method == "OPTIONS":
                # A browser that asks for another site's page asks before it does (Fetch section 4.9).
                headers["Access-Control-Request-Method"] = "GET"
        if len(self._templates) >= _CACHE_SIZE:
            self._templates.clear()
        template = httpx.Request(request.method, there, headers=headers)
        self._templates[request.method, there, request.foreign, request.visitor] = template
        return template

    def _ask_as(self, manner: Manner, headers: httpx.Headers) -> None:
        """Whoever reads the log of a server still sees who asks."""
        headers["User-Agent"] = f"{manner.agent} {self._identity}"
        for name, value in (("Accept-Language", manner.language), ("Referer", manner.referer)):
            if value:
                headers[name] = value
            else:
                headers.pop(name, None)
