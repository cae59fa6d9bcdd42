"""A web site that a real server serves: one virtual host, on HTTPS and on plain HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from tests.real.authority import Issue

HOME = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Dinas Kesehatan Kota Contoh</title></head>
<body><h1>Dinas Kesehatan Kota Contoh</h1><p>Layanan puskesmas, rujukan, dan imunisasi bagi warga.</p></body></html>
"""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """``https`` and ``http`` are directives of the server's own language for each of the two virtual hosts, None where there is none.

    ``files`` is the document root, path to content; ``plant`` puts more into it. Sites that need TLS settings of their own need an ``address`` of their own.
    """

    host: str
    https: str | None = ""
    http: str | None = None
    address: str = "127.0.0.1"
    issue: Issue = Issue.TRUSTED
    files: Mapping[str, str] = MappingProxyType({"index.html": HOME})
    plant: Callable[[Path], None] | None = None
