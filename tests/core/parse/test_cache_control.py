"""Cache-Control: what a shared cache may do (RFC 9111 sections 4.2 and 5.2)."""

import datetime as dt

from hypothesis import given, strategies as st

from checks.core.parse import cache_control, shared_seconds
from tests.each import each

NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
TOMORROW = "Sun, 22 Nov 2026 12:00:00 GMT"


def test_directives() -> None:
    assert cache_control(['Public, MAX-AGE="60"', "max-age=1, , =x"]) == {"public": "", "max-age": "60"}
    assert cache_control([]) == {}


@each(
    ("header", "expires", "seconds"),
    [
        ("max-age=60", None, 60),
        ("public, max-age=60, s-maxage=0", TOMORROW, 0),
        ("public", None, None),
        ("public", TOMORROW, 86_400),
        ("", None, None),
        ("", "Thu, 19 Nov 1981 08:52:00 GMT", 0),
        ("", "0", 0),
        ("", "-1", 0),
        ("private, max-age=60", None, 0),
        ("no-store", TOMORROW, 0),
        ("no-cache, max-age=60", None, 0),
        ('private="set-cookie", max-age=60', None, 60),
        ("max-age=soon", TOMORROW, 0),
        # Chromium takes the first that is a number.
        ("max-age=soon, max-age=60, max-age=0", None, 60),
        ("max-age=0, max-age=60", None, 0),
        # Sections 5.2.2.4 and 5.2.2.7: what limits the whole answer.
        ('no-cache="set-cookie", no-cache, max-age=60', None, 0),
        ('private, private="set-cookie", max-age=60', None, 0),
    ],
)
def test_shared(header: str, expires: str | None, seconds: float | None) -> None:
    assert shared_seconds(cache_control([header]), expires, NOW) == seconds


@given(st.dictionaries(st.from_regex(r"[a-z\-]{1,12}", fullmatch=True), st.from_regex(r"[0-9]{0,5}", fullmatch=True)))
def test_written_directives_are_read_back(directives: dict[str, str]) -> None:
    parts = [f"{name}={value}" if value else name for name, value in directives.items()]
    assert cache_control([", ".join(parts)]) == cache_control(parts) == directives
