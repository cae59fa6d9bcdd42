"""The script files that a site serves and its pages load."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Self

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure, Gathering, WholeSiteRequest


class ScriptsRequest(WholeSiteRequest, frozen=True, tag="scripts"):
    """Load the scripts that the site's pages load from the site itself, as far as its robots.txt allows, and no script of anybody else.

    Answered by a `ScriptAnswers`; every script is asked by an `HttpRequest` of its own.
    """


class ScriptAnswers(Gathering, frozen=True, tag="scripts-seen"):
    """The scripts by their URL as the pages have it, each with the key of its answer; others were not asked for.

    ``observations`` is what stands under the keys; empty in the store.
    """

    at: dt.datetime
    script_keys: dict[str, str] = msgspec.field(default_factory=dict, name="asked")
    observations: dict[str, Exchange | Failure] = msgspec.field(default_factory=dict, name="seen")

    @property
    def keys(self) -> Iterable[str]:
        return self.script_keys.values()

    def assemble(self, observations: Mapping[str, object]) -> Self:
        """See `Gathering`."""
        fitting = {key: observation for key, observation in observations.items() if isinstance(observation, Exchange | Failure)}
        return msgspec.structs.replace(self, observations={**self.observations, **fitting})

    @property
    def answers(self) -> dict[str, Exchange | Failure]:
        """What came back, by the URL; what is not in the store is left out."""
        return {url: self.observations[key] for url, key in self.script_keys.items() if key in self.observations}
