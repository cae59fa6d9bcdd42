"""The words of a page, whatever a server sends."""

import time

import pytest
from hypothesis import given, strategies as st

from checks.core.page.similarity import frame, likeness, words


def test_scripts_tags_and_tokens_are_no_words() -> None:
    page = "<title>Galat</title><script>var nama</script ><style>b{}</style><p class=x>Halaman TIDAK ada 3fa9 21 a</p><script>sisa"
    assert words(page) == {"galat", "halaman", "tidak", "ada"}


def test_the_frame_is_tags_with_class_and_id() -> None:
    page = "<DIV Class='a b' onclick=x><p>satu</p><p>dua</p><!-- <i> --></div>"
    assert frame(page) == {"div class='a b'", "p", "i"}
    assert frame("APP_ENV=production") == frozenset()


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_likeness(one: set[str], other: set[str]) -> None:
    a, b = frozenset(one), frozenset(other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert (likeness(a, b) == 1) == (a == b)


@given(st.text())
def test_any_text(text: str) -> None:
    assert all(word == word.lower() and word.isalpha() for word in words(text))


@pytest.mark.parametrize("piece", ["<script>", "<", "<a ", "</script", "<style></script ", "<a class='", "<p id=", "a1", "x "])
def test_linear(piece: str) -> None:
    started = time.process_time()
    words(piece * (200_000 // len(piece)))
    frame(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 2
