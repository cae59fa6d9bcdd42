"""Subresource Integrity: which files are used although their content changed."""

from __future__ import annotations

import base64
import hashlib

from tests.real.browser.answer import file
from tests.real.browser.kind import kind
from tests.real.browser.site import Site, note

_LIBRARY = "/pustaka/3.6.0/lib.js"


def _hash(name: str, content: str) -> str:
    return f"{name}-{base64.b64encode(hashlib.new(name, content.encode()).digest()).decode()}"


def _script(site: Site, attributes: str, *, allow: bool = True) -> None:
    """A stranger's library, changed since somebody pinned it, or not."""
    site.front.without("content-security-policy")
    url = site.add(_LIBRARY, file("text/javascript", note("lib"), *(("Access-Control-Allow-Origin: *",) if allow else ())), host=site.other)
    site.put(f'<script src="{url}" {attributes}></script>')


@kind("SRI section 3.3.4: hashes that are enforced", "integrity")
def enforced(site: Site) -> None:
    old = _hash(site.pick("sha256", "sha384", "sha512"), "isi lama")
    value = site.pick(
        old,
        f" {old} ",
        f"{old}?x=y",
        f"{old} {_hash('sha256', 'lain')}",
        old.replace("sha", "SHA"),
        old.rstrip("="),
        f"abc {old}",
        f"sha1-abc {old}",
    )
    _script(site, f'integrity="{value}" crossorigin{site.pick("", "=anonymous")}')


@kind("SRI section 3.3.3: what is no hash pins nothing", "integrity")
def none(site: Site) -> None:
    old = _hash("sha256", "isi lama")
    value = site.pick(
        "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
        old.partition("-")[2],
        "",
        " ",
        "md5-abc",
        "sha256",
        "sha256:abc",
        old.replace("-", "_"),
        "sha3-256-abc",
        "sha384",
        "sha-256-" + old.partition("-")[2],
        f"'{old}'",
        "sha256-",
        "sha256-%%%",
        "true",
    )
    _script(site, f'integrity="{value}" crossorigin')


@kind("SRI section 3.3.5; HTML section 4.12.1.1: which elements are pinned", "integrity")
def elements(site: Site) -> None:
    site.front.without("content-security-policy")
    old = _hash("sha384", "isi lama")
    sheet = site.add("/gaya/3.6.0/g.css", file("text/css", "p { color: teal }", "Access-Control-Allow-Origin: *"), host=site.other)
    script = site.add(_LIBRARY, file("text/javascript", note("lib"), "Access-Control-Allow-Origin: *"), host=site.other)
    site.put(
        site.pick(
            f'<link rel="stylesheet" href="{sheet}" integrity="{old}" crossorigin>',
            f'<link rel="stylesheet" href="{sheet}" crossorigin>',
            f"<link rel=stylesheet integrity=sha1-x href='{sheet}' crossorigin>",
        ),
        site.pick(
            f'<script integrity="{old}" src="{script}" crossorigin="use-credentials"></script>',
            f'<script data-integrity="{old}" src="{script}"></script>',
            f'<script async integrity="{old}" crossorigin src="{script}"></script>',
        ),
    )


@kind("SRI section 3.3.2: a stronger hash decides", "integrity")
def stronger(site: Site) -> None:
    right, wrong = note("lib"), "isi lama"
    names = sorted(site.random.sample(["sha256", "sha384", "sha512"], 2))
    _script(site, f'integrity="{_hash(names[0], site.pick(right, wrong))} {_hash(names[1], wrong)}" crossorigin')
