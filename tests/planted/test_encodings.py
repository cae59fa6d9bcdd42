"""What is planted in any encoding and any markup is nowhere in the store: a scan of pages and files, the store opened, its values unpacked and turned back."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from scanner.example_city import start
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer, Site
from tests.planted.values import ALNUM, run
from tests.scanner.city import tilik

HOST = "aksara.kotacontoh.go.id"
# Header, what the page says of itself, and how it is written (Encoding section 4.2; RFC 2152, RFC 2781, Unicode section 23.8; IBM code page 37 is EBCDIC).
ENCODINGS = {
    "utf-8": ("utf-8", "", "utf-8"), "a mark of UTF-8": ("utf-16", "", "utf-8-sig"), "meta UTF-16 over ASCII": ("", "utf-16", "ascii"), "header UTF-16 over ASCII": ("utf-16", "", "ascii"),
    "UTF-16 with its mark": ("", "", "utf-16"), "UTF-16 without": ("", "", "utf-16-le"), "big-endian": ("utf-16be", "", "utf-16-be"), "the other order": ("utf-16le", "", "utf-16-be"),
    "UTF-32 with its mark": ("", "", "utf-32"), "UTF-32 without": ("utf-32", "", "utf-32-be"), "UTF-7": ("utf-7", "", "utf-7"), "EBCDIC": ("", "", "cp037"),
    "replaced": ("iso-2022-kr", "", "ascii"), "Shift_JIS": ("shift_jis", "", "cp932"), "windows-1252": ("ascii", "", "cp1252"),
}  # fmt: skip
MARKUPS = (
    "<table><tr><td>database.default.password</td><td> {v} </td></tr><tr><td>NIK</td><td>{n}</td></tr></table>",
    "<dl><dt>DB_PASSWORD</dt><dd>{v}</dd><dt>NIK</dt><dd><b>{a}</b>&nbsp;{b}</dd></dl>",
    '<pre class=sf-dump>array:1 [<samp>\n  "<span class=sf-dump-key>APP_KEY</span>" => "<span class=sf-dump-str>{v}</span>"\n</samp>]\n{a}&shy;{b}</pre>',
    "<b>Fatal error</b>: #0 /w/a.php(1): PDO-&gt;__construct('mysql:host=x', 'app', '{v}', Array)<br /><input value='{n}'>",
    '<script>var x = {{"db_password": "{v}", "nik": "{n}"}}</script>',
)
_MISREADINGS = (("utf-16-le", "latin-1"), ("utf-16-be", "latin-1"), ("cp1252", "cp037"), ("latin-1", "cp037"))


def _name(number: int) -> str:
    """A name of letters: of pages that differ by a number alone a crawl sees some."""
    return f"bagian-{chr(97 + number // 26)}{chr(97 + number % 26)}"


def _site(specimens: list[str]) -> Respond:
    pages: dict[str, tuple[str, bytes]] = {}
    for number, ((charset, meta, coding), markup) in enumerate(product(ENCODINGS.values(), MARKUPS)):
        value, nik = (
            run(f"sandi{number}", ALNUM, 22),
            f"3171{number % 9 + 1:02}{number % 28 + 1:02}{number % 12 + 1:02}{60 + number % 39}{number:04}",
        )
        specimens += (value, nik)
        content = markup.format(v=value, n=nik, a=nik[:6], b=nik[6:])
        says = f'<META http-equiv="Content-Type" content="text/html; charset={meta}">' if meta else ""
        html = f"<!doctype html><html lang=id><head>{says}<title>Dinas</title></head><body><h1>Dinas Contoh</h1>{content}</body></html>"
        pages[f"/{_name(number)}/"] = (f"text/html{f'; charset={charset}' if charset else ''}", html.encode(coding))
    links = "".join(f'<a href="{path}">Halaman</a> ' for path in pages)
    pages["/"] = ("text/html; charset=utf-8", f"<!doctype html><html lang=id><title>Dinas</title><body>{links}</body></html>".encode())

    async def respond(request: IncomingRequest) -> ServedAnswer:
        media, content = pages.get(request.path, ("text/html", b""))
        return ServedAnswer(
            200 if content else 404, (("Content-Type", media),), content or b"<!doctype html><title>404</title><h1>Tidak ditemukan</h1>"
        )

    return respond


def _contents(path: Path) -> Iterator[bytes]:
    """Every value of every table, unpacked where it is packed."""
    with sqlite3.connect(path) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    raw = value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""
                    yield raw
                    for begin in (0, 1):
                        try:
                            yield zlib.decompress(raw[begin:])
                        except zlib.error:
                            continue


def _readings(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8", "replace")
    yield text
    yield from (text.encode(coding, "ignore").decode(back).replace("\x00", "") for coding, back in _MISREADINGS)


@pytest.mark.slow
def test_nothing_that_was_planted_is_in_the_store(tmp_path: Path) -> None:
    specimens: list[str] = []
    respond = _site(specimens)
    with start([Site(host=HOST, address="127.0.53.62", https=respond, http=respond)]) as city:
        network = city.network
        (tmp_path / "targets.txt").write_text(f"[Dinas Kesehatan]\ncode: dinkes\n{HOST}\n")
        (tmp_path / "tilik.toml").write_text(
            f"[crawl]\npages = 100\n[network]\nresolver = {network.resolver!r}\nallow_private = {list(network.allow_private)!r}\ntimeout = 2.0\nrate = 200.0\n"
            f"trusted_roots = {list(network.trusted_roots)!r}\n[network.ports]\n443 = {network.ports['443']}\n80 = {network.ports['80']}\n"
        )
        scan = tilik(tmp_path, "scan", "--level", "visit", "--only", "content-*", "-vv")
        assert scan.returncode == 0, scan.stderr
    assert f"/{_name(len(ENCODINGS) * len(MARKUPS) - 1)}/ → 200" in scan.stderr
    readings = [reading for raw in _contents(tmp_path / "tilik.db") for reading in _readings(raw)]
    assert any("Dinas Contoh" in reading for reading in readings)
    parts = [
        part
        for value in specimens
        for part in (
            (value,) if value.isalpha() or not value.isdigit() else (value, f"{value[:6]}\u00ad{value[6:]}", f"</b>&nbsp;{value[6:]}")
        )
    ]
    assert [part for part in parts if any(part in reading for reading in readings)] == []
