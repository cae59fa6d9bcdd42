"""What scripts hide is read as their engines would run it, only so deep, and never run. The encoded forms are made by Python's own codecs."""

from __future__ import annotations

import base64
from collections.abc import Callable
from urllib.parse import quote

from checks.core.parse.script_text import script_text
from tests.each import each

PHRASE = "document.write('slot gacor')"


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _codes(text: str, shift: int = 0) -> str:
    return ",".join(str(ord(letter) + shift) for letter in text)


FORMS: dict[str, Callable[[str], str]] = {
    "base64": lambda text: f'eval(atob("{_base64(text)}"))',
    "base64 without an end": lambda text: f'eval(atob("{_base64(text).rstrip("=")}"))',
    "base64 in parts": lambda text: f"var a='{_base64(text)[:16]}',b='{_base64(text)[16:]}';eval(atob(a+b))",
    "base64 twice": lambda text: f'eval(atob(atob("{_base64(_base64(text))}")))',
    "character codes": lambda text: f"eval(String.fromCharCode({_codes(text)}))",
    "hexadecimal codes": lambda text: f"eval(String.fromCharCode({','.join(hex(ord(letter)) for letter in text)}))",
    "shifted codes": lambda text: f"var o='',a=[{_codes(text, 9)}];for(i=0;i<a.length;i++)o+=String.fromCharCode(a[i]-9);eval(o)",
    "escapes": lambda text: 'eval("' + "".join(f"\\x{ord(letter):02x}" for letter in text) + '")',
    "unicode escapes": lambda text: 'eval("' + "".join(f"\\u{ord(letter):04x}" for letter in text) + '")',
    "percent": lambda text: f'eval(unescape("{"".join(f"%{ord(letter):02x}" for letter in text)}"))',
    "a URL's coding": lambda text: f'eval(decodeURIComponent("{quote(text + "<>{}[]", safe="")}"))',
    "backwards": lambda text: f'eval("{text[::-1]}".split("").reverse().join(""))',
}


@each("form", FORMS.values(), ids=FORMS)
def test_each_form_is_read(form: Callable[[str], str]) -> None:
    assert PHRASE in script_text(form(PHRASE)).hidden


@each("form", FORMS.values(), ids=FORMS)
def test_one_form_within_another_is_read(form: Callable[[str], str]) -> None:
    assert PHRASE in script_text(FORMS["base64"](form(PHRASE))).hidden


def test_packed_code_is_read() -> None:
    packed = "eval(function(p,a,c,k,e,d){return p}('0.1(\\'2 3\\')',4,4,'document|write|slot|gacor'.split('|'),0,{}))"
    assert PHRASE in script_text(packed).hidden


def test_fifty_layers_are_not_read_as_none() -> None:
    code = PHRASE
    for _ in range(12):
        code = FORMS["base64"](code)
    assert not script_text(code).whole


def test_plain_code_hides_nothing() -> None:
    for code in ("var a = 'Selamat datang';", 'p.src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP";', "x='" + "QUJD" * 500 + "'"):
        assert script_text(code).hidden == ""


def test_more_than_is_read_is_said() -> None:
    assert not script_text("atob('" + "YWJj" * 140_000 + "')").whole
