"""Which links of a site are followed: how many, never what robots.txt forbids, what would change something, or what had a secret in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from scanner.example_city.site import IncomingRequest
from tests.promises.promise import Attack, Figure, at_most, none
from tests.promises.run import place
from tests.promises.sites import AGENCY, CITY, LOST, ServedAnswer, city_text, example_page, front, linking, word
from tests.promises.world import World

PAGES = 20
CHANGES = (
    "/logout", "/log-out", "/sign_out", "/signOut", "/doLogout", "/user/logoff", "/keluar", "/akun/keluar.php", "/LOGOUT", "/%6cogout", "/log%2Dout", "/sesi/akhiri",
    "/hapus/3", "/hapusdata", "/hapus-data/3", "/data/3/hapus", "/deleteUser", "/delete_item.php?id=3", "/user/3/delete", "/index.php?r=site/logout", "/?action=delete&id=3",
    "/?aksi=hapus&id=3", "/?do=remove", "/?op=del", "/batal/3", "/batalkan/3", "/pesanan/batal", "/nonaktifkan/3", "/aktifkan/3", "/user/disable/3", "/setujui/3", "/approve/3",
    "/tolak/3", "/reject?id=3", "/vote/3", "/polling/pilih/2", "/unsubscribe?id=3", "/reset", "/kosongkan", "/truncate", "/simpan", "/kirim", "/cart/add/3", "/backup/restore",
    "/cron/run", "/blokir/3", "/pindahkan/3", "/cabut/3", "/removeAll", "/perbaruiData", "/tambah-data", "/ubahStatus/3", "/cuti/approveRequest", "/module/uninstall/3",
)  # fmt: skip
ROBOTS = """User-agent: *
Allow: /

User-agent: Tilik
Disallow: /rahasia/
Disallow: /cari?kata=
Disallow: /*?cetak=
Disallow: /*.php$
Disallow: /peta/
Disallow: /caf%C3%A9/
Allow: /rahasia/umum
Sitemap: https://tautan.kotacontoh.go.id/peta/a.xml
Sitemap: https://tautan.kotacontoh.go.id/sitemap.xml?aksi=hapus
"""
FORBIDDEN = (
    "/rahasia/a",
    "/rahasia/",
    "/cari?kata=x",
    "/berita/1?cetak=1",
    "/lama.php",
    "/peta/a.xml",
    "/caf%C3%A9/menu",
    "/café/menu",
    "/%72ahasia/b",
)
SECRETS = (
    "/unduh?token=9f8e7d6c5b4a39281706f5e4d3c2b1a0", "/unduh?api_key=AKIAIOSFODNN7EXAMPLE", "/lihat?sid=0a1b2c3d4e5f60718293a4b5c6d7e8f9", "/masuk?password=rahasia123",
    "/unduh/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "/a***b", "/lihat?kunci=***", "/warga/3174096112900001",
)  # fmt: skip


def _gates(folder: Path) -> Iterator[Figure]:
    """Each address as a link, as a redirect from a page that is linked, and in a sitemap."""
    every = (*CHANGES, *FORBIDDEN, *SECRETS)
    redirects = {f"/{word(n)}": ServedAnswer(302, (("Location", to.encode().decode("latin-1")),)) for n, to in enumerate(every)}
    located = "".join(f"<url><loc>https://tautan.{CITY}{to.replace('&', '&amp;')}</loc></url>" for to in every)
    host = f"tautan.{CITY}"
    more = {
        "/robots.txt": city_text(ROBOTS),
        "/sitemap.xml": city_text(f"<urlset>{located}</urlset>", "text/xml"),
        "/": front(linking((*redirects, *every))),
    }

    async def respond(request: IncomingRequest) -> ServedAnswer:
        return more.get(request.target) or redirects.get(request.target) or example_page("Isi", "<p>Isi halaman ini.</p>" * 9, AGENCY)

    world = World(sites={host: respond}, names={host: ("103.26.0.1",)})
    with world.serving(folder) as root:
        tilik_place = place(folder, world, root, f"{host}\n", "rate = 60.0\n[crawl]\npages = 300\n")
        run = tilik_place.start("scan", "--quiet", "--only", "content-*", "--only", "http-endpoints", "--only", "http-robots").whole()
    targets = {one.target for one in run.requests}
    yield none(
        "P16",
        "words of change in links, redirects and sitemaps",
        "none asked for",
        sorted(targets.intersection((*CHANGES, "/sitemap.xml?aksi=hapus"))),
        len(CHANGES),
    )
    yield none(
        "P15",
        "what robots.txt forbids, in links, redirects and sitemaps",
        "none asked for",
        sorted(targets.intersection(FORBIDDEN)),
        len(FORBIDDEN),
    )
    masked = [target for target in targets if "***" in target or "%2A%2A%2A" in target]
    yield none("P17", "addresses with secrets, or with ***, in links and redirects", "none with ***", masked, len(SECRETS))
    followed = sum(target in redirects for target in targets)
    yield Figure(
        "P15",
        "links beside them, for comparison",
        f"all {len(redirects)} are asked for",
        f"{followed} asked for",
        followed == len(redirects),
    )


def _many(folder: Path) -> Iterator[Figure]:
    host, now, most = f"banyak.{CITY}", 0, 0
    pages = {f"/{word(n)}": example_page(f"Halaman {n}", linking(f"/{word(n * 7 + k)}" for k in range(40)), AGENCY) for n in range(3000)}

    async def respond(request: IncomingRequest) -> ServedAnswer:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.02)
        now -= 1
        return front(linking(list(pages)[:200])) if request.path == "/" else pages.get(request.path, LOST)

    world = World(sites={host: respond}, names={host: ("103.26.0.2",)})
    with world.serving(folder) as root:
        run = place(folder, world, root, f"{host}\n", "rate = 40.0\n").start("scan", "--quiet", "--only", "content-*").whole()
    targets = [one.target for one in run.requests if one.target == "/" or one.target in pages]
    yield at_most("P14", "a site of three thousand pages: pages", PAGES, len(set(targets)))
    yield at_most("P14", "a site of three thousand pages: at the same time", 1, most)


ATTACKS = (Attack("gates of links", _gates, share=True), Attack("many pages", _many))
