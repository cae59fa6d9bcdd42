"""An application of the system's packages as data: one file in ``products/``, with how it stands when it is kept and when it is neglected."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

PRODUCTS = Path(__file__).parent / "products"
CAREFUL_TWIN = "careful"


class Rewording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a package changed in a file of the application, and what its place here is."""

    file: str
    old: str
    new: str


class Setup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one twin is made, in a folder of its own, in this order; every path is within that folder.

    ``copies`` are folders and files of the system, by where they go, and ``without`` patterns of what is then removed. ``commands`` are run once, ``server`` stays.
    ``directives`` are those of the web server before it, whose document root is ``root``. In every text ``@folder@``, ``@host@``, ``@port@`` (where ``server``
    shall listen), ``@php@`` (what hands scripts to PHP) and, for what serves itself, ``@http@``, ``@https@`` and ``@pem@`` are filled in.
    """

    copies: dict[str, str] = {}
    without: tuple[str, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    folders: tuple[str, ...] = ()
    files: dict[str, str] = {}
    commands: tuple[tuple[str, ...], ...] = ()
    environment: dict[str, str] = {}
    server: tuple[str, ...] = ()
    directives: str = ""
    root: str = ""

    def and_also(self, more: Setup) -> Setup:
        """Both, where ``more`` decides what can only be one."""
        return Setup(
            copies=self.copies | more.copies,
            without=self.without + more.without,
            rewordings=self.rewordings + more.rewordings,
            folders=self.folders + more.folders,
            files=self.files | more.files,
            commands=self.commands + more.commands,
            environment=self.environment | more.environment,
            server=more.server or self.server,
            directives=f"{self.directives}\n{more.directives}",
            root=more.root or self.root,
        )

    def fill(self, places: Mapping[str, str]) -> Setup:
        """With every place holder replaced."""
        text = msgspec.json.encode(self).decode()
        for name, value in places.items():
            text = text.replace(f"@{name}@", msgspec.json.encode(value).decode()[1:-1])
        return msgspec.json.decode(text, type=Setup)


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``about`` says what it is and what differs between the twins; both are made as ``both`` says, and then as each says itself.

    ``label`` begins the names of its hosts, which tell as much of it as such names do. ``front`` is false for a server that takes HTTP and HTTPS itself,
    ``php`` true for what needs PHP. ``share`` is true for what `make test` looks at, too.
    """

    about: str
    label: str
    packages: tuple[str, ...]
    front: bool = True
    php: bool = False
    share: bool = False
    both: Setup = Setup()
    careful: Setup = Setup()
    neglected: Setup = Setup()

    def host(self, twin: str) -> str:
        """``pantau-lalai.kotacontoh.go.id``."""
        return f"{self.label}-{'rapi' if twin == CAREFUL_TWIN else 'lalai'}.kotacontoh.go.id"

    def twins(self) -> dict[str, Setup]:
        """By name, complete but for the place holders."""
        return {CAREFUL_TWIN: self.both.and_also(self.careful), "neglected": self.both.and_also(self.neglected)}


def products() -> dict[str, Product]:
    """Every product by name."""
    return {file.stem: msgspec.toml.decode(file.read_bytes(), type=Product) for file in sorted(PRODUCTS.glob("*.toml"))}


def installed(packages: tuple[str, ...]) -> None:
    """Without one of these packages the test is skipped; it fails when TILIK_REQUIRE_REAL is set."""
    command = ("dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *packages)
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    here = {line.split()[0] for line in done.stdout.splitlines() if line.endswith(" installed")}
    if missing := set(packages) - here:
        words = f"packages are missing: {' '.join(sorted(missing))}"
        if os.environ.get("TILIK_REQUIRE_REAL"):
            pytest.fail(words)
        pytest.skip(words)


if __name__ == "__main__":
    print(*sorted({package for product in products().values() for package in product.packages}))
