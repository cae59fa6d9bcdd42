"""Spring Boot's actuator by what its index lists, behind a site in Java and behind an interface whose front page is Spring's own JSON.

Spring Boot's reference: "Actuator: Endpoints, Exposing Endpoints" (only `health` is exposed over HTTP by default), "Error Handling" (what
`BasicErrorController` and WebFlux' `DefaultErrorAttributes` write); RFC 9457 as Spring 6 writes it (`spring.mvc.problemdetails.enabled`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

import msgspec

from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import FRONT, Behaviour, answering, bare

_TYPE = "application/vnd.spring-boot.actuator.v3+json"


def _index(*names: str, indent: int | None = None) -> ServedAnswer:
    links = {
        name: {"href": f"https://dinas.example/actuator{'' if name == 'self' else '/' + name}", "templated": "-" in name}
        for name in ("self", *names)
    }
    return bare(json.dumps({"_links": links}, indent=indent, separators=None if indent else (",", ":")), 200, _TYPE)


# Spring Boot 1.5 with HATEOAS on its class path.
_OLD = bare(
    json.dumps(
        {
            "links": [
                {"rel": "self", "href": "https://dinas.example/actuator"},
                {"rel": "env", "href": "https://dinas.example/env"},
                {"rel": "dump", "href": "https://dinas.example/dump"},
            ]
        }
    ),
    200,
    "application/json",
)
_OLD_HEALTH = bare(
    json.dumps(
        {"links": [{"rel": "self", "href": "https://dinas.example/actuator"}, {"rel": "health", "href": "https://dinas.example/health"}]}
    ),
    200,
    "application/json",
)
_METRICS = bare(json.dumps({"names": ["application.ready.time", "http.server.requests", "jvm.memory.used"]}), 200, _TYPE)

INDEXES: Mapping[str, tuple[Mapping[str, ServedAnswer], str]] = {
    "health": ({"/actuator": _index("health", "health-path")}, "pass"),
    "health-and-info": ({"/actuator": _index("health", "health-path", "info")}, "pass"),
    "nothing": ({"/actuator": _index()}, "pass"),
    "old-health": ({"/actuator": _OLD_HEALTH}, "pass"),
    "own-resources": ({"/manage": _index("environment", "health-centers", "dumps-of-waste")}, "pass"),
    "environment": ({"/actuator": _index("health", "env", "env-toMatch")}, "fail (actuator)"),
    "heap": ({"/actuator": _index("heapdump")}, "fail (actuator)"),
    "everything": ({"/actuator": _index("beans", "caches", "health", "info", "conditions", "configprops", "env", "loggers", "heapdump", "threaddump", "scheduledtasks", "mappings")}, "fail (actuator)"),
    "indented": ({"/actuator": _index("health", "logfile", indent=2)}, "fail (actuator)"),
    "management": ({"/management": _index("health", "httpexchanges")}, "fail (actuator)"),
    "old": ({"/actuator": _OLD}, "fail (actuator)"),
    "metrics": ({"/actuator": _index("health", "metrics"), "/actuator/metrics": _METRICS}, "fail (actuator-metrics)"),
}  # fmt: skip


def _servlet(request: IncomingRequest) -> ServedAnswer:
    return bare(
        json.dumps({"timestamp": "2026-10-01T08:00:00.000+00:00", "status": 404, "error": "Not Found", "path": request.path}),
        404,
        "application/json",
    )


def _servlet_compact(request: IncomingRequest) -> ServedAnswer:
    return bare(
        json.dumps(
            {"timestamp": 1790000000000, "status": 404, "error": "Not Found", "message": "No message available", "path": request.path},
            separators=(",", ":"),
        ),
        404,
        "application/json",
    )


def _reactive(request: IncomingRequest) -> ServedAnswer:
    return bare(
        json.dumps(
            {
                "timestamp": "2026-10-01T08:00:00.000+00:00",
                "path": request.path,
                "status": 404,
                "error": "Not Found",
                "requestId": "3f2a-1",
            },
            separators=(",", ":"),
        ),
        404,
        "application/json",
    )


def _problem(request: IncomingRequest) -> ServedAnswer:
    return bare(
        json.dumps(
            {
                "type": "about:blank",
                "title": "Not Found",
                "status": 404,
                "detail": f"No static resource {request.path[1:]}.",
                "instance": request.path,
            },
            separators=(",", ":"),
        ),
        404,
        "application/problem+json",
    )


def _refused(request: IncomingRequest) -> ServedAnswer:
    return bare(
        json.dumps({"timestamp": "2026-10-01T08:00:00.000+00:00", "status": 401, "error": "Unauthorized", "path": request.path}),
        401,
        "application/json",
    )


ERRORS: tuple[Callable[[IncomingRequest], ServedAnswer], ...] = (_servlet, _servlet_compact, _reactive, _problem)


def _site(places: Mapping[str, ServedAnswer]) -> Respond:
    session = (("Set-Cookie", "JSESSIONID=a; Path=/; Secure; HttpOnly; SameSite=Lax"), ("Cache-Control", "no-store"))
    front = msgspec.structs.replace(FRONT, headers=(*FRONT.headers, *session))
    return answering(lambda request: front if request.path == "/" else places.get(request.path, bare(LOST, 404)))


def _interface(places: Mapping[str, ServedAnswer], error: Callable[[IncomingRequest], ServedAnswer]) -> Respond:
    return answering(lambda request: places.get(request.path) or error(request))


def behaviours() -> Iterator[Behaviour]:
    """Every index on a site; one that is harmless and one that is not behind every way in which Spring says 404."""
    for name, (places, label) in INDEXES.items():
        yield Behaviour(name=f"actuator-with-{name}", https=_site(places), must={"exposed-debug": label})
    for error in ERRORS:
        name = error.__name__.strip("_").replace("_", "-")
        for index in ("environment", "health"):
            places, label = INDEXES[index]
            yield Behaviour(
                name=f"actuator-with-{index}-of-an-interface-{name}", https=_interface(places, error), must={"exposed-debug": label}
            )
    yield Behaviour(name="actuator-refused-with-the-rest", https=_interface({}, _refused), must={"exposed-debug": "unknown"})
