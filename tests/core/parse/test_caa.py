"""CAA records as CAs read them (RFC 8659)."""

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import Caa, caa
from tests.each import each


@each(
    ("record", "expected"),
    [
        ('0 issue "letsencrypt.org"', Caa(False, "issue", "letsencrypt.org", "letsencrypt.org")),
        ("0 issue letsencrypt.org", Caa(False, "issue", "letsencrypt.org", "letsencrypt.org")),
        ('128 ISSUE "CA.Example "', Caa(True, "issue", "CA.Example ", "ca.example")),
        ('0 issue ";"', Caa(False, "issue", ";", "")),
        ('0 issue ""', Caa(False, "issue", "", "")),
        ('0 issuewild "ca.example; account=1; x=y"', Caa(False, "issuewild", "ca.example; account=1; x=y", "ca.example")),
        ('0 iodef "mailto:a@b.test"', Caa(False, "iodef", "mailto:a@b.test", None)),
        ('0 issue "%%%"', Caa(False, "issue", "%%%", None)),
        ('0 issue "https://ca.example/"', Caa(False, "issue", "https://ca.example/", None)),
        ('0 issue "ca.example; novalue"', Caa(False, "issue", "ca.example; novalue", None)),
    ],
)
def test_records(record: str, expected: Caa) -> None:
    assert caa(record) == expected


@pytest.mark.parametrize("record", ["", "issue", '256 issue "a"', '-1 issue "a"', '0 is-sue "a"'])
def test_what_is_no_record(record: str) -> None:
    assert caa(record) is None


@pytest.mark.parametrize(
    ("record", "usable"),
    [
        ('0 issue "ca.example"', True),
        ('0 issue ";"', True),
        ('0 issue "not a domain"', False),
        ('0 future "x"', True),
        ('128 future "x"', False),
        ('128 iodef "mailto:a@b.test"', True),
    ],
)
def test_usable(record: str, usable: bool) -> None:
    read = caa(record)
    assert read is not None
    assert read.usable is usable


labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)


@given(st.integers(0, 255), st.lists(labels, min_size=1, max_size=4).map(".".join))
def test_round_trip(flags: int, domain: str) -> None:
    assert caa(f'{flags} issue "{domain}"') == Caa(flags >= 128, "issue", domain, domain)
