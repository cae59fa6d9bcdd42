"""Rejetto's HFS since 0.50 (npm package hfs): no name of a file is in its page, its script asks for them (src/serveGuiFiles.ts, src/api.get_file_list.ts of its source)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from scanner.example_city.page import html
from scanner.example_city.site import Respond, ServedAnswer
from tests.accuracy.behaviour import Behaviour, answering, bare


def _page(version: str) -> str:
    """As HFS 0.52.9 on this machine's loopback writes it."""
    settings = {"VERSION": version, "API_VERSION": 8.72, "SPECIAL_URI": "/~/", "FRONTEND_URI": "/~/frontend/", "session": {"username": ""}}
    return (
        "<!DOCTYPE html>\n<html>\n  <head>\n  <title>File server</title>\n  <script>\n                    HFS = "
        f"{json.dumps(settings, indent=4)}\n  </script>\n  </head>\n  <body>\n"
        '    <noscript>You need to enable JavaScript to run this app.</noscript>\n    <div id="root"></div>\n  </body>\n</html>'
    )


def _files(*names: str, may: bool = False) -> ServedAnswer:
    rights = {f"can_{what}": may for what in ("archive", "upload", "delete", "overwrite", "comment")}
    files = [{"n": name, "m": "2026-12-01T00:07:40.073Z", "s": 2, "p": "a"} for name in names]
    return bare(json.dumps({**rights, "list": files}, separators=(",", ":")), 200, "application/json; charset=utf-8")


# A folder that guests may not list is answered 401 (src/vfs.ts, statusCodeForMissingPerm), or 403.
FILES: Mapping[str, tuple[ServedAnswer, str]] = {
    "open": (_files("anggaran.xlsx", "foto/"), "fail (hfs-files)"),
    "with-a-dump": (_files("perizinan-2026.sql.gz"), "fail (hfs-files)"),
    "with-folders-alone": (_files("uploads/", may=True), "fail (hfs-files)"),
    "empty": (_files(), "pass"),
    "for-members": (bare("Unauthorized", 401, "text/plain"), "pass"),
    "forbidden": (bare("Forbidden", 403, "text/plain"), "pass"),
    "of-another-program": (bare('{"list":[{"name":"berita"}]}', 200, "application/json"), "pass"),
}


def behaviours() -> Iterator[Behaviour]:
    """The list of the whole site, of three releases."""
    for name, (answer, label) in FILES.items():
        for version in ("0.52.9", "0.57.24", "3.0.2"):
            yield Behaviour(name=f"hfs-{version}-{name}", https=_site(version, answer), must={"exposed-file-managers": label})


def _site(version: str, answer: ServedAnswer) -> Respond:
    pages = {"/": html(_page(version)), "/~/api/get_file_list": answer}
    return answering(lambda request: pages.get(request.path, bare("Not found", 404, "text/plain")))
