"""The page that stands where a page could not be made: made of next to nothing, so that it can always be."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from checks import Text

_NOTICE = Text(
    id="Halaman ini tidak dapat dibuat karena kesalahan pada tilik. Keadaan aset berikut tidak tercantum di sini; ini bukan kabar baik. "
    "Tim keamanan perlu melaporkan kesalahan ini.",
    en="This page could not be made because of an error of tilik. The state of the following assets is not shown here, which is not good news. "
    "The security team should report this error.",
)


def fault_page(of: str, assets: Iterable[str], lang: str) -> str:
    """``of`` is whose page it would be. What went wrong is for the team: standard error and the log have it."""
    items = "".join(f"<li>{escape(name)}</li>\n" for name in assets)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(of)}</title>\n</head>\n<body>\n<h1>{escape(of)}</h1>\n<p>{escape(_NOTICE[lang])}</p>\n"
        f"<ul>\n{items}</ul>\n</body>\n</html>\n"
    )
