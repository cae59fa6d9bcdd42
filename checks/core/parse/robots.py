"""robots.txt: what a crawler may ask for (RFC 9309)."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from checks.core.parse.robots_rules import RobotsRule, Rules
from checks.core.parse.url import escaped

_LINE = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z \-]{0,40}?)\s*:\s*(?P<value>[^#]*)")
_TOKEN = re.compile(r"\*|[A-Za-z_\-]{1,100}")
_MOST_RULES = 5000


class Robots(msgspec.Struct, frozen=True, dict=True):
    """Rules by product token in lower case, groups of one token joined; ``sitemaps`` as written."""

    groups: dict[str, tuple[RobotsRule, ...]] = {}
    sitemaps: tuple[str, ...] = ()

    def allows(self, path: str, token: str) -> bool:
        """Whether the crawler of this token may ask for a path, query included: the longest rule that matches decides, Allow before Disallow."""
        octets = _plain(escaped(path, _SAFE)).replace("*", "%2A").replace("$", "%24")
        return octets == "/robots.txt" or self._rules(token.lower() if token.lower() in self.groups else "*").allow(octets)

    def _rules(self, token: str) -> Rules:
        if token not in self._ready:
            self._ready[token] = Rules([_comparable(rule) for rule in self.groups.get(token, ())])
        return self._ready[token]

    @cached_property
    def _ready(self) -> dict[str, Rules]:
        """The groups that were asked for."""
        return {}


_SAFE = "/?:@!$&'()*+,;=~%"
# Characters of ASCII that need no escape to be told apart; a star and a dollar sign mean themselves only in one (section 2.2.3).
_NEEDLESS = re.compile("%(?!2A|24|25)([2-7][0-9A-F])")


def _plain(path: str) -> str:
    """A path in whose comparison no escape counts (section 2.2.2), also none that servers may tell apart: in doubt a rule holds."""
    return _NEEDLESS.sub(lambda escape: chr(int(escape[1], 16)), path)


def _comparable(rule: RobotsRule) -> RobotsRule:
    """A dollar sign is one except at the end."""
    path = _plain(rule.path)
    return RobotsRule(rule.allow, path[:-1].replace("$", "%24") + path[-1:])


def robots(text: str) -> Robots:
    """What a robots.txt says; lines that are none of its own are left out, whatever they are."""
    groups: dict[str, list[RobotsRule]] = {}
    sitemaps: list[str] = []
    tokens: list[str] = []
    naming, count = False, 0
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        match = _LINE.match(line)
        name, value = (match["name"].lower(), match["value"].strip()) if match else ("", "")
        if name == "user-agent":
            token = _TOKEN.match(value)
            tokens = [*(tokens if naming else []), *([token[0].lower()] if token else [])][:100]
            groups.update((agent, groups.get(agent, [])) for agent in tokens)
            naming = True
        elif name in ("allow", "disallow"):
            naming = False
            # A rule that names no path is none (section 2.2.2).
            if value.startswith(("/", "*")) and count < _MOST_RULES:
                count += 1
                rule = RobotsRule(name == "allow", escaped(value, _SAFE))
                for agent in tokens:
                    groups[agent].append(rule)
        elif name == "sitemap" and value:
            sitemaps.append(value)
    return Robots({token: tuple(rules) for token, rules in groups.items()}, tuple(sitemaps[:100]))
