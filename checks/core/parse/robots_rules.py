"""Which rule of a robots.txt decides for a path (RFC 9309 section 2.2), in time that hardly goes with how many rules there are."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

# Stars of one group that are looked for; what has more than honest files is taken for its beginning where it forbids, for nothing where it allows.
_MOST_STARS = 500


class RobotsRule(msgspec.Struct, frozen=True):
    """``path`` is a prefix of paths, with ``*`` for anything and ``$`` at the end for the end, escapes in the one form."""

    allow: bool
    path: str


class _Starred:
    """A rule with stars, ready to be compared: what stands before, between and behind them."""

    def __init__(self, rule: RobotsRule) -> None:
        pattern = rule.path.removesuffix("$")
        self.rank = (len(rule.path), rule.allow)
        self.first, *pieces = (piece for n, piece in enumerate(pattern.split("*")) if piece or not n)
        self._ends = rule.path.endswith("$")
        self._last = pieces.pop() if self._ends and pieces and not pattern.endswith("*") else ""
        self._pieces = pieces
        self.stars = len(pieces) + 1
        self._shortest = sum(map(len, (self.first, *pieces, self._last)))

    def matches(self, path: str) -> bool:
        """Section 2.2.3, piece by piece from the left: every ``*`` takes as little as it can."""
        if len(path) < self._shortest or not path.startswith(self.first) or not path.endswith(self._last):
            return False
        at, end = len(self.first), len(path) - len(self._last)
        for piece in self._pieces:
            start = path.find(piece, at, end)
            if start < 0:
                return False
            at = start + len(piece)
        return True


class Rules:
    """The rules of one group: whole paths and beginnings are looked up, only those with stars are tried."""

    def __init__(self, rules: Sequence[RobotsRule]) -> None:
        self._whole: dict[str, bool] = {}
        self._beginnings: dict[str, bool] = {}
        self._starred: list[_Starred] = []
        stars = 0
        for rule in rules:
            if "*" in rule.path:
                starred = _Starred(rule)
                if stars + starred.stars <= _MOST_STARS:
                    stars += starred.stars
                    self._starred.append(starred)
                elif not rule.allow:
                    self._beginnings.setdefault(starred.first, False)
            else:
                where = self._whole if rule.path.endswith("$") else self._beginnings
                path = rule.path.removesuffix("$")
                where[path] = where.get(path, False) or rule.allow
        self._starred.sort(key=lambda starred: starred.rank, reverse=True)
        self._lengths = sorted({len(path) for path in self._beginnings}, reverse=True)

    def allow(self, path: str) -> bool:
        """The longest rule that matches decides, Allow before Disallow; without one everything is allowed."""
        best = max(self._of_beginnings(path), (len(path) + 1, self._whole[path]) if path in self._whole else (0, True))
        starred = next((rule.rank for rule in self._starred if rule.rank <= best or rule.matches(path)), best)
        return max(best, starred)[1]

    def _of_beginnings(self, path: str) -> tuple[int, bool]:
        for length in self._lengths:
            if length <= len(path) and (allowed := self._beginnings.get(path[:length])) is not None:
                return length, allowed
        return 0, True
