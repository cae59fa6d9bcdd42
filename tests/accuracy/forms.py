"""Forms: where they send, as browsers understand it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.site import HeaderLines
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.crawl_findings import Sub, of_contents
from tests.accuracy.header_checks import CSP, HSTS

CHECK, SISTER, NOBODY = "content-forms", "pajakkotacontoh.web.id", "kirim-data.web.id"
_PASSWORD = '<label>Sandi <input type="password" name="sandi"></label>'
_FIELDS = '<input name="nama"><input type="email" name="surel"><textarea name="isi"></textarea><button>Kirim</button>'
_NO_HSTS: HeaderLines = ((HSTS, ""),)


def _form(action: str, fields: str = _FIELDS, method: str = "post") -> str:
    return f'<form class="form-horizontal" action="{action}" method="{method}" accept-charset="utf-8">{fields}</form>'


# Old sites were moved to HTTPS and kept their absolute addresses.
FINDS: Mapping[str, tuple[str, Sub | str]] = {
    "to-its-old-address": ("plain", Sub(_form("http://HOST/pengaduan/simpan"), _NO_HSTS)),
    "to-another-host-of-the-city": ("plain", _form("http://aduan.kotacontoh.go.id/simpan.php")),
    "in-capitals-without-quotes": ("plain-password", Sub(f"<FORM METHOD=POST ACTION=http://HOST/cek_login.php>{_PASSWORD}</FORM>", _NO_HSTS)),
    "around-the-rows-of-a-table": (
        "plain-password",
        Sub(f'<table><form method="post" action="http://HOST/masuk.php"><tr><td>Sandi</td><td>{_PASSWORD}</td></tr></form></table>', _NO_HSTS),
    ),
    "by-its-button": ("plain", Sub(f'<form method="post">{_FIELDS}<button formaction="http://HOST/simpan">Simpan</button></form>', _NO_HSTS)),
    "hsts-of-no-duration": ("plain", Sub(_form("http://HOST/simpan"), ((HSTS, "max-age=0"),))),
    "to-a-form-service": ("foreign", _form("https://formulir-gratis.web.id/f/xyzabc")),
    "to-a-spreadsheet": ("foreign", _form("https://docs.google.com/forms/u/0/d/e/1FAIpQLSc/formResponse")),
    "mail-address-by-get": ("foreign", _form(f"https://{NOBODY}/langganan", '<input type="email" name="surel"><button>Langganan</button>', "get")),
    "to-a-stolen-log-in": ("foreign-password", _form(f"https://{NOBODY}/masuk.php", f'<input name="nip">{_PASSWORD}')),
    "field-beside-its-form": ("foreign-password", f'<form id="f1" action="https://{NOBODY}/masuk" method="post"></form><input type="password" name="sandi" form="f1">'),
}  # fmt: skip
INNOCENT: Mapping[str, Sub | str] = {
    "relative": _form("simpan.php", _PASSWORD),
    "without-an-action": f'<form method="post">{_PASSWORD}</form><form method="post" action="">{_FIELDS}</form>',
    "of-the-same-scheme": _form("//HOST/masuk", _PASSWORD),
    "to-the-old-address-under-hsts": Sub(_form("http://HOST/simpan", _PASSWORD), ((HSTS, "max-age=63072000"),)),
    "upgraded-by-a-policy": Sub(_form("http://aduan.kotacontoh.go.id/simpan"), ((CSP, "upgrade-insecure-requests; default-src 'self'; object-src 'none'; base-uri 'self'"),)),
    "upgraded-in-the-page": Sub(_form("http://aduan.kotacontoh.go.id/simpan"), (), '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">'),
    "to-the-citys-log-in": _form("https://sso.kotacontoh.go.id/masuk", _PASSWORD),
    "to-a-registered-sister": _form(f"https://{SISTER}/bayar", _FIELDS + _PASSWORD),
    "to-the-national-complaints": _form("https://www.lapor.go.id/laporan/simpan"),
    "search-engine": '<form action="https://www.google.com/search" method="get"><input type="hidden" name="sitesearch" value="HOST"><input type="search" name="q"></form>',
    "dialogue": '<dialog><form method="dialog"><input type="password" name="pin"><button>Tutup</button></form></dialog>',
    "script-sends": '<form action="javascript:void(0)" method="post"><input type="email" name="surel"></form>',
    "letter": '<form action="mailto:dinas@kotacontoh.go.id" method="post" enctype="text/plain"><textarea name="isi"></textarea></form>',
    "commented-out": f"<!-- {_form(f'http://{NOBODY}/simpan', _PASSWORD)} -->",
    "tutorial": "<pre>&lt;form action=&quot;http://contoh.web.id/login.php&quot; method=&quot;post&quot;&gt;&lt;input type=&quot;password&quot;&gt;</pre>",
    "in-a-text-area": f"<textarea readonly>{_form(f'http://{NOBODY}/simpan', _PASSWORD)}</textarea>",
    "in-a-script": f"<script type='text/template'>{_form(f'http://{NOBODY}/simpan', _PASSWORD)}</script>",
    "in-a-template": f"<template>{_form(f'http://{NOBODY}/simpan', _PASSWORD)}</template>",
    "link-to-a-form-service": f'<p>Isi survei di <a href="https://{NOBODY}/survei">tautan ini</a>.</p>',
    "button-of-its-own": f'<form method="post" action="/simpan">{_FIELDS}<button formaction="/draf">Simpan draf</button></form>',
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each form on a page of its own site."""
    for one in of_contents(CHECK, FINDS, INNOCENT):
        yield Behaviour(name=one.name, https=one.https, must=one.must, registered=(SISTER,))
