"""Ports, levels, hours and end dates; lists and settings that are wrong; and scans that are resumed with another list than they began with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from scanner.example_city.site import IncomingRequest
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import Place, Run, place
from tests.promises.sites import CITY, LOST, Respond, ServedAnswer, linking, site
from tests.promises.wire import questions
from tests.promises.world import World

_NOW = dt.datetime.now(dt.UTC)
_YESTERDAY = (_NOW - dt.timedelta(days=2)).date()
_LATER = f"{(_NOW + dt.timedelta(hours=2)):%H:%M}-{(_NOW + dt.timedelta(hours=4)):%H:%M} Etc/UTC"
# Paths that no page links to; a visitor asks for none of them.
_PROBES = (
    ".env",
    ".git",
    ".svn",
    "phpmyadmin",
    "adminer",
    "backup",
    ".sql",
    "wp-config",
    "phpinfo",
    "server-status",
    "actuator",
    "wp-content/uploads",
)


async def _to_443(request: IncomingRequest) -> ServedAnswer:
    """Whatever is asked on another port leads to the same path on 443."""
    return ServedAnswer(302, (("Location", f"https://{request.host}{request.target}"),)) if ":" in request.headers.get("host", "") else LOST


_LIST = f"""[Dinas Ujung]
code: ujung
dua.{CITY} level=visit
dua.{CITY}:8443 http=8080 level=probe
pasif.{CITY} level=passive
kunjungan.{CITY} level=visit
[Dinas Berakhir]
code: berakhir
permission: 1/2026 until {_YESTERDAY}
berakhir.{CITY}
[Dinas Nanti]
code: nanti
hours: {_LATER}
nanti.{CITY}
[Dinas Kini]
code: kini
kini.{CITY}
"""
_NAMES: Mapping[str, tuple[str, ...]] = {
    f"{name}.{CITY}": (f"103.24.0.{n}",) for n, name in enumerate(("dua", "pasif", "kunjungan", "berakhir", "nanti", "kini"), 1)
}
_ONLY = (
    "--only",
    "http-h*",
    "--only",
    "exposed-env",
    "--only",
    "exposed-git",
    "--only",
    "tls-protocols",
    "--only",
    "tls-ccs",
    "--only",
    "tls-caa",
)


def _at(run: Run, host: str, port: int | None = None) -> list[str]:
    """What came to a host's address, on one port of it: connections, then what was asked."""
    (address,) = _NAMES[host]
    to = [one for one in run.connections if one.to[0] == address and port in (None, one.to[1])]
    return [f"connection to {host}:{one.to[1]}" for one in to]


def _probes(run: Run, host: str, port: int | None = None) -> list[str]:
    """Requests to a host that a visitor would not make."""
    (address,) = _NAMES[host]
    names = [one.target for one in run.requests if one.to[0] == address and port in (None, one.to[1])]
    return [target for target in names if any(word in target for word in _PROBES)]


def _levels(folder: Path) -> Iterator[Figure]:
    sites: dict[str, Respond] = dict.fromkeys(_NAMES, site())
    sites[f"dua.{CITY}"] = _to_443
    world = World(sites=sites, names=_NAMES, https=(443, 8443), http=(80, 8080))
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, _LIST, "rate = 40.0\nconnections = 8\n")
        run = tilik_place.start("scan", "--quiet", *_ONLY).whole()
    host = "{}.kotacontoh.go.id".format
    names = [name for _, name, _ in questions(run.packets)]
    yield none("P03", "level=passive", "no packet to the host", _at(run, host("pasif")))
    yield none("P03", "level=visit", "no path that no page links to", _probes(run, host("kunjungan")))
    yield none(
        "P03",
        "443 at level visit, reached by redirects from 8443 at probe",
        "no path that no page links to",
        _probes(run, host("dua"), 443),
    )
    for name, how in (("berakhir", "a permission that has ended"), ("nanti", "outside its hours")):
        yield none("P03", how, "nothing, no DNS either", _at(run, host(name)) + [f"DNS {one}" for one in names if one == host(name)])
    probes = _probes(run, host("kini"))
    yield Figure("P03", "level=probe, for comparison", "paths are asked for", f"{len(probes)} asked for", bool(probes))


def _quiet(tilik_place: Place, promise: str, attack: str, *arguments: str, code: int = 0) -> Figure:
    """A command that sends nothing at all and ends with this code, in two lines where that is 2."""
    run = tilik_place.start(*arguments)
    lines = len(run.err.decode().strip().splitlines())
    well = run.code == code and not run.packets and (code != 2 or lines == 2)
    words = f"{len(run.packets)} packets, exit code {run.code}" + (f", {lines} lines" if code == 2 else "")
    return Figure(promise, attack, f"no packet, exit code {code}" + (", two lines" if code == 2 else ""), words, well)


