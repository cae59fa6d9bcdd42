"""Sites that attacks share: honest pages with many links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scanner.example_city.behaviour import files
from scanner.example_city.page import CAREFUL, city_text, example_page, html, missing
from scanner.example_city.site import Respond, ServedAnswer

CITY = "kotacontoh.go.id"
AGENCY = "Dinas Contoh"
LINKS = "".join(f'<p><a href="/berita/{n}">Berita {n}</a></p>' for n in range(30))
LOST = missing(AGENCY)
_WORDS = "Layanan perizinan, pengaduan, dan informasi publik bagi warga kota. Kantor buka Senin sampai Jumat, pukul delapan pagi sampai empat sore."


def front(content: str = LINKS) -> ServedAnswer:
    """A front page with this content between honest words."""
    return example_page("Beranda", f"<p>{_WORDS}</p>{content}", AGENCY)


def site(more: Mapping[str, ServedAnswer] | None = None, content: str = LINKS) -> Respond:
    """An honest site with thirty pages, and ``more`` at its paths."""
    pages = {f"/berita/{n}": example_page(f"Berita {n}", f"<p>{_WORDS}</p>{LINKS}", AGENCY) for n in range(30)}
    return files({"/": front(content), **pages, **(more or {})}, LOST)


def word(n: int) -> str:
    """An invented word for each number; no two look like pages of one sort."""
    return "zi" + "".join("bcdfghjklm"[int(digit)] + "a" for digit in str(n))


def linking(targets: Iterable[str]) -> str:
    """Links to these addresses."""
    return "".join(f'<p><a href="{target}">Lihat</a></p>' for target in targets)


__all__ = [
    "AGENCY",
    "CAREFUL",
    "CITY",
    "LINKS",
    "LOST",
    "Respond",
    "ServedAnswer",
    "city_text",
    "example_page",
    "front",
    "html",
    "linking",
    "site",
    "word",
]
