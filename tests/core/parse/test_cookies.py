"""Set-Cookie as browsers read it (RFC 6265bis section 5.6)."""

import datetime as dt

from hypothesis import given, strategies as st

from checks.core.parse import SetCookie, kept_cookies, set_cookie
from checks.core.parse.cookie_date import cookie_date
from tests.each import each


@each(
    ("line", "cookie"),
    [
        ("id=***", SetCookie("id")),
        (" id = *** ; SECURE ;httponly=no; SameSite=lax", SetCookie("id", True, True, "lax")),
        ("id=***; secure; SameSite=Strict; SameSite=None", SetCookie("id", True, False, "none")),
        ("id=***; SameSite=maybe", SetCookie("id")),
        ("id=***; max-age=9; Path=/a", SetCookie("id", path="/a", max_age=9)),
        ("id=***; Path=/a; Domain=kotacontoh.go.id", SetCookie("id", path="/a", domain="kotacontoh.go.id")),
        ("only-a-value", SetCookie("")),
        ("=value", SetCookie("")),
        ("id=", SetCookie("id")),
        ("id=a=b; Secure", SetCookie("id", True)),
        ("id=***; Path=" + "x" * 1025, SetCookie("id")),
        ("", None),
        ("=; Secure", None),
        ("i\x00d=***", None),
        ("id=***; Path=/\x7f", None),
        ("id=" + "x" * 4095, None),
    ],
)
def test_cookie(line: str, cookie: SetCookie | None) -> None:
    assert set_cookie(line) == cookie


@each(
    ("attributes", "deleted"),
    [
        ("Max-Age=0", True),
        ("Max-Age=-5", True),
        ("Expires=Thu, 01 Jan 1970 00:00:00 GMT", True),
        ("expires=Thu, 01-Jan-70 00:00:01 GMT; Max-Age=0", True),
        ("Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600", False),
        ("Expires=Fri, 19 Nov 2027 00:00:00 GMT", False),
        ("Max-Age=3600", False),
        ("Max-Age=soon", False),
        ("", False),
    ],
)
def test_deleted(attributes: str, deleted: bool) -> None:
    cookie = set_cookie(f"id=***; {attributes}")
    assert cookie is not None
    assert cookie.deleted is deleted


@each(
    ("line", "broken"),
    [
        ("__Host-id=***; Secure; Path=/", ()),
        ("__host-id=***; Secure; Path=/", ()),
        ("__Host-id=***; Path=/", ("Secure",)),
        ("__Host-id=***; Secure", ("Path=/",)),
        ("__Host-id=***; Secure; Path=/app", ("Path=/",)),
        ("__Host-id=***; Secure; Path=/; Domain=kotacontoh.go.id", ("Domain",)),
        ("__Host-id=***", ("Secure", "Path=/")),
        ("__Secure-id=***; Secure; Domain=kotacontoh.go.id", ()),
        ("__Secure-id=***", ("Secure",)),
        ("id=***", ()),
    ],
)
def test_prefix(line: str, broken: tuple[str, ...]) -> None:
    cookie = set_cookie(line)
    assert cookie is not None
    assert cookie.broken_promises == broken


NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


@each(
    ("attributes", "life"),
    [
        ("", None),
        ("Max-Age=60", 60),
        ("Max-Age=60; Expires=Sun, 22 Nov 2026 00:00:00 GMT", 60),
        ("Max-Age=soon; Expires=Sun, 22 Nov 2026 00:00:00 GMT", 86_400),
        ("Expires=Sun, 22-Nov-2026 00:00:00 GMT", 86_400),
        ("Expires=Sunday, 22-Nov-26 00:00:00 GMT", 86_400),
        ("Expires=Sun Nov 22 00:00:00 2026", 86_400),
        ("Expires=besok", None),
        ("Expires=Sun, 99 Nov 2026 99:00:00 GMT", None),
    ],
)
def test_life(attributes: str, life: float | None) -> None:
    cookie = set_cookie(f"id=***; {attributes}")
    assert cookie is not None
    assert cookie.life(NOW) == life


