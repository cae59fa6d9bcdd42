"""Browsers trust the certificate: a path leads from it to a root they know (RFC 5280 section 6)."""

from checks import (
    Example,
    Findings,
    Fix,
    Handshake,
    Problem,
    Reason,
    Risk,
    SettingBlock,
    Text,
    Tls,
    Trust,
    Unknown,
    bearing,
    build,
    check,
    handshake_lines,
    parse,
    reason,
)

SELF_SIGNED = Problem(
    "self-signed",
    Risk(5, 3),
    Text(
        id="Sertifikat dibuat sendiri oleh server (self-signed), bukan diterbitkan oleh penerbit yang diakui: {name}",
        en="The certificate is self-signed, not issued by a recognised authority: {name}",
    ),
)
UNKNOWN_ROOT = Problem(
    "unknown-root",
    Risk(5, 3),
    Text(
        id="Sertifikat diterbitkan oleh {issuer}, yang tidak diakui peramban.",
        en="The certificate was issued by {issuer}, which browsers do not recognise.",
    ),
)
INVALID = Problem(
    "invalid",
    Risk(5, 3),
    Text(
        id="Rantai sertifikat tidak sah, sehingga peramban menolaknya: {detail}",
        en="The certificate chain is invalid, so browsers reject it: {detail}",
    ),
)
_INCOMPLETE = Reason(
    "incomplete-chain",
    Text(
        id="Server tidak mengirim sertifikat antara, sehingga jalur ke akar yang diakui tidak dapat dinilai; lihat temuan tentang rantai sertifikat.",
        en="The server does not send the intermediate certificate, so the path to a recognised root cannot be judged; see the finding about the chain.",
    ),
)


def _handshake(trust: Trust) -> Handshake:
    return build.handshake(trust=trust)


@check(
    id="tls-trust",
    title=Text(id="Sertifikat dipercaya peramban", en="Browsers trust the certificate"),
    action=Text(
        id="Pasang sertifikat dari penerbit yang diakui beserta rantainya",
        en="Install a certificate from a recognised authority with its chain",
    ),
    why=Text(
        id="Sertifikat membuktikan bahwa pengunjung tersambung ke situs yang sebenarnya. Bila peramban tidak mempercayainya, masyarakat melihat peringatan "
        "bahaya; yang terbiasa mengabaikannya tidak akan menyadari ketika suatu saat benar-benar tersambung ke situs palsu.",
        en="The certificate proves that visitors reached the real site. When browsers do not trust it, people see a danger warning; those who learn "
        "to click it away will not notice the day they really reach a forged site.",
    ),
    fix=Fix(
        any=Text(
            id="Minta sertifikat dari penerbit yang diakui peramban (misalnya Let's Encrypt) dan pasang berkas yang memuat sertifikat situs diikuti sertifikat antara "
            "(fullchain). Sertifikat akar tidak perlu dikirim. Aktifkan perpanjangan otomatis.",
            en="Get a certificate from an authority browsers recognise (Let's Encrypt, for instance) and install the file that has the site's "
            "certificate followed by the intermediate ones (fullchain). The root need not be sent. Switch on automatic renewal.",
        ),
        measures=(SettingBlock("certificate"),),
        verify=handshake_lines("", "Verify return code"),
        expected=Text(id="Verify return code: 0 (ok)", en="Verify return code: 0 (ok)"),
    ),
    references=("RFC 5280 section 6", "RFC 8446 section 4.4.2", "CWE-295"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="configuration", harm="service"),
    needs={"tls": Tls()},
    problems=(SELF_SIGNED, UNKNOWN_ROOT, INVALID),
    examples=lambda: (
        Example(SELF_SIGNED(name=f"CN={build.HOST}"), tls=_handshake(Trust.SELF_SIGNED)),
        Example(UNKNOWN_ROOT(issuer="CN=CA Contoh"), tls=_handshake(Trust.UNKNOWN_ROOT)),
        Example(INVALID(detail="path length exceeded"), tls=build.handshake(trust=Trust.INVALID, trust_detail="path length exceeded")),
        Example(tls=build.handshake()),
        Example(tls=build.failure("tls"), reason=reason.of_failure(build.failure("tls").kind)),
        Example(tls=_handshake(Trust.INCOMPLETE), reason=_INCOMPLETE),
    ),
    reasons=(_INCOMPLETE,),
)
def tls_trust(tls: Handshake) -> Findings:
    leaf = parse.certificate(tls.leaf)
    match tls.trust:
        case Trust.SELF_SIGNED:
            yield SELF_SIGNED(name=leaf.subject if leaf else "?")
        case Trust.INCOMPLETE:
            raise Unknown(_INCOMPLETE)
        case Trust.UNKNOWN_ROOT:
            yield UNKNOWN_ROOT(issuer=leaf.issuer if leaf else "?")
        case Trust.INVALID:
            yield INVALID(detail=tls.trust_detail or "?")
