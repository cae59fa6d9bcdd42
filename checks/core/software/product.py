"""A product as its data file has it: what it is called, by what it is recognised, and where it says which version it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta

from checks.core.software.data_files import data_files, of_products

_Words = Annotated[str, Meta(min_length=1)]
_Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_PLACES = ("header", "cookie", "meta", "address", "link", "body", "error", "shape", "icon")
_Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class ProductSort(StrEnum):
    """What a product is for. A ``kind`` is none: software of one sort, or of one platform, that is asked the same questions."""

    CMS = "cms"
    FRAMEWORK = "framework"
    LANGUAGE = "language"
    ARCHIVE = "archive"
    MAP = "map"
    MAIL = "mail"
    OFFICE = "office"
    CONSOLE = "console"
    SERVER = "server"
    FRONT = "front"
    DEVICE = "device"
    KIND = "kind"


class SignWeight(StrEnum):
    """``PROOF`` states its product, ``SIGN`` and ``HINT`` do so beside another from another place. A proof, a sign, or hints that state it, call for questions
    and make others needless.

    A ``MENTION`` an article may have as well: it only adds questions. Others have a ``FOLDER`` and a ``VERSION``, too: of a product that is known by
    something else it tells where it lies, and its number.
    """

    PROOF = "proof"
    SIGN = "sign"
    HINT = "hint"
    MENTION = "mention"
    FOLDER = "folder"
    VERSION = "version"


class Precision(StrEnum):
    """What a number is that a sign gives: the release itself, only its line, or one that the release is at least."""

    EXACT = "exact"
    LINE = "line"
    LEAST = "least"


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One mark of a product: a pattern without case, by the place that it is looked for in.

    ``header`` and ``meta``: lines such as ``x-generator: Drupal 10``; ``cookie``: a whole name; ``address``: the paths on the site's own host that a
    page names; ``link``: ``relation path`` of what a page is linked to by its head or headers, the path empty on another host; ``body``: the page's
    text; ``error``: the beginning of what is written where nothing is, and ``shape``: its `error_shape`; ``icon``: the SHA-256 of the site's icon. ``all``: marks that tell something only together, and ``without`` others.

    The group ``version`` of a pattern is the product's version, as exact as ``precision`` says, ``folder`` where it lies; without one an address
    that it is found in tells that, up to the mark.
    """

    header: str = ""
    cookie: str = ""
    meta: str = ""
    address: str = ""
    link: str = ""
    body: str = ""
    error: str = ""
    shape: str = ""
    icon: str = ""
    all: tuple[Sign, ...] = ()
    without: tuple[Sign, ...] = ()
    weight: SignWeight = msgspec.field(default=SignWeight.SIGN, name="tells")
    precision: Precision = Precision.EXACT

    @property
    def place(self) -> str:
        """The name of the field that has its pattern; ``all`` of a combination."""
        return next((name for name in _PLACES if getattr(self, name)), "all")

    @property
    def pattern(self) -> str:
        """Empty for a combination."""
        return str(getattr(self, self.place)) if self.place != "all" else ""

    def leaves(self) -> Iterator[Sign]:
        """The marks with a pattern, its own or those that it combines."""
        if self.pattern:
            yield self
        for one in (*self.all, *self.without):
            yield from one.leaves()


