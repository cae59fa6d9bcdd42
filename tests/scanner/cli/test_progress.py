"""What a scan says of each host while it goes on, in the language of the settings and without a word of the program's own."""

from __future__ import annotations

import pytest

from checks import Outcome, Verdict, build
from checks.core.model.reason import REASONS
from scanner.cli.progress_bar import Bar


def message_of(capsys: pytest.CaptureFixture[str], lang: str, *reasons: str | None) -> str:
    verdicts = tuple(Verdict(check=f"http-{n}", outcome=Outcome.UNKNOWN, reason=reason) for n, reason in enumerate(reasons))
    with Bar(1, lang) as bar:
        bar.advance(build.TARGET, verdicts)
    return capsys.readouterr().err.strip()


def test_the_most_frequent_reason_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    host = build.TARGET.name
    assert message_of(capsys, "id", "timeout") == f"{host}: 0 temuan, 1 belum dinilai (Tidak ada jawaban dalam batas waktu)"
    english = f"{host}: 0 findings, 3 not assessed (No answer within the time limit; 1 more)"
    assert message_of(capsys, "en", "tls", "timeout", "timeout") == english
    assert 'Situs menjawab "berhasil" untuk alamat apa pun)' in message_of(capsys, "id", "catch-all")
    assert message_of(capsys, "id", "a-plug-ins-own") == f"{host}: 0 temuan, 1 belum dinilai"
    assert message_of(capsys, "en", None) == f"{host}: 0 findings, 1 not assessed"


@pytest.mark.parametrize("key", [key for key in REASONS if "-" in key and key != "log-in"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_key_is_told(capsys: pytest.CaptureFixture[str], key: str, lang: str) -> None:
    words = message_of(capsys, lang, key)
    assert key not in words
    assert words.count("(") == words.count(")") == 1
    assert len(words) < 200
