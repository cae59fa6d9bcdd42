"""Every product's own file: its pages prove it or only mention it; an article that says all of its words proves nothing."""

import html

import pytest

from checks.core.assess.product_contract import product_faults, product_page
from checks.core.software.product import ProductPage, software_products
from checks.core.software.recognition import recognise
from tests.each import each

EVERY = sorted(software_products())


@pytest.mark.slow
@each("name", EVERY)
def test_its_own_pages_hold(name: str) -> None:
    assert product_faults(name) == []


@each("name", EVERY)
def test_an_article_that_shows_its_pages_proves_nothing(name: str) -> None:
    product = software_products()[name]
    text = "".join(f"<pre>{html.escape(page.text)} {html.escape(' '.join(page.headers))}</pre>" for page in product.proves)
    article = f"<!doctype html><html><head><title>Berita: mengenal {product.name}</title></head><body>{text}</body></html>"
    assert [one for one in recognise([product_page(ProductPage(text=article))]) if one.product == name] == []


@each("name", EVERY)
def test_its_pages_prove_nothing_else_of_its_sort(name: str) -> None:
    products = software_products()
    for page in products[name].proves:
        others = {one.product for one in recognise([product_page(page)])} - {name, *products[name].implies}
        assert not {one for one in others if products[one].sort is products[name].sort}, page


@pytest.mark.parametrize("count", [9, 30])
def test_a_site_that_shows_everything_shows_nothing(count: int) -> None:
    applications = [name for name, one in software_products().items() if one.application and one.proves]
    headers = [header for name in applications for page in software_products()[name].proves for header in page.headers]
    text = "".join(page.text for name in applications[:count] for page in software_products()[name].proves)
    page = product_page(ProductPage(text=text, headers=tuple(headers)))
    assert not [one for one in recognise([page]) if software_products()[one.product].application]


def test_versions_that_contradict_each_other_are_shown() -> None:
    text = '<head><meta name="generator" content="WordPress 6.9.3"></head><script src="/wp-includes/js/wp-embed.min.js?ver=5.8.3"></script>'
    (one,) = recognise([product_page(ProductPage(text=text))])
    assert (one.product, one.version, set(one.contradictions)) == ("wordpress", None, {"6.9.3", "5.8.3"})


def test_a_shorter_number_is_the_same() -> None:
    text = '<head><meta name="generator" content="WordPress 6.9"></head><script src="/wp-includes/js/wp-embed.min.js?ver=6.9.3"></script>'
    (one,) = recognise([product_page(ProductPage(text=text))])
    assert (one.version, one.contradictions) == ("6.9.3", ())
