"""What the answers of a site's endpoints amount to: its own pages, whether anybody set the twin up, and what stayed open."""

from __future__ import annotations

from checks.core.evidence.crawl import host_of
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.endpoints import Endpoint, EndpointAnswers, Role
from checks.core.evidence.http import Exchange, Response
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Reason
from checks.core.page.block_pages import not_own_page, refusal
from checks.core.page.similarity import frame, likeness, words

_ALIKE = 0.9
# Fewer words than that may be the frame of any application.
_TELLING = 5
# What settles that an endpoint has nothing to show.
_SETTLED = (FailureKind.REFUSED, FailureKind.NO_SUCH_NAME, FailureKind.OUT_OF_SCOPE, FailureKind.TLS)


def page_at(endpoints: EndpointAnswers, role: Role) -> Exchange | None:
    """The site's own page at an endpoint, or where it redirects to."""
    answer = endpoints.answer(role)
    return answer if answer is not None and not_own_page(answer) is None else None


def twin_published(endpoints: EndpointAnswers) -> bool | None:
    """Whether the DNS has an address for the twin; None when it did not say."""
    answers = [endpoints.observations.get(role) for role in (Role.TWIN_A, Role.TWIN_AAAA)]
    if any(has_records(answer) for answer in answers):
        return True
    return False if isinstance(answers[0], DnsAnswer) and not isinstance(answers[1], Failure) else None


def twin_by_chance(endpoints: EndpointAnswers) -> bool:
    """The twin is only one of all the names that a wildcard answers for, and the site does not lead there: nobody set it up."""
    own = (endpoints.answer(Role.HTTPS), endpoints.answer(Role.HTTP))
    leads = any(host_of(answer.url) == endpoints.twin for answer in own if answer)
    return has_records(endpoints.observations.get(Role.WILDCARD)) and not endpoints.registered and not leads


def open_question(endpoints: EndpointAnswers) -> tuple[Reason, str] | None:
    """Why some endpoint is not known, and the engineer's words; None when every one was seen or is known to be absent."""
    if endpoints.twin and twin_published(endpoints) is None:
        failures = (endpoints.observations.get(role) for role in (Role.TWIN_A, Role.TWIN_AAAA))
        failure = next((one for one in failures if isinstance(one, Failure)), None)
        return (reason.of_failure(failure.kind), failure.detail) if failure else (reason.NOT_COLLECTED, endpoints.twin)
    for role in (Role.HTTPS, Role.HTTP, Role.TWIN_HTTPS, Role.TWIN_HTTP):
        answer = endpoints.observations.get(role)
        trouble = answer.stop if isinstance(answer, Exchange) else answer
        if isinstance(trouble, Failure) and trouble.kind not in _SETTLED:
            return reason.of_failure(trouble.kind), trouble.detail
        if isinstance(answer, Exchange) and (why := refusal(answer)) is not None:
            return why, f"{answer.url} {answer.final.status}"
    return None


def has_records(answer: Endpoint | None) -> bool:
    """True for a DNS answer with records; a malformed one has none."""
    try:
        return isinstance(answer, DnsAnswer) and bool(answer.records)
    except Exception:
        # dnspython documents no closed list of what a malformed message raises.
        return False


def same_page(one: Response, other: Response) -> bool:
    """Whether two answers show the same page, tokens and counters aside: the same bytes, or nearly the same words and tags."""
    if one.body.sha256 == other.body.sha256:
        return True
    vocabulary, other_vocabulary = words(one.body.text), words(other.body.text)
    if min(len(vocabulary), len(other_vocabulary)) < _TELLING or likeness(vocabulary, other_vocabulary) < _ALIKE:
        return False
    return likeness(frame(one.body.text), frame(other.body.text)) >= _ALIKE
