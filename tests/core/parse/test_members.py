"""Lists in headers (RFC 9110 section 5.6.1), with the examples of Fetch's "get, decode, and split"."""

from hypothesis import given, strategies as st

from checks.core.parse import members
from tests.each import each


@each(
    ("lines", "expected"),
    [
        ([], ()),
        ([""], ("",)),
        (["nosniff,"], ("nosniff", "")),
        (["", "nosniff"], ("", "nosniff")),
        (["a", "b, c"], ("a", "b", "c")),
        (['text/html;", x/x'], ('text/html;", x/x',)),
        (['text/html;"', "x/x"], ('text/html;",x/x',)),
        (['x/x;test="hi",y/y'], ('x/x;test="hi"', "y/y")),
        (['"a\\",b",c'], ('"a\\",b"', "c")),
    ],
)
def test_members(lines: list[str], expected: tuple[str, ...]) -> None:
    assert members(lines) == expected


@given(st.lists(st.text(alphabet="abc-=/ ;"), min_size=1))
def test_joining_and_splitting_are_inverse(names: list[str]) -> None:
    assert members([",".join(names)]) == members(names) == tuple(member.strip(" \t") for member in names)
