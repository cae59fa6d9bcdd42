"""No secret and no personal data survives the mask; pages keep what checks look at; nothing takes long."""

import json
import string
import time
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import metas
from checks.core.redact.mask import MASK, mask, mask_header, mask_line
from tests.each import each

# What a password may be made of; each form below leaves out what its own grammar forbids.
PRINTABLE = "".join(c for c in string.printable if c not in string.whitespace)


def secrets(without: str = "", first: str = "") -> st.SearchStrategy[str]:
    """Values of 8 characters and more that no mask and no other text of a test contains."""
    return st.text([c for c in PRINTABLE if c not in without], min_size=8, max_size=40).filter(
        lambda s: s[0] not in first and "***" not in s and len(set(s)) > 4
    )


FORMS = {
    "dotenv": ("APP_ENV=production\nDB_PASSWORD={}\nAPP_URL=https://a.test\n", ""),
    "dotenv, unsuspicious name": ("APP_ENV=production\nBANK={}\n", ""),
    "dotenv, commented out": ("APP_ENV=production\nDEBUG=0\n#OLD={}\n", ""),
    "dotenv, multi-line": ('APP_ENV=production\nKEY="first\n{}\nlast"\nDEBUG=0\n', '"'),
    "git config": ('[core]\n\tbare = false\n[remote "o"]\n\turl = https://u:{}@git.test/x.git\n', "/@"),
    "ini": ("[db]\nhost = x\npass = {}\nuser = y\n", ""),
    "php define": ("<?php\ndefine('DB_PASSWORD', '{}');\n$a->b();\n", "'\\"),
    "php array": ("<?php return ['host' => 'x', 'password' => '{}', 'charset' => 'utf8'];", "'\\"),
    "php array, two keys": ("<?php\n$db['default']['password'] = '{}';\n", "'\\"),
    "yaml": ("db:\n  host: x\n  password: {} with spaces {}\n", ""),
    "yaml list": ("users:\n  - secret: {}\n", ""),
    "java properties": ("spring.datasource.url=jdbc\nspring.datasource.password={}\n", ""),
    "xml attribute": ('<config><add name="x" password="{}"/></config>', '"<>&'),
    "connection string": ('<add connectionString="Server=x;Password={};Database=y"/>', "\"'<>&;"),
    "script in a page": ('<!doctype html><p>a</p><script>var token = "{}"; go()</script>', '"\\<>'),
    "JSON in an attribute": ('<!doctype html><div data-page="{{&quot;api_key&quot;:&quot;{}&quot;}}"></div>', '"&<>\\'),
    "password field": ('<!doctype html><input type="password" name="x" value="{}">', '"<>'),
    "hidden field": ("<!doctype html><input type=hidden name=csrf_token value='{}'>", "'<>"),
    "link": ('<!doctype html><a href="/reset?token={}">x</a>', "\"'<>&"),
    "URL": ("see postgres://app:{}@db.test/x for more", "/@\"'<>\\"),
    "bearer": ("curl -H 'Authorization: Bearer {}' https://a.test", "\"'<>"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("form", "forbidden"), FORMS.values(), ids=FORMS.keys())
def test_no_secret_survives(form: str, forbidden: str) -> None:
    @given(secrets(without=forbidden, first="\"'`({[<"))
    def holds(secret: str) -> None:
        masked, count = mask(form.format(secret, secret))
        assert secret not in masked
        assert sum(count.values()) >= 1

    holds()


@given(secrets(), st.sampled_from([None, 1, 4]))
def test_json(secret: str, indent: int | None) -> None:
    text = json.dumps({"user": "x", "db": {"password": secret, "port": 3306}}, indent=indent)
    masked, _ = mask(text)
    assert json.dumps(secret)[1:-1] not in masked
    assert "port" in masked


@each(
    ("text", "sort"),
    [
        ("NIK: 3273011201900001", "nik"),
        ("3273015201900001", "nik"),
        ("No. KK 3273 0112 0190 0001", "nik"),
        ("NPWP 01.234.567.8-901.000", "npwp"),
        ("NPWP: 012345678901000", "npwp"),
        ("npwp 0012345678901000", "npwp"),
        ("HP 0812-3456-7890", "phone"),
        ("+62 812 3456 7890", "phone"),
        ("wa.me/6281234567890", "phone"),
        ("budi.santoso@kotacontoh.go.id", "email"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----", "private-key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz cut off", "private-key"),
        ("admin:$apr1$abcdefgh$0123456789abcdefghijkl", "secret"),
        ("hash $2y$10$abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "secret"),
        ("key AKIAABCDEFGHIJKLMNOP", "secret"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc-def", "secret"),
    ],
)
def test_sorts(text: str, sort: str) -> None:
    masked, count = mask(text)
    assert count == {sort: 1}
    assert not any(len(digits) > 6 for digits in "".join(c if c.isdigit() else " " for c in masked).split())
    assert MASK in masked


@pytest.mark.parametrize(
    "text",
    [
        "3273013301900001 has no such day; 3273011213900001 no such month",
        "Nomor surat 123456789012345 dan 12.345.678.9",
        "Telepon kantor (021) 55764955",
        "Sandiaga berkata: kompas, passport: paspor",
        "Server Apache/2.4.58, versi 10.11.12.13",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert mask(text) == (text, {})


def test_settings_keep_their_names_and_nothing_else() -> None:
    text = '# Laravel\nAPP_NAME=Simpus\nexport DB_PASSWORD = "two\nlines"\nEMPTY=\nREDIS_URL=redis://:pw@cache.test:6379/0\nDOCS=https://a.test/x\n'
    assert mask(text)[0] == (
        "# Laravel\nAPP_NAME=***\nexport DB_PASSWORD = ***\n***\nEMPTY=\nREDIS_URL=redis://***:***@***\nDOCS=https://***\n"
    )


def test_a_quote_that_never_closes_hides_no_later_name() -> None:
    assert mask("A='open\nDB_PASSWORD=x\n")[0] == "A=***\nDB_PASSWORD=***\n"


PAGE = """<!doctype html><html lang="id"><head><meta name="generator" content="WordPress 6.9.3"><title>Masuk</title>
<link rel="stylesheet" href="/wp-includes/css/dist/block-library/style.min.css?ver=6.9.3"></head><body>
<form action="/wp-login.php" method="post"><label for="password">Password:</label>
<input placeholder="Password:" name="pma_password" type="password"><input type="password" name="password" value="">
<input type="text" name="username"> Kata sandi: <b>wajib</b> <a href="/lupa-kata-sandi?lang=id">Lupa kata sandi?</a></form>
<p>Web Application Firewall, token dan sandi</p></body></html>"""


def test_a_page_keeps_what_checks_look_at() -> None:
    assert mask(PAGE) == (PAGE, {})
    assert metas(mask(PAGE)[0], "generator") == ("WordPress 6.9.3",)


def test_a_page_loses_values_only() -> None:
    page = (
        '<html><input type="hidden" name="csrf_token" value="abc"><a href="/x?id=1&amp;token=abc">x</a><script>var token="abc";f()</script>'
    )
    assert mask(page)[0] == page.replace("abc", MASK)


@each(
    ("name", "value", "remains"),
    [
        ("Set-Cookie", "ci_session=abc; Path=/; HttpOnly", "ci_session=***; Path=/; HttpOnly"),
        ("Set-Cookie", "only-a-value; Secure", "***; Secure"),
        ("Set-Cookie", "; Secure", "; Secure"),
        ("Set-Cookie", "", ""),
        ("X-Api-Key", "abc", "***"),
        ("Location", "/masuk?token=abc", "/masuk?token=***"),
        ("Location", "https://u:p@a.test/", "https://***:***@a.test/"),
        ("Permissions-Policy", "geolocation=(), identity-credentials-get=*", None),
        ("Keep-Alive", "timeout=5, max=100", None),
        ("Strict-Transport-Security", "max-age=31536000", None),
        ("Content-Security-Policy", "script-src 'nonce-abc' 'self'; report-uri /csp", None),
        ("Access-Control-Allow-Headers", "X-CSRF-Token, Authorization", None),
    ],
)
def test_headers(name: str, value: str, remains: str | None) -> None:
    assert mask_header(name, value) == (value if remains is None else remains)


FRAGMENTS = [
    "password", "token", "=", ": ", ":", "=>", "'", '"', "\\", "\n", " ", ",", "<input ", "name=", "value=", ">", "<", "</p>", "a", "1",
    "***", "0812", "3456", "7890", "+62", "3273011201900001", "npwp", ".", "-", "@", "a.id", "://", "eyJabcdefghij", "KEY=", "x = y",
    "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "&quot;", "#", "[s]", "Authorization: Bearer ", "\r\n", "<html>", "AKIA",
]  # fmt: skip
hostile = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)


@given(st.one_of(hostile, st.text()))
def test_idempotent(text: str) -> None:
    once, _ = mask(text)
    assert mask(once) == (once, {})


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *FRAGMENTS, "password ", "password=", 'password="', "password:\\'", "a.", "a-", "a+", "a@", "a@a.", "eyJ-", "eyJ.", "xoxb-", "<a ", "<a='",
        "<input name=", "<input password=\"", "://", "://a:", "0 8", "62", "1234 ", "12.", "npwp ", "A=\"\n", "A='\n", "A=\"\\\"\n", "# ", "[", "\t",
        "-----BEGIN A", "-----BEGIN PRIVATE KEY----- ", "pass", "[password]=", "authorization: basic ", "&quot;password&quot;:&quot;",
    ],
)  # fmt: skip
def test_linear(piece: str) -> None:
    for head in ("", "<html>", "A=1\nB=2\n"):
        text = head + piece * (200_000 // len(piece))
        started = time.process_time()
        mask(text)
        assert time.process_time() - started < 2


@pytest.mark.parametrize("at", ["2026-03-01T04:05:06+07:00", "2026-03-01T04:05:06Z", "2026-03-01", "04:05:06"])
def test_a_sitemap_keeps_its_addresses(at: str) -> None:
    """As WordPress writes them (sitemaps.org, lastmod in W3C date and time format)."""
    entry = f"<url><loc>https://dinkes.kotacontoh.go.id/layanan</loc><lastmod>{at}</lastmod></url>"
    assert mask(f"<urlset>{entry}{entry}</urlset>") == (f"<urlset>{entry}{entry}</urlset>", {})


@pytest.mark.parametrize(
    "text",
    [
        '<a href="#dasar" title="Basic Configuration">Basic Configuration</a>', "Basic Initializations",
        '<code>net.createConnection()</code>, <a href="#serverlisten"><code>server.listen()</code></a>',
    ],
)  # fmt: skip
def test_prose_about_programs_is_kept(text: str) -> None:
    """As the documentation of Node.js and jQuery's widgets in Debian writes it."""
    assert mask(text) == (text, {})


def test_a_host_whose_name_is_a_telling_word_keeps_its_port() -> None:
    assert mask_line("https://token.kotacontoh.go.id:8443/.env?key=kopihitam99") == f"https://token.kotacontoh.go.id:8443/.env?key={MASK}"


@given(st.text(alphabet="abcz019/._-?=&%@:+$", max_size=60))
def test_a_url_is_masked_alike_as_a_line_and_as_a_text(path: str) -> None:
    url = f"https://dinkes.kotacontoh.go.id/{path}"
    assert mask_line(url) == mask(url)[0]


@each(
    "text",
    [
        '{"secrets":{"db":"Kopi-9x","surel":"Teh-7y"}}', "<script>var a={credentials:{user:1,'kirim':'Kopi-9x'}}</script>", "PIN ATM: 443112",
        "<p>Kata sandi wifi: kopihitam99</p>", "['cloudant_key'] :: 'kopihitam99'", 'password "kopihitam99"', "db_key[0] = 'kopihitam99'",
    ],
)  # fmt: skip
def test_what_only_its_place_tells(text: str) -> None:
    masked, count = mask(text)
    assert count["secret"] >= 1
    assert not any(value in masked for value in ("Kopi-9x", "Teh-7y", "443112", "kopihitam99"))


def test_sentences_between_braces_stay() -> None:
    text = '{"credentials":{"salah":"Kata sandi yang Anda masukkan salah."}}'
    assert mask(text) == (text, {})


_NIK = [f"3171{n % 9 + 1:02}{n % 28 + 1:02}{n % 12 + 1:02}{60 + n}{n:04}" for n in range(12)]
_AS_VISIBLE = {
    "as it is": "{n}", "named blanks": "{a}&nbsp;{b}&nbsp;{c}", "numbered blanks": "{a}&#160;{b}&#xA0;{c}", "narrow blanks": "{a}&#8239;{b}&#x202f;{c}", "numbered hyphens": "{a}&#45;{b}&#x2010;{c}", "points": "{a}.{b}.{c}", "thin blanks": "{a}\u2009{b}\u2009{c}", "elements": "{a}<span class=x>{b}</span>{c}",
    "blanks with zeros": "{a}&#x00A0;{b}&#0160;{c}", "a name without its semicolon": "{a}&nbsp{b}&nbsp{c}", "long names": "{a}&ThinSpace;{b}&NonBreakingSpace;{c}", "plain blanks by number": "{a}&#x0020;{b}&#032;{c}",
    "signs without width by number": "{a}&#x00AD;{b}&#x0200B;{c}", "a name for a join": "{a}&NoBreak;{b}&NegativeThinSpace;{c}",
    "word breaks": "{a}<wbr>{b}<wbr>{c}", "soft hyphens": "{a}&shy;{b}\u00ad{c}", "comments": "{a}<!-- x -->{b}{c}", "zero width": "{a}\u200b{b}&#8203;{c}",
}  # fmt: skip


@each("form", _AS_VISIBLE.values(), ids=_AS_VISIBLE.keys())
@each("digits", [str, lambda n: "".join(f"&#{ord(c)};" for c in n), lambda n: "".join(f"&#x{ord(c):x};" for c in n)])
def test_identity_numbers_as_a_reader_sees_them(form: str, digits: Callable[[str], str]) -> None:
    """What innerText is in Chromium without its blanks: sixteen digits, however they are written (HTML sections 13.5 and 4.5.28)."""
    cells = (form.format(n=digits(n), a=digits(n[:6]), b=digits(n[6:12]), c=digits(n[12:])) for n in (*_NIK, *_NIK))
    masked, count = mask(f"<!doctype html><table>{''.join(f'<tr><td>{cell}</td></tr>' for cell in cells)}</table>")
    assert count == {"nik": len(_NIK)}
    assert not any(part in masked for n in _NIK for part in (digits(n[:6]), digits(n[6:12])))


@each(
    "markup",
    [
        '<input placeholder="{n}">', '<input title="Isi dengan {n}" name=nik>', "<p>Contoh: {n}</p>", "<p>misalnya <b>{n}</b></p>", "<td>REG-{n}</td>", "<td>{n}-01</td>", "<td>12.{n}</td>",
    ],
)  # fmt: skip
def test_examples_and_longer_numbers_are_masked_and_not_counted(markup: str) -> None:
    masked, count = mask("<!doctype html>" + "".join(markup.format(n=n) for n in _NIK))
    assert count == {"number": len(_NIK)}
    assert not any(n in masked for n in _NIK)


@pytest.mark.parametrize("number", ["31712026{m:02}{d:02}{n:04}", "317120{d:02}{m:02}2026{n:02}", "31712005{m:02}{d:02}{n:04}"])
def test_numbers_with_a_date_in_them_are_registrations(number: str) -> None:
    page = "<!doctype html>" + "".join(f"<p>{number.format(m=n % 9 + 1, d=n % 28 + 1, n=n)}</p>" for n in range(25))
    assert "nik" not in mask(page)[1]
