"""``make first-pages``: page one of each situation on a laptop, a telephone and paper, in both languages, to be looked at; fails where axe-core has something against it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.real.programs import program
from tests.reports.html.browser.look import look
from tests.reports.views.sources import source, write

# Departments of the invented city, and the city itself.
SITUATIONS = {
    "very-high-risk": "dinkes",
    "quiet": "diskominfo",
    "nothing-assessed": "dishub",
    "accepted-risk": "disdik",
    "incident": "dispusip",
    "city": "",
}
WINDOWS = {"laptop": (1366, 768), "telephone": (390, 844)}


def main(folder: Path) -> int:
    """Writes ``<situation>-<language>-<window>.png``; 1 where something is wrong with a page."""
    faults = list[str]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=["--no-sandbox"])
        for lang in ("id", "en"):
            pages = folder / lang
            pages.mkdir(parents=True, exist_ok=True)
            write(pages, "html", of=source(lang))
            for name, code in SITUATIONS.items():
                faults += _pictures(browser, pages / code / "index.html", folder / f"{name}-{lang}")
        browser.close()
    print("\n".join(faults) or "axe-core has nothing against any of them")
    return 1 if faults else 0


def _pictures(browser: Browser, page: Path, name: Path) -> list[str]:
    """What is wrong with the page; its pictures are written beside ``name``."""
    faults = list[str]()
    for window, (width, height) in WINDOWS.items():
        with look(browser, page, width) as one:
            one.page.set_viewport_size({"width": width, "height": height})
            one.page.screenshot(path=f"{name}-{window}.png")
            faults += [f"{name.name} {window}: {fault}" for fault in one.axe()]
            if one.too_wide():
                faults.append(f"{name.name} {window}: {one.too_wide()} pixels too wide")
    with look(browser, page) as one:
        one.page.pdf(path=f"{name}.pdf", prefer_css_page_size=True)
    first = ("-f", "1", "-l", "1", "-r", "70", "-png", "-singlefile")
    subprocess.run((program("pdftoppm", "poppler-utils"), *first, f"{name}.pdf", f"{name}-paper"), check=True, timeout=60)
    return faults


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
