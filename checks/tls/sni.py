"""Whoever asks without a name is not shown another site's certificate (RFC 6066 section 3)."""

from checks import (
    Example,
    Findings,
    Fix,
    Handshake,
    Problem,
    Risk,
    Survey,
    Text,
    Tls,
    TlsAnswers,
    TlsSurvey,
    Unknown,
    bearing,
    build,
    check,
    each_address,
    parse,
    reason,
)

OTHER = Problem(
    "other",
    Risk(1, 1),
    Text(
        id="Tanpa nama situs (SNI), server menyodorkan sertifikat lain, sehingga nama situs lain di server yang sama terungkap dan perangkat lama mendapat peringatan.",
        en="Without the site's name (SNI) the server shows another certificate, which gives away names of other sites on it and makes old devices warn.",
    ),
)
OWN, _FOREIGN = "5a" * 32, "c3" * 32


@check(
    id="tls-sni",
    title=Text(id="Sertifikat bawaan server tidak membuka nama situs lain", en="The default certificate gives no other site away"),
    action=Text(id="Atur sertifikat bawaan server", en="Set up the server's default certificate"),
    why=Text(
        id="Siapa pun yang memindai alamat server dapat membaca nama-nama situs pada sertifikat bawaannya, termasuk situs percobaan atau aplikasi internal yang tidak dimaksudkan untuk umum.",
        en="Whoever scans the server's address can read the names of sites in its default certificate, among them test sites or internal applications that are not meant for the public.",
    ),
    fix=Fix(
        any=Text(
            id="Buat blok bawaan yang menolak sambungan tanpa nama, atau beri sertifikat netral yang tidak memuat nama situs lain.",
            en="Make a default block that refuses connections without a name, or give it a neutral certificate that has no other site's name.",
        ),
        nginx="server {\n  listen 443 ssl default_server;\n  ssl_reject_handshake on;\n}",
        apache="# VirtualHost pertama pada porta 443 menjadi bawaan: beri sertifikat netral\nSSLStrictSNIVHostCheck on",
        litespeed="# WebAdmin > Listeners > SSL: pasang sertifikat netral pada listener, sertifikat situs pada virtual host",
        iis="# IIS Manager > Bindings: centang Require Server Name Indication pada semua situs",
        verify="openssl s_client -connect {host}:{port} -noservername </dev/null 2>&1 | grep -E 'subject=|alert|errno'",
        expected=Text(
            id="bukan nama situs lain: alert, atau sertifikat netral", en="not the name of another site: an alert, or a neutral certificate"
        ),
    ),
    references=("RFC 6066 section 3", "RFC 9325 section 3.7", "CWE-200", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"tls": Tls(), "survey": Survey()},
    problems=(OTHER,),
    examples=lambda: (
        Example(OTHER(), tls=build.handshake(), survey=build.survey(certificate=OWN, default_certificate=_FOREIGN)),
        Example(OTHER(), tls=build.handshake(), survey=build.survey(certificate=None, default_certificate=_FOREIGN)),
        Example(tls=build.handshake(), survey=build.survey()),
        Example(tls=build.handshake(), survey=build.survey(certificate=OWN, default_certificate=OWN)),
        Example(tls=build.handshake(), survey=build.survey(default_certificate=None), reason=reason.UNANSWERED),
        Example(
            tls=build.handshake(),
            survey=build.survey(address="192.0.2.8", certificate=None, default_certificate=_FOREIGN),
            reason=reason.UNANSWERED,
        ),
    ),
)
def tls_sni(tls: Handshake, survey: TlsSurvey) -> Findings:
    leaf = parse.certificate(tls.leaf)

    def of_address(answers: TlsAnswers) -> Findings:
        with_name, nameless = (_names(answers, sni=sni) for sni in (True, False))
        if with_name and nameless:
            # Servers that take turns, and two kinds of keys, have several certificates; what counts is which names they give away.
            if nameless - with_name:
                yield OTHER()
            return
        own = answers.certificate or (leaf.sha256 if leaf and tls.address == answers.address else None)
        if answers.default_certificate == "":
            return
        if answers.default_certificate is None or own is None:
            raise Unknown(reason.UNANSWERED)
        if answers.default_certificate != own:
            yield OTHER()

    yield from each_address(survey, of_address)


def _names(answers: TlsAnswers, *, sni: bool) -> frozenset[str]:
    """The names in all certificates that were shown to who named the host, or did not."""
    leaves = [one.leaf for one in answers.certificates if any(presentation.sni is sni for presentation in one.presentations)]
    return frozenset(name for der in leaves if (read := parse.certificate(der)) for name in (read.names or (read.subject,)))
