"""A small site that a test can mend, and that keeps a list of what it was asked."""

from __future__ import annotations

from scanner.example_city.behaviour import files, redirect_to
from scanner.example_city.page import city_text, example_page, missing
from scanner.example_city.site import IncomingRequest, ServedAnswer, Site

AGENCY = "Dinas Arsip Kota Contoh"
HOST = "arsip.kotacontoh.go.id"
ADDRESS = "127.0.53.95"
TARGETS = f"""# Kota Contoh

[{AGENCY}]
code: arsip
head: dr. Contoh Arsip
{HOST}
"""
CHECKS = ("exposed-env", "http-nosniff", "http-referrer-policy", "http-coop")


class Changing:
    """``requests`` has scheme, method and path of each request; ``env`` says whether `.env` lies open, with the lines of ``more`` at its end."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, str]] = []
        self.env, self.more = True, ""

    @property
    def site(self) -> Site:
        return Site(host=HOST, address=ADDRESS, https=self.respond, http=self.respond)

    async def respond(self, request: IncomingRequest) -> ServedAnswer:
        self.requests.append((request.scheme, request.method, request.path))
        if request.scheme == "http":
            return await redirect_to(f"https://{request.host}")(request)
        env = {"/.env": city_text(f"APP_ENV=production\nDB_PASSWORD=contoh\n{self.more}")} if self.env else {}
        return await files(
            {"/": example_page("Beranda", "<p>Arsip daerah untuk warga kota.</p>", AGENCY, headers=())} | env, missing(AGENCY)
        )(request)
