"""How an answer says where its body ends (RFC 9112 sections 6 and 7)."""

from __future__ import annotations

from tests.real.browser.answer import Framing, Wire, head
from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _chunks(site: Site, content: bytes, *, extension: bytes = b"", trailer: bytes = b"", upper: bool = False) -> bytes:
    """The body in chunks of drawn sizes."""
    pieces = []
    while content:
        size = site.random.randint(1, max(1, len(content)))
        digits = b"%X" % size if upper else b"%x" % size
        pieces.append(digits + extension + b"\r\n" + content[:size] + b"\r\n")
        content = content[size:]
    return b"".join(pieces) + b"0\r\n" + trailer + b"\r\n"


def _lines(site: Site, *extra: bytes) -> Framing:
    """The body as it is behind these lines, and a length that is right."""
    return lambda lines, content: Wire((head(_mixed(site, lines, [*extra, b"Content-Length: %d" % len(content)])) + content,))


def _mixed(site: Site, lines: list[bytes], extra: list[bytes]) -> list[bytes]:
    """More lines somewhere among the others, behind the first."""
    for line in extra:
        lines.insert(site.random.randint(1, len(lines)), line)
    return lines


@kind("RFC 9112 section 7.1")
def chunked(site: Site) -> None:
    name, extension = (
        site.pick(b"Transfer-Encoding: chunked", b"transfer-encoding:chunked", b"Transfer-Encoding: Chunked"),
        site.pick(b"", b";a=b", b" ", b"; x"),
    )
    trailer, upper = site.pick(b"", b"X-Sesudah: 1\r\n"), site.pick(True, False)
    site.front.framing = lambda lines, content: Wire(
        (head([*lines, name]) + _chunks(site, content, extension=extension, trailer=trailer, upper=upper),)
    )


@kind("RFC 9112 section 6.3: Transfer-Encoding overrides Content-Length")
def length_and_chunked(site: Site) -> None:
    length = site.pick("right", "0", "5", "99999")

    def framing(lines: list[bytes], content: bytes) -> Wire:
        value = str(len(content)) if length == "right" else length
        extra = [f"Content-Length: {value}".encode(), b"Transfer-Encoding: chunked"]
        return Wire((head(_mixed(site, lines, extra)) + _chunks(site, content),), close=site.pick(True, False))

    site.front.framing = framing


@kind("RFC 9112 section 6.3: equal values of Content-Length are one")
def length_twice(site: Site) -> None:
    def framing(lines: list[bytes], content: bytes) -> Wire:
        length = b"%d" % len(content)
        extra = site.pick(
            [b"Content-Length: " + length] * 2, [b"Content-Length: " + length + b", " + length], [b"Content-Length: " + length] * 3
        )
        return Wire((head(_mixed(site, lines, extra)) + content,))

    site.front.framing = framing


@kind("RFC 9112 section 6.3: values of Content-Length that differ are an error")
def lengths_differ(site: Site) -> None:
    def framing(lines: list[bytes], content: bytes) -> Wire:
        other = site.pick(b"0", b"10", b"%d" % (len(content) + 7))
        extra = [b"Content-Length: %d" % len(content), b"Content-Length: " + other]
        site.random.shuffle(extra)
        return Wire((head(_mixed(site, lines, extra)) + content,), close=True)

    site.front.framing = framing


@kind("RFC 9110 section 8.6: Content-Length = 1*DIGIT")
def length_odd(site: Site) -> None:
    form = site.pick(b"+%d", b"%d ", b" %d", b"00%d", b"-%d", b"%d;", b"%dabc", b"0x%x", b"\t%d", b'"%d"', b"%d.0")
    site.front.framing = lambda lines, content: Wire((head([*lines, b"Content-Length: " + form % len(content)]) + content,), close=True)


@kind("RFC 9112 section 6.3: without a length the body ends with the connection")
def no_length(site: Site) -> None:
    extra = site.pick([], [b"Connection: close"], [b"Connection: keep-alive"], [b"Content-Length:"])
    site.front.framing = lambda lines, content: Wire((head([*lines, *extra]) + content,), close=True)


@kind("RFC 9112 section 6.1; 'identity' was taken out by RFC 7230 appendix A.2")
def other_coding(site: Site) -> None:
    extra = site.pick(
        b"Transfer-Encoding: identity",
        b"Transfer-Encoding:",
        b"Transfer-Encoding: none",
        b"Transfer-Encoding: UTF-8",
        b"X-Transfer-Encoding: chunked",
    )
    site.front.framing = _lines(site, extra)


@kind("RFC 9112 section 6.3: what comes behind the body is not of it")
def surplus(site: Site) -> None:
    rest = site.pick(
        b"\r\n", b"\r\n<!-- sisa -->\r\n", b"</html>", b"\0" * 9, b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", b"kelebihan" * 50
    )
    apart = site.pick(True, False)

    def framing(lines: list[bytes], content: bytes) -> Wire:
        whole = head([*lines, b"Content-Length: %d" % len(content)]) + content
        # What comes later on a connection that stays open may meet the next request of the browser, or not: nothing that it would always do alike.
        return Wire((whole, rest) if apart else (whole + rest,), close=apart or site.pick(True, False))

    site.front.framing = framing


@kind("RFC 9112 section 8: a body that ends too soon is incomplete")
def short(site: Site) -> None:
    more = site.pick(1, 2, 5, 100, 5000)
    site.front.framing = lambda lines, content: Wire((head([*lines, b"Content-Length: %d" % (len(content) + more)]) + content,), close=True)


@kind("RFC 9112 section 7.1: chunked without its last chunk is incomplete")
def chunks_cut(site: Site) -> None:
    def framing(lines: list[bytes], content: bytes) -> Wire:
        body = b"%x\r\n" % len(content) + content + b"\r\n0\r\n\r\n"
        return Wire((head([*lines, b"Transfer-Encoding: chunked"]) + body[: -site.pick(2, 4, 5, 7)],), close=True)

    site.front.framing = framing


@kind("RFC 9112 section 7.1: chunk-size = 1*HEXDIG")
def chunk_sizes_odd(site: Site) -> None:
    before, after, end = (
        site.pick(b"", b"0000", b" ", b"+", b"0x"),
        site.pick(b"", b" ", b"  ", b"\t", b";", b"; a", b' ;a="b"', b"g"),
        site.pick(b"\r\n", b"\r\n", b"\n"),
    )

    def framing(lines: list[bytes], content: bytes) -> Wire:
        return Wire(
            (head([*lines, b"Transfer-Encoding: chunked"]) + before + b"%x" % len(content) + after + end + content + b"\r\n0\r\n\r\n",),
            close=True,
        )

    site.front.framing = framing


@kind("RFC 9112 section 6.3: a body may come in any number of packets")
def packets(site: Site) -> None:
    def framing(lines: list[bytes], content: bytes) -> Wire:
        whole = head([*lines, b"Content-Length: %d" % len(content)]) + content
        cuts = sorted(site.random.sample(range(1, len(whole)), site.random.randint(1, 3)))
        return Wire(tuple(whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)))

    site.front.framing = framing
