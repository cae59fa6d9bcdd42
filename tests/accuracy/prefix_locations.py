"""nginx' ``location /nginx_status`` matches all that begins so (ngx_http_core_module, "location"): no decoy, unlike files that cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from scanner.example_city.sites.bapenda import PHPMYADMIN_PAGE
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import FRONT, Behaviour, answering, bare, plain
from tests.accuracy.exposures import ADMINER, ENV

# ngx_http_stub_status_module; php-fpm's fpm_status.c; Apache's mod_status; Spring Boot Actuator.
_STATUS = plain("Active connections: 3 \nserver accepts handled requests\n 112 112 340 \nReading: 0 Writing: 1 Waiting: 2 \n")
_POOL = plain(
    "pool:                 www\nprocess manager:      dynamic\nstart time:           21/Nov/2026:06:25:03 +0700\nstart since:          6400\naccepted conn:        120\n"
)

LOCATIONS: Mapping[str, tuple[Mapping[str, ServedAnswer], Mapping[str, str]]] = {
    "nginx-status": ({"/nginx_status": _STATUS}, {"exposed-debug": "fail (nginx-status)"}),
    "pool-status": ({"/fpm-status": _POOL}, {"exposed-debug": "fail (fpm-status)"}),
    "both-status-pages": ({"/nginx_status": _STATUS, "/fpm-status": _POOL}, {"exposed-debug": "fail (nginx-status, fpm-status)"}),
    "adminer": ({"/adminer": bare(ADMINER)}, {"exposed-admin": "fail (database)", "exposed-panels": "fail (adminer)"}),
    "phpmyadmin": ({"/phpmyadmin": bare(PHPMYADMIN_PAGE)}, {"exposed-admin": "fail (database)"}),
    "phpmyadmin-and-nginx-status": ({"/phpmyadmin": bare(PHPMYADMIN_PAGE), "/nginx_status": _STATUS}, {"exposed-admin": "fail (database)", "exposed-debug": "fail (nginx-status)"}),
    "settings": ({"/.env": plain(ENV)}, {"exposed-env": "unknown (catch-all)"}),
    "repository": ({"/.git/": plain("ref: refs/heads/main\n")}, {"exposed-git": "unknown (catch-all)"}),
    "log-in-for-staff": ({"/wp-login": bare("<title>Masuk</title><form><input name=log><input type=password name=pwd></form>")}, {"exposed-admin": "pass"}),
    "status-of-a-queue": ({"/nginx_status": bare("<title>Status antrean</title><p>Active connections</p>")}, {"exposed-debug": "pass"}),
}  # fmt: skip


def _behind(locations: Mapping[str, ServedAnswer]) -> Respond:
    front = msgspec.structs.replace(
        FRONT,
        headers=(*FRONT.headers, ("Cache-Control", "no-store"), ("Set-Cookie", "PHPSESSID=a; Secure; HttpOnly; SameSite=Lax; Path=/")),
    )

    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path == "/":
            return front
        return next((what for prefix, what in locations.items() if request.path.startswith(prefix)), bare(LOST, 404))

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each before an honest site."""
    for name, (locations, label) in LOCATIONS.items():
        yield Behaviour(name=f"prefix-location-of-{name}", https=_behind(locations), must=label)
