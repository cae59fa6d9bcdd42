"""Which answers a check may judge at all; of the others it is said why not."""

from __future__ import annotations

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Reason
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import asks_credentials, not_own_page, refusal


def require_page(observation: Observation, locked: bool = False) -> None:
    """An answer must be the site's own page, or where ``locked`` its question for credentials; why it is not is raised."""
    if not isinstance(observation, Exchange) or (locked and asks_credentials(observation)):
        return
    if (why := not_own_page(observation)) is not None:
        raise _not_admitted(why, observation)


def require_answer(observation: Observation) -> None:
    """An answer must be one of the site, whatever it says; why it is not is raised."""
    if isinstance(observation, Exchange) and (why := refusal(observation)) is not None:
        raise _not_admitted(why, observation)


def _not_admitted(why: Reason, answer: Exchange) -> Unknown:
    return Unknown(why, answer.stop.detail if answer.stop else f"{answer.url} {answer.final.status}")
