"""Sites of every sort of software that the catalogue of exposed paths knows: careless ones, and kept ones with innocent likenesses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import ModuleType

from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import Behaviour, answering, bare
from tests.accuracy.stacks import apis, config, databases, debug, dumps, error_pages, file_managers, installers, logs, panels, uploads, vcs
from tests.accuracy.stacks.bodies import Place
from tests.accuracy.stacks.fronts import FRONTS

GROUPS: Mapping[str, ModuleType] = {
    "apis": apis, "config": config, "databases": databases, "debug": debug, "dumps": dumps, "file-managers": file_managers, "installers": installers,
    "logs": logs, "panels": panels, "uploads": uploads, "vcs": vcs,
}  # fmt: skip
# PopojiCMS's own repository has had no change since 2020, and CMS Balitbang is abandoned; their front pages say what they are.
_GIVEN_UP = {"software-unsupported": "fail (given-up)", "software-outdated": "not-applicable (software-branch-ended)"}
_TELLS = {"panel-that-a-script-writes": _GIVEN_UP, **dict.fromkeys(("popoji", "balitbang"), _GIVEN_UP)}
# Where a careless site answers everything else with success, too.
_ELSEWHERE = {"laravel": "application-shell", "wordpress": "soft-404", "codeigniter": "echo-of-the-path"}


def site(sort: str, places: Mapping[str, Place], background: str = "honest") -> Respond:
    """A site of this sort of software with these things in their places."""

    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path == "/":
            return FRONTS[sort]
        names = {"host": request.host, "label": request.host.split(".")[0], "opd": "contoh", "year": str(dt.datetime.now(dt.UTC).year)}
        there = {path.format_map(names) if "{" in path else path: place for path, place in places.values()}
        return there.get(request.target) or there.get(request.path) or BACKGROUNDS[background].rest(request)

    return answering(answer)


def _collection(sort: str, careful: bool) -> tuple[dict[str, Place], dict[str, str]]:
    """Everything that the groups have for this sort, and what must be said of it."""
    places: dict[str, Place] = {}
    labels: dict[str, str] = {}
    for group, module in GROUPS.items():
        here: Mapping[str, Place] = (module.INNOCENT if careful else module.OPEN).get(sort, {})
        places |= {f"{group} {name}": place for name, place in here.items()}
        if here and not careful:
            labels[f"exposed-{group}"] = f"fail ({', '.join(here)})"
    return places, labels


def _refusing_kinds(sort: str) -> Respond:
    """A site of this sort that refuses files of some kinds and says of all else honestly that it is not there."""

    def answer(request: IncomingRequest) -> ServedAnswer:
        name = request.path.rpartition("/")[2]
        if name.startswith(".") or name.endswith((".sql", ".yml", ".bak", "~", ".po", ".sh")):
            return bare("<h1>Forbidden</h1>", 403)
        return FRONTS[sort] if request.path == "/" else BACKGROUNDS["honest"].rest(request)

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Two of each sort, some before a background that answers everything, and the error pages."""
    for sort in FRONTS:
        careless, labels = _collection(sort, careful=False)
        if careless:
            yield Behaviour(name=f"careless-{sort}", https=site(sort, careless), must=labels | {"exposed-*": "pass"} | _TELLS.get(sort, {}))
        if sort in _ELSEWHERE:
            yield Behaviour(name=f"careless-{sort}-before-{_ELSEWHERE[sort]}", https=site(sort, careless, _ELSEWHERE[sort]), must=labels)
        innocent, _ = _collection(sort, careful=True)
        yield Behaviour(name=f"kept-{sort}", https=site(sort, innocent), must={"exposed-*": "pass"} | _TELLS.get(sort, {}))
    for group, more in {"debug": debug.MORE, "panels": panels.MORE}.items():
        for name, (sort, entry, place) in more.items():
            yield Behaviour(
                name=f"careless-{sort}-with-{name}",
                https=site(sort, {name: place}),
                must={f"exposed-{group}": f"fail ({entry})", "exposed-*": "pass"} | _TELLS.get(name, {}),
            )
    yield Behaviour(
        name="tomcat-as-it-was-installed",
        https=BACKGROUNDS["honest"].site({"/": panels.TOMCAT}),
        must={"exposed-panels": "fail (tomcat-home)"},
    )
    yield Behaviour(
        name="panel-without-encryption", http=site("moodle", {"log-in": panels.INNOCENT["moodle"]["log-in"]}),
        must={"exposed-panels": "fail (plain)", "http-https": "fail (absent)", "http-hsts-plain": "fail (ignored)"},
    )  # fmt: skip
    # The .htaccess of Drupal, which refuses these kinds of file, there or not.
    yield Behaviour(name="drupal-with-its-own-rules", https=_refusing_kinds("drupal"), must={"exposed-*": "pass"})
    yield from error_pages.behaviours()
