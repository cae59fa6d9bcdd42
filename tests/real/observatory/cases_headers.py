"""The other headers, one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.observatory.case import HOME, PLAIN, UPGRADE, Case, Reply, site, sound

VALUES: dict[str, tuple[str | None, ...]] = {
    "Strict-Transport-Security": (
        None, "", "max-age=31536000", "max-age=31536000; includeSubDomains; preload", "MAX-AGE=31536000", "max-age=15552000", "max-age=15551999",
        "max-age=15768000", "max-age=0", "max-age=-1", "max-age=+31536000", "max-age=", "max-age=abc", "max-age=1e9", "max-age=31536000abc",
        'max-age="31536000"', "max-age= 31536000", "max-age =31536000", "max-age:31536000", "includeSubDomains", "preload; includeSubDomains",
        "max-age=1; max-age=31536000", "max-age=31536000; max-age=1", "max-age=31536000, max-age=31536000", "; max-age=31536000",
        "max-age=31536000;", "includeSubDomains; max-age=31536000", "max-age=99999999999999999999", "max-age=00031536000", "0", "max-age",
    ),
    "X-Frame-Options": (
        None, "", "DENY", "deny", "SAMEORIGIN", "SameOrigin ", "ALLOW-FROM https://a.example", "allow-from", "ALLOWALL", "DENY; SAMEORIGIN", "GOFORIT", "'deny'",
    ),
    "X-Content-Type-Options": (None, "", "nosniff", "NoSniff", "nosniff;", "nosniff, nosniff", "no-sniff", "none", '"nosniff"'),
    "Referrer-Policy": (
        None, "", "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin", "STRICT-ORIGIN", "origin",
        "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade", "no-referrer, unsafe-url", "unsafe-url, no-referrer",
        "no-referrer, x", "x, no-referrer", "x", "no-referrer unsafe-url", "no-referrer;", ",", "never",
    ),
    "Cross-Origin-Resource-Policy": (
        None, "", "same-origin", "same-site", "cross-origin", "SAME-ORIGIN", "same-origin; x", "same-origin, same-site", "none", "same",
    ),
}  # fmt: skip

REFERRERS = {
    "meta": "<meta name=referrer content=no-referrer>",
    "meta unsafe": "<meta name=REFERRER content=unsafe-url>",
    "meta twice": "<meta name=referrer content=unsafe-url><meta name=referrer content=same-origin>",
    "meta empty": "<meta name=referrer content=''>",
    "meta none": "<meta name=referrer>",
    "meta nonsense": "<meta name=' referrer ' content=apa>",
    "meta old word": "<meta name=referrer content=never>",
    "meta http-equiv": "<meta http-equiv=referrer-policy content=no-referrer>",
    "meta both": "<meta http-equiv=x name=referrer content=unsafe-url>",
    "meta in body": "<body><p><meta name=referrer content=origin>",
}

PREFLIGHTS = {
    "public": Reply((("Access-Control-Allow-Origin", "*"),), "", 204),
    "public with credentials": Reply((("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Credentials", "true")), "", 204),
    "one origin": Reply((("Access-Control-Allow-Origin", "https://lain.example"),), "", 200),
    "null": Reply((("Access-Control-Allow-Origin", "null"), ("Access-Control-Allow-Credentials", "true")), "", 200),
    "empty": Reply((("Access-Control-Allow-Origin", ""),), "", 200),
    "twice": Reply((("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Origin", "*")), "", 200),
    "refused": Reply((("Access-Control-Allow-Origin", "*"),), "", 403),
    "redirect": Reply((("Location", "/lain"), ("Access-Control-Allow-Origin", "*")), "", 307),
    "not there": Reply((), "", 200),
}


def cases() -> Iterator[Case]:
    for name, values in VALUES.items():
        for value in values:
            # Frames are not limited by the policy, so that the older header has its say.
            frames = {"Content-Security-Policy": "default-src 'none'"} if name == "X-Frame-Options" else {}
            yield site(f"{name}: {value}", sound({name: value, **frames}))
        twice = tuple((name, value) for value in (values[2] or "", values[3] or ""))
        yield site(f"{name} twice", sound({name: None, "Content-Security-Policy": "default-src 'none'"}, twice))
    for name, body in REFERRERS.items():
        yield site(f"referrer {name}", sound({"Referrer-Policy": None}), f"<!doctype html><title>x</title>{body}")
    yield site("referrer header safe, meta unsafe", sound(), "<title>x</title><meta name=referrer content=unsafe-url>")
    yield site("referrer header unsafe, meta safe", sound({"Referrer-Policy": "unsafe-url"}), "<meta name=referrer content=no-referrer>")
    yield site("referrer header empty, meta safe", sound({"Referrer-Policy": ""}), "<meta name=referrer content=no-referrer>")
    for name, preflight in PREFLIGHTS.items():
        yield Case(name=f"cors {name}", pages={HOME: Reply(sound()), PLAIN: UPGRADE}, preflight=preflight)
    yield site("cors on the page only", sound(more=(("Access-Control-Allow-Origin", "*"),)))
    yield site("names in lower case", tuple((name.lower(), value) for name, value in sound()))
    yield site("names in upper case", tuple((name.upper(), value) for name, value in sound()))
    yield site("nothing at all")
    yield site("everything")
