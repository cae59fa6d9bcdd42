"""The chain as sent: what leads where, whatever the order, and whatever the bytes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.core import build
from checks.core.parse import chain

ROOT = build.authority("CA Akar")
UPPER = build.authority("CA Atas", ROOT)
LOWER = build.authority("CA Bawah", UPPER)
STRANGER = build.authority("CA Lain")
LEAF = LOWER.issue(build.HOST)
MEMBERS = {"lower": LOWER.certificate, "upper": UPPER.certificate, "root": ROOT.certificate, "stranger": STRANGER.certificate}


def names(*certificates: str) -> list[str]:
    return [f"CN={name},O={name}" for name in certificates]


def test_a_chain_in_order() -> None:
    sent = chain((LEAF, LOWER.certificate, UPPER.certificate))
    assert sent is not None
    assert [member.subject for member in sent.path] == [f"CN={build.HOST}", *names("CA Bawah", "CA Atas")]
    assert (sent.ordered, sent.superfluous, sent.root) == (True, (), None)


@pytest.mark.parametrize("order", list(itertools.permutations(("lower", "upper", "root", "stranger"))))
def test_every_order(order: tuple[str, ...]) -> None:
    sent = chain((LEAF, *(MEMBERS[name] for name in order)))
    assert sent is not None
    assert {member.subject for member in sent.path} == {f"CN={build.HOST}", *names("CA Bawah", "CA Atas", "CA Akar")}
    assert [member.subject for member in sent.superfluous] == names("CA Lain")
    assert sent.root is not None
    assert sent.ordered == ([name for name in order if name != "stranger"] == ["lower", "upper", "root"])


def test_a_gap_ends_the_path() -> None:
    sent = chain((LEAF, UPPER.certificate))
    assert sent is not None
    assert len(sent.path) == 1
    assert [member.subject for member in sent.superfluous] == names("CA Atas")


def test_the_name_alone_certifies_nothing() -> None:
    forged = build.authority("CA Bawah", STRANGER)
    other = build.authority("CA Atas", STRANGER).issue(build.HOST)
    sent = chain((other, forged.certificate))
    assert sent is not None
    assert len(sent.path) == 1


def test_duplicates_are_superfluous() -> None:
    sent = chain((LEAF, LEAF, LOWER.certificate, LOWER.certificate))
    assert sent is not None
    assert (len(sent.path), len(sent.superfluous), sent.ordered) == (2, 2, True)


def test_a_member_that_cannot_be_read_ends_the_chain() -> None:
    sent = chain((LEAF, b"\x30\x03", LOWER.certificate))
    assert sent is not None
    assert (len(sent.path), sent.superfluous) == (1, ())


@given(st.lists(st.sampled_from([LEAF, *MEMBERS.values(), b"", b"\x30\x82\xff\xff"]) | st.binary(max_size=40), max_size=40))
def test_any_list(sent: list[bytes]) -> None:
    read = chain(sent)
    if read is not None:
        assert len(read.path) + len(read.superfluous) <= len(sent)
        assert read.root is None or read.root in read.path
