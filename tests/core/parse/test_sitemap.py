"""Sitemaps as sites write them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import Sitemap, sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def test_pages_and_indexes_are_told_apart() -> None:
    pages = f'{HEAD}<urlset xmlns="x"><url><loc> https://a.example/x?a=1&amp;b=2 </loc></url><url><loc><![CDATA[https://a.example/y]]></loc></url></urlset>'
    assert sitemap(pages) == Sitemap(("https://a.example/x?a=1&b=2", "https://a.example/y"))
    index = f"{HEAD}<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>"
    assert sitemap(index) == Sitemap(("https://a.example/s1.xml",), index=True)


@pytest.mark.parametrize("text", ["", "<!doctype html><loc>https://a.example/</loc>", f"{HEAD}<rss><link>x</link></rss>"])
def test_what_is_no_sitemap_names_nothing(text: str) -> None:
    assert sitemap(text) == Sitemap()


@pytest.mark.parametrize("text", ["{}\n{}\n", "{}\r\n{}", "\ufeff{}\n\n {} \n", "{}\n{}\n{}"])
def test_a_list_of_plain_text_is_a_sitemap(text: str) -> None:
    first, second = "https://a.example/berita/1?a=1&b=2", "HTTP://a.example/%E0%B8%AA"
    assert sitemap(text.format(first, second, first)) == Sitemap((first, second))


@pytest.mark.parametrize(
    "text",
    [
        "Tidak ditemukan\nhttps://a.example/",
        "https://a.example/x\nLihat juga https://a.example/y",
        "/berita/1\n/berita/2",
        "https://a.example/<b>\n",
        "User-agent: *\nSitemap: https://a.example/sitemap.xml",
        '{"href": "https://a.example/"}',
        "ftp://a.example/berkas",
        "https://\n",
    ],
)
def test_a_text_that_says_anything_else_is_none(text: str) -> None:
    assert sitemap(text) == Sitemap()


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    read = sitemap(f"<urlset><loc>{text}</loc><loc>/a</loc>")
    assert read.urls[-1:] == ("/a",)
    assert not read.index or "sitemapindex" in text.lower()


def test_a_sitemap_without_end_is_read_to_its_limit() -> None:
    assert len(sitemap("<urlset>" + "".join(f"<loc>/{n}</loc>" for n in range(5000))).urls) == 1000
    assert len(sitemap("".join(f"https://a.example/{n}\n" for n in range(5000))).urls) == 1000
