"""Links that nobody can see, as Chromium draws the pages on which tilik looks for them."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.core.parse.test_invisible_links import PAGES
from tests.real.programs import program

pytestmark = pytest.mark.real
# Of each link whether anything of it is drawn: it has a box on the page, and nothing around it hides or cuts off what is in the box.
_DRAWN = """() => [...document.querySelectorAll("a[href]")].map(link => {
  const box = link.getBoundingClientRect();
  let drawn = link.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0;
  for (let around = link; around; around = around.parentElement) {
    const style = getComputedStyle(around), size = around.getBoundingClientRect();
    drawn &&= !(style.overflow === "hidden" && size.width <= 1 && size.height <= 1) && parseFloat(style.textIndent) > -500;
  }
  return [link.getAttribute("href"), drawn];
})"""


def test_chromium_draws_none_of_them_and_all_others() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for name, (html, invisible) in PAGES.items():
            page.set_content(html)
            links: list[tuple[str, bool]] = page.evaluate(_DRAWN)
            visible = {href for href, drawn in links if drawn}
            assert {href for href, _ in links} - visible == invisible, name
        browser.close()
