"""What the yardstick asks beyond the pages it scores: a CORS preflight where the site's page stands."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import Http, Https, Need
from checks.core.evidence.cors import FOREIGN_ORIGIN
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Observation, Request, WholeSiteRequest
from checks.core.model.finding import Target


class PreflightRequest(WholeSiteRequest, frozen=True, tag="preflight"):
    """The CORS preflight (Fetch section 4.9) of a page of another site, sent to where the redirects of the front page end.

    Its probe also shakes hands with every host that these redirects lead to over HTTPS: a browser would not pass an invalid certificate.
    """

    @property
    def fronts(self) -> tuple[HttpRequest, HttpRequest]:
        """The front page over HTTPS, and over plain HTTP."""
        return HttpRequest("https", self.host, self.https_port), HttpRequest("http", self.host, self.http_port)

    @property
    def foreign(self) -> str:
        """The origin of the page that asks."""
        return FOREIGN_ORIGIN


class Preflight(Need, frozen=True):
    """What the site answers to a CORS preflight."""

    yields: ClassVar[type[Observation]] = Exchange

    def at(self, target: Target) -> Request:
        return PreflightRequest(target.host, target.port, target.http_port)


# The pages that the yardstick scores.
YARDSTICK = (Https("/"), Http("/"))
