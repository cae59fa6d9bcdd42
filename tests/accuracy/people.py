"""Pages about people: lists of identity numbers, numbers that only look so, and log-in pages with and without encryption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scanner.example_city.behaviour import to_https
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.crawl_findings import Sub, linked, of_contents

PERSONAL, PASSWORDS = "content-personal", "content-passwords"


def _table(heading: str, cells: Iterable[str]) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>Warga {n}</td><td>{cell}</td></tr>" for n, cell in enumerate(cells, start=1))
    return f"<h2>{heading}</h2><table><tr><th>No.</th><th>Nama</th><th>{heading}</th></tr>{rows}</table>"


_MEN = [f"3273{n % 30 + 1:02}{n % 28 + 1:02}0{n % 9 + 1}{60 + n % 39}{n:04}" for n in range(1, 21)]
_WOMEN = [f"5171{n % 4 + 1:02}{n % 28 + 41:02}1{n % 3}{70 + n % 29}{n:04}" for n in range(1, 13)]
# As a random generator and a register of teachers write them: every tenth or so could be an identity number by chance.
_TEACHERS = [f"{(n * 7919 + 4349745647200023 + n * n * 104729 * 1000003) % 9000000000000000 + 1000000000000000}" for n in range(1, 161)]
_TICKETS = [
    f"202611{day:02}{hour:02}{minute:02}00{n:02}"
    for n, (day, hour, minute) in enumerate(((d, h, 15) for d in (21, 22) for h in range(1, 13)), start=1)
]

FINDS: Mapping[str, tuple[str, Sub | str]] = {
    "aid-recipients": ("nik", _table("NIK", _MEN)),
    "women-among-them": ("nik", _table("NIK", _WOMEN)),
    "in-groups-of-four": ("nik", _table("NIK", (f"{n[:4]} {n[4:8]} {n[8:12]} {n[12:]}" for n in _MEN))),
    "in-groups-of-six": ("nik", _table("No. KK", (f"{n[:6]}.{n[6:12]}.{n[12:]}" for n in _MEN[:6]))),
    "in-running-text": ("nik", "<p>Penerima: " + ", ".join(f"Warga {n} (NIK {nik})" for n, nik in enumerate(_MEN[:9])) + ".</p>"),
    "data-for-a-script": ("nik", f"<script>const penerima = [{','.join(f'{{nik:{chr(34)}{n}{chr(34)}}}' for n in _MEN)}];</script>"),
    "partners": ("npwp", _table("NPWP", (f"0{n % 9 + 1}.{200 + n}.{300 + n}.{n % 10}-4{n:02}.000" for n in range(1, 9)))),
    "partners-without-dots": ("npwp", _table("Rekanan", (f"NPWP: 01{n:03}45678901{n % 10}0{n % 10}" for n in range(1, 9)))),
}  # fmt: skip
INNOCENT: Mapping[str, Sub | str] = {
    "masked": _table("NIK", (f"{n[:6]}******{n[12:]}" for n in _MEN)),
    "an-example-or-two": f"<p>Contoh NIK: {_MEN[0]}. Enam angka pertama adalah kode wilayah; contoh lain {_WOMEN[0]}.</p>",
    "employee-numbers": _table("NIP", (f"1985{n % 12 + 1:02}{n % 28 + 1:02}201001{n % 2 + 1}{n:03}" for n in range(1, 40))),
    "employee-numbers-in-groups": _table("NIP", (f"1985{n % 12 + 1:02}{n % 28 + 1:02} 201001 {n % 2 + 1} {n:03}" for n in range(1, 40))),
    "teacher-numbers": _table("NUPTK", _TEACHERS),
    "ticket-numbers": _table("Nomor permohonan", _TICKETS),
    "accounts": _table("Nomor rekening virtual", (f"8077700{n:03}{n % 28 + 1:02}{n % 12 + 1:02}01" for n in range(1, 30))),
    "books": _table("ISBN", (f"978-602-{n:04}-12-{n % 10}" for n in range(1, 30))),
    "telephones": _table("Telepon", (f"0812-3456-{n:04}" for n in range(1, 30))),
    "budget": _table("Anggaran", (f"Rp{n}.250.000.000,00" for n in range(1, 30))),
}  # fmt: skip

_LOG_IN = '<form method="post"><input name="nama"><input type="password" name="sandi"><button>Masuk</button></form>'
_PLAIN = {"http-https": "fail (absent)", "http-hsts-plain": "fail (ignored)"}
_TEACHING = "<pre>&lt;input type=&quot;password&quot;&gt;</pre><!-- <input type='password'> --><p>Kata sandi jangan dibagikan.</p>"


def _log_ins() -> Iterator[Behaviour]:
    inside = linked({"/masuk": Sub(_LOG_IN)})
    yield Behaviour(name="passwords-on-a-plain-site", http=inside, must={PASSWORDS: "fail (plain)", **_PLAIN})
    yield Behaviour(
        name="passwords-in-an-old-corner", https=linked({"http://HOST/lama/masuk": Sub("")}), http=linked({"/lama/masuk": Sub(_LOG_IN)}),
        must={PASSWORDS: "fail (plain)", "http-redirect": "fail (missing)", "http-hsts-plain": "fail (ignored)"},
    )  # fmt: skip
    yield Behaviour(
        name="passwords-without-quotes",
        http=linked({"/in": Sub("<INPUT TYPE=PASSWORD NAME=p>")}),
        must={PASSWORDS: "fail (plain)", **_PLAIN},
    )
    yield Behaviour(name="passwords-with-encryption", https=inside, must={PASSWORDS: "pass", "content-forms": "pass"})
    yield Behaviour(
        name="passwords-redirected",
        https=linked({"http://HOST/masuk": Sub(""), "/masuk": Sub(_LOG_IN)}),
        http=to_https,
        must={PASSWORDS: "pass"},
    )
    yield Behaviour(name="passwords-as-an-article", http=linked({"/berita": Sub(_TEACHING)}), must={PASSWORDS: "pass", **_PLAIN})
    yield Behaviour(
        name="passwords-in-a-template", http=linked({"/berita": Sub(f"<template>{_LOG_IN}</template>")}), must={PASSWORDS: "pass", **_PLAIN}
    )


def behaviours() -> Iterator[Behaviour]:
    """Lists, numbers that only look so, and log-in pages."""
    yield from of_contents(PERSONAL, FINDS, INNOCENT)
    yield from _log_ins()
