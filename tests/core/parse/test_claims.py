"""Claims of an intruder: signatures are known in plain and in disguised letters, and who owns trademarks or stamps letters signs nothing."""

from __future__ import annotations

from checks.core.parse.claims import CLAIM
from tests.each import each

SIGNED = (
    "owned by senja", "<title>owned by senja</title>", "<h1>touched by ind0nesian c0der</h1>", "[ owned by senja ]", "--== rooted by senja", "<pre>\n\nstamped by senja", "kota | owned by senja",
    "trademarks 0wned by senja", "own3d by senja", "st4mped by senja", "r00ted by senja", "t0uched by senja", "server hacked by senja", "this site has been owned", "this website was defaced",
)  # fmt: skip
# The first is the foot of Nagios Core's front page.
HONEST = (
    "trademarks or registered servicemarks owned by nagios enterprises, llc", "this site is owned by the ministry", "pdam (owned by the city)", "a letter stamped by the office", "trees rooted by\nhand",
    "state-owned by law", "lives touched by care", "<b>owned by</b> pemerintah kota", "<td>owned by:</td><td>dinas</td>", "registered trademarks\nowned by the city", "assets: owned by the city",
)  # fmt: skip


@each("text", SIGNED, ids=str)
def test_a_signature_is_a_claim(text: str) -> None:
    assert CLAIM.within(text.encode())


@each("text", HONEST, ids=str)
def test_plain_words_within_a_sentence_are_none(text: str) -> None:
    assert not CLAIM.within(text.encode())
