"""Where weaker suites are accepted too, the server picks the strongest that both sides know (RFC 9325 section 4.2.1)."""

from checks import (
    Example,
    Findings,
    Fix,
    Order,
    Problem,
    Risk,
    Strength,
    Survey,
    Text,
    TlsAnswers,
    TlsSurvey,
    Unknown,
    at_each_address,
    bearing,
    build,
    check,
    handshake_lines,
    reason,
    strength,
)
from checks.tls import hardening

# TLS 1.3 has no weak suites, so whose order counts there does not matter.
ORDERED = ("TLSv1.2", "TLSv1.1", "TLSv1.0", "SSLv3")
RANK = {Strength.STRONG: 3, Strength.FAIR: 2, Strength.WEAK: 1, Strength.INSECURE: 0}

CLIENT = Problem(
    "client",
    Risk(2, 1),
    Text(
        id="Pada {version} perangkat pengunjung yang menentukan suite, padahal server menerima suite yang lebih kuat dan yang lebih lemah sekaligus.",
        en="With {version} the visitor's device picks the suite, although the server accepts stronger and weaker ones side by side.",
    ),
)
WEAK_FIRST = Problem(
    "weak-first",
    Risk(2, 2),
    Text(
        id="Pada {version} server mendahulukan suite yang lebih lemah, {weak}, padahal menerima {strong}.",
        en="With {version} the server prefers a weaker suite, {weak}, although it accepts {strong}.",
    ),
)
GOOD, FAIR, _PLAIN = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"


def _answering(*suites: str, order: Order = Order.SERVER) -> TlsSurvey:
    return build.survey(suites={"TLSv1.2": suites, "TLSv1.3": ("TLS_AES_128_GCM_SHA256",)}, order={"TLSv1.2": order})


@check(
    id="tls-cipher-order",
    title=Text(id="Server mendahulukan suite terkuat", en="The server prefers its strongest suites"),
    action=hardening.HARDENING_ACTION,
    why=Text(
        id="Bila suite lemah dan kuat sama-sama diterima, urutanlah yang menentukan mana yang terpakai. Tanpa urutan yang baik, perangkat masyarakat yang sebenarnya mampu "
        "memakai perlindungan kuat tetap mendapat yang lemah.",
        en="Where weak and strong suites are both accepted, the order decides which one is used. Without a good order, devices that could have strong "
        "protection end up with the weak one.",
    ),
    fix=Fix(
        any=Text(
            id="Cara terbaik adalah menerima suite kuat saja; urutan lalu tidak penting. Bila suite lama masih diperlukan, letakkan di akhir daftar dan aktifkan urutan server.",
            en="The best way is to accept strong suites only; then the order does not matter. Where old suites are still needed, put them last and switch on the server's order.",
        ),
        measures=hardening.MEASURES,
        verify=handshake_lines(
            "-tls1_2 -cipher 'AES128-SHA:AES256-SHA:AES128-SHA256:AES128-GCM-SHA256:ECDHE+AES:!ECDHE+AESGCM:!AESCCM:@SECLEVEL=0'",
            "Cipher is",
        ),
        expected=Text(id="Cipher is (NONE)", en="Cipher is (NONE)"),
    ),
    references=("RFC 9325 section 4.2.1", "CWE-757", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(CLIENT, WEAK_FIRST),
    examples=lambda: (
        Example(CLIENT("TLSv1.2", version="TLSv1.2"), survey=_answering(GOOD, _PLAIN, order=Order.CLIENT)),
        Example(WEAK_FIRST("TLSv1.2", version="TLSv1.2", weak=_PLAIN, strong=GOOD), survey=_answering(_PLAIN, GOOD)),
        Example(survey=build.survey()),
        Example(survey=_answering(GOOD, FAIR, _PLAIN)),
        Example(survey=_answering(GOOD, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", order=Order.CLIENT)),
        Example(survey=_answering(GOOD, order=Order.UNKNOWN)),
        Example(survey=_answering(GOOD, _PLAIN, order=Order.UNKNOWN), reason=reason.UNANSWERED),
        Example(survey=build.survey(unanswered=("suites TLSv1.2",)), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_cipher_order(answers: TlsAnswers) -> Findings:
    unanswered = not answers.suites_complete
    for version in ORDERED:
        suites = answers.suites.get(version, ())
        ranks = [RANK[worth] for name in suites if (worth := strength(name)) in RANK]
        if len(set(ranks)) < 2:
            continue
        order = answers.order.get(version, Order.UNKNOWN)
        if order is Order.CLIENT:
            yield CLIENT(version, version=version)
        elif order is Order.SERVER and ranks[0] < max(ranks):
            best = next(name for name in suites if RANK.get(strength(name)) == max(ranks))
            yield WEAK_FIRST(version, version=version, weak=suites[0], strong=best)
        unanswered = unanswered or order is Order.UNKNOWN
    if unanswered:
        raise Unknown(reason.UNANSWERED)
