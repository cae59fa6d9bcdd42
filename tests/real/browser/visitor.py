"""One page of the browser, through which sites are visited one after another."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Self

from playwright.async_api import Browser, CDPSession, Error, Page

from tests.real.browser.navigation import show
from tests.real.browser.questions import Questions
from tests.real.browser.serving import Service
from tests.real.browser.site import Site
from tests.real.browser.trace import Trace
from tests.real.browser.view import Value, View, load, ordered

_LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
_PATIENCE = 8000
_MOST_STEPS = 60
_TWICE = re.compile("Timeout|interrupted by another navigation")
_HTML = ("text/html", "application/xhtml+xml")
# The protocol's sorts of mixed content that can change nothing but themselves.
_PASSIVE = ("Image", "Audio", "Video", "Track", "Favicon")
_CODE = {"Script": "script", "Stylesheet": "style"}
_NOTHING: dict[str, Value] = {"address": ""}
_SAVED: dict[str, Value] = {"address": "download", "type": "other"}


class RestlessError(Exception):
    """The page cannot be asked what it shows: its process was ended, or it never stops giving way to others."""


class Visitor:
    """Looks at a site as a visitor who types its name behind ``https://``."""

    def __init__(self, page: Page, session: CDPSession, trace: Trace, service: Service) -> None:
        self._page, self._session, self._trace, self._service = page, session, trace, service

    @classmethod
    @contextlib.asynccontextmanager
    async def of(cls, browser: Browser, service: Service) -> AsyncIterator[Self]:
        """A window of its own, which knows nothing of others."""
        context = await browser.new_context(accept_downloads=False, viewport={"width": 1280, "height": 4000})
        page = await context.new_page()
        page.set_default_timeout(_PATIENCE)
        session = await context.new_cdp_session(page)
        try:
            yield cls(page, session, await Trace.of(session), service)
        finally:
            await context.close()

    async def view(self, name: str, site: Site) -> View:
        """Everything that is seen of it; once more where the machine had no time for it, or the page before came between. `RestlessError` where nothing is."""
        view = await self._view(name, site)
        return await self._view(name, site) if _TWICE.search(view.why) else view

    async def _view(self, name: str, site: Site) -> View:
        questions = Questions(self._page, self._session, self._trace, site, self._service.questions.setdefault(name, []))
        facts = await questions.before()
        why = await show(self._page, self._trace, f"https://{site.host}/")
        if why:
            return View(facts | (_SAVED if why == "download" else _NOTHING), why)
        look = await self._look()
        status = self._trace.status
        facts |= dict(self._of_page(look, site.asks)) | {"status": status or 0}
        facts["cookies"] = await self._cookies(site)
        return View(facts | await questions.after())

    async def _look(self) -> dict[str, Any]:
        """What stands in the page; once more where it gave way to another meanwhile."""
        why = ""
        for _ in range(_MOST_STEPS):
            try:
                look: dict[str, Any] = await self._page.evaluate(_LOOK)
            except Error as error:
                why = error.message
                await self._page.wait_for_load_state("load")
            else:
                return look
        raise RestlessError(f"{self._page.url} does not rest: {why}")

    def _of_page(self, look: dict[str, Any], asks: set[str]) -> Iterator[tuple[str, Value]]:
        yield "address", look["address"].partition("#")[0]
        yield "type", "html" if (html := look["type"] in _HTML) else "other"
        yield "text", "".join(look["text"].split())
        if not html:
            return
        yield "links", ordered(link for link in look["links"] if link != look["address"].partition("#")[0])
        # What stands behind a number sign is never sent, and what is no address leads nowhere (HTML section 4.10.21.3).
        yield "forms", ordered(form.partition("#")[0] for form in look["forms"] if " http" in form and "://" in form)
        # Frames that are refused as mixed content are not asked for at all.
        loads = {**{url: _CODE.get(sort, "") for url, sort in self._trace.mixed.items()}, **self._trace.loads}
        yield "loads", ordered(load(sort, url) for url, sort in loads.items() if not url.endswith("/favicon.ico"))
        yield "mixed-active", ordered(url for url, sort in self._trace.mixed.items() if sort not in _PASSIVE)
        yield "mixed-passive", ordered(url for url, sort in self._trace.mixed.items() if sort in _PASSIVE)
        if look["injected"]:
            yield "inline", "sisipan" in look["ran"]
        if "app" in look["ran"]:
            yield "eval", "eval" in look["ran"]
        if "strangers" in asks:
            yield "any-host", "any-host" in look["ran"]
        if "sniffed" in asks:
            yield "sniffed", "sniffed" in look["ran"]
        if "integrity" in asks:
            urls = [url for url in self._trace.loads if url.rpartition("/")[2].removesuffix(".js") in look["ran"]]
            yield "unpinned", ordered(url for url in (*urls, *look["sheets"]) if ".example/" in url)

    async def _cookies(self, site: Site) -> Value:
        urls = [f"https://{site.host}/", f"http://{site.host}/", f"https://sub.{site.host}/", f"https://{site.host}/web/isi"]
        cookies = (await self._session.send("Network.getCookies", {"urls": urls}))["cookies"]
        return ordered(
            f"{one['name']} {'secure ' * one['secure']}{'http-only ' * one['httpOnly']}{one.get('sameSite', '').lower()} "
            f"{'session' if one['session'] else 'kept'}"
            for one in cookies
        )
