"""A line of the log of requests, for a reader: what was asked of whom, and what came back."""

from __future__ import annotations

import re

from checks import Text

# What a probe calls its question about TLS (`scanner/probes/tls/survey`), and how readers are told; versions of TLS stay as they are.
_QUESTIONS = {
    "once more": "sekali lagi",
    "without a name": "tanpa nama situs",
    "as a fallback": "sebagai penurunan versi",
    "as": "seperti",
    "other certificates": "sertifikat lain",
    "certificates": "sertifikat",
    "signatures": "tanda tangan",
    "groups": "grup kunci",
    "suites": "suite sandi",
    "protocols": "protokol lapis aplikasi",
    "tickets": "tiket sesi",
    "session": "sesi",
    "tolerance": "ketahanan",
    "plainly": "tanpa tambahan",
    "with keys": "dengan kunci",
    "in short": "secara ringkas",
    "resumption": "kelanjutan sesi",
}
_ANSWERS = {
    "asked": Text(id="dikirim", en="sent"),
    "timeout": Text(id="waktu habis", en="time-out"),
    "refused": Text(id="sambungan ditolak", en="connection refused"),
    "reset": Text(id="sambungan diputus", en="connection cut"),
    "tls": Text(id="sambungan TLS gagal", en="TLS connection failed"),
    "blocked": Text(id="diblokir", en="blocked"),
    "rate-limited": Text(id="jumlah permintaan dibatasi", en="rate limited"),
    "no-such-name": Text(id="nama tidak ada", en="no such name"),
    "servfail": Text(id="DNS gagal menjawab", en="the DNS failed"),
    "too-large": Text(id="jawaban terlalu besar", en="answer too large"),
    "malformed": Text(id="jawaban tidak sesuai protokol", en="malformed answer"),
    "out-of-scope": Text(id="di luar lingkup", en="out of scope"),
    "off-limits": Text(id="tidak diminta", en="off limits"),
    "budget": Text(id="batas tercapai", en="limit reached"),
    "not-permitted": Text(id="tidak diizinkan", en="not permitted"),
    "probe-error": Text(id="galat pemindai", en="scanner fault"),
}
_QUESTION = re.compile(rf"(?<=\s)({'|'.join(sorted(_QUESTIONS, key=len, reverse=True))})(?=\s)")


def log_line(line: str) -> Text:
    """``GET https://… → 200`` and ``TLS groups host:443 → asked`` in both languages."""
    question, arrow, answer = line.rpartition(" → ")
    outcome = _ANSWERS.get(answer, Text(id=answer, en=answer))
    indonesian = _QUESTION.sub(lambda hit: _QUESTIONS[hit[1]], question)
    return Text(id=f"{indonesian}{arrow}{outcome.id}", en=f"{question}{arrow}{outcome.en}")
