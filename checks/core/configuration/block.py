"""Blocks of settings that each server writes in its own way, as the data file has them."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from checks.core.model.text import Text


class ServerBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One block for one server. ``host`` goes where the host's own settings are, ``whole`` where those of the whole server are, ``files`` into the
    document root by name, ``elements`` into a web.config by the path of their parent. ``replaces`` are directives that must not stand there
    beside it, ``modules`` what must be switched on. ``note`` is what is done elsewhere, in words.
    """

    host: str = ""
    whole: str = ""
    files: dict[str, str] = {}
    elements: dict[str, str] = {}
    replaces: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    note: Text | None = None


class BlockTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A block: what it is about, and each server's own."""

    about: Text
    nginx: ServerBlock | None = None
    apache: ServerBlock | None = None
    litespeed: ServerBlock | None = None
    iis: ServerBlock | None = None


@cache
def block_texts() -> dict[str, BlockTexts]:
    """All blocks by name, in the order in which they stand in a configuration."""
    data = resources.files("checks.core.configuration").joinpath("blocks.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, BlockTexts])
