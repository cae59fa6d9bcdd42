"""Secrets on pages, in files and in headers of a site, looked for in all that tilik keeps, writes and prints."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from checks.core.evidence.codec import unpack, unpack_verdict
from scanner.example_city.site import IncomingRequest
from tests.planted.kinds import FILES, NAMES
from tests.planted.sweep import HEADERS, forms_of
from tests.planted.values import ALNUM, password, run
from tests.planted.ways import MARKUPS, WHOLE, WRITERS
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import Place, Run, place
from tests.promises.sites import AGENCY, CITY, LOST, ServedAnswer, city_text, example_page, front, linking, word
from tests.promises.world import World

_FORMS = "html,csv,xlsx,text,json,sarif,defectdojo"
_ENV = "APP_NAME=Dinas\nAPP_KEY=base64:{0}\nDB_PASSWORD={1}\nMAIL_PASSWORD={2}\n"


class Secret(msgspec.Struct, frozen=True):
    """A secret, and the answer that has it."""

    secret: str
    answer: ServedAnswer


def _answer(kind: str, way: str, content: str, secret: str) -> Secret:
    whole = WHOLE[way](content.replace("§", secret))
    media = f"text/html; charset={whole.charset}" if whole.charset else "text/html"
    return Secret(secret, ServedAnswer(200, (("Content-Type", media),), whole.raw))


def corpus() -> Mapping[str, Secret]:
    """Answers by path: files in each encoding, names in each markup and writing, headers."""
    secrets: list[Secret] = []
    for n, (kind, file) in enumerate(FILES.items()):
        ways = [way for way in WHOLE if not (way == "references" and "<" in file)]
        secrets += [_answer(kind, way, file, run(f"janji{kind}{way}", ALNUM, 22)) for way in ways[n % 3 :: 3]]
    for n, name in enumerate(NAMES):
        markup = [plant for key, plant in MARKUPS.items() if key != "data attribute"][n % 17]
        write = list(WRITERS.values())[n % len(WRITERS)]
        secret = password(f"janji{name}", n)
        secrets.append(Secret(secret, ServedAnswer(200, (("Content-Type", "text/html"),), markup(name, write(secret)).encode())))
    for n, (header, value) in enumerate(HEADERS):
        secret = run(f"janji{header}{n}", ALNUM, 24)
        headers = ((header, value.replace("§", secret)), ("Content-Type", "text/html"))
        secrets.append(Secret(secret, ServedAnswer(200, headers, example_page("Isi", "<p>Isi</p>", AGENCY).body)))
    return {f"/{word(n)}": one for n, one in enumerate(secrets)}


def remains(tilik_place: Place, *runs: Run) -> str:
    """All text that the store, the reports and the programs' words have, whatever it was packed in."""
    parts = [stream.decode(errors="replace") for one in runs for stream in (one.out, one.err)]
    with sqlite3.connect(tilik_place.folder / "tilik.db") as store:
        parts += [msgspec.json.encode(unpack(value)).decode() for (value,) in store.execute("SELECT value FROM observation")]
        parts += [msgspec.json.encode(unpack_verdict(value)).decode() for (value,) in store.execute("SELECT value FROM verdict")]
        parts += [str(row) for table in ("target", "ledger", "scan") for row in store.execute(f"SELECT * FROM {table}")]
    for file in (tilik_place.folder / "laporan").rglob("*"):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                parts += [archive.read(name).decode(errors="replace") for name in archive.namelist()]
        elif file.is_file():
            parts.append(file.read_text("utf-8", errors="replace"))
    return "\n".join(parts)


def _secrets(folder: Path) -> Iterator[Figure]:
    secrets = corpus()
    host, leaking = f"rahasia.{CITY}", f"bocor.{CITY}"
    env = [run(f"janji env {n}", ALNUM, 24) for n in range(3)]

    async def respond(request: IncomingRequest) -> ServedAnswer:
        if request.path == "/":
            return front(linking(secrets))
        return secrets[request.path].answer if request.path in secrets else LOST

    async def leak(request: IncomingRequest) -> ServedAnswer:
        return city_text(_ENV.format(*env)) if request.path == "/.env" else front("") if request.path == "/" else LOST

    world = World(sites={host: respond, leaking: leak}, names={host: ("103.29.0.1",), leaking: ("103.29.0.2",)})
    with world.serving(folder) as root:
        limits = "rate = 80.0\nconnections = 8\nhost_requests = 2000\n[crawl]\npages = 1000\nbytes = 20000000\nseconds = 110.0\n"
        tilik_place = place(folder, world, root, f"{host}\n{leaking}\n", limits)
        scan = tilik_place.start("scan", "-vv", "--only", "content-*", "--only", "http-*", "--only", "exposed-env").whole()
        report = tilik_place.start("report", "--format", _FORMS).whole()
        check = tilik_place.start("check", leaking, "--level", "probe", "--format", "json", "--only", "exposed-env").whole()
    everything = remains(tilik_place, scan, report, check)
    targets = {one.target for one in scan.requests}
    hits = {path: one for path, one in secrets.items() if path in targets}
    leaks = [f"{path} {one.secret}" for path, one in hits.items() if any(form in everything for form in forms_of(one.secret))]
    yield none("P30", "planted values in store, reports, exports and on the terminal", "none", leaks, len(hits))
    yield Figure(
        "P30", "planted values that the scan met, for comparison", f"all {len(secrets)}", f"{len(hits)}", len(hits) == len(secrets)
    )
    yield none("P31", "an exposed .env: its values", "none", [one for one in env if one in everything], len(env))
    names = [name for name in ("APP_KEY", "DB_PASSWORD", "MAIL_PASSWORD") if name in everything]
    yield Figure("P31", "an exposed .env: the names of its keys", "are the proof", ", ".join(names) or "none", len(names) == 3)


def _beginnings(folder: Path) -> Iterator[Figure]:
    host, far, binary = f"panjang.{CITY}", "penanda-jauh-di-belakang", b"penanda-biner"
    long = example_page("Panjang", "<p>Kata demi kata.</p>" * 27_000 + far, AGENCY)
    secret = city_text("A=1\n" * 17_000 + f"{far}\n")
    archive = ServedAnswer(200, (("Content-Type", "application/octet-stream"),), b"\x00\x01\x02\x03\x04\x05\x06\x07\x00" * 50 + binary)
    answers = {"/": front(linking(("/panjang", "/isi"))), "/panjang": long, "/.env": secret, "/isi": archive}

    async def respond(request: IncomingRequest) -> ServedAnswer:
        return answers.get(request.path, LOST)

    world = World(sites={host: respond}, names={host: ("103.29.1.1",)})
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, f"{host}\n", "rate = 40.0\n")
        scan = tilik_place.start("scan", "--only", "content-*", "--only", "exposed-env").whole()
    everything = remains(tilik_place, scan)
    targets = {one.target for one in scan.requests}
    left = [f"{path}: {mark}" for path, mark in (("/panjang", far), ("/isi", binary.decode())) if mark in everything]
    yield none(
        "P32", "what lies behind 512 kB of a page or 64 kB of a file, and binary", "not stored", left, len(targets.intersection(answers))
    )


ATTACKS = (
    Attack("planted secrets", _secrets),
    Attack("beginnings", _beginnings),
)
