"""What differs between answers of one address to the same client, by content: servers that take turns behind it."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.parse.certificate import X509, certificate
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.other_kinds import ask_certificate
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS13, VERSION_NAMES
from scanner.probes.tls.wire.messages import ServerHello


async def either_shows_its_own(asker: Asker, newest: ServerHello | None = None) -> None:
    """See to it that two connections in succession showed a certificate, so that of two servers in strict alternation neither hides.

    ``newest``: how the server answered an offer of TLS 1.3, where it speaks nothing else, and so shows none in the clear.
    """
    for _ in range(2 if newest else 0):
        await ask_certificate(asker, newest.group if newest else None)
    numbers = {answer.number for _, answer in _certificate_answers(asker)}
    if numbers and asker.sure_hello is not None and not any(number + 1 in numbers for number in numbers):
        for _ in range(2):
            await asker.ask("once more", asker.sure_hello, choice)


def inconsistency(asker: Asker) -> dict[str, tuple[str, ...]]:
    """As in `TlsAnswers`: what was told one way and another. Names and dates are compared among certificates with the same kind of key."""
    topics: dict[str, set[str]] = {}
    if asker.unlike_versions:
        topics["versions"] = {VERSION_NAMES[version] for version in asker.unlike_versions}
    elif asker.unsteady and asker.refusals:
        topics["refusals"] = asker.refusals
    if asker.unlike_suites:
        topics["suites"] = {suites.suite_name(code) for code in asker.unlike_suites}
    for leaves in _by_kind(asker).values():
        for name, values in (("names", {_names(leaf) for leaf in leaves}), ("dates", {_dates(leaf) for leaf in leaves})):
            if len(values) > 1:
                topics.setdefault(name, set()).update(values)
    return {name: tuple(sorted(values)) for name, values in topics.items()}


def _by_kind(asker: Asker) -> dict[str, list[X509]]:
    """The server's own certificates that were sent to the host's name, by the kind of key that the suite asks for."""
    kinds: dict[str, dict[bytes, X509]] = {}
    for kind, der in _leaves(asker):
        if der not in kinds.setdefault(kind, {}) and (leaf := certificate(der)) is not None:
            kinds[kind][der] = leaf
    for der in asker.certificates.leaves(VERSION_NAMES[TLS13], sni=bool(asker.host)):
        if (leaf := certificate(der)) is not None:
            kinds.setdefault(f"{VERSION_NAMES[TLS13]} {leaf.key}", {})[der] = leaf
    return {kind: list(leaves.values()) for kind, leaves in kinds.items()}


def _leaves(asker: Asker) -> Iterator[tuple[str, bytes]]:
    for server_hello, answer in _certificate_answers(asker):
        suite = suites.by_code().get(server_hello.suite)
        yield suite.authentication if suite else "", answer.chain[0]


def _certificate_answers(asker: Asker) -> Iterator[tuple[ServerHello, ServerAnswer]]:
    """Those that show a certificate to whoever names the host."""
    for hello, answer in asker.answers:
        if (not asker.host or hello.names_host) and answer.hello is not None and answer.chain:
            yield answer.hello, answer


def _names(leaf: X509) -> str:
    return " ".join(sorted((*leaf.names, *leaf.addresses))[:_MOST_NAMES])


def _dates(leaf: X509) -> str:
    return f"{leaf.not_before:%Y-%m-%d}/{leaf.not_after:%Y-%m-%d}"


_MOST_NAMES = 10
