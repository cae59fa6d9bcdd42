"""robots.txt, by RFC 9309 and what crawlers make of it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import robots
from tests.each import each

# RFC 9309 section 5.1.
SIMPLE = """User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""


@each(
    ("token", "path", "allowed"),
    [
        ("tilik", "/", True),
        ("tilik", "/a.gif", False),
        ("tilik", "/a.gif?x=1", True),
        ("tilik", "/example/x", False),
        ("tilik", "/example", True),
        ("FooBot", "/", False),
        ("foobot", "/example/page.html", True),
        ("foobot", "/robots.txt", True),
        ("bazbot", "/example/page.html", False),
        ("bazbot", "/a.gif", True),
        ("quxbot", "/example/", True),
    ],
)
def test_the_example_of_the_standard(token: str, path: str, allowed: bool) -> None:
    assert robots(SIMPLE).allows(path, token) is allowed


@each(
    ("rules", "path", "allowed"),
    [
        ("Allow: /page\nDisallow: /", "/page", True),
        ("Allow: /folder\nDisallow: /folder", "/folder/page", True),
        ("Allow: /page\nDisallow: /*.htm", "/page.htm", False),
        ("Allow: /$\nDisallow: /", "/", True),
        ("Allow: /$\nDisallow: /", "/page", False),
        ("Disallow: /fish*.php", "/fishheads/catfish.php?id=1", False),
        ("Disallow: /fish*.php", "/Fish.PHP", True),
        ("Disallow: /*.php$", "/a.php5", True),
        ("Disallow: /a*b*c$", "/abcabc", False),
        ("Disallow: /a*bc*c$", "/abc", True),
        ("Disallow: /%7ejoe/", "/~joe/x", False),
        ("Disallow: /ä", "/%C3%A4/x", False),
        ("Disallow: /a # the rest", "/a", False),
        # Section 2.2.2: octets are compared, however either side escapes them; queries are part of the path.
        ("Disallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar", False),
        ("Disallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", False),
        ("Disallow: /foo/bar/\u30c4", "/foo/bar/%E3%83%84", False),
        ("Disallow: /foo/bar/%e3%83%84", "/foo/bar/\u30c4", False),
        ("Disallow: /foo/bar/%62%61%7A", "/foo/bar/baz", False),
        ("Disallow: /a%2Fb", "/a/b", False),
        ("Disallow: /a%2F", "/a/b", False),
        ("Disallow: /a b", "/a%20b", False),
        ("Disallow: /*?aksi=", "/berita?aksi=x", False),
        ("Disallow: /*?aksi=", "/berita?id=1&aksi=x", True),
        ("Disallow: /*aksi=", "/berita?id=1&aksi%3Dx", False),
        ("Disallow: /*?", "/berita?x", False),
        ("Disallow: /*?", "/berita", True),
        ("Disallow: /*?*sort=", "/a?b=1&sort=2", False),
        ("Disallow: /index.php?option=com_users$", "/index.php?option=com_users", False),
        ("Disallow: /index.php?option=com_users$", "/index.php?option=com_users&a=1", True),
        ("Disallow: /a?\nAllow: /a?id=", "/a?id=3", True),
        # Section 2.2.3: special characters mean themselves only when they are escaped.
        ("Disallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", False),
        ("Disallow: /path/file-with-a-%2A.html", "/path/file-with-a-x.html", True),
        ("Disallow: /path/foo-%24", "/path/foo-$", False),
        ("Disallow: /path/foo-%24", "/path/foo-", True),
        ("Disallow: /a$b", "/a$b", False),
        ("Disallow: /a", "/A", True),
        ("Disallow:", "/a", True),
        ("Crawl-delay: 5\nDisallow: /a", "/a", False),
        ("Noindex: /a", "/a", True),
    ],
)
def test_the_longest_rule_that_matches_decides(rules: str, path: str, allowed: bool) -> None:
    assert robots(f"user-agent: *\n{rules}").allows(path, "tilik") is allowed


def test_the_own_group_counts_alone_wherever_its_parts_stand() -> None:
    rules = robots("User-agent: tilik/2.0\rDisallow: /a\r\nUser-agent: *\nDisallow: /b\nUser-agent: TILIK\nDisallow: /c")
    assert [rules.allows(path, "tilik") for path in ("/a", "/b", "/c")] == [False, True, False]


def test_sitemaps_stand_for_everyone() -> None:
    rules = robots("\ufeffSitemap: https://a.example/s.xml\nUser-agent: *\nsitemap: /t.xml\nDisallow: /x")
    assert rules.sitemaps == ("https://a.example/s.xml", "/t.xml")
    assert not rules.allows("/x", "tilik")


@pytest.mark.parametrize("text", ["", "<!doctype html><title>Tidak ditemukan</title>", "Disallow: /", "\x00\xff"])
def test_what_is_no_robots_txt_forbids_nothing(text: str) -> None:
    assert robots(text).allows("/apa-saja", "tilik")


LINES = st.lists(st.tuples(st.sampled_from(["User-agent", "Allow", "Disallow", "Sitemap", ""]), st.text("/a*$%2 é#tilik", max_size=20)))


@given(LINES, st.text("/a?%é", max_size=20).map(lambda path: f"/{path}"))
def test_any_text_is_read_and_a_rule_of_one_path_forbids_it(lines: list[tuple[str, str]], path: str) -> None:
    text = "\n".join(f"{name}: {value}" for name, value in lines)
    assert robots(text).allows(path, "tilik") in (True, False)
    assert not robots(f"{text}\nUser-agent: hanya-ini\nDisallow: {path}").allows(path, "hanya-ini")


def test_more_stars_than_an_honest_file_has_stand_for_all_that_begins_so() -> None:
    rules = robots(f"User-agent: *\nDisallow: /a{'*b' * 1000}$\nAllow: /a{'*c' * 1000}\nDisallow: /d*e\n")
    assert [rules.allows(path, "tilik") for path in ("/a/x", "/b", "/d/e", "/d/f")] == [False, True, False, True]
