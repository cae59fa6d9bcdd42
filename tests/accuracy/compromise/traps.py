"""How an honest site of the set is made: nothing happened to it, whatever its words, links, styles and scripts look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scanner.example_city.site import ServedAnswer
from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import Dress
from tests.accuracy.compromise.site import Layer, Page, web
from tests.accuracy.compromise.texts import slug


def trap(
    name: str,
    because: str,
    *layers: Layer,
    pages: Mapping[str, Page] = MappingProxyType({}),
    files: Mapping[str, ServedAnswer] = MappingProxyType({}),
    dress: Dress | None = None,
    language: str = "id",
    menu: Sequence[tuple[str, str]] = (),
    lost: int = 404,
    blind: tuple[str, ...] = (),
) -> Case:
    """An honest site with these pages."""
    site = web(name, dress, pages=pages, files=files, language=language, menu=menu, lost=lost)
    return Case(name=f"honest-{name}", cause=Cause.HONEST, https=site.responding(*layers), because=because, blind=blind)


def article(title: str, *texts: str, head: str = "", folder: str = "/berita") -> dict[str, Page]:
    """One page at an address of its own; texts that are no HTML become paragraphs."""
    body = "\n".join(text if text.startswith("<") else f"<p>{text}</p>" for text in texts)
    return {f"{folder}/{slug(title)}": Page(title=title, body=body, head=head)}
