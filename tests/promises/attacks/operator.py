"""How commands end, what they leave on the disk and in the store, and what is said of what could not be seen."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

from checks.core.model.finding import Outcome
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import PROGRAM, Place, place
from tests.promises.sites import CITY, city_text, site
from tests.promises.world import World
from tests.scanner.city import verdicts

HOSTS = {f"satu.{CITY}": ("103.31.0.1",), f"dua.{CITY}": ("103.31.0.2",)}
_OPEN = site({"/.env": city_text("APP_KEY=base64:AAAA\nDB_PASSWORD=rahasia\nDB_HOST=10.0.0.5\n")})
_SETTINGS = "rate = 40.0\nconnections = 8\n"
# Streams that cannot be written, or have nobody behind them.
_STREAMS = (">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full", "| true", "| head -c 1")
_COMMANDS = (
    "schema",
    "checks list",
    "targets plan",
    "targets lint",
    "report --format json",
    "report",
    "judge",
    f"check satu.{CITY} --only http-hsts",
)


def _shell(tilik_place: Place, line: str) -> subprocess.CompletedProcess[bytes]:
    """A line for bash in the folder, in which ``tilik`` is the program; the code is that of the whole pipe."""
    line = f'set -o pipefail; tilik() {{ "{PROGRAM}" "$@"; }}; {line}'
    return subprocess.run(("bash", "-c", line), cwd=tilik_place.folder, capture_output=True, check=False)


def _ends(folder: Path) -> Iterator[Figure]:
    world = World(sites=dict.fromkeys(HOSTS, _OPEN), names=HOSTS)
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, "".join(f"{host}\n" for host in HOSTS), _SETTINGS)
        only = ("--only", "http-h*", "--only", "exposed-env", "--level", "probe")
        for promise, code, options in (
            ("P70", 0, ()),
            ("P71", 1, ("--fail-on", "sedang")),
            ("P70", 0, ("--fail-on", "sangat-tinggi", "--only", "http-hsts")),
        ):
            arguments = options if "--only" in options else (*only, *options)
            run = tilik_place.start("check", f"satu.{CITY}", *arguments)
            yield Figure(promise, f"tilik check {' '.join(options)}".strip(), f"exit code {code}", f"{run.code}", run.code == code)
        tilik_place.start("scan", "--quiet", *only[:4]).whole()
        wrong, tried = [], 0
        for command in _COMMANDS:
            for streams in _STREAMS:
                ended, tried = _shell(tilik_place, f"tilik {command} {streams}"), tried + 1
                if ended.returncode not in (0, 2) or b"Traceback" in ended.stderr:
                    wrong.append(f"{command} {streams}: {ended.returncode} {ended.stderr[-60:].decode(errors='replace')}")
        yield none("P74", "closed and full outputs, no input, readers who leave", "code 0 or 2, no traceback", wrong, tried)
        bad = {"no such list": "scan --targets tidak-ada.txt", "no such store": "report --store tidak/ada.db", "no such check": "scan --only tidak-ada",
               "a list that is a folder": "scan --targets .", "a store that is text": "report --store targets.txt", "no such resolver": "scan --resolver bukan-alamat"}  # fmt: skip
        wrong = []
        for what, command in bad.items():
            ended = _shell(tilik_place, f"tilik {command}")
            lines = ended.stderr.decode(errors="replace").strip().splitlines()
            if ended.returncode != 2 or len(lines) > 4 or b"Traceback" in ended.stderr or not lines:
                wrong.append(f"{what}: {ended.returncode}, {len(lines)} lines")
        yield none("P72", "lists, stores and options that are wrong", "exit code 2, and what to do", wrong, len(bad))


def _files(folder: Path) -> Iterator[Figure]:
    world = World(sites=dict.fromkeys(HOSTS, _OPEN), names=HOSTS)
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, "[Dinas Uji]\ncode: uji\n" + "".join(f"{host}\n" for host in HOSTS), _SETTINGS)
        scan = "scan --quiet --only http-h* --only exposed-env"
        ended = _shell(
            tilik_place,
            f"umask 000; tilik {scan} && tilik report --format html,csv,xlsx,json,text && tilik handover --opd uji --who Sari --to Budi --format html",
        )
    wide = []
    for path in (*folder.glob("tilik.db*"), *(folder / "laporan").rglob("*"), folder / "laporan"):
        mode, expected = stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600
        if mode != expected:
            wide.append(f"{path.name} {mode:o}")
    count = sum(1 for _ in (folder / "laporan").rglob("*"))
    yield Figure(
        "P65",
        "umask 000: scan, report, handover",
        "exit code 0",
        f"{ended.returncode} {ended.stderr[-80:].decode()}",
        ended.returncode == 0,
    )
    yield none("P65", "umask 000: store, reports, package", "0600, folders 0700", wide, count)


def _store(folder: Path) -> Iterator[Figure]:
    hosts = {f"h{n}.{CITY}": (f"103.31.1.{n}",) for n in range(1, 7)}
    world = World(sites=dict.fromkeys(hosts, site()), names=hosts)
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, "".join(f"{host}\n" for host in hosts), "rate = 8.0\n")
        tilik_place.start("scan", "--quiet", stop_after=6.0)
        look = tilik_place.start("check", f"h1.{CITY}", "--store", "tilik.db", "--only", "http-hsts", "--format", "json")
        resumed = tilik_place.start("scan", "--resume", "--quiet")
        whole = {host["target"]["host"] for host in tilik_place.report()["hosts"]}
        words = f"codes {look.code} and {resumed.code}, {len(whole)} hosts"
        yield Figure(
            "P63",
            "kill -9, check --store, scan --resume",
            f"codes 0 and 0, {len(hosts)} hosts",
            words,
            (look.code, resumed.code, whole) == (0, 0, set(hosts)),
        )
        tilik_place.start("check", f"h2.{CITY}", "--store", "tilik.db", "--only", "http-hsts", "--format", "json").whole()
        after = {host["target"]["host"] for host in tilik_place.report()["hosts"]}
        yield Figure("P63", "check --store after a scan, then a report", f"{len(hosts)} hosts", f"{len(after)} hosts", after == set(hosts))
    (folder.parent / f"{folder.name}-keluar").mkdir()
    out = folder.parent / f"{folder.name}-keluar"
    inner = f'mount --bind . . && mount -o remount,bind,ro . && cd "{folder}" && "{PROGRAM}" report --out "{out}" && "{PROGRAM}" waive list > /dev/null'
    ended = subprocess.run(("unshare", "--mount", "bash", "-c", inner), cwd=folder, capture_output=True, env=dict(os.environ), check=False)
    overview = (out / "index.html").exists()
    yield Figure(
        "P64",
        "a file system that is read-only: report, waive list",
        "exit code 0, pages",
        f"{ended.returncode}, {'pages' if overview else 'none'} {ended.stderr[-100:].decode()}",
        ended.returncode == 0 and overview,
    )


def _umask_figures(folder: Path) -> Iterator[Figure]:
    hosts = {f"tutup.{CITY}": ("103.31.2.1",), f"hilang.{CITY}": ()}
    world = World(sites={}, names=hosts, https=(), http=())
    with world.serving(folder) as root:
        place(folder, world, root, "".join(f"{host}\n" for host in hosts), _SETTINGS).start("scan", "--quiet").whole()
    words = verdicts(folder / "tilik.db")
    wrong = [
        f"{host} {check}: {one[0]}"
        for (host, check), one in words.items()
        if not check.startswith("dns-") and one[0] in (Outcome.PASS, Outcome.FAIL)
    ]
    yield none("P55", "closed ports and a name without address: good news and faults", "UNKNOWN, and why", wrong, len(words))


ATTACKS = (
    Attack("how commands end", _ends),
    Attack("files", _files, share=True),
    Attack("the store", _store),
    Attack("what is not seen", _umask_figures),
)
