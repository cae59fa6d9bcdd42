"""What a check asks of the scripts of a site."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import AnyPages, Need
from checks.core.evidence.observation import Observation, Request
from checks.core.evidence.scripts import ScriptAnswers, ScriptsRequest
from checks.core.model.finding import Target


class ScriptFiles(Need, frozen=True):
    """The scripts that the pages of the same crawl load from the site itself."""

    yields: ClassVar[type[Observation]] = ScriptAnswers

    def at(self, target: Target) -> Request:
        return ScriptsRequest(target.host, target.port, target.http_port)

    def besides(self) -> tuple[Need, ...]:
        return (AnyPages(),)
