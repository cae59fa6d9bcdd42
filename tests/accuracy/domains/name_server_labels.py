"""Labelled name servers. What is said of each is what RFC 1034, 1912, 5358 and 5936 say; half of them look wrong, and are not, or could not be seen."""

from __future__ import annotations

import msgspec

from tests.real.name_servers.server import ServerManner


class ServedDomain(msgspec.Struct, frozen=True):
    """A domain by its two name servers, and what must be said of them: ``pass`` where nothing stands."""

    second: ServerManner = ServerManner.SOUND
    delegation: str = ""
    transfer: str = ""
    recursion: str = ""
    first: ServerManner = ServerManner.SOUND

    @property
    def verdicts(self) -> dict[str, str]:
        """By check, in words as short as `verdict_words` has them."""
        return {"dns-delegation": self.delegation, "dns-transfer": self.transfer, "dns-recursion": self.recursion}


_SILENT = "(timeout)"
DOMAINS = {
    "baik": ServedDomain(),
    "tolak": ServedDomain(ServerManner.REFUSING, "lame"),
    "gagal": ServedDomain(ServerManner.FAILING, "lame"),
    "bukan-milik": ServedDomain(ServerManner.NOT_AUTHORITATIVE, "lame"),
    "ke-atas": ServedDomain(ServerManner.UPWARD, "lame"),
    "diam": ServedDomain(ServerManner.SILENT, "unreachable", _SILENT, _SILENT),
    "semua-diam": ServedDomain(ServerManner.SILENT, _SILENT, _SILENT, _SILENT, ServerManner.SILENT),
    "lama": ServedDomain(ServerManner.OLD_COPY, "serial"),
    # Servers that limit their rate answer some questions so that one comes back over TCP.
    "terpotong": ServedDomain(ServerManner.SLIPPING),
    "rekursif": ServedDomain(ServerManner.RECURSIVE, recursion="open"),
    "induk": ServedDomain(ServerManner.ABOVE),
    "terbuka": ServedDomain(ServerManner.OPEN, transfer="open"),
    "terbuka-besar": ServedDomain(ServerManner.OPEN_LARGE, transfer="open"),
    # The SOA is everybody's.
    "hanya-soa": ServedDomain(ServerManner.ONLY_START),
    "terputus": ServedDomain(ServerManner.WITHOUT_END, transfer="(reset)"),
    "tanpa-tcp": ServedDomain(ServerManner.WITHOUT_TCP),
    "tanpa-tcp-semua": ServedDomain(ServerManner.WITHOUT_TCP, transfer="(refused)", first=ServerManner.WITHOUT_TCP),
    "asing": ServedDomain(ServerManner.GARBAGE, "(malformed)", "(malformed)", "(malformed)"),
}
