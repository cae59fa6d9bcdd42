"""What one visitor is answered and another is not, as far as it may be a sign: never mere unlikeness."""

from __future__ import annotations

from checks.core.evidence.crawl import host_of
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.views import AddressSort
from checks.core.model import reason
from checks.core.model.finding import Reason
from checks.core.page.block_pages import not_own_page, refusal
from checks.core.page.lead import lead
from checks.core.parse.reference import reference
from checks.core.signs.page_signs import has_phrases


def same_answer(one: Exchange, other: Exchange) -> bool:
    """Whether two visitors were answered the same, to the byte, and led to the same place."""
    alike = one.final.status == other.final.status and one.final.body.sha256 == other.final.body.sha256
    return alike and one.url == other.url and led_to(one) == led_to(other)


def led_to(answer: Exchange) -> str:
    """The URL that a redirect leads to which was not followed, or to which the page leads on by itself; empty where there is none."""
    if answer.stop is None:
        return lead(answer) or ""
    try:
        there = reference(answer.final.location, answer.url) if answer.final.location else None
    except ValueError:
        return ""
    return f"{there.scheme}://{there.host}{there.target}" if there is not None else ""


def stands_out(view: Exchange, plain: Exchange | None) -> bool:
    """Whether a view has something that is worth a second look: phrases that the other has not, or another way out of the site."""
    if host_of(led_to(view)) != (host_of(led_to(plain)) if plain is not None else ""):
        return True
    return has_phrases(view.final.body.text) and (plain is None or not has_phrases(plain.final.body.text))


def trouble(answer: Exchange | Failure, sort: AddressSort) -> Reason | None:
    """Why a view tells nothing of what the visitor would be shown; None when it does. A redirect to another site is what the visitor is shown."""
    if isinstance(answer, Failure):
        return reason.of_failure(answer.kind)
    return not_own_page(answer) if sort is AddressSort.PAGE and answer.stop is None else refusal(answer)
