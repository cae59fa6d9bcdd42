"""The log of requests in the reader's language."""

from __future__ import annotations

import pytest

from checks.core.model.failure import FailureKind
from reports.words.request_log import _ANSWERS, log_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GET https://a.kota.go.id/ → 200", "GET https://a.kota.go.id/ → 200"),
        ("TLS a.kota.go.id:443 → asked", "TLS a.kota.go.id:443 → dikirim"),
        ("TLS without a name a.kota.go.id:443 → asked", "TLS tanpa nama situs a.kota.go.id:443 → dikirim"),
        (
            "TLS TLSv1.2 as a fallback a.kota.go.id:443 → refused",
            "TLS TLSv1.2 sebagai penurunan versi a.kota.go.id:443 → sambungan ditolak",
        ),
        ("TLS TLSv1.3 groups a.kota.go.id:443 → asked", "TLS TLSv1.3 grup kunci a.kota.go.id:443 → dikirim"),
        ("OPTIONS https://a.kota.go.id/ as null → timeout", "OPTIONS https://a.kota.go.id/ seperti null → waktu habis"),
    ],
)
def test_an_indonesian_reader_is_told_in_indonesian(line: str, expected: str) -> None:
    assert log_line(line).id == expected


def test_an_english_reader_is_told_what_was_sent() -> None:
    assert log_line("TLS once more a.kota.go.id:443 → asked").en == "TLS once more a.kota.go.id:443 → sent"


def test_every_failure_has_its_words() -> None:
    assert {kind.value for kind in FailureKind} <= set(_ANSWERS)
