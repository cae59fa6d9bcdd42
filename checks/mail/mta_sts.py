"""MTA-STS tells senders to deliver mail encrypted, and only to the servers that its policy names (RFC 8461)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    Exchange,
    Failure,
    FailureKind,
    Finding,
    Findings,
    Fix,
    Handshake,
    Kind,
    MtaStsAnswer,
    MtaStsFile,
    NotApplicable,
    Outcome,
    Problem,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    certificate_faults,
    check,
    mail_hosts,
    mta_sts_answer,
    mta_sts_records,
    parse,
    policy_addresses,
    policy_host,
    reason,
    require_answers,
    require_readable,
    resolution,
    takes_mail,
)

MISSING = Problem(
    "missing",
    Risk(1, 2),
    Text(
        id="{domain} tidak memiliki kebijakan MTA-STS, sehingga orang di tengah jalur dapat memaksa surel dikirim tanpa enkripsi. Catatan yang dapat dipasang: _mta-sts.{domain} TXT “{record}”",
        en="{domain} has no MTA-STS policy, so somebody on the way can force mail to be sent without encryption. A record to publish: _mta-sts.{domain} TXT “{record}”",
    ),
)
WITHDRAWN = Problem(
    "withdrawn",
    Risk(1, 2),
    Text(
        id="Kebijakan MTA-STS {domain} berbunyi mode: none, yang berarti dicabut. Bila server surel sudah siap, pasang kembali mulai dari mode: testing.",
        en="The MTA-STS policy of {domain} says mode: none, which means that it was withdrawn. Once the mail servers are ready, begin again with mode: testing.",
    ),
)
RECORD = Problem(
    "record",
    Risk(2, 2),
    Text(
        id="Catatan MTA-STS di _mta-sts.{domain} tidak dapat dipakai (harus tepat satu, dengan id= berisi 1 sampai 32 huruf dan angka): {records}",
        en="The MTA-STS record at _mta-sts.{domain} cannot be used (there must be exactly one, with an id= of 1 to 32 letters and digits): {records}",
    ),
    Kind.LAPSE,
)
UNREACHABLE = Problem(
    "policy-unreachable",
    Risk(2, 2),
    Text(
        id="Kebijakan MTA-STS {domain} tidak dapat diambil pengirim dari https://{host}{path}: {answer}",
        en="Senders cannot fetch the MTA-STS policy of {domain} from https://{host}{path}: {answer}",
    ),
    Kind.LAPSE,
)
CERTIFICATE = Problem(
    "policy-certificate",
    Risk(2, 2),
    Text(
        id="Sertifikat {host} tidak diterima pengirim, sehingga kebijakan MTA-STS tidak berlaku (untuk {names}, berlaku sampai {until}, penerbit {issuer}).",
        en="Senders do not take the certificate of {host}, so the MTA-STS policy does not hold (for {names}, valid until {until}, issuer {issuer}).",
    ),
    Kind.LAPSE,
)
SYNTAX = Problem(
    "policy-syntax",
    Risk(2, 2),
    Text(
        id="Berkas kebijakan MTA-STS {domain} salah pada {keys}, sehingga pengirim tidak memakainya.",
        en="The file of the MTA-STS policy of {domain} is wrong at {keys}, so senders do not use it.",
    ),
    Kind.LAPSE,
)
MISMATCH = Problem(
    "mx-mismatch",
    Risk(5, 3),
    Text(
        id="Kebijakan MTA-STS {domain} (enforce) tidak menyebut server surel {host}; pengirim yang mematuhinya menolak mengantarkan surel ke sana. Yang disebut: {listed}",
        en="The MTA-STS policy of {domain} (enforce) does not name the mail server {host}; senders who keep to it refuse to deliver mail there. It names: {listed}",
    ),
    Kind.LAPSE,
)
UNLISTED = Problem(
    "mx-unlisted",
    Risk(2, 2),
    Text(
        id="Kebijakan MTA-STS {domain} (testing) tidak menyebut server surel {host}; begitu diubah menjadi enforce, surel ke sana ditolak. Yang disebut: {listed}",
        en="The MTA-STS policy of {domain} (testing) does not name the mail server {host}; once it says enforce, mail to it is refused. It names: {listed}",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_HOST, _POLICY_HOST = f"surat.{_DOMAIN}", f"mta-sts.{_DOMAIN}"
_PATH = "/.well-known/mta-sts.txt"
_RECORD = "v=STSv1; id=20261121"
_POLICY = f"version: STSv1\nmode: {{mode}}\nmx: {_HOST}\nmax_age: 604800\n"


def _at(*records: str, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    sound = {f"{_DOMAIN} MX": (f"10 {_HOST}.",), f"{_POLICY_HOST} A": ("192.0.2.7",), f"_mta-sts.{_DOMAIN} TXT": records}
    return build.domain_lookups(DomainSubject.MTA_STS, {**sound, **zone})


def _file(mode: str = "enforce", text: str = _POLICY, status: int = 200, names: tuple[str, ...] = (_POLICY_HOST,)) -> MtaStsAnswer:
    answer = build.page({"Content-Type": "text/plain"}, text.replace("{mode}", mode), status, _PATH)
    return build.mta_sts(answer, build.handshake(host=_POLICY_HOST, names=names))


@check(
    id="mail-mta-sts",
    title=Text(id="Pengirim diminta mengenkripsi surel (MTA-STS)", en="Senders are asked to encrypt mail (MTA-STS)"),
    action=Text(id="Benahi kebijakan enkripsi surel (MTA-STS)", en="Put the policy on mail encryption (MTA-STS) in order"),
    why=Text(
        id="Tanpa kebijakan ini, enkripsi surel antarserver dapat digagalkan di tengah jalur tanpa terlihat. Kebijakan yang keliru lebih buruk: pengirim seperti Google dan Microsoft menahan surel yang ditujukan kepada pemerintah kota.",
        en="Without this policy the encryption of mail between servers can be defeated on the way unseen. A wrong policy is worse: senders such as Google and Microsoft hold back mail to the city.",
    ),
    fix=Fix(
        any=Text(
            id="1. Pastikan setiap server surel (MX) menerima STARTTLS dengan sertifikat tepercaya atas namanya. 2. Sediakan situs HTTPS mta-sts di bawah domain dengan berkas /.well-known/mta-sts.txt: "
            "version: STSv1, mode: testing, satu baris mx: untuk setiap MX, dan max_age: seminggu dalam detik. 3. Pasang catatan TXT di _mta-sts: v=STSv1; id=tanggal hari ini. "
            "4. Baca laporan TLS-RPT beberapa minggu, lalu ubah menjadi mode: enforce. Setiap kali berkas atau MX berubah, ubah pula berkasnya dahulu, kemudian id.",
            en="1. Make sure that every mail server (MX) takes STARTTLS with a trusted certificate for its name. 2. Set up an HTTPS site mta-sts below the domain with the file /.well-known/mta-sts.txt: "
            "version: STSv1, mode: testing, a line mx: for each MX, and max_age: a week in seconds. 3. Publish the TXT record at _mta-sts: v=STSv1; id=today's date. "
            "4. Read TLS-RPT reports for some weeks, then change to mode: enforce. Whenever the file or an MX changes, change the file first and then the id.",
        ),
        verify="curl -sS https://mta-sts.{host}/.well-known/mta-sts.txt",
        expected=Text(
            id="isi kebijakan, dimulai dengan version: STSv1, dengan satu baris mx: untuk setiap server surel",
            en="the policy, which begins with version: STSv1, with a line mx: for each mail server",
        ),
    ),
    references=("RFC 8461", "CWE-319", "OWASP Top 10 2025 A04"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.INTERCEPTION),
    needs={"records": DomainRecords(DomainSubject.MTA_STS), "policy": MtaStsFile()},
    problems=(MISSING, WITHDRAWN, RECORD, UNREACHABLE, CERTIFICATE, SYNTAX, MISMATCH, UNLISTED),
    examples=lambda: (
        Example(records=_at(_RECORD), policy=_file()),
        Example(records=_at(_RECORD), policy=_file("testing")),
        Example(
            records=_at(_RECORD, "catatan lain"),
            policy=_file(text=_POLICY.replace(_HOST, f"*.{_DOMAIN}").replace("\n", "\r\n") + "lain: x\n"),
        ),
        Example(MISSING(domain=_DOMAIN, record=_RECORD), records=_at(), policy=build.mta_sts()),
        Example(MISSING(domain=_DOMAIN, record=_RECORD), records=_at("v=spf1 -all"), policy=build.mta_sts()),
        Example(WITHDRAWN(domain=_DOMAIN), records=_at(_RECORD), policy=_file("none")),
        Example(RECORD(domain=_DOMAIN, records=("v=STSv1; id=2026-11-21",)), records=_at("v=STSv1; id=2026-11-21"), policy=_file()),
        Example(RECORD(domain=_DOMAIN, records=("v=STSv1; id=2", _RECORD)), records=_at(_RECORD, "v=STSv1; id=2"), policy=_file()),
        Example(
            UNREACHABLE(_POLICY_HOST, domain=_DOMAIN, host=_POLICY_HOST, path=_PATH, answer="404"),
            records=_at(_RECORD),
            policy=_file(status=404),
        ),
        Example(
            UNREACHABLE(_POLICY_HOST, domain=_DOMAIN, host=_POLICY_HOST, path=_PATH, answer="301"),
            records=_at(_RECORD),
            policy=_file(status=301),
        ),
        Example(
            UNREACHABLE(_POLICY_HOST, domain=_DOMAIN, host=_POLICY_HOST, path=_PATH, answer="A, AAAA: -"),
            records=_at(_RECORD, zone={f"{_POLICY_HOST} A": "NXDOMAIN", f"{_POLICY_HOST} AAAA": "NXDOMAIN"}),
            policy=build.mta_sts(build.failure("no-such-name"), build.failure("no-such-name")),
        ),
        Example(
            CERTIFICATE(
                _POLICY_HOST, host=_POLICY_HOST, names=(_DOMAIN,), until=build.validity(build.handshake())[1], issuer="CN=CA Contoh"
            ),
            records=_at(_RECORD),
            policy=_file(names=(_DOMAIN,)),
        ),
        Example(SYNTAX(domain=_DOMAIN, keys=("mode",)), records=_at(_RECORD), policy=_file("Enforce")),
        Example(
            MISMATCH(_HOST, domain=_DOMAIN, host=_HOST, listed=("lama.kotacontoh.go.id",)),
            records=_at(_RECORD),
            policy=_file(text=_POLICY.replace(_HOST, f"lama.{_DOMAIN}")),
        ),
        Example(
            UNLISTED(f"a.b.{_DOMAIN}", domain=_DOMAIN, host=f"a.b.{_DOMAIN}", listed=(f"*.{_DOMAIN}",)),
            records=_at(_RECORD, zone={f"{_DOMAIN} MX": (f"10 a.b.{_DOMAIN}.",)}),
            policy=_file("testing", _POLICY.replace(_HOST, f"*.{_DOMAIN}")),
        ),
        Example(
            records=_at(zone={f"{_DOMAIN} MX": ("0 .",)}), policy=build.mta_sts(), reason=reason.NO_MAIL, outcome=Outcome.NOT_APPLICABLE
        ),
        Example(
            records=_at(zone={f"_mta-sts.{_DOMAIN} TXT": build.failure("timeout")}),
            policy=build.mta_sts(),
            reason=reason.of_failure(FailureKind.TIMEOUT),
        ),
        Example(
            records=_at(_RECORD),
            policy=build.mta_sts(build.failure("timeout"), build.failure("timeout")),
            reason=reason.of_failure(FailureKind.TIMEOUT),
        ),
        Example(records=_at(_RECORD), policy=_file(status=503), reason=reason.SERVER_ERROR),
        Example(
            records=_at(_RECORD),
            policy=build.mta_sts(build.excerpt(build.page(text=_POLICY)), build.handshake(host=_POLICY_HOST, names=(_POLICY_HOST,))),
            reason=reason.PARTLY_READ,
        ),
        Example(
            records=_at(zone={f"{_DOMAIN} MX": "NXDOMAIN"}), policy=build.mta_sts(), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)
        ),
    ),
)
def mail_mta_sts(records: DomainLookups, policy: MtaStsAnswer) -> Findings:
    domain, dns = records.domain, resolution(records)
    hosts = mail_hosts(domain, dns)
    if hosts.answer.require().nxdomain:
        raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), domain)
    if not takes_mail(hosts.answer):
        raise NotApplicable(reason.NO_MAIL)
    mta_sts_answer(domain, dns).require()
    own = mta_sts_records(domain, dns)
    if not own:
        yield MISSING(domain=domain, record=f"v=STSv1; id={policy.at:%Y%m%d}")
    elif len(own) > 1 or not own[0].id:
        yield RECORD(domain=domain, records=tuple(record.text for record in own))
    else:
        addresses = policy_addresses(domain, dns)
        if all(not one.open and not one.records for one in addresses):
            yield UNREACHABLE(policy_host(domain), domain=domain, host=policy_host(domain), path=_PATH, answer="A, AAAA: -")
        else:
            yield from _of_file(domain, policy, [host.name for host in hosts.hosts if not host.literal])


def _of_file(domain: str, policy: MtaStsAnswer, hosts: list[str]) -> Iterator[Finding]:
    host, tls, answer = policy_host(domain), policy.tls, policy.answer
    if isinstance(tls, Handshake) and any(certificate_faults(tls, host)):
        leaf = parse.certificate(tls.leaf)
        names, until, issuer = (leaf.names, leaf.not_after.date().isoformat(), leaf.issuer) if leaf else ((), "?", "?")
        yield CERTIFICATE(host, host=host, names=names or ("-",), until=until, issuer=issuer)
        return
    if isinstance(answer, Failure) and answer.kind in (FailureKind.REFUSED, FailureKind.TLS):
        yield UNREACHABLE(host, domain=domain, host=host, path=_PATH, answer=answer.detail or answer.kind.value)
        return
    if answer is None:
        raise Unknown(reason.NOT_COLLECTED)
    require_answers((answer,))
    if isinstance(tls, Failure):
        raise Unknown(reason.of_failure(tls.kind), tls.detail)
    assert isinstance(answer, Exchange)
    if answer.final.status != 200:
        yield UNREACHABLE(host, domain=domain, host=host, path=_PATH, answer=str(answer.final.status))
        return
    file = parse.mta_sts_policy(require_readable(answer.final, answer.url).body.text)
    if file.wrong:
        yield SYNTAX(domain=domain, keys=file.wrong)
    elif file.mode == "none":
        yield WITHDRAWN(domain=domain)
    else:
        problem = MISMATCH if file.mode == "enforce" else UNLISTED
        for name in hosts:
            if not file.admits(name):
                yield problem(name, domain=domain, host=name, listed=file.mail_hosts)
