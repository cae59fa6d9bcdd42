"""Lines of the header that no server should send and many do (RFC 9110 section 5, RFC 9112 section 5)."""

from __future__ import annotations

from tests.real.browser.answer import Wire
from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _among(site: Site, *lines: bytes) -> None:
    for line in lines:
        site.front.lines.insert(site.random.randint(0, len(site.front.lines)), line)


@kind("RFC 9112 section 5.1: a space before the colon")
def space_before_colon(site: Site) -> None:
    _among(site, site.pick(b"X-Versi : 1", b"X-Versi\t: 1", b"X-Versi  :1", b"Date : Mon, 02 Nov 2026 08:00:00 GMT"))


@kind("RFC 9112 section 5.1: a field line has a colon")
def no_colon(site: Site) -> None:
    _among(site, site.pick(b"peringatan dari skrip", b"PHP Warning", b"x", b"<br />", b"Deprecated"))


@kind("RFC 9110 section 5.1: field-name = token")
def odd_name(site: Site) -> None:
    _among(
        site,
        site.pick(b"X-(Versi): 1", b"Last Modified: Fri", b"X[1]: a", b"X@b: c", b": kosong", b"\xe9: 1", b"X/Y: 1", b'"X": 1', b"X{y}: 1"),
    )


@kind("RFC 9110 section 5.5: field-value")
def odd_value(site: Site) -> None:
    _among(site, b"X-Isi: " + site.pick(b"\xff\xfe", b"a\x01b", b"a\x7fb", "é".encode(), b"", b"\t", b"a" * 5000, b"a\x0bb"))


@kind("RFC 9112 section 5.2: obs-fold")
def folded(site: Site) -> None:
    site.front.without("permissions-policy")
    _among(
        site,
        site.pick(
            b"X-Panjang: satu\r\n dua", b"X-Panjang: satu\r\n\tdua", b"Permissions-Policy: camera=(),\r\n microphone=()", b"X-P:\r\n satu"
        ),
    )


@kind("RFC 9112 section 2.2: a bare LF ends a line, too")
def bare_lf(site: Site) -> None:
    every = site.pick(True, False)

    def framing(lines: list[bytes], content: bytes) -> Wire:
        text = b"\n".join([*lines, b"Content-Length: %d" % len(content), b"", b""])
        if not every:
            text = text.replace(b"\n", b"\r\n", site.random.randint(1, 4))
        return Wire((text + content,))

    site.front.framing = framing


@kind("RFC 9110 section 5.2: fields of one name are a list in order")
def many_lines(site: Site) -> None:
    _among(site, *(b"X-%d: %d" % (n, n) for n in range(site.pick(30, 90, 150))))


@kind("RFC 9110 section 5.1: names compare without case")
def name_case(site: Site) -> None:
    def change(line: bytes) -> bytes:
        name, colon, value = line.partition(b":")
        return bytes(site.pick(byte, byte ^ 32) if chr(byte).isalpha() else byte for byte in name) + colon + value

    site.front.lines = [change(line) for line in site.front.lines]


@kind("RFC 9110 section 5.5: spaces around a value are not of it")
def spaces_around(site: Site) -> None:
    site.front.lines = [
        line.partition(b":")[0]
        + b":"
        + site.pick(b"", b" ", b"\t", b"  \t ")
        + line.partition(b":")[2].strip()
        + site.pick(b"", b" ", b"\t \t")
        for line in site.front.lines
    ]
