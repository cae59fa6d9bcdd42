"""robots.txt: what a crawler may ask for (RFC 9309)."""

from __future__ import annotations

import re

import msgspec

from checks.core.crawl_url import escaped

_LINE = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z \-]{0,40}?)\s*:\s*(?P<value>[^#]*)")
_TOKEN = re.compile(r"\*|[A-Za-z_\-]{1,100}")
_MOST_RULES = 5000


class Rule(msgspec.Struct, frozen=True):
    """``path`` is a prefix of paths, with ``*`` for anything and ``$`` at the end for the end, escapes in the one form."""

    allow: bool
    path: str


class Robots(msgspec.Struct, frozen=True):
    """Rules by product token in lower case, groups of one token joined; ``sitemaps`` as written."""

    groups: dict[str, tuple[Rule, ...]] = {}
    sitemaps: tuple[str, ...] = ()

    def allows(self, path: str, token: str) -> bool:
        """Whether the crawler of this token may ask for a path, query included: the longest rule that matches decides, Allow before Disallow."""
        own = self.groups.get(token.lower(), self.groups.get("*", ()))
        asked = escaped(path, _SAFE)
        return (
            asked == "/robots.txt"
            or max(((len(rule.path), rule.allow) for rule in own if _matches(rule.path, asked)), default=(0, True))[1]
        )


_SAFE = "/?:@!$&'()*+,;=~%"


def robots(text: str) -> Robots:
    """What a robots.txt says; lines that are none of its own are left out, whatever they are."""
    groups: dict[str, list[Rule]] = {}
    sitemaps: list[str] = []
    tokens: list[str] = []
    naming, count = False, 0
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        found = _LINE.match(line)
        name, value = (found["name"].lower(), found["value"].strip()) if found else ("", "")
        if name == "user-agent":
            token = _TOKEN.match(value)
            tokens = [*(tokens if naming else []), *([token[0].lower()] if token else [])][:100]
            groups.update((named, groups.get(named, [])) for named in tokens)
            naming = True
        elif name in ("allow", "disallow"):
            naming = False
            # A rule that names no path is none (section 2.2.2).
            if value.startswith(("/", "*")) and count < _MOST_RULES:
                count += 1
                for named in tokens:
                    groups[named].append(Rule(name == "allow", escaped(value, _SAFE)))
        elif name == "sitemap" and value:
            sitemaps.append(value)
    return Robots({token: tuple(rules) for token, rules in groups.items()}, tuple(sitemaps[:100]))


def _matches(rule: str, path: str) -> bool:
    """Section 2.2.3, piece by piece from the left: every ``*`` takes as little as it can, so that no pattern costs more than its length."""
    ends = rule.endswith("$")
    first, *pieces = rule.removesuffix("$").split("*") if ends else rule.split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if ends and not pieces:
        return at == len(path)
    last = pieces.pop() if ends else ""
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or (len(path) - at >= len(last) and path.endswith(last))
