"""What came back for one request, in a few lines that a person can compare with what they see themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from checks import Exchange, Failure, Text
from checks.core.evidence.observation import Observation, Referral
from checks.core.model.reason import of_failure
from reports.views.host import harmless

_HEADERS = 40


def proof(observation: Observation, lang: str) -> Iterator[str]:
    """The lines of one observation, harmless to print: of an answer its status and headers, of anything else its content cut short."""
    if isinstance(observation, Exchange):
        for hop in observation.hops:
            yield harmless(f"{hop.url} → {hop.response.status} {hop.response.phrase}")
        yield from (f"  {harmless(name)}: {harmless(value)}" for name, value in observation.final.headers[:_HEADERS])
        if observation.final.body.sha256:
            yield f"  SHA-256 {observation.final.body.sha256}, {observation.final.body.size} B"
    elif isinstance(observation, Failure):
        why: Text = of_failure(observation.kind).text
        yield harmless(" ".join((why[lang], observation.detail)))
    elif isinstance(observation, Referral):
        yield f"→ {harmless(observation.key)}"
    else:
        yield harmless(json.dumps(msgspec.to_builtins(observation, builtin_types=())))
