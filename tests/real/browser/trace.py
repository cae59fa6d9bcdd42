"""What Chromium's DevTools protocol tells of a page while it is shown."""

from __future__ import annotations

from typing import Any

from playwright.async_api import CDPSession

# The protocol's sorts of resources; what else a page asks for (its scripts' own requests, reports) it does not load by itself.
_SORTS = {
    "Script": "script", "Stylesheet": "style", "Image": "image", "Media": "media", "TextTrack": "media", "Font": "image", "Document": "frame", "Manifest": "other",
    "Other": "other",
}  # fmt: skip
_DOMAINS = ("Network", "Page", "Audits")
_SOON = 3.0


class Trace:
    """``sent`` are the addresses that pages were asked for in the window, ``warning`` is the one before which the browser stopped, ``loads`` the resources of the page that is shown, by URL; ``mixed`` those of plain HTTP with the protocol's sort; ``status`` by loader."""

    def __init__(self, frame: str) -> None:
        self._frame = frame
        self.statuses: dict[str, int] = {}
        self.loader = ""
        self.leads_on = False
        self.sent: list[str] = []
        self.warning = ""
        self.loads: dict[str, str] = {}
        self.mixed: dict[str, str] = {}

    @classmethod
    async def of(cls, session: CDPSession) -> Trace:
        """The trace of a page, from now on."""
        tree = await session.send("Page.getFrameTree")
        trace = cls(tree["frameTree"]["frame"]["id"])
        session.on("Network.requestWillBeSent", trace._request)
        session.on("Network.responseReceived", trace._response)
        session.on("Page.frameNavigated", trace._navigation)
        session.on("Page.frameScheduledNavigation", trace._leads_on)
        session.on("Page.frameRequestedNavigation", trace._leads_on)
        session.on("Audits.issueAdded", trace._issue)
        for domain in _DOMAINS:
            await session.send(f"{domain}.enable")
        return trace

    def begin(self) -> None:
        """Forget everything: another site is asked for."""
        self.statuses, self.loader, self.leads_on, self.sent, self.warning = {}, "", False, [], ""
        self._forget_page()

    @property
    def status(self) -> int | None:
        """That of the page that is shown."""
        return self.statuses.get(self.loader)

    def _forget_page(self) -> None:
        self.loads, self.mixed = {}, {}

    def _request(self, event: dict[str, Any]) -> None:
        url, sort = event["request"]["url"].partition("#")[0], _SORTS.get(event.get("type", ""))
        own = event.get("frameId") == self._frame
        if own and event.get("type") == "Document":
            if "Non-Authoritative-Reason" in event.get("redirectResponse", {}).get("headers", {}):
                # The browser's own redirect: of what HSTS upgrades nothing leaves over plain HTTP (RFC 6797 section 8.3).
                self.sent[-1:] = []
            self.sent.append(url)
        elif sort and url.startswith("http") and "redirectResponse" not in event and (own or sort == "frame"):
            self.loads.setdefault(url, sort)

    def _response(self, event: dict[str, Any]) -> None:
        if event.get("frameId") == self._frame and event["type"] == "Document":
            self.statuses[event["loaderId"]] = event["response"]["status"]

    def _navigation(self, event: dict[str, Any]) -> None:
        if event["frame"]["id"] == self._frame:
            self.loader, self.leads_on = event["frame"]["loaderId"], False
            self._forget_page()
            self.warning = event["frame"].get("unreachableUrl", "")

    def _leads_on(self, event: dict[str, Any]) -> None:
        if event["frameId"] == self._frame and event.get("delay", 0) <= _SOON:
            self.leads_on = True

    def _issue(self, event: dict[str, Any]) -> None:
        details = event["issue"]["details"].get("mixedContentIssueDetails")
        # What is only warned of is a form, or an address that is trustworthy without HTTPS.
        if details and details["resolutionStatus"] != "MixedContentWarning":
            self.mixed[details["insecureURL"].partition("#")[0]] = details.get("resourceType", "")
