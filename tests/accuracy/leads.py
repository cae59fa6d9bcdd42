"""Front pages that lead on by themselves (HTML sections 4.2.5.3, 7.2.4 and 7.4.3; frames: 16.3), as CMS Balitbang, phpSysInfo, LDAP Account Manager and Nagios do; and such as show nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import IncomingRequest, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, answering, bare

_FORM = '<form action="http://kirim.lain.example/adu" method="post"><input type="email" name="surel"></form>'
_META = '<meta http-equiv="{name}" content="{content}">'
_WAYS: Mapping[str, str] = {
    "refresh": _META.format(name="refresh", content="0; url=/portal/"),
    "refresh-upper-case": _META.format(name="REFRESH", content="0;URL=portal/"),
    "refresh-in-quotes": _META.format(name="refresh", content="1; url='/portal/'"),
    "refresh-without-a-name": _META.format(name="Refresh", content="3,/portal/"),
    "location-href": "<script>document.location.href = 'portal/';</script>",
    "location-replace": "<script>window.location.replace('/portal/')</script>",
    "location-assigned": "<body onload=\"top.location='/portal/'\"></body>",
    "location-of-a-variable": "<script>var t='/portal/'; setTimeout(function () { location.assign(t); }, 500);</script><p>Mohon tunggu</p>",
    "frameset": '<frameset rows="100%"><frame src="/portal/"></frameset>',
    "frame": '<body><iframe src="/portal/" width="100%" height="100%"></iframe></body>',
}
# What is seen of these is nothing, so nothing may be said of what they hold.
_NOTHING: Mapping[str, str] = {
    "filled-by-scripts": '<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/app.js"></script></body>',
    "refresh-to-a-stranger": _META.format(name="refresh", content="0; url=https://lain.example/"),
    "location-that-only-running-tells": "<script>location.href = tujuan();</script>",
    "frame-of-a-stranger": '<body><iframe src="https://lain.example/"></iframe></body>',
}


def behaviours() -> Iterator[Behaviour]:
    """What is found behind a way is a finding; where nothing is shown, nothing passes."""
    for name, way in _WAYS.items():
        yield _one(f"leads-on-by-{name}", way, _FORM, {"content-forms": "fail (foreign, plain)"})
    yield _one("leads-on-to-a-sound-page", _WAYS["refresh"], "", {"content-*": "pass"})
    for name, front in _NOTHING.items():
        yield _one(
            f"shows-nothing-{name}",
            front,
            "",
            {"content-*": "unknown (nothing-visible)", "software-wordpress": "unknown (nothing-visible)"},
        )


def _one(name: str, front: str, portal: str, must: Mapping[str, str]) -> Behaviour:
    start = ServedAnswer(
        200,
        (*CAREFUL, ("Content-Type", "text/html; charset=utf-8")),
        f"<!doctype html><html><head><title>Dinas</title>{front}</html>".encode(),
    )
    page = example_page("Portal", HOME + portal, AGENCY)

    def answer(request: IncomingRequest) -> ServedAnswer:
        return {"/": start, "/portal/": page}.get(request.path) or bare(LOST, 404)

    return Behaviour(name=name, https=answering(answer), must=must)
