"""What came back for one request, in a few lines that a person can compare with what they see themselves."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checks import Exchange, Failure, Text
from checks.core.evidence.codec import Observation
from checks.core.evidence.observation import Referral
from checks.core.model.reason import of_failure
from reports.views.host import harmless

_HEADERS = 40


def proof(seen: Observation, lang: str) -> Iterator[str]:
    """The lines of one observation, harmless to print: of an answer its status and headers, of anything else its content cut short."""
    if isinstance(seen, Exchange):
        for hop in seen.hops:
            yield harmless(f"{hop.url} → {hop.response.status} {hop.response.phrase}")
        yield from (f"  {harmless(name)}: {harmless(value)}" for name, value in seen.final.headers[:_HEADERS])
        if seen.final.body.sha256:
            yield f"  SHA-256 {seen.final.body.sha256}, {seen.final.body.size} B"
    elif isinstance(seen, Failure):
        why: Text = of_failure(seen.kind).text
        yield harmless(" ".join((why[lang], seen.detail)))
    elif isinstance(seen, Referral):
        yield f"→ {harmless(seen.key)}"
    else:
        yield harmless(ascii(msgspec.to_builtins(seen, builtin_types=())))
