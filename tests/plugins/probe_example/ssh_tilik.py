"""What an SSH server says of itself before anybody logs in: a question of its own, its answer, a check, and facts."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import ClassVar

from checks import (
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Level,
    Need,
    Observation,
    ProbeFamily,
    ProbePhase,
    Problem,
    Request,
    Risk,
    See,
    Statement,
    Target,
    Text,
    Way,
    build,
    check,
    reason,
    topic,
)

# "SSH-protoversion-softwareversion SP comments CR LF", 255 characters with both; some servers send the LF alone.
_LONGEST = 255
_IDENTIFICATION = re.compile(r"SSH-([!-,.-~]+)-([!-~]+)(?: (.*?))?\r?\n")
# "The server MAY send other lines of data before sending the version string."
_LINES = 20


class GreetingRequest(Request, frozen=True):
    """The identification string at a port of a host."""

    host: str
    port: int

    @property
    def key(self) -> str:
        return f"ssh-greeting {self.host}:{self.port}"

    @property
    def level(self) -> Level:
        return Level.PROBE


class Greeting(Observation, frozen=True, tag="ssh-greeting"):
    """What the server said: ``protocol`` as ``2.0``, ``software`` as ``OpenSSH_9.6``."""

    address: str
    protocol: str
    software: str
    at: dt.datetime
    comments: str = ""


class Ssh(Need, frozen=True):
    """The greeting of an SSH server at the port of the target."""

    yields: ClassVar[type[Observation]] = Greeting
    level: ClassVar[Level] = Level.PROBE

    def at(self, target: Target) -> Request:
        return GreetingRequest(target.host, target.port)


async def greet(request: GreetingRequest, way: Way, see: See) -> Greeting | Failure:
    """Connect, say nothing, and listen. What goes wrong on the way is the answer by itself."""
    async with way.dialogue(request.port, "SSH greeting") as dialogue:
        for _ in range(_LINES):
            line = (await dialogue.line(_LONGEST)).decode("utf-8", "replace")
            if identification := _IDENTIFICATION.fullmatch(line):
                protocol, software, comments = identification.groups("")
                return Greeting(dialogue.address, protocol, software, way.now(), comments)
            if not line or line.startswith("SSH-"):
                break
    return way.fail(FailureKind.MALFORMED, "no identification string of SSH")


GREETING = ProbeFamily(GreetingRequest, Greeting, greet, ProbePhase.HANDSHAKES, (Ssh,))


# SSH 1 was broken long ago; RFC 4253 section 5.1 has 1.99 for a server that speaks both.
VERSION_1 = Problem(
    "version-1",
    Risk(3, 4),
    Text(id="Server menerima SSH versi 1 (mengaku {protocol}).", en="The server accepts SSH version 1 (it says {protocol})."),
)


def _greeting(protocol: str) -> Greeting:
    return Greeting("192.0.2.7", protocol, "OpenSSH_9.6", dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC))


@check(
    id="ssh-version",
    title=Text(id="SSH hanya versi 2", en="SSH is version 2 only"),
    action=Text(id="Matikan SSH versi 1", en="Turn SSH version 1 off"),
    why=Text(
        id="Pada SSH versi 1, isi sambungan dapat diubah di jalan.",
        en="In SSH version 1, what a connection carries can be changed on its way.",
    ),
    fix=Fix(
        any=Text(
            id="Perbarui server SSH; OpenSSH sejak 7.6 tidak mengenal versi 1.",
            en="Update the SSH server; OpenSSH knows no version 1 since 7.6.",
        ),
        verify="ssh -v -p {port} {host} exit 2>&1 | grep 'Remote protocol version'",
    ),
    references=("RFC 4253 section 5.1", "CWE-327"),
    needs={"greeting": Ssh()},
    problems=(VERSION_1,),
    examples=lambda: (
        Example(VERSION_1(protocol="1.99"), greeting=_greeting("1.99")),
        Example(VERSION_1(protocol="1.5"), greeting=_greeting("1.5")),
        Example(greeting=_greeting("2.0")),
        Example(greeting=build.failure("refused"), reason=reason.of_failure(FailureKind.REFUSED)),
    ),
)
def ssh_version(greeting: Greeting) -> Findings:
    if greeting.protocol != "2.0":
        yield VERSION_1(protocol=greeting.protocol)


@topic(id="ssh-server", title=Text(id="Server SSH", en="SSH server"), needs={"greeting": Ssh()})
def ssh_server(greeting: Greeting) -> Mapping[str, Statement]:
    return {
        "protocol": Statement(Text(id="Versi protokol", en="Protocol version"), greeting.protocol),
        "software": Statement(Text(id="Perangkat lunak", en="Software"), greeting.software),
    }
