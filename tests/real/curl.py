"""What ``curl -v`` shows of a server: the independent witness for everything that is said of HTTP."""

from __future__ import annotations

import hashlib
import re
import subprocess

import msgspec

from checks import Response
from tests.real.programs import program
from tests.real.server import Server

_STATUS = re.compile(r"HTTP/(?P<version>[0-9.]+) (?P<status>[0-9]{3})(?: (?P<phrase>.*))?")
# The time of the answer, and how one connection carried it.
_PASSING = ("Date", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length")
_COOKIE = re.compile(r"=[^;]*")
_TLS = re.compile(r"SSL connection using (?P<version>\S+) / (?P<cipher>\S+)")


class CurlAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer. ``tls`` is protocol and cipher, both empty over plain HTTP; ``sha256`` is of the body without its content coding."""

    status: int
    version: str
    phrase: str
    headers: tuple[tuple[str, str], ...]
    tls: tuple[str, str]
    sha256: str

    def values(self, name: str) -> tuple[str, ...]:
        return tuple(value for header, value in self.headers if header.lower() == name)


def lasting(answer: CurlAnswer | Response) -> tuple[object, ...]:
    """Status line, headers and body, without what differs between two equal answers; of cookies only name and attributes."""
    other_headers = [(name, value) for name, value in answer.headers if name not in _PASSING]
    cookie_lines = [(name, _COOKIE.sub("=***", value, count=1) if name == "Set-Cookie" else value) for name, value in other_headers]
    body = answer.sha256 if isinstance(answer, CurlAnswer) else answer.body.sha256
    return answer.status, answer.version, answer.phrase, cookie_lines, body


def curl(server: Server, host: str, path: str = "/", scheme: str = "https") -> CurlAnswer:
    """GET one path as tilik does: HTTP/1.1, no redirects followed, any certificate."""
    port, real = (443, server.https) if scheme == "https" else (80, server.http)
    done = subprocess.run(
        (
            program("curl", "curl"), "-q", "-sv", "--http1.1", "--max-time", "10", "--insecure",
            "--ciphers", "ALL:@SECLEVEL=0", "--tlsv1.0", "--connect-to", f"{host}:{port}:{server.address(host)}:{real}",
            "--compressed", "-H", "Accept: text/html,application/xhtml+xml,*/*;q=0.8", "-H", "Accept-Encoding: gzip, deflate", f"{scheme}://{host}{path}",
        ),
        capture_output=True, check=True, timeout=30,
    )  # fmt: skip
    lines = done.stderr.decode("latin-1").splitlines()
    answer = [line[2:].strip() for line in lines if line.startswith("< ")]
    first = _STATUS.fullmatch(answer[0])
    assert first is not None, answer
    pairs = (line.split(":", 1) for line in answer[1:] if line)
    tls = next((session for line in lines if (session := _TLS.search(line))), None)
    return CurlAnswer(
        status=int(first["status"]),
        version=first["version"],
        phrase=first["phrase"] or "",
        headers=tuple((name, value.strip()) for name, value in pairs),
        sha256=hashlib.sha256(done.stdout).hexdigest(),
        tls=(tls["version"], tls["cipher"]) if tls else ("", ""),
    )
