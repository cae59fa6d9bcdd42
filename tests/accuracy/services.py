"""Services behind a site's name, as the packages of Debian 12 answer (asked with curl): open to anyone, and asking for a password."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.page import html
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import FRONT, Behaviour, answering, bare, everywhere, moved, plain
from tests.accuracy.stacks.bodies import article, json

# net/http of Go, for every address that a program does not know.
_GO = bare("404 page not found\n", 404, "text/plain; charset=utf-8", X_Content_Type_Options="nosniff")
_INFLUX = bare(
    "404 page not found\n",
    404,
    "text/plain; charset=utf-8",
    X_Content_Type_Options="nosniff",
    X_Influxdb_Build="OSS",
    X_Influxdb_Version="1.6.7~rc0",
)
_MONIT = html(
    "<!DOCTYPE html><html><head><title>Monit: server</title> <style type=\"text/css\"></style></head><body><div id='wrap'><div id='main'><table id='nav' width='100%'>  <tr>"
    "    <td width='20%'><p class='right'><a href='_about'>Monit 5.33.0</a></td>  </tr></table><center><table id='header' width='100%'> <tr>  <td>  <h1>Monit Service Manager</h1>"
    "  <p class='center'>Monit is <a href='_runtime'>running</a> on server and monitoring:</p><br>  </td> </tr></table></center></div></div></body></html>"
)
_NOTEBOOK = html(
    '<!DOCTYPE HTML>\n<html>\n\n<head>\n    <meta charset="utf-8">\n\n    <title>Home Page - Select or create a notebook</title>\n</head>\n\n<body class=""\n \n\n  \n \n'
    'data-base-url="/"\ndata-notebook-path=""\ndata-terminals-available="True"\ndata-server-root="~/notebooks"\n\ndir="ltr">\n\n<div id="header"></div></body></html>'
)
_AWSTATS = html(
    '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">\n<html lang="id">\n<head>\n'
    '<meta name="generator" content="AWStats 7.8 (build 20200416) from config file awstats.conf (http://www.awstats.org)">\n<meta name="robots" content="noindex,nofollow">\n'
    '<meta http-equiv="description" content="Awstats - Advanced Web Statistics for dishub.kotacontoh.go.id (2026-11) - main">\n'
    '<title>Statistics for dishub.kotacontoh.go.id (2026-11) - main</title>\n</head>\n\n<frameset cols="240,*">\n<frame name="mainleft" src="awstats.pl?framename=mainleft" frameborder="0" />\n</frameset>\n\n</html>'
)
_XHTML = '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"\n         "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n <head>\n  <title>Status</title>\n </head>\n <body>\n'
_STATUS = html(
    f'{_XHTML}<h1>Server-Status (lighttpd/1.4.69)</h1><table summary="status" class="status"></table><h2>Connections</h2></body></html>'
)
_SETTINGS = html(
    f'{_XHTML}  <h1>lighttpd/1.4.69  </h1>\n  <table summary="status" border="1">\n   <tr>\n    <th colspan="2">Config-File-Settings</th>\n   </tr></table></body></html>'
)
_ALERTS = json(
    '{"cluster":{"peers":[],"status":"disabled"},"config":{"original":"route:\\n  receiver: surel\\n"},"uptime":"2026-11-29T21:49:02.000Z",'
    '"versionInfo":{"branch":"debian/sid","version":"0.25.0+ds"}}'
)
_NO = json('{"error":"unable to parse authentication credentials"}', 401)
# XML section 2.8: declarations between the brackets are no text of the page.
_GITWEB = html(
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html [\n\t<!ENTITY nbsp "&#xA0;">\n\t<!ENTITY sdot "&#x22C5;">\n]>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="id">\n<head>\n'
    '<meta name="generator" content="gitweb/2.39.5 git/2.39.5"/>\n<title>Kode Kota Contoh</title>\n</head>\n<body><h1>Kode Kota Contoh</h1><p>Program yang dibuat kota.</p></body></html>'
)
_METRICS = plain(
    "# HELP caddy_admin_http_requests_total Counter of requests made to the Admin API's HTTP endpoints.\n# TYPE caddy_admin_http_requests_total counter\n"
)
_DJANGO_404 = "<!doctype html><title>Not Found</title><h1>Not Found</h1><p>The requested resource was not found on this server.</p>"


def _front(name: str, value: str) -> ServedAnswer:
    return msgspec.structs.replace(FRONT, headers=(*FRONT.headers, (name, value)))


def _server(name: str) -> ServedAnswer:
    return _front("Server", name)


def _cookie(name: str) -> ServedAnswer:
    return _front("Set-Cookie", f"{name}=a1; Path=/; Secure; HttpOnly; SameSite=Strict")


_LIGHTTPD, _APACHE, _CADDY = (_server(name) for name in ("lighttpd", "Apache", "Caddy"))

# The front page, what is found elsewhere, what is answered to all else, and what must be said.
_Service = tuple[ServedAnswer, Mapping[str, ServedAnswer], ServedAnswer, Mapping[str, str]]
OPEN: Mapping[str, _Service] = {
    "influxdb": (_INFLUX, {"/query": json('{"results":[{"statement_id":0,"series":[{"name":"databases","columns":["name"],"values":[["_internal"]]}]}]}\n')}, _INFLUX, {"exposed-databases": "fail (influxdb)"}),
    "etcd": (_GO, {"/v2/keys/": json('{"action":"get","node":{"dir":true}}\n')}, _GO, {"exposed-databases": "fail (etcd)"}),
    "registry-without-a-name-that-tells": (html(""), {"/v2/_catalog": json('{"repositories":[]}\n')}, _GO, {"exposed-databases": "fail (docker-registry)"}),
    "alertmanager": (article("Peringatan"), {"/api/v2/status": _ALERTS}, _GO, {"exposed-panels": "fail (alertmanager-open)"}),
    "profile-of-go": (FRONT, {"/debug/vars": json('{\n"cmdline": ["/usr/bin/layanan"],\n"memstats": {"Alloc":997224}\n}\n')}, _GO, {"exposed-debug": "fail (expvar)"}),
    "monit": (_MONIT, {}, bare(LOST, 404), {"exposed-panels": "fail (monit-open)"}),
    "notebook": (_NOTEBOOK, {}, bare(LOST, 404), {"exposed-panels": "fail (jupyter-open)"}),
    "metrics-of-caddy": (_CADDY, {"/metrics": _METRICS}, bare("", 404), {"exposed-debug": "fail (metrics)"}),
    # Where these libraries show them if nobody says otherwise: django-prometheus, starlette-exporter, prometheus-client of Ruby, MicroProfile Metrics,
    # prometheus-net; what is not there they answer as their frameworks do.
    "metrics-of-django": (_server("gunicorn"), {"/metrics": _METRICS}, bare(_DJANGO_404, 404), {"exposed-debug": "fail (metrics)"}),
    "metrics-of-starlette": (FRONT, {"/metrics": _METRICS}, json('{"detail":"Not Found"}', 404), {"exposed-debug": "fail (metrics)"}),
    "metrics-of-sinatra": (FRONT, {"/metrics": _METRICS}, bare("<h2>Sinatra doesn’t know this ditty.</h2>", 404), {"exposed-debug": "fail (metrics)"}),
    "metrics-of-payara": (_server("Payara"), {"/metrics": _METRICS}, bare(LOST, 404), {"exposed-debug": "fail (metrics)"}),
    "metrics-of-aspnet": (_cookie(".AspNetCore.Antiforgery.a1b2"), {"/metrics": _METRICS}, bare("", 404), {"exposed-debug": "fail (metrics)"}),
    "awstats": (_APACHE, {"/cgi-bin/awstats.pl": _AWSTATS}, bare(LOST, 404), {"exposed-debug": "fail (awstats)"}),
    "lighttpd-status": (_LIGHTTPD, {"/server-status": _STATUS}, bare(LOST, 404), {"exposed-debug": "fail (server-status)"}),
    "lighttpd-settings": (_LIGHTTPD, {"/server-config": _SETTINGS}, bare(LOST, 404), {"exposed-debug": "fail (lighttpd-settings)"}),
}  # fmt: skip
CLOSED: Mapping[str, _Service] = {
    "influxdb": (_INFLUX, {"/query": _NO}, _INFLUX, {}),
    "etcd": (_GO, {"/v2/keys/": json('{"errorCode":110,"message":"The request requires user authentication"}', 401)}, _GO, {}),
    "registry": (html(""), {"/v2/_catalog": json('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}', 401)}, _GO, {}),
    "alertmanager": (article("Peringatan"), {"/api/v2/status": json('{"status":"error","cluster":"utama","config":null}')}, _GO, {}),
    "monit": (article("Monit: panduan", "<h1>Monit Service Manager</h1>"), {}, bare(LOST, 404), {"exposed-panels": "pass"}),
    "notebook": (article("Home Page - Select or create a notebook"), {}, bare(LOST, 404), {"exposed-panels": "pass"}),
    "awstats": (_APACHE, {"/cgi-bin/awstats.pl": bare("<h1>Unauthorized</h1>", 401)}, bare(LOST, 404), {"exposed-debug": "pass"}),
    "lighttpd-status": (_LIGHTTPD, {"/server-status": article("Status", "<h1>Server Status</h1>")}, bare(LOST, 404), {"exposed-debug": "pass"}),
    "go-without-a-profile": (FRONT, {}, _GO, {"exposed-debug": "pass", "exposed-databases": "pass"}),
    "metrics-of-django": (_server("gunicorn"), {"/metrics": bare("<h1>Forbidden</h1>", 403)}, bare(_DJANGO_404, 404), {"exposed-debug": "pass"}),
    "metrics-of-starlette": (FRONT, {"/metrics": json('{"detail":"Not authenticated"}', 401)}, json('{"detail":"Not Found"}', 404), {"exposed-debug": "pass"}),
    "metrics-of-sinatra": (FRONT, {"/metrics": article("Indikator kota")}, bare("<h2>Sinatra doesn’t know this ditty.</h2>", 404), {"exposed-debug": "pass"}),
    "metrics-of-aspnet": (_cookie(".AspNetCore.Antiforgery.a1b2"), {"/metrics": moved("/masuk")}, bare("", 404), {"exposed-debug": "pass"}),
    "caddy-without-metrics": (_CADDY, {"/metrics": article("Indikator kota")}, bare("", 404), {"exposed-debug": "pass"}),
    "words-of-go-on-a-page": (article("404 page not found"), {"/robots.txt": plain("User-agent: *\n")}, bare(LOST, 404), {"exposed-debug": "pass"}),
}  # fmt: skip


def _at(service: _Service) -> Respond:
    front, places, rest, _ = service

    def answer(request: IncomingRequest) -> ServedAnswer:
        return front if request.path == "/" else places.get(request.path, rest)

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each open, and each closed; of some the front page is none, and only what is exposed is judged."""
    for name, service in OPEN.items():
        yield Behaviour(name=f"open-{name}", https=_at(service), must={**service[3], "exposed-*": "pass"})
    for name, service in CLOSED.items():
        yield Behaviour(name=f"closed-{name}", https=_at(service), must=service[3])
    yield Behaviour(name="version-behind-entities-of-xhtml", https=everywhere(_GITWEB), must={"http-disclosure": "fail (generator)"})
