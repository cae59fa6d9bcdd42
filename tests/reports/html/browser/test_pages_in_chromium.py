"""Every page in the system's Chromium: nothing leaves it, nothing is said on the console, nothing overflows, axe-core finds no fault."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.reports.html.browser.look import WIDTHS, look

pytestmark = pytest.mark.real


def faults(browser: Browser, pages: list[Path], width: int, scheme: Literal["light", "dark"] = "light") -> dict[str, list[str]]:
    """What is wrong, by page; nothing where all is well."""
    faults: dict[str, list[str]] = {}
    for path in pages:
        with look(browser, path, width, scheme) as screen:
            wrong = [
                *screen.axe(),
                *screen.requests,
                *screen.messages,
                *([f"{screen.too_wide()} px too wide"] if screen.too_wide() else []),
            ]
        if wrong:
            faults[str(path.relative_to(path.parents[2]))] = wrong
    return faults


@pytest.mark.parametrize("width", WIDTHS)
def test_the_reports_of_the_example_city(browser: Browser, demo: Path, width: int) -> None:
    pages = sorted(demo.rglob("index.html"))
    assert len(pages) == 7
    assert faults(browser, pages, width) == {}


def test_the_reports_in_english(browser: Browser, pages_of_city: list[Path]) -> None:
    assert faults(browser, [path for path in pages_of_city if "/en/" in path.as_posix()], WIDTHS[0]) == {}


def test_the_reports_in_the_dark(browser: Browser, pages_of_city: list[Path]) -> None:
    assert faults(browser, [path for path in pages_of_city if "/id/" in path.as_posix()], WIDTHS[1], "dark") == {}


def test_the_policy_lets_nothing_else_run_or_load(browser: Browser, pages_of_city: list[Path]) -> None:
    for path in pages_of_city[:2]:
        with look(browser, path) as screen:
            screen.page.evaluate("""() => {
                const script = document.createElement("script");
                script.textContent = "window.ran = true";
                const style = document.createElement("style");
                style.textContent = "h1 { display: none }";
                const picture = document.createElement("img");
                picture.src = "http://127.0.0.1:9/x.png";
                document.body.append(script, style, picture);
            }""")
            assert screen.page.evaluate("window.ran === undefined")
            assert screen.page.locator("h1").is_visible()
            assert screen.requests == screen.refused
            assert len([line for line in screen.messages if "Content Security Policy" in line]) == 3
