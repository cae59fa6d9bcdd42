"""Which code of a page is read. What is a script element, HTML section 13.2.5 says: the name is ASCII, whatever its case, and ends with a space, a slash or the end of the tag."""

from __future__ import annotations

from checks.core.signs.script_signs import inline_scripts, script_signs
from tests.each import each

LEADS = "if(/google/.test(document.referrer)){location.href='https://slotmaju88.example/'}"


@each(
    ("html", "code"),
    [
        ("<script>a()</script><p>b</p><script>c()</script>", ["a()", "c()"]),
        ("<SCRIPT type=text/javascript>a()</ScRiPt >", ["a()"]),
        ("<script src=/a.js></script><script>\n</script><script>b()", ["b()"]),
        ("<scripty>a()</scripty><noscript>b</noscript>", []),
        ("<ſcript>a()</ſcript>", []),
        # A letter whose small form is two: nothing behind it moves.
        ("İ" * 50 + "<script>a()</script>", ["a()"]),
        ("<script>'</scripty>'</script>", ["'</scripty>'"]),
    ],
)
def test_inline_scripts(html: str, code: list[str]) -> None:
    assert list(inline_scripts(html)) == code


def test_files_of_others_do_not_count_among_the_pieces_that_are_read() -> None:
    signs, whole = script_signs("<script src=/a.js></script>" * 200 + f"<script>{LEADS}</script>", lambda url: False)
    assert ([sign.hosts for sign in signs], whole) == ([("slotmaju88[.]example",)], True)


def test_more_than_is_read_is_said() -> None:
    assert script_signs("<script>location.href='/'</script>" * 61, lambda url: False) == ((), False)
    assert script_signs("<script>location.href='/'</script>" * 60, lambda url: False) == ((), True)
