"""`make bench-requests`: how many requests a full look at each of several sites costs, and which signs on the site caused them.

The sound site may cost no more than it did, and no other site more than 60 beyond what it did, before applications in folders, origins and
the control question were asked for: `BEFORE` has those figures, taken by this program on the commit before.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Mapping

import msgspec

from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import unpack
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.model.finding import Level, Target
from scanner.engine.collect import collect_group
from scanner.example_city import start
from scanner.example_city.page import example_page
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer, Site
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Grant, Scope
from scanner.plan.groups import target_groups
from scanner.settings import Settings
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import AGENCY, FRONT, HOME, STRANGERS, answering, bare, everywhere, moved
from tests.accuracy.measure import DOMAIN, covered
from tests.accuracy.stacks.fronts import FRONTS

MORE = 60
# The icon is one of the signs of what a site is made with. Where the front page says nothing of that, it is one request more than on that commit: the sound
# site, the log-in for every path and everything with 200.
BEFORE: Mapping[str, int] = {
    "sound": 88, "wordpress": 126, "laravel": 149, "codeigniter": 172, "moodle": 117, "java": 124, "devops": 150, "wordpress in a folder": 88,
    "laravel in a folder": 88, "codeigniter in a folder": 88, "joomla in a folder": 88, "opensid in a folder": 88, "ojs in a folder": 88,
    "three in folders": 93, "led to a folder": 130, "Vary: Origin": 87, "names an origin": 87, "reflects origins": 87,
    "log-in for every path": 115, "everything with 200": 114, "refuses after 40": 105, "refuses dot-files": 87,
}  # fmt: skip


def _saying(front: ServedAnswer, **more: ServedAnswer) -> Respond:
    pages = {"/": front, **{f"/{name}/": page for name, page in more.items()}}
    return answering(lambda request: pages.get(request.path, bare(LOST, 404)))


def _within(folder: str, front: ServedAnswer) -> ServedAnswer:
    """The front page of an application whose root is a folder."""
    body = front.body.replace(b'="/', f'="/{folder}/'.encode())
    return msgspec.structs.replace(
        front, body=body.replace(b"</head>", f'<link rel="stylesheet" href="/{folder}/gaya.css"></head>'.encode())
    )


def _linking(*folders: str) -> ServedAnswer:
    return example_page("Beranda", HOME + "".join(f'<p><a href="/{folder}/">{folder}</a></p>' for folder in folders), AGENCY)


def _origins(*headers: tuple[str, str], reflects: bool = False) -> Respond:
    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path != "/":
            return bare(LOST, 404)
        origin = request.headers.get("origin", "")
        more = (*headers, *((("Access-Control-Allow-Origin", origin),) if origin and reflects else ()))
        return msgspec.structs.replace(FRONT, headers=(*FRONT.headers, *more))

    return answering(answer)


def _refusing_after(count: int) -> Respond:
    left = iter(range(count))
    return answering(
        lambda request: bare("<h1>403</h1>", 403) if next(left, None) is None else FRONT if request.path == "/" else bare(LOST, 404)
    )


def sites() -> Iterator[tuple[str, Respond]]:
    """Sites of every sort that is asked for more than a sound one, the sound one first."""
    yield "sound", _saying(FRONT)
    for name in ("wordpress", "laravel", "codeigniter", "moodle", "java", "devops"):
        yield name, _saying(FRONTS[name])
    for name, folder in {
        "wordpress": "web",
        "laravel": "layanan",
        "codeigniter": "surat",
        "joomla": "portal",
        "opensid": "desa",
        "ojs": "jurnal",
    }.items():
        yield f"{name} in a folder", _saying(_linking(folder), **{folder: _within(folder, FRONTS[name])})
    both = {
        "perpus": _within("perpus", FRONTS["slims"]),
        "lama": _within("lama", FRONTS["lokomedia"]),
        "wiki": _within("wiki", FRONTS["mediawiki"]),
    }
    yield "three in folders", _saying(_linking(*both), **both)
    yield "led to a folder", _saying(moved("/portal/"), portal=_within("portal", FRONTS["joomla"]))
    yield "Vary: Origin", _origins(("Vary", "Origin"))
    yield "names an origin", _origins(("Access-Control-Allow-Origin", "https://peta.kotacontoh.go.id"))
    yield "reflects origins", _origins(reflects=True)
    yield "log-in for every path", answering(lambda request: FRONT if request.path in ("/", "/masuk") else moved("/masuk"))
    yield "everything with 200", everywhere(FRONT)
    yield "refuses after 40", _refusing_after(40)
    yield "refuses dot-files", BACKGROUNDS["honest"].site({"/.env": bare("", 403)})


def measure() -> dict[str, tuple[int, tuple[str, ...]]]:
    """Requests and signs by site: every check that asks for pages, at the default politeness but for the pace."""
    names = {f"situs{n}.{DOMAIN}": (name, respond) for n, (name, respond) in enumerate(sites())}
    server_sites = [Site(host=host, address=f"127.0.90.{n + 1}", https=respond) for n, (host, (_, respond)) in enumerate(names.items())]
    with start(server_sites, STRANGERS) as city:
        network = msgspec.structs.replace(city.network, rate=2000.0)
        scope = Scope({host: Grant(frozenset((443, 80)), Level.PROBE) for host in names})
        door, checks = Door(scope, Settings(network=network)), covered()

        async def one(host: str) -> tuple[int, tuple[str, ...]]:
            (group,) = await target_groups([Target(host=host, domain=DOMAIN, opd="contoh")], door)
            (evidence,) = await collect_group(group, Repertoire(tuple(checks)), door)
            return evidence.traffic.count, _signs(evidence.evidence)

        async def every() -> dict[str, tuple[int, tuple[str, ...]]]:
            gate = asyncio.Semaphore(4)

            async def through(host: str) -> tuple[int, tuple[str, ...]]:
                async with gate:
                    return await one(host)

            answers = await asyncio.gather(*map(through, names))
            return {name: answer for (name, _), answer in zip(names.values(), answers, strict=True)}

        return loop.run(every())


def _signs(evidence: Mapping[str, bytes]) -> tuple[str, ...]:
    """What was seen that gave reason to ask: signs of software, folders that were asked in, further origins, control questions put again."""
    observations = {key: unpack(packed) for key, packed in evidence.items()}
    catalogues = [one for one in observations.values() if isinstance(one, CatalogueAnswers)]
    signs = sorted({sign for one in catalogues for sign in one.signs})
    folders = sorted({f"in {place}" for one in catalogues for answer in one.answers for place in _PLACES if answer.path.startswith(place)})
    origins = sum(key.startswith("site visit") and " from https://" in key for key in evidence)
    again = any(key.startswith("http probe") and key.endswith(f".{DOMAIN}/") for key in evidence)
    ways = any(key.startswith("http ") and key.endswith(" again") for key in evidence)
    doubts = (*(["front page refused"] if again else []), *(["two ways of not found"] if ways else []))
    return (*signs, *folders, *([f"{origins} origins"] if origins > 1 else []), *doubts)


_PLACES = ("/web/", "/layanan/", "/surat/", "/portal/", "/desa/", "/jurnal/", "/perpus/", "/lama/", "/wiki/")


def excess(name: str, count: int) -> int:
    """By how many requests a site costs more than it may; none where that is not more."""
    return max(0, count - BEFORE[name] - (0 if name == "sound" else MORE))


def main() -> int:
    """Print the table; 1 where a site costs more than it may."""
    figures, wrong = measure(), 0
    print(f"{'site':<26}{'requests':>9}{'before':>8}{'more':>6}  signs")
    for name, (count, signs) in figures.items():
        before, is_wrong = BEFORE[name], excess(name, count) > 0
        wrong += is_wrong
        print(f"{name:<26}{count:>9}{before:>8}{count - before:>+6}  {', '.join(signs)}{'  TOO MANY' if is_wrong else ''}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
