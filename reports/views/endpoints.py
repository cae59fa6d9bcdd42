"""A site's addresses in words: http and https, with and without www."""

from __future__ import annotations

import msgspec

from checks import Text
from checks.core.facts.endpoints import EndpointFacts, EndpointsFacts
from checks.core.model.text import tame
from reports.words import WORDS, fill

_FAILURES = {
    "refused": "endpoint_refused",
    "timeout": "endpoint_silent",
    "reset": "endpoint_silent",
    "tls": "endpoint_tls",
}


class AddressLine(msgspec.Struct, frozen=True):
    """One endpoint. ``lives``: it answered; ``remarks`` are said behind the answer."""

    url: str
    answer: Text
    lives: bool
    remarks: tuple[Text, ...] = ()


class EndpointsView(msgspec.Struct, frozen=True):
    """``twin`` says what is known of the name with or without ``www.``; None where there can be none."""

    lines: tuple[AddressLine, ...]
    twin: Text | None


def endpoints_view(facts: EndpointsFacts) -> EndpointsView:
    """What a reader sees of a site's endpoints."""
    return EndpointsView(tuple(_line(one, facts.canonical) for one in facts.endpoints), _twin(facts) if facts.twin else None)


def _line(facts: EndpointFacts, canonical: str | None) -> AddressLine:
    remarks = []
    if canonical is not None and facts.url == f"{canonical}/":
        remarks.append(WORDS["endpoint_canonical"])
    if facts.certificate is False:
        remarks.append(WORDS["endpoint_stranger"])
    return AddressLine(facts.url, _answer(facts), facts.status is not None, tuple(remarks))


def _answer(facts: EndpointFacts) -> Text:
    if facts.status is None:
        word = _FAILURES.get(facts.outcome)
        return WORDS[word] if word else fill(WORDS["endpoint_unseen"], why=facts.outcome)
    if facts.leads_to:
        return fill(WORDS["endpoint_leads"], status=str(facts.status), url=tame(facts.leads_to))
    return fill(WORDS["endpoint_status"], status=str(facts.status))


def _twin(facts: EndpointsFacts) -> Text:
    if facts.published is None:
        word = "twin_unknown"
    elif not facts.published:
        word = "twin_absent"
    elif facts.registered:
        word = "twin_registered"
    else:
        word = "twin_wildcard" if facts.wildcard else "twin_unregistered"
    return fill(WORDS[word], twin=facts.twin)
