"""The need for how a site answers other visitors."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import AnyPages, Need
from checks.core.evidence.observation import Observation, Request
from checks.core.evidence.views import SiteViews, ViewsRequest
from checks.core.model.finding import Target


class Views(Need, frozen=True):
    """The site's pages as other visitors are answered, a name that cannot exist, feeds and sitemaps.

    What is a probe of it is asked where the target may be probed, and seen as far as it is.
    """

    yields: ClassVar[type[Observation]] = SiteViews

    def at(self, target: Target) -> Request:
        return ViewsRequest(target.host, target.port, target.http_port)

    def besides(self) -> tuple[Need, ...]:
        return (AnyPages(),)