class ProductPath(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A path below the product's folder that no visitor asks for and that tells its version, asked only where the product was seen.

    It is believed where the body is of that ``form``, as `ProofForm` calls it, and every pattern of ``match`` is found (case matters); the group
    ``version`` of one is the version. Of a file that is the same on every site, ``hashes`` has the version by the SHA-256 of its bytes instead.
    ``proves`` is a body that proves it, ``trap`` one that has the same words and does not; of a file by its hash, both are hashes.
    """

    path: Annotated[str, Meta(pattern=r"^/[!-~]*$")]
    form: str = ""
    match: tuple[_Words, ...] = ()
    hashes: dict[_Sha256, _Words] = {}
    precision: Precision = Precision.EXACT
    proves: _Words
    trap: _Words
    version: _Words

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """What must be found, line by line."""
        return tuple(_file_pattern(source) for source in self.match)


class ExtensionSort(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sort of what the product is extended by: the group ``name`` of ``address``, a pattern of a path that its pages load, is what one is called.

    ``path`` is where one tells its version, its name put in for ``{name}``.
    """

    address: _Words
    path: ProductPath

    def of(self, name: str) -> ProductPath:
        """Where the one of that name tells its version."""
        return msgspec.structs.replace(self.path, path=self.path.path.replace("{name}", name))


class ProductPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page by hand: the ``text`` at a ``path``, ``headers`` as ``Name: value``, the SHA-256 of its ``icon`` and what the site writes where
    ``nothing`` is, empty for what is not looked at; ``version`` is what it tells, empty where it tells none."""

    text: str = ""
    headers: tuple[_Words, ...] = ()
    path: str = "/"
    status: int = 200
    icon: str = ""
    nothing: str = ""
    version: str = ""


class SoftwareProduct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of a product.

    ``application``: it is what a site is made of, so that questions for unknown software need not be asked. ``implies`` are products that follow,
    ``host`` a pattern of names that such sites have, which only adds questions. ``check`` is the id of the check with rules of its own.
    ``installed`` is false for what nobody keeps up to date on a site: a service of its makers, or a program that only wrote the pages.
    ``source`` says where the signs are from, ``hidden`` where its version cannot be read, ``discontinued`` by what it is seen that its makers gave it up. ``proves`` are pages that prove it, ``mentions`` such as only speak of it.
    """

    name: _Words
    sort: ProductSort
    application: bool = False
    installed: bool = True
    check: str = ""
    implies: tuple[_Name, ...] = ()
    host: str = ""
    source: str = ""
    hidden: str = ""
    discontinued: str = ""
    signs: tuple[Sign, ...] = ()
    extensions: tuple[ExtensionSort, ...] = ()
    paths: tuple[ProductPath, ...] = ()
    proves: tuple[ProductPage, ...] = ()
    mentions: tuple[ProductPage, ...] = ()

    def leaves(self) -> Iterator[Sign]:
        """Every mark with a pattern."""
        for sign in self.signs:
            yield from sign.leaves()


@of_products
@cache
def software_products() -> Mapping[str, SoftwareProduct]:
    """Every product by the name of its file in ``products/``, those that plug-ins bring among them."""
    return {name: product(data) for name, data in data_files("products")}


def require_patterns(name: str) -> None:
    """Raises `re.error` for a pattern of the product that is none."""
    one = software_products()[name]
    for pattern in (one.host, *(leaf.pattern for leaf in one.leaves())):
        regex(pattern)
    for path in (*one.paths, *(sort.path for sort in one.extensions)):
        _ = path.patterns
    for sort in one.extensions:
        regex(sort.address)


def product_id(name: str) -> str | None:
    """The name of the file of the product that is called so, in whatever case; None where none is."""
    return _ids().get(name.lower())


@of_products
@cache
def _ids() -> Mapping[str, str]:
    return {one.name.lower(): id for id, one in software_products().items()}


def is_generator(content: str) -> bool:
    """Whether what a page calls its generator is that of a product that is known by it."""
    return any(
        regex(leaf.meta).search(f"generator: {content}") for one in software_products().values() for leaf in one.leaves() if leaf.meta
    )


def product(data: bytes) -> SoftwareProduct:
    """A product's data file; ``msgspec.ValidationError`` names the field that is wrong."""
    return msgspec.toml.decode(data, type=SoftwareProduct)


@cache
def _file_pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.MULTILINE)


@cache
def regex(source: str) -> re.Pattern[str]:
    """A pattern of a sign, without case; what begins with ``^`` does so at any line."""
    return re.compile(source, re.IGNORECASE)