@given(
    st.from_regex(r"[A-Za-z0-9_\-.]{1,40}", fullmatch=True), st.booleans(), st.booleans(), st.sampled_from(["", "strict", "lax", "none"])
)
def test_a_written_cookie_is_read_back(name: str, secure: bool, http_only: bool, same_site: str) -> None:
    attributes = ["Secure"] * secure + ["HttpOnly"] * http_only + [f"SameSite={same_site}"] * bool(same_site)
    for order in (attributes, attributes[::-1]):
        assert set_cookie("; ".join([f"{name}=***", *order])) == SetCookie(name, secure, http_only, same_site)


MONDAY = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
HOME = "https://www.dinkes.example/"


@each(
    ("lines", "names"),
    [
        (("a=1",), ["a"]),
        (("a=1; Domain=www.dinkes.example", "b=1; Domain=.dinkes.example", "c=1; Domain=dinkes.example"), ["a", "b", "c"]),
        (("a=1; Domain=lain.example", "b=1; Domain=x.www.dinkes.example", "c=1; Domain=example", "d=1; Domain=..dinkes.example"), []),
        (("a=1; Max-Age=0",), []),
        (("a=1", "a=1; Max-Age=0"), []),
        (("a=1; Max-Age=0", "a=1"), ["a"]),
        (("a=1", "a=1; Path=/web; Max-Age=0"), ["a"]),
        (("a=1", "a=1; Path=/; Max-Age=0"), []),
        (("a=1; Path=web", "a=1; Max-Age=0"), []),
        (("a=1; Expires=Thu, 19 Nov 1981 08:52:00 GMT",), []),
        (("a=1; Expires=Mon, 01 Jan 0001 00:00:00 GMT",), []),
        (("a=1; Expires=Sun, 29 Nov 2020 10:00:00 GMT; Max-Age=60",), ["a"]),
        (("a=1; Expires=besok",), ["a"]),
    ],
)
def test_what_is_kept_in_the_end(lines: tuple[str, ...], names: list[str]) -> None:
    """RFC 6265bis section 5.7, and what Chromium does."""
    assert [cookie.name for _, cookie in kept_cookies([(HOME, line) for line in lines], MONDAY)] == names


def test_cookies_of_two_hosts_and_two_folders_are_two() -> None:
    """RFC 6265 section 5.1.4 and step 11 of section 5.3."""
    lines = [("https://dinkes.example/", "a=1"), ("https://www.dinkes.example/", "a=1"), ("https://www.dinkes.example/web/isi", "a=1")]
    assert len(kept_cookies(lines, MONDAY)) == 3
    assert len(kept_cookies([*lines, ("https://www.dinkes.example/web/lain", "a=1; Path=/web")], MONDAY)) == 3


def test_the_last_line_of_a_cookie_counts() -> None:
    ((_, cookie),) = kept_cookies([(HOME, "a=1"), (HOME, "a=1; Secure")], MONDAY)
    assert cookie.secure


@each(
    ("text", "moment"),
    [
        ("Wed, 21 Oct 2037 07:28:00 GMT", dt.datetime(2037, 10, 21, 7, 28, tzinfo=dt.UTC)),
        ("Wednesday, 21-Oct-37 07:28:00 GMT", dt.datetime(2037, 10, 21, 7, 28, tzinfo=dt.UTC)),
        ("Sat Oct 21 07:28:00 2037", dt.datetime(2037, 10, 21, 7, 28, tzinfo=dt.UTC)),
        ("Thu, 01-Jan-70 00:00:01 GMT", dt.datetime(1970, 1, 1, 0, 0, 1, tzinfo=dt.UTC)),
        ("Mon, 01 Jan 0001 00:00:00 GMT", dt.datetime(2001, 1, 1, 0, 0, tzinfo=dt.UTC)),
        ("21 Oct 2037", None), ("0", None), ("-1", None), ("Fri, 31 Feb 2040 00:00:00 GMT", None), ("Wed, 21 Oct 2037 07:28 GMT", None),
        ("2037-10-21T07:28:00Z", None), ("Wed, 21 Oct 2037 25:00:00 GMT", None), ("", None), ("Wed, 21 Oct 1500 07:28:00 GMT", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_loosely_as_they_are_written(text: str, moment: dt.datetime | None) -> None:
    """RFC 6265 section 5.1.1."""
    assert cookie_date(text) == moment
