"""What is known of a target apart from any judgement, from several scans that asked different things."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.facts.values import Facts
from checks.core.model.reason import NOT_ASKED

# Whose checks ask what a field of the facts is read from: who put one of them has seen it, or that it is not there.
_AREAS = {
    "tls": ("tls",),
    "http": ("http",),
    "endpoints": ("http",),
    "content": ("content", "compromise"),
    "dns": ("dns", "mail"),
}


def posture_facts(looks: Sequence[Assessment]) -> Facts:
    """Newest first. Each field is that of the newest look that asked for it; of software and names an older one adds what the newer do not tell."""
    newest = looks[0]
    if newest.whole or len(looks) == 1:
        return newest.facts
    fields = {field: _newest(looks, field, areas) for field, areas in _AREAS.items()}
    software = {(one.name, one.place): one for look in reversed(looks) for one in look.facts.software}
    names = dict.fromkeys(name for look in looks for name in look.facts.mentioned_hosts)
    topics = {id: topic for look in reversed(looks) for id, topic in look.facts.topics.items()}
    return msgspec.structs.replace(newest.facts, **fields, software=tuple(software.values()), mentioned_hosts=tuple(names), topics=topics)


def _newest(looks: Sequence[Assessment], field: str, areas: tuple[str, ...]) -> object:
    for look in looks:
        value = getattr(look.facts, field)
        if value != getattr(Facts(), field) or _covers(look, areas):
            return value
    return getattr(looks[0].facts, field)


def _covers(look: Assessment, areas: tuple[str, ...]) -> bool:
    return any(verdict.check.partition("-")[0] in areas and verdict.reason != NOT_ASKED.key for verdict in look.verdicts)
