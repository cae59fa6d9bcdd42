"""``make pictures``: what each reader looks at first, as docs/readers.md shows it, from the reports of the example city."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.real.programs import program

PICTURES = Path(__file__).parents[2] / "docs" / "readers"
_TILIK = Path(sys.executable).with_name("tilik")
_WIDTH, _HEIGHT = 900, 760


def main() -> int:
    """Scan the example city, and write the pictures over those that are there."""
    with tempfile.TemporaryDirectory(prefix="tilik-") as directory, sync_playwright() as playwright:
        folder = Path(directory)
        _run(_TILIK, "demo", "--out", folder, "--quiet")
        _run(_TILIK, "report", "--opd", "dinkes", "--format", "xlsx", folder=folder)
        browser = playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, device_scale_factor=1)
        page.goto((folder / "dinkes" / "index.html").as_uri())
        page.screenshot(path=PICTURES / "head.png")
        _show(page, "article.action", "site-manager")
        page.goto((folder / "index.html").as_uri())
        page.screenshot(path=PICTURES / "team.png")
        browser.close()
        _register(folder / "dinkes")
    return 0


def _show(page: Page, selector: str, name: str) -> None:
    """The first of these, with what is behind it as far as there is room."""
    first = page.locator(selector).first
    first.scroll_into_view_if_needed()
    place = first.bounding_box()
    assert place
    page.evaluate("y => window.scrollBy(0, y)", place["y"] - 8)
    page.screenshot(path=PICTURES / f"{name}.png")


def _register(folder: Path) -> None:
    """The first risks of the sheet behind the instructions, as LibreOffice prints it."""
    _run(program("soffice", "libreoffice-calc-nogui"), "--headless", "--convert-to", "pdf", "register.xlsx", folder=folder)
    sheet = ("-f", 2, "-l", 2, "-singlefile", "-scale-to", 1800, "-x", 40, "-y", 50, "-W", 1700, "-H", 430)
    _run(program("pdftoppm", "poppler-utils"), *sheet, "-png", "register.pdf", PICTURES / "risk-officer", folder=folder)


def _run(command: str | Path, *arguments: object, folder: Path | None = None) -> None:
    subprocess.run((str(command), *map(str, arguments)), cwd=folder, check=True, timeout=600, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
