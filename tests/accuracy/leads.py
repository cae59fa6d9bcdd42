"""Front pages that lead on by themselves (HTML sections 4.2.5.3, 7.2.4 and 7.4.3; frames: 16.3; objects that are pages: 4.8.6 and 4.8.7), as CMS Balitbang, phpSysInfo, LDAP Account Manager and Nagios do; and such as show nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import HeaderLines, IncomingRequest, ServedAnswer
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
    "object": '<body><object data="/portal/" type="text/html" width="100%"></object></body>',
    "object-without-a-type": '<body><object data="portal/"></object></body>',
    "embed": '<body><embed src="/portal/" type="text/html"></body>',
    "frame": '<body><iframe src="/portal/" width="100%" height="100%"></iframe></body>',
}
# Which of two goes first, as Chromium 156 went: a script runs while the page is read, a timer and a refresh in the order of their times.
_PASSED_OVER = _META.format(name="refresh", content="{}; url=/lain/")
_FIRST: Mapping[str, str] = {
    "script-before-a-refresh": f"<script>location.href = '/portal/'</script>{_PASSED_OVER.format(0)}",
    "script-behind-a-refresh": f"{_PASSED_OVER.format(0)}<script>location.href = '/portal/'</script>",
    "script-of-the-body": f"{_PASSED_OVER.format(0)}</head><body onload=\"location.href = '/portal/'\"></body>",
    "timer-before-a-refresh": f"{_PASSED_OVER.format(5)}<script>setTimeout(function () {{ location.href = '/portal/' }}, 500)</script>",
    "refresh-before-a-timer": f"{_WAYS['refresh']}<script>setTimeout(function () {{ location.href = '/lain/' }}, 5000)</script>",
    "sooner-refresh": f"{_PASSED_OVER.format(9)}{_WAYS['refresh']}",
    "last-of-one-script": "<script>location.href = '/lain/'; location.href = '/portal/'</script>",
}
# What is seen of these is nothing, so nothing may be said of what they hold.
_NOTHING: Mapping[str, str] = {
    "filled-by-scripts": '<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/app.js"></script></body>',
    "refresh-to-a-stranger": _META.format(name="refresh", content="0; url=https://lain.example/"),
    "location-that-only-running-tells": "<script>location.href = tujuan();</script>",
    "frame-of-a-stranger": '<body><iframe src="https://lain.example/"></iframe></body>',
}
# What plain HTTP shows, and what that is: RFC 6797 section 7.2 wants a redirect of HTTP, but browsers come to HTTPS all the same.
_PLAIN: Mapping[str, tuple[str, str]] = {
    "refresh": (_META.format(name="refresh", content="0; url=https://{host}/"), "by-page"),
    "location-replace": ("<script>window.location.replace('https://{host}/')</script>", "by-page"),
    "location-href": ("<script>location.href = 'https://' + location.host</script>", "by-page"),
    "refresh-to-plain-http": (_META.format(name="refresh", content="0; url=http://{host}/portal/"), "missing"),
    "refresh-an-hour-later": (_META.format(name="refresh", content="3600; url=https://{host}/"), "missing"),
}


def behaviours() -> Iterator[Behaviour]:
    """What is found behind a way is a finding; where nothing is shown, nothing passes."""
    for name, way in _WAYS.items():
        yield _one(f"leads-on-by-{name}", way, _FORM, {"content-forms": "fail (foreign, plain)"})
    for name, way in _FIRST.items():
        yield _one(f"leads-on-first-{name}", way, _FORM, {"content-forms": "fail (foreign, plain)"})
    yield _one("leads-on-to-a-sound-page", _WAYS["refresh"], "", {"content-*": "pass"})
    for name, front in _NOTHING.items():
        yield _one(
            f"shows-nothing-{name}",
            front,
            "",
            {"content-*": "unknown (nothing-visible)", "software-wordpress": "unknown (nothing-visible)"},
        )
    for name, (way, problem) in _PLAIN.items():
        yield Behaviour(
            name=f"plain-http-leads-on-by-{name}",
            https=answering(lambda request: example_page("Beranda", HOME, AGENCY) if request.path == "/" else bare(LOST, 404)),
            http=answering(partial(_plain, way)),
            must={"http-redirect": f"fail ({problem})"},
        )


def _plain(way: str, request: IncomingRequest) -> ServedAnswer:
    return _page(way.replace("{host}", request.host), ())


def _page(head: str, headers: HeaderLines) -> ServedAnswer:
    page = f"<!doctype html><html><head><title>Dinas</title>{head}</html>"
    return ServedAnswer(200, (*headers, ("Content-Type", "text/html; charset=utf-8")), page.encode())


def _one(name: str, front: str, portal: str, must: Mapping[str, str]) -> Behaviour:
    start = _page(front, CAREFUL)
    page = example_page("Portal", HOME + portal, AGENCY)

    def answer(request: IncomingRequest) -> ServedAnswer:
        return {"/": start, "/portal/": page}.get(request.path) or bare(LOST, 404)

    return Behaviour(name=name, https=answering(answer), must=must)
