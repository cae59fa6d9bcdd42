"""The report on paper: header, page numbers, bookmarks, the same words as the page; and nothing is fetched to make it."""

from __future__ import annotations

import builtins
import re
import subprocess
import time
import zlib
from collections.abc import Mapping, Sequence
from types import ModuleType

import msgspec
import pytest

from reports.export.formats import pdf as module
from reports.export.formats.pdf import NoRenderer, pdf, renderer
from reports.html.render import opd_page
from tests.real.programs import program
from tests.reports.city import IMPRINT, SCAN
from tests.reports.export.test_xlsx import poisoned
from tests.reports.views.sources import view

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf(opd_page(view("disdik"), "id"))


def streams(paper: bytes) -> bytes:
    """What its compressed streams hold (ISO 32000-1, section 7.3.8)."""
    return b"".join(zlib.decompress(stream) for stream in re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", paper, re.DOTALL))


def test_it_is_a_pdf_with_a_bookmark_for_every_heading(paper: bytes) -> None:
    assert paper.startswith(b"%PDF-")
    text = streams(paper)
    assert b"/Outlines" in text
    # Paper leaves out files to download, the headings of pictures of TLS, and those that the table below them repeats.
    left_out = r'<section id="configurations".*?</section>|<section class="tls.*?</section>|<h4 class="over-table"'
    headings = re.findall(r"<h[1-6]", re.sub(left_out, "", opd_page(view("disdik"), "id"), flags=re.DOTALL))
    assert len(re.findall(rb"/Parent \d+ 0 R[^>]*/Title|/Title[^>]*/Parent \d+ 0 R", text)) == len(headings)


@pytest.mark.real
def test_every_page_but_the_first_has_the_header_and_every_page_its_number(paper: bytes) -> None:
    text = subprocess.run([program("pdftotext", "poppler-utils"), "-layout", "-", "-"], input=paper, capture_output=True, check=True).stdout
    first, *others = text.decode().rstrip("\f").split("\f")
    assert others
    header = re.compile(r"^\s*Laporan Postur Keamanan Situs – Dinas Pendidikan dan Kebudayaan$")
    assert not any(header.match(line) for line in first.splitlines())
    for number, page in enumerate((first, *others), 1):
        lines = [line for line in page.splitlines() if line.strip()]
        assert number == 1 or header.match(lines[0]), lines[0]
        assert re.search(rf"TERBATAS\s+Halaman {number} / {1 + len(others)}$", lines[-1])


def test_the_same_page_gives_the_same_bytes() -> None:
    page = opd_page(view("bpbd"), "en")
    assert pdf(page) == pdf(page)


def test_long_words_of_a_hostile_server_end_in_time() -> None:
    """With a line break allowed at any character this took minutes."""
    bad = poisoned("a" * 10_000)
    bundle = msgspec.structs.replace(bad, scan=SCAN, imprint=IMPRINT, opd=view("dinkes").opd)
    began = time.process_time()
    assert pdf(opd_page(bundle, "id")).startswith(b"%PDF-")
    assert time.process_time() - began < 60


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it to try, the socket would not be there; WeasyPrint would only log it, so the refusal is asked for itself."""
    fetcher = renderer().URLFetcher(allowed_protocols={"data"})
    for url in ("http://127.0.0.1:1/", "https://jahat.example/", "file:///etc/hostname", "ftp://jahat.example/"):
        with pytest.raises(ValueError, match="disallowed"):
            fetcher(url)
    page = '<img src="file:///etc/hostname"><link rel=stylesheet href="http://127.0.0.1:1/"><p>isi</p>'
    assert pdf(page).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("why", "message"),
    [
        (ImportError("No module named 'weasyprint'"), "WeasyPrint is not installed"),
        (
            OSError("cannot load library 'libpango-1.0-0': no such file\nand more"),
            "a library of the system (cannot load library 'libpango-1.0-0'",
        ),
    ],
)
def test_without_a_renderer_it_says_what_is_missing(why: Exception, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> ModuleType:
        if name == "weasyprint":
            raise why
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoRenderer) as text:
        module.renderer()
    assert message in str(text.value)
    assert "\n" not in str(text.value)
