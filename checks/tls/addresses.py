"""Every address of the host answers alike (RFC 8305: visitors take whichever answers first)."""

from checks import (
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Problem,
    Risk,
    Survey,
    Text,
    TlsAnswers,
    TlsSurvey,
    Unknown,
    bearing,
    build,
    check,
    reason,
)

# What the server itself did; silence may as well be the scanner's own network.
TURNED_AWAY = (FailureKind.REFUSED, FailureKind.RESET, FailureKind.TLS, FailureKind.MALFORMED)

DEAD = Problem(
    "dead",
    Risk(2, 2),
    Text(
        id="Alamat {address} ada di DNS, tetapi tidak melayani TLS, sehingga sebagian pengunjung gagal membuka situs.",
        en="The address {address} is in the DNS but does not serve TLS, so some visitors cannot open the site.",
    ),
)
VERSIONS = Problem(
    "versions",
    Risk(1, 1),
    Text(
        id="Versi TLS yang diterima berbeda antaralamat: {answers}",
        en="The accepted TLS versions differ between addresses: {answers}",
    ),
)
CERTIFICATES = Problem(
    "certificates",
    Risk(1, 1),
    Text(
        id="Sertifikat yang dikirim berbeda antaralamat ({count} macam); pastikan semuanya ikut diperpanjang.",
        en="The addresses send different certificates ({count:kind/kinds}); make sure that all of them are renewed.",
    ),
)


def _turns(problem: str, indonesian: str, english: str) -> Problem:
    """Servers behind one address that are not alike in one respect."""
    return Problem(
        f"turns-{problem}",
        Risk(2, 2),
        Text(
            id=f"Di balik alamat {{address}} ada beberapa server yang bergantian menjawab, dan {indonesian}",
            en=f"Several servers take turns behind the address {{address}}, and {english}",
        ),
    )


# By the topic of `TlsAnswers.inconsistency`.
TURNS = {
    "versions": _turns("versions", "versi TLS yang diterima tidak sama: {versions}", "they do not accept the same TLS versions: {versions}"),
    "names": _turns("names", "sertifikatnya berlaku untuk nama yang berbeda: {names}", "their certificates are for different names: {names}"),
    "dates": _turns("dates", "masa berlaku sertifikatnya tidak sama: {dates}", "their certificates are valid from and until different days: {dates}"),
    "refusals": _turns("refusals", "sebagian menolak sambungan yang diterima yang lain ({refusals})", "some of them refuse what the others accept ({refusals})"),
    "suites": _turns("suites", "suite yang diterima tidak sama: {suites}", "they do not accept the same suites: {suites}"),
}  # fmt: skip
_DIFFERENCES = {
    "versions": ("TLSv1.2", "TLSv1.3"),
    "names": ("dinkes.kotacontoh.go.id", "lain.kotacontoh.go.id"),
    "dates": ("2026-01-01/2026-04-01", "2026-03-01/2026-06-01"),
    "refusals": ("alert 40",),
    "suites": ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",),
}
FIRST, SECOND = "192.0.2.7", "2001:db8::7"


def _both(second: TlsAnswers | Failure) -> TlsSurvey:
    return TlsSurvey({FIRST: build.tls_answers(address=FIRST), SECOND: second}, build.AT)


@check(
    id="tls-addresses",
    title=Text(id="Semua alamat situs menjawab dengan cara yang sama", en="All addresses of the site answer alike"),
    action=Text(id="Samakan konfigurasi TLS di semua alamat situs", en="Make the TLS configuration equal on all addresses of the site"),
    why=Text(
        id="Bila satu nama menunjuk ke beberapa server, pengunjung tidak dapat memilih. Satu server yang tertinggal membuat gangguan yang sulit dilacak dan menjadi jalan masuk yang paling lemah.",
        en="When one name points to several servers, visitors cannot choose. A single server left behind causes faults that are hard to trace, and is the weakest way in.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang sertifikat dan konfigurasi TLS yang sama di semua server, termasuk yang melayani IPv6 (pada nginx: listen [::]:443 ssl). Hapus catatan A atau AAAA yang servernya sudah tidak dipakai.",
            en="Install the same certificate and TLS configuration on all servers, those for IPv6 included (nginx: listen [::]:443 ssl). Remove A and AAAA records of servers that are no longer in use.",
        ),
        nginx="listen 443 ssl;\nlisten [::]:443 ssl;",
        verify="for a in $(dig +short A {host}; dig +short AAAA {host}); do case $a in *:*) b=[$a];; *) b=$a;; esac; echo $a $(openssl s_client -connect $b:{port} -servername {host} </dev/null 2>&1 | grep -m2 -E '^New|subject=|errno'); done",
        expected=Text(
            id="subject dan versi yang sama pada setiap alamat, tanpa errno",
            en="the same subject and version at every address, without errno",
        ),
    ),
    references=("RFC 8305", "CWE-1188", "OWASP Top 10 2025 A02", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(flaw="configuration"),
    needs={"survey": Survey()},
    problems=(DEAD, VERSIONS, CERTIFICATES, *TURNS.values()),
    examples=lambda: (
        Example(DEAD(SECOND, address=SECOND), survey=_both(build.failure("refused"))),
        Example(
            VERSIONS(answers=(f"{FIRST}: TLSv1.2 TLSv1.3", f"{SECOND}: TLSv1.3")),
            survey=_both(build.tls_answers(address=SECOND, versions=build.without("TLSv1.2"))),
        ),
        Example(CERTIFICATES(count=2), survey=_both(build.tls_answers(address=SECOND, certificate="c3" * 32))),
        *(
            Example(problem(FIRST, address=FIRST, **{topic: values}), survey=build.survey(address=FIRST, inconsistency={topic: values}))
            for topic, problem in TURNS.items()
            for values in (_DIFFERENCES[topic],)
        ),
        Example(survey=build.survey()),
        Example(survey=_both(build.tls_answers(address=SECOND))),
        Example(survey=_both(build.failure("timeout")), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(survey=_both(build.tls_answers(address=SECOND, certificate=None)), reason=reason.UNANSWERED),
    ),
)
def tls_addresses(survey: TlsSurvey) -> Findings:
    failures = {address: outcome for address, outcome in survey.addresses.items() if isinstance(outcome, Failure)}
    if not survey.answers:
        raise Unknown(next((reason.of_failure(failure.kind) for failure in failures.values()), reason.UNANSWERED))
    for address, failure in failures.items():
        if failure.kind in TURNED_AWAY:
            yield DEAD(address, address=address)
    for answers in survey.answers:
        for topic, values in sorted(answers.inconsistency.items()):
            yield TURNS[topic](answers.address, address=answers.address, **{topic: values})
    versions = {answers.address: answers.accepted_versions for answers in survey.answers}
    if len(set(versions.values())) > 1:
        yield VERSIONS(answers=tuple(f"{address}: {' '.join(accepted)}" for address, accepted in versions.items()))
    certificates = {answers.certificate for answers in survey.answers}
    if len(certificates - {None}) > 1:
        yield CERTIFICATES(count=len(certificates - {None}))
    silent = next((failure for failure in failures.values() if failure.kind not in TURNED_AWAY), None)
    if silent is not None:
        raise Unknown(reason.of_failure(silent.kind), silent.detail)
    if None in certificates and len(survey.answers) > 1:
        raise Unknown(reason.UNANSWERED)
