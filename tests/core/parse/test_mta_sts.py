"""Records and policies of MTA-STS as checkdmarc 6.0.4 took them, and where RFC 8461 has it otherwise; keys of DKIM; and whatever else anybody publishes."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks import parse
from checks.core.testing.mail import dkim_record
from tests.each import each

# What checkdmarc took, asked once; the difference stands beside it.
RECORDS = {
    "v=STSv1; id=20261121": True,
    "v=STSv1;id=a": True,
    "v=STSv1; id=2026-11-21": False,
    # Whatever does not begin with "v=STSv1;" is discarded (section 3.1).
    "v=STSv1 ; id=1": False,
    " v=STSv1; id=1": False,
    "V=STSv1; id=1": False,
    "v=STSv1; id=": False,
    "v=STSv1;": False,
    f"v=STSv1; id={'a' * 32}": True,
    f"v=STSv1; id={'a' * 33}": False,
    "v=STSv1; id=1;": True,
    "v=STSv1; id=1; x=y": True,
    "v=STSv1, id=1": False,
    "v=STSv2; id=1": False,
}
HEAD = "version: STSv1\nmode: enforce\n"
POLICIES = {
    f"{HEAD}mx: a.example\nmax_age: 86400\n": (),
    f"{HEAD}mx: a.example\nmax_age: 86400\n".replace("\n", "\r\n"): (),
    "version:STSv1\nmode:testing\nmx:a.example\nmax_age:1\n": (),
    "version: STSv1\nmode: none\nmax_age: 86400\n": (),
    f"{HEAD}max_age: 86400\n": ("mx",),
    "version: STSv1\nmode: Enforce\nmx: a.example\nmax_age: 86400\n": ("mode",),
    f"{HEAD}mx: a.example\nmax_age: 31557601\n": ("max_age",),
    f"{HEAD}mx: a.example\nmax_age: 31557600\n": (),
    "version: STSv2\nmode: enforce\nmx: a.example\nmax_age: 1\n": ("version",),
    "mode: enforce\nmx: a.example\nmax_age: 1\n": ("version",),
    f"{HEAD}mx: a.example\n": ("max_age",),
    f"{HEAD}mx: *.a.example\nmx: b.example\nmax_age: 1\n": (),
    f"{HEAD}mx: a.example\nmax_age: x\n": ("max_age",),
    f"{HEAD}mx: a.*.example\nmax_age: 1\n": ("mx",),
    f"{HEAD}mx: 192.0.2.1\nmax_age: 1\n": (),
    f"{HEAD}mx: a.example\nmax_age: 1\nlain: y\n": (),
    "<html>404</html>": ("version", "mode", "max_age", "mx"),
    "": ("version", "mode", "max_age", "mx"),
}


@each(("text", "usable"), list(RECORDS.items()))
def test_which_records_senders_take(text: str, usable: bool) -> None:
    record = parse.mta_sts_record(text)
    assert bool(record and record.id) is usable


@each(("text", "wrong"), list(POLICIES.items()))
def test_which_policies_senders_take(text: str, wrong: tuple[str, ...]) -> None:
    assert parse.mta_sts_policy(text).wrong == wrong


@pytest.mark.parametrize(("host", "expected"), [("a.example", True), ("A.EXAMPLE.", True), ("x.b.example", True), ("b.example", False), ("x.y.b.example", False), ("xb.example", False), ("", False)])  # fmt: skip
def test_a_wildcard_stands_for_one_label(host: str, expected: bool) -> None:
    """Section 4.1."""
    assert parse.mta_sts_policy(f"{HEAD}mx: a.example\nmx: *.b.example\nmax_age: 1\n").admits(host) is expected


@pytest.mark.parametrize("bits", [512, 1024, 2048, 4096])
def test_the_size_of_a_key(bits: int) -> None:
    key = parse.dkim_key(dkim_record(bits))
    assert key is not None
    assert (key.bits, key.wrong, key.revoked) == (bits, "", False)


@given(st.text(max_size=300))
def test_any_text_gives_a_value(text: str) -> None:
    for head in ("", "v=STSv1;", "v=DKIM1; p=", "v=DKIM1; k=ed25519; p="):
        parse.mta_sts_record(head + text)
        parse.mta_sts_policy(head + text)
        parse.dkim_key(head + text)
