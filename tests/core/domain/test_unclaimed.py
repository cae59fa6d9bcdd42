"""Pages of services that do not know the name, as the services publish them, and pages that only speak of such."""

from __future__ import annotations

import pytest

from checks.core.domain.unclaimed import unclaimed_service
from checks.core.testing import evidence as build

PAGES = {
    "GitHub Pages": "<title>Site not found &middot; GitHub Pages</title><p><strong>There isn't a GitHub Pages site here.</strong></p>",
    "Amazon S3 / Google Cloud Storage": "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>",
    "Heroku": '<html><head><title>No such app</title></head><body><iframe src="//www.herokucdn.com/error-pages/no-such-app.html"></iframe></body></html>',
    "Microsoft Azure": "<title>Microsoft Azure Web App - Error 404</title><h2>404 Web Site not found.</h2>",
    "Blogger": "<title>Blog not found</title><p>Sorry, the blog you were looking for does not exist.</p>",
}


@pytest.mark.parametrize("service", PAGES)
def test_a_service_that_does_not_know_the_name_says_so(service: str) -> None:
    assert unclaimed_service(build.page((), PAGES[service], 404)) == service


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_with_a_menu_speaks_of_it(page: str) -> None:
    menu = "".join(f"<a href=/{n}>Menu {n}</a>" for n in range(20))
    assert unclaimed_service(build.page((), f"<title>Berita</title>{menu}<article>{page}</article>")) == ""


def test_an_ordinary_page_is_none() -> None:
    assert unclaimed_service(build.page()) == ""
    assert unclaimed_service(build.gone("/")) == ""
