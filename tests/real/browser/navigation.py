"""To another page, whatever the one before is still about to do, and on to where that page leads by itself."""

from __future__ import annotations

import contextlib

from playwright.async_api import Error, Page

from tests.real.browser.trace import Trace

_EMPTY = "about:blank"
_MOST = 10
_MOST_STEPS = 60
# Scripts that lead on after a while do so within this time.
_A_MOMENT = "() => new Promise(go => { const soon = () => setTimeout(go, 30); document.readyState === 'complete' ? soon() : addEventListener('load', soon) })"


async def go(page: Page, url: str) -> str:
    """Why there is no page; ``download`` where the answer is saved, empty where there is one."""
    await _only(page, _EMPTY)
    return await _only(page, url)


async def show(page: Page, trace: Trace, url: str) -> str:
    """Wait for the page that stands in the end; why there is none."""
    trace.begin()
    if why := await go(page, url):
        return why
    for _ in range(_MOST_STEPS):
        with contextlib.suppress(Error):
            await page.evaluate(_A_MOMENT)
            if not trace.leads_on:
                break
    return "an error page" if page.url.startswith("chrome-error:") else ""


async def _only(page: Page, url: str) -> str:
    why = ""
    for _ in range(_MOST):
        try:
            await page.goto(url, wait_until="load")
        except Error as error:
            why = error.message.partition("\n")[0]
            if "interrupted by another navigation" in why:
                continue
            return "download" if "Download is starting" in why else why
        return ""
    return why
