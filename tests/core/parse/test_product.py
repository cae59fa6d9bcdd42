"""Programs name themselves in headers and in pages."""

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import Product, generator, products
from tests.each import each


@each(
    ("value", "expected"),
    [
        (None, ()),
        ("nginx", (Product("nginx"),)),
        ("nginx/1.18.0 (Ubuntu)", (Product("nginx", "1.18.0"),)),
        ("Apache/2.4.6 (CentOS) PHP/7.4.33", (Product("Apache", "2.4.6"), Product("PHP", "7.4.33"))),
        ("PHP/7.4, PleskLin", (Product("PHP", "7.4"), Product("PleskLin"))),
        ("Microsoft-IIS/10.0", (Product("Microsoft-IIS", "10.0"),)),
        ("ASP.NET", (Product("ASP.NET"),)),
        ("(bohong)", ()),
    ],
)
def test_products(value: str | None, expected: tuple[Product, ...]) -> None:
    assert products(value) == expected


@each(
    ("content", "expected"),
    [
        ("", None),
        ("WordPress 6.9.3", Product("WordPress", "6.9.3")),
        ("WordPress", Product("WordPress")),
        ("Joomla! - Open Source Content Management", Product("Joomla")),
        ("Joomla! 1.5 - Open Source Content Management", Product("Joomla", "1.5")),
        ("Drupal 10 (https://www.drupal.org)", Product("Drupal", "10")),
        ("Open Journal Systems 3.3.0.13", Product("Open Journal Systems", "3.3.0.13")),
        ("Elementor 3.18.2; features: e_dom", Product("Elementor", "3.18.2")),
        ("TYPO3 CMS", Product("TYPO3 CMS")),
        # As real pages had them: SPIP and gitweb of Debian, DokuWiki, concrete5, a plug-in of WordPress.
        ("SPIP 3.2.11-3+deb11u10", Product("SPIP", "3.2.11-3")),
        ("SPIP 4.4.30+dfsg-0+deb13u1 (Debian)", Product("SPIP", "4.4.30")),
        ("gitweb/2.39.5 git/2.39.5", Product("gitweb", "2.39.5")),
        ('DokuWiki Release 2020-07-29 "Hogfather"', Product("DokuWiki", "2020-07-29")),
        ("concrete5 - 8.5.2", Product("concrete5", "8.5.2")),
        ("Powered by Slider Revolution 6.5.9 - responsive, Mobile-Friendly Slider Plugin", Product("Slider Revolution", "6.5.9")),
        ("Powered by Visual Composer - drag and drop page builder", Product("Visual Composer")),
        ("Hugo 0.111.3", Product("Hugo", "0.111.3")),
        ("Microsoft FrontPage 4.0", Product("Microsoft FrontPage", "4.0")),
    ],
)
def test_generator(content: str, expected: Product | None) -> None:
    assert generator(content) == expected


tokens = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,10}", fullmatch=True)


@pytest.mark.slow
@given(st.lists(st.tuples(tokens, st.none() | st.from_regex(r"[0-9]\.[0-9]{1,3}", fullmatch=True)), max_size=5))
def test_products_round_trip(pairs: list[tuple[str, str | None]]) -> None:
    header = " ".join(name if version is None else f"{name}/{version}" for name, version in pairs)
    assert products(header) == tuple(Product(*one) for one in pairs)
