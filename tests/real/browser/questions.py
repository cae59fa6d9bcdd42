"""What is tried with a site besides looking at it, where its kind asks for that."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from playwright.async_api import CDPSession, Page

from tests.real.browser.navigation import go, show
from tests.real.browser.serving import Question
from tests.real.browser.site import Site
from tests.real.browser.trace import Trace
from tests.real.browser.view import Value, ordered

# The other site is the one that tilik names as its own when it asks as a stranger (RFC 2606).
STRANGER = "tilik.example"
_STEP, _STEPS = 0.03, 100
HSTS_PATH = "/hsts-berlaku"
_READ = "url => fetch(url, {credentials: 'include'}).then(() => true, () => false)"
_EMBED = "url => fetch(url, {mode: 'no-cors'}).then(() => true, () => false)"
_AGAIN = "() => fetch(location.href).then(answer => answer.text())"
_OPEN = "async url => { const w = window.open(url); for (let n = 0; n < 40 && !w.closed; n++) await new Promise(go => setTimeout(go, 25)); const lost = w.closed; w.close(); return !lost }"
_SANDBOX = "() => { const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts'; frame.srcdoc = '<p>'; document.body.append(frame); return new Promise(go => frame.onload = go) }"
_FRAME = "url => { const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame); return new Promise(go => frame.onload = go) }"
_SUBMIT = "() => { const form = document.querySelector('form'); const button = form.querySelector('[type=submit], button'); button ? button.click() : form.requestSubmit() }"


class Questions:
    """``requests`` is what the site is asked, while it comes."""

    def __init__(self, page: Page, session: CDPSession, trace: Trace, site: Site, requests: list[Question]) -> None:
        self._page, self._session, self._trace, self._site, self._requests = page, session, trace, site, requests

    async def before(self) -> dict[str, Value]:
        """What must be tried before anything is known of the site."""
        return {"plain": await self._plain()} if "plain" in self._site.asks else {}

    async def after(self) -> dict[str, Value]:
        """What is tried from its page, and from elsewhere."""
        url, facts = f"https://{self._site.host}/", dict[str, Value]()
        asks = self._site.asks
        if "referrer" in asks:
            referrers = [one.headers.get("referer", "") for one in self._requests if one.host == self._site.other]
            facts["full-referrer"] = any(referrer.rstrip("/").count("/") > 2 or "?" in referrer for referrer in referrers)
        if "isolated" in asks:
            facts["isolated"] = await self._page.evaluate("() => crossOriginIsolated")
        if "cached" in asks:
            facts["cached"] = await self._cached()
        if "sent" in asks:
            facts["sent-plain"] = await self._sent()
        if "hsts" in asks:
            facts["hsts"] = await self._hsts(self._site.host)
            facts["hsts-below"] = await self._hsts(f"sub.{self._site.host}")
        if asks & {"framed", "cors", "embeds", "opener"}:
            await go(self._page, f"https://{STRANGER}/")
        if "embeds" in asks:
            facts["embeds"] = await self._page.evaluate(_EMBED, url)
        if "cors" in asks:
            facts["cors"] = await self._cors(url)
        if "opener" in asks:
            facts["opener"] = await self._page.evaluate(_OPEN, url)
        if "framed" in asks:
            await self._page.evaluate(_FRAME, url)
            facts["framed"] = not self._page.frames[-1].url.startswith("chrome-error:")
        return facts

    async def _plain(self) -> bool:
        """Whether a visit over plain HTTP ends there."""
        await show(self._page, self._trace, f"http://{self._site.host}/")
        return self._page.url.startswith("http:")

    async def _cached(self) -> bool:
        """Whether the page is read again without a question to the site."""
        before = len(self._requests)
        await self._page.evaluate(_AGAIN)
        return len(self._requests) == before

    async def _hsts(self, host: str) -> bool:
        await go(self._page, f"http://{host}{HSTS_PATH}")
        return any((one.scheme, one.host, one.target) == ("https", host, HSTS_PATH) for one in self._requests)

    async def _sent(self) -> Value:
        """Where the first form goes over plain HTTP, also where the browser warns before it goes there."""
        self._trace.sent.clear()
        await self._page.evaluate(_SUBMIT)
        for _ in range(_STEPS):
            if self._trace.sent or self._trace.warning:
                break
            await asyncio.sleep(_STEP)
        await asyncio.sleep(_STEP)
        plain = {url.partition("?")[0] for url in self._trace.sent if url.startswith("http:")}
        if (warning := self._trace.warning).startswith("http:") and not await self._hsts(urlsplit(warning).hostname or ""):
            plain.add(warning.partition("?")[0])
        return ordered(plain)

    async def _cors(self, url: str) -> Value:
        readers = ["foreign"] if await self._page.evaluate(_READ, url) else []
        await self._page.evaluate(_SANDBOX)
        if await self._page.frames[-1].evaluate(_READ, url):
            readers.append("null")
        return tuple(readers)
