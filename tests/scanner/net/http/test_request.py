"""What goes out is what httpx would send, made in less time."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from checks.core.evidence.http import HttpRequest
from scanner.net.http.request import RequestBuilder

HOST = "dinkes.kotacontoh.go.id"
PARTS = st.sampled_from(["/", ".", "..", "a", "%2e", "%", " ", "é", "?", "#", "&", "=", ":", "//", "\\", '"', "{", "~", "+", "x" * 9])


def request_for(path: str, **more: Any) -> httpx.Request:
    return RequestBuilder("tilik").request(HttpRequest("https", HOST, 443, path, **more), {})


@given(st.lists(PARTS, max_size=8).map(lambda parts: "/" + "".join(parts)))
def test_the_target_is_the_one_that_httpx_makes_of_it(path: str) -> None:
    try:
        expected = httpx.URL(f"https://{HOST}{path}").raw_path
    except httpx.InvalidURL:
        with pytest.raises(httpx.InvalidURL):
            request_for(path)
        return
    assert request_for(path).extensions["target"] == expected


def test_the_header() -> None:
    assert [name for name, _ in request_for("/").headers.raw] == [b"Host", b"User-Agent", b"Accept", b"Accept-Language", b"Accept-Encoding"]
    assert request_for("/").headers["host"] == HOST


def test_for_another_site_s_page() -> None:
    request = request_for("/", method="OPTIONS", foreign="https://lain.example")
    assert (request.headers["origin"], request.headers["access-control-request-method"]) == ("https://lain.example", "GET")
    assert "origin" not in request_for("/").headers


def test_one_origin_does_not_speak_for_another() -> None:
    builder = RequestBuilder("tilik")
    first, other = (
        builder.request(HttpRequest("https", host, port, "/"), {}) for host, port in ((HOST, 443), ("lain.kotacontoh.go.id", 8443))
    )
    assert (first.headers["host"], other.headers["host"]) == (HOST, "lain.kotacontoh.go.id:8443")
