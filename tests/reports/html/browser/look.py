"""One page in a window: what it asked for, what it said on the console, how wide it is, and what axe-core has against it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

WIDTHS = (390, 1280)
_AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


class Look:
    """``requests`` are the addresses that the page asked for beside its own, ``refused`` those that its policy stopped, ``messages`` what
    appeared on the console, mistakes of scripts included.
    """

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.requests: list[str] = []
        self.refused: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.refused.append(request.url) if request.failure == "csp" else None)
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.goto(path.as_uri())
        self.requests.remove(path.as_uri())

    def axe(self) -> list[str]:
        """Violations, one a line; axe-core is put in past the page's policy, as a browser's own tools are."""
        self.page.evaluate(_AXE)
        violations = self.page.evaluate("async () => (await axe.run()).violations")
        return [f"{one['id']}: {node['target']} {node.get('failureSummary', '')}" for one in violations for node in one["nodes"][:3]]

    def too_wide(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@contextmanager
def look(
    browser: Browser, path: Path, width: int = 1280, scheme: Literal["light", "dark"] = "light", *, scripts: bool = True
) -> Iterator[Look]:
    """The page in a window of that width; closed afterwards."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts)
    try:
        yield Look(context.new_page(), path)
    finally:
        context.close()
