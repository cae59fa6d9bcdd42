"""The server sends its certificate and those that lead to a root, in order and nothing else (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2)."""

from collections.abc import Iterator

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    NotApplicable,
    Outcome,
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
    utc_moment,
)

INCOMPLETE = Problem(
    "incomplete",
    Risk(3, 2),
    Text(
        id="Server tidak mengirim sertifikat antara (intermediate) dari {issuer}, sehingga sebagian aplikasi dan gawai menolak sambungan.",
        en="The server does not send the intermediate certificate of {issuer}, so some applications and devices refuse to connect.",
    ),
    kind=Kind.LAPSE,
)
EXPIRED = Problem(
    "expired",
    Risk(4, 3),
    Text(
        id="Sertifikat penerbit {name} kedaluwarsa sejak {date}, sehingga peramban dan aplikasi menolak sambungan.",
        en="The issuer's certificate {name} expired on {date}, so browsers and applications refuse to connect.",
    ),
    kind=Kind.LAPSE,
)
NOT_YET = Problem(
    "not-yet",
    Risk(4, 3),
    Text(
        id="Sertifikat penerbit {name} baru berlaku mulai {date}, sehingga peramban menolak sambungan.",
        en="The issuer's certificate {name} is valid only from {date}, so browsers refuse to connect.",
    ),
    kind=Kind.LAPSE,
)
ORDER = Problem(
    "order",
    Risk(2, 1),
    Text(
        id="Sertifikat dikirim tidak berurutan; sebagian aplikasi tidak dapat menyusunnya: {names}",
        en="The certificates are not sent in order, and some applications cannot sort them: {names}",
    ),
)
SUPERFLUOUS = Problem(
    "superfluous",
    Risk(1, 1),
    Text(
        id="Server mengirim sertifikat yang tidak termasuk rantai, yang memperlambat setiap sambungan: {names}",
        en="The server sends certificates that are no part of the chain, which slows every connection: {names}",
    ),
)
ROOT = Problem(
    "root",
    Risk(1, 1),
    Text(
        id="Server ikut mengirim sertifikat akar {name}, yang tidak ada gunanya karena peramban memakai miliknya sendiri.",
        en="The server also sends the root {name}, which serves nothing, because browsers use their own copy.",
    ),
)
_FORGEABLE = ("md2", "md4", "md5", "sha1")
_UNTRUSTED = Reason(
    "untrusted-chain",
    Text(
        id="Sertifikat ini tidak berasal dari penerbit yang diakui, sehingga susunan rantainya belum perlu dinilai; lihat temuan tentang kepercayaan.",
        en="This certificate is not from a recognised authority, so the order of its chain does not matter yet; see the finding about trust.",
    ),
)


def _handshake(*above: bytes, trust: Trust = Trust.TRUSTED) -> Handshake:
    return build.handshake(chain=(build.authority("CA Contoh").issue(build.HOST), *above), trust=trust)


