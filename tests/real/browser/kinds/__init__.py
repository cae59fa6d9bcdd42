"""The kinds of answers, a subject a file."""

from __future__ import annotations

from tests.real.browser.kinds import (
    charsets,
    codings,
    cookies,
    csp,
    forms,
    framing,
    header_lines,
    hsts,
    images,
    integrity,
    links,
    loads,
    media_types,
    mixed,
    policies,
    redirects,
    refreshes,
    repeats,
    sound,
    status_lines,
    text,
)

LOADED = (
    charsets, codings, cookies, csp, forms, framing, header_lines, hsts, images, integrity, links, loads, media_types, mixed, policies, redirects, refreshes,
    repeats, sound, status_lines, text,
)  # fmt: skip
