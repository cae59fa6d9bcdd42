"""Browsers trust the certificate: a path leads from it to a root they know (RFC 5280 section 6)."""

from checks import (
    CertificateView,
    Example,
    Failure,
    Findings,
    Fix,
    Handshake,
    Kind,
    Problem,
    Reason,
    Risk,
    SettingBlock,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Trust,
    Unknown,
    bearing,
    build,
    check,
    each_certificate,
    handshake_lines,
    parse,
    reason,
)

SELF_SIGNED = Problem(
    "self-signed",
    Risk(4, 3),
    Text(
        id="Sertifikat dibuat sendiri oleh server (self-signed), bukan diterbitkan oleh penerbit yang diakui: {name}",
        en="The certificate is self-signed, not issued by a recognised authority: {name}",
    ),
    kind=Kind.LAPSE,
)
UNKNOWN_ROOT = Problem(
    "unknown-root",
    Risk(4, 3),
    Text(
        id="Sertifikat diterbitkan oleh {issuer}, yang tidak diakui peramban.",
        en="The certificate was issued by {issuer}, which browsers do not recognise.",
    ),
    kind=Kind.LAPSE,
)
INVALID = Problem(
    "invalid",
    Risk(4, 3),
    Text(
        id="Rantai sertifikat tidak sah, sehingga {clients} menolaknya: {detail}",
        en="The certificate chain is invalid, so {clients} reject it: {detail}",
    ),
    kind=Kind.LAPSE,
)
PURPOSE = Problem(
    "purpose",
    Risk(4, 3),
    Text(
        id="Sertifikat {name} tidak diterbitkan untuk server (extended key usage), sehingga {clients} menolaknya.",
        en="The certificate {name} was not issued for servers (extended key usage), so {clients} reject it.",
    ),
    kind=Kind.LAPSE,
)
USAGE = Problem(
    "usage",
    Risk(4, 3),
    Text(
        id="Kunci sertifikat hanya boleh dipakai untuk {usages}, padahal server ini memerlukan {lack}; peramban memutus sambungan, begitu pula {clients}.",
        en="The certificate's key may be used for {usages} only, but this server needs {lack}; browsers break off the connection, and so do: {clients}.",
    ),
    kind=Kind.LAPSE,
)
PARTLY = Problem(
    "partly",
    Risk(3, 2),
    Text(
        id="Peramban memercayai sertifikat ini, tetapi {clients} menolaknya: {details}",
        en="Browsers trust the certificate, but {clients} reject it: {details}",
    ),
)
_PURPOSE = "unsuitable certificate purpose: "
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
        id="Sertifikat membuktikan bahwa pengunjung tersambung ke situs yang sebenarnya. Bila peramban tidak memercayainya, masyarakat melihat peringatan "
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
    references=("RFC 5280 section 6", "RFC 8446 section 4.4.2", "CWE-295", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="configuration", harm="service"),
    needs={"tls": Tls(), "survey": Survey()},
    problems=(SELF_SIGNED, UNKNOWN_ROOT, INVALID, PURPOSE, USAGE, PARTLY),
    examples=lambda: (
        Example(SELF_SIGNED(name=f"CN={build.HOST}"), tls=_handshake(Trust.SELF_SIGNED), survey=build.survey()),
        Example(UNKNOWN_ROOT(issuer="CN=CA Contoh"), tls=_handshake(Trust.UNKNOWN_ROOT), survey=build.survey()),
        Example(
            INVALID(detail="path length exceeded", clients=("Chrome", "OpenSSL")),
            tls=build.handshake(trust=Trust.INVALID, trust_detail="path length exceeded", refusals=("Chrome", "OpenSSL")),
            survey=build.survey(),
        ),
        Example(
            PURPOSE(name=f"CN={build.HOST}", clients=("Chrome",)),
            tls=build.handshake(trust=Trust.INVALID, trust_detail=f"{_PURPOSE}CN={build.HOST}"),
            survey=build.survey(),
        ),
        Example(
            USAGE(usages=("keyEncipherment",), lack="digitalSignature", clients=("GnuTLS",)),
            tls=build.handshake(chain=(build.authority().issue(build.HOST, usages=("key_encipherment",)),)),
            survey=build.survey(),
        ),
        Example(PARTLY(clients=("GnuTLS",), details=("GnuTLS: ?",)), tls=build.handshake(refusals=("GnuTLS",)), survey=build.survey()),
        Example(tls=build.handshake(), survey=build.survey()),
        Example(tls=build.failure("tls"), survey=build.survey(), reason=reason.of_failure(build.failure("tls").kind)),
        Example(tls=_handshake(Trust.INCOMPLETE), survey=build.survey(), reason=_INCOMPLETE),
    ),
    reasons=(_INCOMPLETE,),
)
def tls_trust(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    yield from each_certificate(tls, survey, _of_certificate)


def _of_certificate(view: CertificateView) -> Findings:
    leaf, certificate = parse.certificate(view.certificate.leaf), view.certificate
    clients = tuple(refusal.client for refusal in certificate.refusals) or ("Chrome",)
    match certificate.trust:
        case Trust.SELF_SIGNED:
            yield SELF_SIGNED(name=leaf.subject if leaf else "?")
        case Trust.INCOMPLETE:
            raise Unknown(_INCOMPLETE)
        case Trust.UNKNOWN_ROOT:
            yield UNKNOWN_ROOT(issuer=leaf.issuer if leaf else "?")
        case Trust.INVALID if certificate.trust_detail.startswith(_PURPOSE):
            yield PURPOSE(name=certificate.trust_detail.removeprefix(_PURPOSE), clients=clients)
        case Trust.INVALID:
            yield INVALID(detail=certificate.trust_detail or "?", clients=clients)
        case Trust.TRUSTED if certificate.refusals and not view.lack:
            yield PARTLY(clients=clients, details=tuple(f"{refusal.client}: {refusal.words}" for refusal in certificate.refusals))
    if leaf and view.lack:
        # GnuTLS looks at the use of the key in the handshake, as browsers do; OpenSSL only wants one that any server has, in the path.
        others = (*(refusal.client for refusal in certificate.refusals if refusal.client != "Chrome"), "GnuTLS")
        yield USAGE(usages=leaf.usages or ("-",), lack=view.lack, clients=tuple(dict.fromkeys(others)))
