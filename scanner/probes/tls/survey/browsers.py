"""What a server says to the hellos of today's browsers, and of the libraries where something seems to be in their way."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterable, Mapping

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import ClientOutcome
from checks.core.tls import suites
from scanner.probes.tls.clients.hellos import BROWSERS, real_clients
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS12, TLS13, VERSION_NAMES

Replies = Mapping[str, ServerAnswer | Failure]


async def replies(asker: Asker, names: Iterable[str] = BROWSERS) -> Replies:
    """By the name of the client."""
    clients = tuple(names)
    answers = await asyncio.gather(*(asker.ask(f"as {name}", real_clients()[name].hello(asker.host), choice) for name in clients))
    return dict(zip(clients, answers, strict=True))


def versions(replies: Replies) -> set[int]:
    """The versions that were agreed on."""
    return {answer.hello.version for answer in replies.values() if isinstance(answer, ServerAnswer) and answer.hello}


def unexplained_choice(asker: Asker, replies: Replies) -> str | None:
    """A client that got another suite of TLS 1.2 than another one which offers both, neither by the server's order nor by the clients'."""
    hellos = {answer.number: hello for hello, answer in asker.answers}
    choices = {
        name: (hellos[answer.number].suites, answer.hello.suite)
        for name, answer in replies.items()
        if isinstance(answer, ServerAnswer) and answer.hello and answer.hello.version == TLS12 and answer.number in hellos
    }
    accepted = {suite for _, suite in choices.values()}
    if all(next(code for code in offered if code in accepted) == suite for offered, suite in choices.values()):
        return None
    for (first, (offered, suite)), (_, (other_offered, other)) in itertools.combinations(choices.items(), 2):
        if suite != other and suite in other_offered and other in offered:
            return first
    return None


def outcome(answer: ServerAnswer) -> ClientOutcome:
    """What was agreed on; nothing where the client was turned away."""
    hello = answer.hello
    if hello is None:
        return ClientOutcome()
    group = hello.group if hello.version == TLS13 else answer.exchange.curve if answer.exchange else None
    return ClientOutcome(
        version=VERSION_NAMES.get(hello.version, f"UNKNOWN_{hello.version:#06x}"),
        suite=suites.suite_name(hello.suite),
        group=suites.group_name(group) if group is not None else "",
    )
