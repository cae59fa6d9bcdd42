"""The shared declarative refresh steps, HTML section 4.2.5.3, step by step; the spellings of `tests/real/browser/kinds/refreshes.py` are compared with Chromium there."""

from __future__ import annotations

from checks.core.parse.refresh import Refresh, refresh
from tests.each import each


@each(
    ("value", "expected"),
    [
        ("0; url=/web/", Refresh(0, "/web/")),
        ("0;URL='/web/'", Refresh(0, "/web/")),
        ('0; url="/web/"', Refresh(0, "/web/")),
        ("0, url=/web/", Refresh(0, "/web/")),
        ("0 url=/web/", Refresh(0, "/web/")),
        ("0;/web/", Refresh(0, "/web/")),
        (" 0 ; url = /web/", Refresh(0, "/web/")),
        ("\n3 ;\turl\n=\n'/a'", Refresh(3, "/a")),
        ("0.5; url=/web/", Refresh(0, "/web/")),
        (".5;url=/web/", Refresh(0, "/web/")),
        ("0;url='/web/", Refresh(0, "/web/")),
        ("0;'/a'b", Refresh(0, "/a")),
        ("0; URL=/web/;x", Refresh(0, "/web/;x")),
        ("0;uri=/web/", Refresh(0, "uri=/web/")),
        ("300", Refresh(300, "")),
        ("0;url=", Refresh(0, "")),
        ("99999999999999999999;url=/a", Refresh(999999999, "/a")),
        ("url=/web/", None),
        ("", None),
        ("abc", None),
        ("-1; url=/web/", None),
        ("x0; url=/web/", None),
        ("; url=/web/", None),
        ("5x;url=/a", None),
    ],
)
def test_steps(value: str, expected: Refresh | None) -> None:
    assert refresh(value) == expected