def _examples() -> tuple[Example, ...]:
    root, stranger = build.authority("CA Akar"), build.authority("CA Lain")
    issuer, former = build.authority("CA Contoh", root), build.authority("CA Contoh", root, days_left=-9)
    early = build.authority("CA Contoh", root, days_left=3651)
    return (
        Example(INCOMPLETE(issuer="CN=CA Contoh,O=CA Contoh"), tls=_handshake(trust=Trust.INCOMPLETE), survey=build.survey()),
        Example(
            INCOMPLETE(issuer="CN=CA Contoh,O=CA Contoh"),
            tls=_handshake(stranger.certificate, trust=Trust.INCOMPLETE),
            survey=build.survey(),
        ),
        Example(
            EXPIRED("CN=CA Contoh,O=CA Contoh", name="CN=CA Contoh,O=CA Contoh", date="2026-11-12T12:00:00Z"),
            tls=_handshake(former.certificate),
            survey=build.survey(),
        ),
        Example(
            NOT_YET("CN=CA Contoh,O=CA Contoh", name="CN=CA Contoh,O=CA Contoh", date="2026-11-22T12:00:00Z"),
            tls=_handshake(early.certificate),
            survey=build.survey(),
        ),
        Example(
            ORDER(names=(f"CN={build.HOST}", "CN=CA Akar,O=CA Akar", "CN=CA Contoh,O=CA Contoh")),
            ROOT(name="CN=CA Akar,O=CA Akar"),
            tls=_handshake(root.certificate, issuer.certificate),
            survey=build.survey(),
        ),
        Example(
            SUPERFLUOUS(names=("CN=CA Lain,O=CA Lain",)), tls=_handshake(issuer.certificate, stranger.certificate), survey=build.survey()
        ),
        Example(ROOT(name="CN=CA Akar,O=CA Akar"), tls=_handshake(issuer.certificate, root.certificate), survey=build.survey()),
        Example(tls=_handshake(issuer.certificate), survey=build.survey()),
        Example(tls=build.handshake(), survey=build.survey()),
        Example(tls=build.handshake(trust=Trust.SELF_SIGNED), survey=build.survey(), reason=_UNTRUSTED, outcome=Outcome.NOT_APPLICABLE),
        Example(
            tls=_handshake(root.certificate, trust=Trust.UNKNOWN_ROOT),
            survey=build.survey(),
            reason=_UNTRUSTED,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    )


@check(
    id="tls-chain",
    title=Text(id="Rantai sertifikat lengkap dan berurutan", en="The chain is complete and in order"),
    action=Text(id="Pasang rantai sertifikat yang lengkap dan berurutan", en="Install the complete chain of certificates in order"),
    why=Text(
        id="Peramban di komputer sering menambal rantai yang kurang, sehingga pengelola tidak melihat masalahnya. Aplikasi ponsel, sistem lain, dan penghubung layanan tidak menambal: sambungan mereka "
        "ditolak dan layanan terganggu tanpa sebab yang tampak.",
        en="Browsers on computers often complete a chain that lacks a certificate, so site managers see no problem. Apps on phones, other systems and service buses do not: their connections fail, and services "
        "break for no visible reason.",
    ),
    fix=Fix(
        any=Text(
            id="Pakai berkas fullchain dari penerbit: sertifikat situs lebih dahulu, lalu sertifikat antara yang menandatanganinya, dan seterusnya, tanpa sertifikat akar. Hapus sertifikat lama atau milik "
            "penerbit lain dari berkas itu.",
            en="Use the fullchain file of the authority: the site's certificate first, then the intermediate that signed it, and so on, without the root. Take old certificates and those of other authorities "
            "out of the file.",
        ),
        measures=(SettingBlock("certificate"),),
        verify=handshake_lines("-showcerts", "^ *[0-9]+ s:|Verify return code"),
        expected=Text(
            id="Verify return code: 0 (ok); setiap sertifikat satu kali, berurutan, tanpa akar",
            en="Verify return code: 0 (ok); each certificate once, in order, without the root",
        ),
    ),
    references=("RFC 5246 section 7.4.2", "RFC 8446 section 4.4.2", "CWE-296", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="configuration", harm="service"),
    needs={"tls": Tls(), "survey": Survey()},
    problems=(INCOMPLETE, EXPIRED, NOT_YET, ORDER, SUPERFLUOUS, ROOT),
    examples=_examples,
    reasons=(_UNTRUSTED,),
)
def tls_chain(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    yield from each_certificate(tls, survey, _of_certificate)


def _of_certificate(view: CertificateView) -> Findings:
    trust = view.certificate.trust
    if trust in (Trust.SELF_SIGNED, Trust.UNKNOWN_ROOT, Trust.INVALID):
        raise NotApplicable(_UNTRUSTED)
    chain = parse.chain(view.certificate.chain)
    if chain is None:
        raise Unknown(reason.of_failure(FailureKind.MALFORMED))
    if chain.unverified:
        raise Unknown(reason.UNVERIFIED_CHAIN)
    if trust is Trust.INCOMPLETE:
        # What else was sent is then most often the wrong intermediate: the same fault, not another one.
        yield INCOMPLETE(issuer=chain.path[-1].issuer)
        return
    for member in view.path[1:]:
        if view.at > member.not_after:
            yield EXPIRED(member.subject, name=member.subject, date=utc_moment(member.not_after))
        elif view.at < member.not_before:
            yield NOT_YET(member.subject, name=member.subject, date=utc_moment(member.not_before))
    if not chain.ordered:
        yield ORDER(names=tuple(member.subject for member in chain.path))
    if superfluous := (*chain.superfluous, *_useless(chain, view)):
        yield SUPERFLUOUS(names=tuple(member.subject for member in superfluous))
    if chain.root is not None:
        yield ROOT(name=chain.root.subject)


def _useless(chain: parse.Chain, view: CertificateView) -> Iterator[parse.X509]:
    """What leads away from the leaf but to nowhere: off the path that browsers take, and ended or signed with a hash that can be forged.

    A root that an older one certifies too is sent for old devices, and does no harm.
    """
    path = {member.sha256 for member in view.path}
    for member in chain.path[1:]:
        if member.sha256 not in path and member is not chain.root and (member.not_after < view.at or member.signature in _FORGEABLE):
            yield member
