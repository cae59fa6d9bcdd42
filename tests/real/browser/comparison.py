"""tilik's view of a site beside the browser's."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.real.browser.site import Site
from tests.real.browser.view import FACTS, Difference, View

# Of an answer that is no page of the site only this is compared: tilik judges no more of it.
_OF_ANY_ANSWER = ("plain", "status", "type", "text", "links", "forms", "loads", "cookies")
_OF_NOTHING = ("plain",)


def differences(kind: str, seed: str, site: Site, ours: View, theirs: View) -> Iterator[Difference]:
    """Every fact that the browser tells and tilik does not, or tells otherwise; where they did not see the same page nothing of it."""
    where = theirs.facts["address"]
    if where == "download":
        facts: tuple[str, ...] = ("type",)
    elif ours.facts["address"] != where:
        facts = ("address",)
    elif urlsplit(str(where)).hostname not in (site.host, f"www.{site.host}"):
        facts = _OF_NOTHING
    else:
        facts = _OF_ANY_ANSWER if theirs.facts["status"] != 200 else tuple(FACTS)
    for fact in facts:
        if fact in theirs.facts and ours.facts.get(fact) != theirs.facts[fact]:
            yield Difference(kind, seed, fact, ours.facts.get(fact), theirs.facts[fact], ours.why or theirs.why, site.drawn)
