"""In which folders of a site applications lie: by what only the product has there, by the path of its cookies, by where its pages have their files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.parse.cookies import set_cookie
from checks.core.software.matcher import ProductMark
from checks.core.software.own_paths import folder_of, own_files, own_paths
from checks.core.software.product import SignWeight, regex, software_products
from checks.core.software.signatures import product_signs

# A folder below which paths are asked for: a few plain names.
_FOLDER = re.compile(r"(?:/[A-Za-z0-9._~\-]{1,60}){1,3}")
_MOST_SEGMENTS = 3


class Installation(msgspec.Struct, frozen=True):
    """A product, by the name of its sign, and the folder it lies in: ``/portal``, empty for the site's root."""

    product: str
    folder: str


def installations(pages: Iterable[Exchange]) -> tuple[Installation, ...]:
    """The products that these pages of a site show, each in a folder below the root, in the order in which they are met; the front page comes first.

    What a page without files of its own shows says nothing of a product that the root has.
    """
    certain, guesses, at_root = dict[Installation, None](), dict[Installation, None](), set[str]()
    for page in pages:
        for product, marks in product_signs(page).items() if page.final.status == 200 and page.stop is None else ():
            folder, is_certain = _folder(product, marks, page)
            if not folder:
                at_root.add(product)
            elif _FOLDER.fullmatch(folder):
                (certain if is_certain else guesses)[Installation(product, folder)] = None
    return (*certain, *(one for one in guesses if one not in certain and one.product not in at_root))


def _folder(product: str, marks: Sequence[ProductMark], page: Exchange) -> tuple[str, bool]:
    """The folder of a page's product, and whether something on the page tells it; else it is that of the page itself."""
    # A site that says where its own interface is has said it.
    if folders := [mark.folder for mark in marks if mark.sign.place == "link" and mark.folder]:
        return folders[0], True
    places = Counter(path[: match.start()] for path in own_paths(page.final.body.text, page.url) if (match := _mark(product, path)))
    if places:
        return places.most_common(1)[0][0], True
    if own := _cookie_folder(product, page):
        return own, True
    here = folder_of(page)
    if not here:
        return "", True
    files = own_files(page)
    if files:
        return _around(here, files), True
    return here if here.count("/") < _MOST_SEGMENTS else "/" + here.split("/")[1], False


def _mark(product: str, path: str) -> re.Match[str] | None:
    """What only the product has in its folder; where nothing of it is there, what others have, too."""
    signs = sorted((sign for sign in software_products()[product].signs if sign.address), key=lambda sign: sign.weight is SignWeight.FOLDER)
    return next((match for sign in signs if (match := regex(sign.address).search(path))), None)


def _cookie_folder(product: str, page: Exchange) -> str:
    """The path of the product's own cookies (RFC 6265 section 5.1.4); empty where that is the whole host, or not said."""
    names = [sign.cookie for sign in software_products()[product].signs if sign.cookie]
    for hop in page.hops:
        for value in hop.response.values("set-cookie"):
            cookie = set_cookie(value)
            if cookie and cookie.path.strip("/") and any(regex(one).fullmatch(cookie.name) for one in names):
                return cookie.path.rstrip("/")
    return ""


def _around(here: str, files: Sequence[str]) -> str:
    """The deepest of the page's folders that has most of its files."""
    segments = here.split("/")
    for depth in range(len(segments), 1, -1):
        folder = "/".join(segments[:depth])
        if 2 * sum(path.startswith(f"{folder}/") for path in files) > len(files):
            return folder
    return ""
