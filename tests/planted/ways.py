"""How a secret is planted: markups that put a value beside its name, and encodings of what is sent."""

from __future__ import annotations

import base64
import json
import quopri
from collections.abc import Callable
from html import escape
from typing import NamedTuple
from urllib.parse import quote

PAGE = "<!doctype html><html lang=id><head><title>Dinas Kesehatan</title></head><body><h1>Layanan</h1>{}<p>Jam layanan 08.00 sampai 15.00</p></body></html>"


def _page(inner: str) -> Callable[[str, str], str]:
    return lambda name, value: PAGE.replace("{}", inner.replace("NAME", escape(name)).replace("VALUE", value))


MARKUPS: dict[str, Callable[[str, str], str]] = {
    "cells": _page("<table><tr><td>NAME</td><td>VALUE</td></tr></table>"),
    "heading cells": _page("<table><tr><th>NAME</th><td><code>VALUE</code></td></tr></table>"),
    "definitions": _page("<dl><dt>NAME</dt><dd>VALUE</dd></dl>"),
    "items": _page("<ul><li>NAME</li><li>VALUE</li></ul>"),
    "item": _page("<ul><li>NAME: VALUE</li></ul>"),
    "spans": _page("<span class=k>NAME</span> <span class=v>VALUE</span>"),
    "label and input": _page('<label>NAME</label> <input type="text" value="VALUE">'),
    "hidden field": _page('<input type="hidden" name="NAME" value="VALUE">'),
    "data attribute": _page('<div data-NAME="VALUE">x</div>'),
    "JSON": lambda name, value: json.dumps({"id": 7, "data": {name: value, "port": 3306}}).replace(json.dumps(value), f'"{value}"'),
    "name and value": lambda name, value: f'{{"list":[{{"key":"{name}","value":"{value}","enabled":true}}]}}',
    "script": _page("<script>var config = {mode: 'live', 'NAME': 'VALUE', debug: false};</script>"),
    "comment": _page("<!-- NAME = VALUE -->"),
    "XML": lambda name, value: f'<?xml version="1.0"?>\n<data><{name}>{value}</{name}></data>' if name.isidentifier() else f"<?xml version='1.0'?><data><item name='{name}'>{value}</item></data>",
    "settings": lambda name, value: f"MODE=live\n{name.replace(' ', '_')}={value}\nDEBUG=0\n",
    "YAML": lambda name, value: f"mode: live\n{name}: {value}\ndebug: 'no'\n",
    "PHP": lambda name, value: f"<?php return ['mode' => 'live', '{name}' => '{value}'];\n",
    "text": lambda name, value: f"Catatan rapat\n\n{name}: {value}\n\nTerima kasih.\n",
}  # fmt: skip


class Sent(NamedTuple):
    """Bytes as a server sends them, with the ``charset`` it says."""

    raw: bytes
    charset: str = ""


Signs = Callable[[str], str]


def _signs(value: str, of: Callable[[int], str]) -> str:
    return "".join(of(ord(sign)) for sign in value)


# How a value is written within a text.
WRITERS: dict[str, Signs] = {
    "plain": lambda value: value,
    "decimal references": lambda value: _signs(value, lambda n: f"&#{n};"),
    "hexadecimal references": lambda value: _signs(value, lambda n: f"&#x{n:x};"),
    "percent": lambda value: _signs(value, lambda n: f"%{n:02X}"),
    "percent twice": lambda value: _signs(value, lambda n: f"%25{n:02X}"),
    "JSON escapes": lambda value: _signs(value, lambda n: f"\\u{n:04x}"),
    "JavaScript escapes": lambda value: _signs(value, lambda n: f"\\x{n:02x}"),
    "base64": lambda value: base64.b64encode(value.encode()).decode(),
}
# How a whole text is sent.
WHOLE: dict[str, Callable[[str], Sent]] = {
    "UTF-8": lambda text: Sent(text.encode()),
    "UTF-16 LE": lambda text: Sent(b"\xff\xfe" + text.encode("utf-16-le")),
    "UTF-16 BE": lambda text: Sent(b"\xfe\xff" + text.encode("utf-16-be")),
    "UTF-16 LE without mark": lambda text: Sent(text.encode("utf-16-le")),
    "UTF-16 BE without mark": lambda text: Sent(text.encode("utf-16-be")),
    "Latin-1": lambda text: Sent(text.encode("latin-1", "replace"), "iso-8859-1"),
    "references": lambda text: Sent(escape(text).encode()),
    "percent-encoded": lambda text: Sent(quote(text, safe="").encode()),
    "percent-encoded twice": lambda text: Sent(quote(quote(text, safe=""), safe="").encode()),
    "in a JSON string": lambda text: Sent(json.dumps({"html": text}).replace("<", "\\u003c").encode()),
    "quoted-printable": lambda text: Sent(quopri.encodestring(text.encode(), quotetabs=True)),
    "base64 of it": lambda text: Sent(b"data: " + base64.b64encode(text.encode())),
}