def _before(folder: Path) -> Iterator[Figure]:
    world = World(sites=dict.fromkeys(_NAMES, site()), names=_NAMES)
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, f"kini.{CITY}\n")
        yield _quiet(tilik_place, "P18", "tilik targets plan", "targets", "plan")
        for what, line in {
            "a public suffix": "go.id", "a wildcard": f"*.{CITY}", "a range": "103.24.0.0/24", "a URL": f"https://kini.{CITY}/", "an unknown attribute": f"kini.{CITY} level=semua",
            "a host twice": f"kini.{CITY}", "a control character": f"a\x07b.{CITY}",
        }.items():  # fmt: skip
            tilik_place.targets(f"kini.{CITY}\n{line}\n")
            yield _quiet(tilik_place, "P08", f"a list with {what}", "scan", "--quiet", code=2)
        tilik_place.targets(f"kini.{CITY}\n")
        settings = (folder / "tilik.toml").read_text("utf-8")
        for what, wrong in {
            "an unknown setting": "rates = 5\n",
            "a value of the wrong kind": 'rate = "cepat"\n',
            "a rate of nothing": "rate = 0\n",
        }.items():
            (folder / "tilik.toml").write_text(settings + wrong, "utf-8")
            yield _quiet(tilik_place, "P09", f"settings with {what}", "scan", "--quiet", code=2)
        (folder / "tilik.toml").write_text(settings, "utf-8")
        # A host on the list is checked as the list has it; this one is not on it.
        tilik_place.targets(f"dua.{CITY}\n")
        run = tilik_place.start("check", f"kini.{CITY}", "--format", "json")
        tilik_place.targets(f"kini.{CITY}\n")
        yield none("P19", "tilik check HOST", "no path that no page links to", _probes(run, f"kini.{CITY}"), len(run.requests))
        tilik_place.start("scan", "--quiet", "--only", "http-h*").whole()
        yield _quiet(tilik_place, "P61", "tilik judge", "judge")
        yield _quiet(tilik_place, "P61", "tilik report", "report", "--format", "html,json")


def _resume(folder: Path) -> Iterator[Figure]:
    stay = [f"tetap{n}" for n in range(4)]
    leavers = ("dihapus", "berakhir", "diturunkan", "nanti", "pasif", "pindah")
    names = {f"{name}.{CITY}": (f"103.25.0.{n}",) for n, name in enumerate((*stay, *leavers), 1)}
    world = World(sites=dict.fromkeys(names, site(content=linking(("/berita/1",)))), names=names, https=(443, 8443))
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, "".join(f"{host}\n" for host in names), "rate = 8.0\n")
        tilik_place.start("scan", "--quiet", stop_after=3.0)
        section = "[Dinas {0}]\ncode: {0}\n{1}{0}.kotacontoh.go.id{2}\n"
        tilik_place.targets(
            "".join(f"{name}.{CITY}\n" for name in stay)
            + section.format("berakhir", f"permission: 1/2026 until {_YESTERDAY}\n", "")
            + section.format("nanti", f"hours: {_LATER}\n", "")
            + section.format("diturunkan", "", " level=visit")
            + section.format("pasif", "", " level=passive")
            + section.format("pindah", "", ":8443")
        )
        run = tilik_place.start("scan", "--quiet", "--resume")
        report = tilik_place.report()
    for name in ("dihapus", "berakhir", "nanti", "pasif"):
        (address,) = names[f"{name}.{CITY}"]
        yield none("P04", f"resumed: {name}", "nothing is sent", [f"{one.to[1]}" for one in run.connections if one.to[0] == address])
    (address,) = names[f"diturunkan.{CITY}"]
    below = [one.target for one in run.requests if one.to[0] == address and any(word in one.target for word in _PROBES)]
    yield none("P04", "resumed: level lowered to visit", "no path that no page links to", below)
    (address,) = names[f"pindah.{CITY}"]
    yield none("P04", "resumed: moved to 8443", "nothing to 443", [f"{one.at}" for one in run.connections if one.to == (address, 443)])
    whole = {host["target"]["host"] for host in report["hosts"]}
    missing = [name for name in stay if f"{name}.{CITY}" not in whole]
    yield none(
        "P60", "kill -9 after three seconds, another list, --resume", "every host that is still listed is reported", missing, len(stay)
    )


ATTACKS = (
    Attack("levels, hours, end dates", _levels, share=True),
    Attack("wrong lists and settings", _before),
    Attack("resumed with another list", _resume),
)
