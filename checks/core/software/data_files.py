"""The data files of products and of their releases: ours, and those that enabled plug-ins bring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Protocol, TypeVar

_SUFFIX = ".toml"
# Beside ``releases``, which is what was shipped: what an update brought since.
NEWER = "newer"
_packages: dict[str, Traversable] = {}
_forgets: list[Callable[[], None]] = []
_folders = [NEWER]


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


_C = TypeVar("_C", bound=_Cache)


def data_files(folder: str) -> Iterator[tuple[str, bytes]]:
    """(name without its suffix, content) of every file in ``products`` or ``releases``, ours first, each folder in the order of names."""
    for package in (resources.files(__package__), *_packages.values()):
        yield from _files(package.joinpath(folder))


def newer_files() -> Iterator[tuple[str, bytes]]:
    """The same of what an update of the releases brought."""
    for folder in _folders:
        yield from _files(resources.files(__package__).joinpath(folder))


def newer_file(name: str) -> bytes | None:
    """Another file that an update brought; None where there is none."""
    places = [resources.files(__package__).joinpath(folder).joinpath(name) for folder in _folders]
    return next((place.read_bytes() for place in places if place.is_file()), None)


def use_shipped_data() -> None:
    """From now on no update counts in this process: examples were written by what was shipped with them."""
    _folders.clear()
    forget_products()


def _files(place: Traversable) -> Iterator[tuple[str, bytes]]:
    for file in sorted(place.iterdir(), key=lambda file: file.name) if place.is_dir() else ():
        if file.name.endswith(_SUFFIX):
            yield file.name.removesuffix(_SUFFIX), file.read_bytes()


def bring_products(packages: Mapping[str, Traversable]) -> None:
    """From now on these packages of plug-ins, by the plug-ins' names, have products beside ours, and no others; what was made of the former is forgotten.

    ``ValueError`` for a file whose name does not begin with that of its plug-in, before anything changes.
    """
    for plugin, package in packages.items():
        for folder in ("products", "releases"):
            place = package.joinpath(folder)
            names = [file.name for file in place.iterdir() if file.name.endswith(_SUFFIX)] if place.is_dir() else []
            if strangers := [name for name in names if not name.startswith(f"{plugin}-")]:
                raise ValueError(f"{folder}/{min(strangers)} does not start with {plugin}-")
    if dict(packages) != _packages:
        _packages.clear()
        _packages.update(packages)
        forget_products()


def of_products(cached: _C) -> _C:
    """A function with a cache of what it makes of the data files: it is emptied when there are others."""
    _forgets.append(cached.cache_clear)
    return cached


def forget_products() -> None:
    """Read the data files anew."""
    for forget in _forgets:
        forget()
