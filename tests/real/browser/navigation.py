"""To another page, whatever the one before is still about to do."""

from __future__ import annotations

from playwright.async_api import Error, Page

_EMPTY = "about:blank"
_MOST = 10


async def go(page: Page, url: str) -> str:
    """Why there is no page; ``download`` where the answer is saved, empty where there is one."""
    await _only(page, _EMPTY)
    return await _only(page, url)


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
