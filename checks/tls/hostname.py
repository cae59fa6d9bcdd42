"""The certificate is for this host (RFC 9525)."""

from collections.abc import Sequence

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    Problem,
    Risk,
    SettingBlock,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Unknown,
    bearing,
    build,
    check,
    covers,
    each_certificate,
    handshake_lines,
    reason,
)

MISMATCH = Problem(
    "mismatch",
    Risk(4, 3),
    Text(
        id="Sertifikat tidak berlaku untuk {host}; hanya untuk: {names}",
        en="The certificate is not for {host}; only for: {names}",
    ),
    kind=Kind.LAPSE,
)
NO_NAMES = Problem(
    "no-names",
    Risk(4, 3),
    Text(
        id="Sertifikat tidak memuat nama pada subjectAltName, sehingga peramban menolaknya untuk {host}.",
        en="The certificate has no name in subjectAltName, so browsers reject it for {host}.",
    ),
    kind=Kind.LAPSE,
)
SPELLING = Problem(
    "written-otherwise",
    Risk(4, 3),
    Text(
        id="Sertifikat menuliskan nama situs dengan spasi atau karakter lain yang bukan bagiannya, {written}, sehingga tidak berlaku untuk {host}.",
        en="The certificate writes the site's name with a space or other characters that are no part of it, {written}, so it is not for {host}.",
    ),
    kind=Kind.LAPSE,
)
ADDRESS = Problem(
    "address-as-name",
    Risk(4, 3),
    Text(
        id="Alamat {host} ditulis sebagai nama (dNSName), bukan sebagai alamat IP (iPAddress), sehingga sertifikat tidak berlaku untuknya.",
        en="The address {host} stands where names do (dNSName), not as an IP address (iPAddress), so the certificate is not for it.",
    ),
    kind=Kind.LAPSE,
)


@check(
    id="tls-hostname",
    title=Text(id="Sertifikat memuat nama situs ini", en="The certificate names this site"),
    action=Text(id="Pasang sertifikat yang memuat nama situs", en="Install a certificate that names the site"),
    why=Text(
        id="Sertifikat atas nama lain membuat peramban menampilkan peringatan bahaya. Masyarakat tidak dapat membedakan kekeliruan ini dari situs palsu, "
        "sehingga layanan ditinggalkan atau, lebih buruk, orang terbiasa mengabaikan peringatan.",
        en="A certificate for another name makes browsers show a danger warning. People cannot tell this slip from a forged site, so they leave "
        "the service or, worse, learn to ignore warnings.",
    ),
    fix=Fix(
        any=Text(
            id="Terbitkan sertifikat yang memuat semua nama yang dipakai pengunjung (dengan dan tanpa www) pada subjectAltName, lalu pasang pada situs ini. Sering kali "
            "penyebabnya adalah server yang melayani banyak situs dan mengirim sertifikat bawaan karena situs ini belum memiliki blok HTTPS sendiri. "
            "Sertifikat *.kotaanda.go.id berlaku untuk satu tingkat saja: tidak untuk a.b.kotaanda.go.id.",
            en="Issue a certificate that has every name visitors use (with and without www) in subjectAltName, and install it for this site. Often "
            "the cause is a server of many sites that sends its default certificate because this site has no HTTPS block of its own. "
            "A certificate for *.kotaanda.go.id covers one level only: not a.b.kotaanda.go.id.",
        ),
        measures=(SettingBlock("certificate"),),
        verify=handshake_lines("-verify_hostname {host}", "Verify return code"),
        expected=Text(id="Verify return code: 0 (ok)", en="Verify return code: 0 (ok)"),
    ),
    references=("RFC 9525 section 6", "RFC 9110 section 4.3.4", "CWE-297", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="configuration", harm="service"),
    needs={"tls": Tls(), "survey": Survey()},
    problems=(MISMATCH, NO_NAMES, SPELLING, ADDRESS),
    examples=lambda: (
        Example(
            MISMATCH(host=build.HOST, names=("hosting.example",)), tls=build.handshake(names=("hosting.example",)), survey=build.survey()
        ),
        Example(
            MISMATCH(host=build.HOST, names=("*.dinkes.kotacontoh.go.id",)),
            tls=build.handshake(names=("*.dinkes.kotacontoh.go.id",)),
            survey=build.survey(),
        ),
        Example(MISMATCH(host="192.0.2.7", names=(build.HOST,)), tls=build.handshake(host="192.0.2.7"), survey=build.survey()),
        Example(
            SPELLING(host=build.HOST, written=f"\\u0020{build.HOST}"), tls=build.handshake(names=(f" {build.HOST}",)), survey=build.survey()
        ),
        Example(
            SPELLING(host=build.HOST, written=f"{build.HOST}."),
            tls=build.handshake(names=(f"{build.HOST}.", "kotacontoh.go.id")),
            survey=build.survey(),
        ),
        Example(ADDRESS(host="192.0.2.7"), tls=build.handshake(host="192.0.2.7", names=("dNSName 192.0.2.7",)), survey=build.survey()),
        Example(NO_NAMES(host=build.HOST), tls=build.handshake(names=()), survey=build.survey()),
        Example(tls=build.handshake(), survey=build.survey()),
        Example(tls=build.handshake(names=("www.kotacontoh.go.id", "*.kotacontoh.go.id")), survey=build.survey()),
        Example(tls=build.handshake(host="192.0.2.7", names=("192.0.2.7",)), survey=build.survey()),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
)
def tls_hostname(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    host = tls.host if isinstance(tls, Handshake) else survey.host if isinstance(survey, TlsSurvey) else ""

    def of_certificate(view: CertificateView) -> Findings:
        leaf = view.read
        if not host:
            raise Unknown(reason.UNANSWERED)
        if not (leaf.names or leaf.addresses):
            yield NO_NAMES(host=host)
        elif covers(leaf, host):
            return
        elif otherwise := _written_otherwise(leaf.names, host):
            yield SPELLING(host=host, written=otherwise)
        elif host in leaf.names:
            yield ADDRESS(host=host)
        else:
            yield MISMATCH(host=host, names=(*leaf.names, *leaf.addresses))

    yield from each_certificate(tls, survey, of_certificate)


def _written_otherwise(names: Sequence[str], host: str) -> str:
    """The name that reads like the host but is not: what is around it, and what no name has, as escapes."""
    for name in names:
        plain = "".join(char for char in name if "!" <= char <= "~").rstrip(".")
        if plain.casefold() == host.casefold() != name.casefold():
            return "".join(char if "!" <= char <= "~" else f"\\u{ord(char):04x}" for char in name)
    return ""
