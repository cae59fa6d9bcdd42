"""Firewalls that wake up after so many strange paths and answer those alone, as a site might say "not there" itself; the front page stays as it was.

The same question before and after tells. A site may have two ways of saying it, too, by kind of path or by server, and is not doubted for that.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator, Mapping

from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import FRONT, Behaviour, answering, bare, moved
from tests.accuracy.blocked import WORDLESS


def _page(status: int, server: str = "nginx") -> ServedAnswer:
    """As nginx and what is built from it write it (ngx_http_special_response.c)."""
    heading = f"{status} {'Forbidden' if status == 403 else 'Not Found'}"
    return bare(
        f"<html>\r\n<head><title>{heading}</title></head>\r\n<body>\r\n<center><h1>{heading}</h1></center>\r\n<hr><center>{server}</center>\r\n</body>\r\n</html>",
        status,
    )


# What rules send with `return 404`, `return 410`, `return 301` (ngx_http_rewrite_module), `deny_status` of HAProxy's manual, Go's http.NotFound (server.go),
# and what frameworks answer in JSON; RFC 9110 sections 15.5.5 and 15.5.11 permit all of them to hide that something is refused.
QUIET: Mapping[str, ServedAnswer] = {
    "nginx-404": _page(404),
    "nginx-403": _page(403),
    "openresty-404": WORDLESS["openresty-404"],
    "empty-404": bare("", 404),
    "gone": bare("<h1>Gone</h1>", 410),
    "text-404": bare("404 page not found\n", 404, "text/plain; charset=utf-8"),
    "json-404": bare('{"message":"Not Found","statusCode":404}', 404, "application/json"),
    "another-page": WORDLESS["another-page"],
    "to-the-front-page": moved("/"),
    "to-another-page": moved("/perhatian"),
    "elsewhere": WORDLESS["elsewhere"],
}
# What is asked for is counted by its name, and afterwards what has such a name is refused; the names are those of CrowdSec's scenarios `http-sensitive-files` and
# `http-probing`, of fail2ban's `nginx-botsearch` with paths of one's own, and of the CRS' rules 930120 and 930130 (restricted-files.data), whose
# `deny,status:404` looks like an absent file.
NAMES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "dot-files-and-dumps": (
        r"/\.(?!well-known)|\.(?:sql|bak|zip|gz|log|ya?ml)$|\.php$",
        dict.fromkeys(("exposed-config", "exposed-dumps", "exposed-logs", "exposed-vcs"), "unknown"),
    ),
    "git-and-backups": (
        r"/\.(?:git|env|svn|hg)|\.sql|\.bak|backup",
        dict.fromkeys(("exposed-dumps", "exposed-vcs"), "unknown") | {"exposed-panels": "pass"},
    ),
}
# What is asked for after the first 60 strange paths.
_LATE = dict.fromkeys(("exposed-logs", "exposed-uploads", "exposed-vcs"), "unknown")
# What is asked for among the strange paths of which some were refused for a while.
_WITHIN = dict.fromkeys(("exposed-panels", "exposed-logs"), "unknown")


def _waking(first: int, refusal: ServedAnswer, background: str) -> Respond:
    rest, strange = BACKGROUNDS[background].site({}), itertools.count()

    async def respond(request: IncomingRequest) -> ServedAnswer:
        if request.path in ("/", "/perhatian"):
            return FRONT
        return refusal if next(strange) >= first else await rest(request)

    return respond


def _sleeping(first: int, last: int, refusal: ServedAnswer) -> Respond:
    """One that forgets whom it refused, as stick tables of HAProxy (``expire``) and jails of fail2ban (``bantime``) do."""
    rest, strange = BACKGROUNDS["honest"].site({}), itertools.count()

    async def respond(request: IncomingRequest) -> ServedAnswer:
        if request.path in ("/", "/perhatian"):
            return FRONT
        return refusal if first <= next(strange) < last else await rest(request)

    return respond


def _choosy(first: int, refusal: ServedAnswer, names: str) -> Respond:
    """One that counts requests for such names and refuses these alone; everything else is answered as before."""
    rest, strange = BACKGROUNDS["honest"].site({}), itertools.count()

    async def respond(request: IncomingRequest) -> ServedAnswer:
        if request.path in ("/", "/perhatian"):
            return FRONT
        return refusal if re.search(names, request.path) and next(strange) >= first else await rest(request)

    return respond


def _at_random(seed: int) -> Callable[[IncomingRequest], ServedAnswer]:
    draw = random.Random(seed)  # a balancer's choice, no secret
    return lambda request: bare(LOST, 404) if draw.random() < 0.5 else _page(404)


def _until(strange: int) -> Callable[[IncomingRequest], ServedAnswer]:
    """Two servers in turns, and one of them alone from then on: the other one is down."""
    turns = itertools.count()
    return lambda request: bare(LOST, 404) if (turn := next(turns)) % 2 and turn < strange else _page(404)


_turns = itertools.count()
# By kind of path, by place, by a hardening rule of one path (each `location` of ngx_http_core_module has an error page of its own), and by server of a balancer.
OWN_WAYS: Mapping[str, Callable[[IncomingRequest], ServedAnswer]] = {
    "scripts": lambda request: bare("File not found.\n", 404) if request.path.endswith(".php") else _page(404),
    "folders": lambda request: _page(403) if request.path in ("/images/", "/uploads/", "/backup/", "/storage/") else _page(404),
    "interface": lambda request: bare('{"message":"x"}', 404, "application/json") if request.path.startswith("/api") else bare(LOST, 404),
    "one-path": lambda request: _page(404) if request.path in ("/phpinfo.php", "/.env", "/xmlrpc.php") else bare(LOST, 404),
    "endings": lambda request: _page(403) if request.path.endswith((".sql", ".bak", ".log")) else bare(LOST, 404),
    "slash": lambda request: moved(request.path + "/") if "." not in request.path and not request.path.endswith("/") else bare(LOST, 404),
    "echo": lambda request: bare(f"<pre>Cannot GET {request.path}</pre>", 404),
    "two-servers-in-turns": lambda request: bare(LOST, 404) if next(_turns) % 2 else _page(404),
    **{f"two-servers-at-random-{seed}": _at_random(seed) for seed in range(4)},
    "two-servers-of-which-one-ends": _until(55),
}


def behaviours() -> Iterator[Behaviour]:
    """All of them are traps: nothing is there."""
    for name, refusal in QUIET.items():
        for first in (8, 20, 45):
            yield Behaviour(name=f"wakes-up-quietly-after-{first}-as-{name}", https=_waking(first, refusal, "honest"), must=_LATE)
        for background in ("gone", "404-without-a-body", "redirect-to-log-in", "soft-404"):
            if name not in ("gone", "empty-404"):
                yield Behaviour(name=f"wakes-up-quietly-before-{background}-as-{name}", https=_waking(30, refusal, background), must=_LATE)
        if name not in ("nginx-403", "another-page"):
            for first, last in ((15, 45), (30, 55)):
                yield Behaviour(name=f"wakes-up-and-sleeps-after-{last}-as-{name}", https=_sleeping(first, last, refusal), must=_WITHIN)
        for which, (names, label) in NAMES.items():
            yield Behaviour(name=f"wakes-up-for-{which}-as-{name}", https=_choosy(6, refusal, names), must=label)
            if name in ("empty-404", "gone", "to-the-front-page", "nginx-404"):
                yield Behaviour(name=f"wakes-up-soon-for-{which}-as-{name}", https=_choosy(2, refusal, names), must=label)
        if name not in ("nginx-403", "another-page"):
            woken = dict.fromkeys(("exposed-env", "exposed-git"), "unknown")
            yield Behaviour(name=f"is-awake-at-first-and-sleeps-as-{name}", https=_sleeping(3, 20, refusal), must=woken)
    for name, make in OWN_WAYS.items():
        labels = {"exposed-env": "pass", "exposed-vcs": "pass", "exposed-panels": "pass"}
        yield Behaviour(name=f"has-two-ways-of-its-own-by-{name}", https=answering(_beside_front(make)), must=labels)


def _beside_front(make: Callable[[IncomingRequest], ServedAnswer]) -> Callable[[IncomingRequest], ServedAnswer]:
    return lambda request: FRONT if request.path == "/" else make(request)
