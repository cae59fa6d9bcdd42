"""Labelled mail servers and policies about them. What is said of each is what RFC 3207, 5321, 7435, 8461 and 8996 say; half of them look wrong, and are not, or could not be seen."""

from __future__ import annotations

import msgspec

from tests.real.mail.smtp_server import SmtpManner

EMPTY_ANSWER = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
REDIRECT = b"HTTP/1.1 301 Moved\r\nLocation: https://mta-sts.kuat.example/.well-known/mta-sts.txt\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def verdict_label(words: str) -> str:
    """What must be said, in the words of labels: the problem, or in brackets why nobody could tell."""
    return f"unknown {words}" if words.startswith("(") else f"fail ({words})" if words else "pass"


class MailDomain(msgspec.Struct, frozen=True):
    """A domain with one mail server, and its policy, whose text has ``{mx}``; what must be said of both. ``name``, ``life`` and ``by`` are of the server's certificate."""

    starttls: str = ""
    mta_sts: str = "missing"
    manner: SmtpManner = SmtpManner.SOUND
    name: str = ""
    life: int = 90
    trusted: bool = True
    oldest: bool = False
    policy: str = ""
    answer: bytes = b""
    record: str = "v=STSv1; id=1"
    policy_name: str = ""
    policy_life: int = 90
    silent: bool = False
    endless: bool = False

    @property
    def starttls_label(self) -> str:
        """What must be said of encryption, as labels have it."""
        return verdict_label(self.starttls)

    @property
    def mta_sts_label(self) -> str:
        """What must be said of the policy."""
        return verdict_label(self.mta_sts)


ENFORCE, TESTING = (f"version: STSv1\r\nmode: {mode}\r\nmx: {{mx}}\r\nmax_age: 604800\r\n" for mode in ("enforce", "testing"))
WRONG_MX = ENFORCE.replace("{mx}", "lain.example")
DOMAINS = {
    "baik": MailDomain(),
    "kecil": MailDomain(manner=SmtpManner.LOWER_CASE),
    "polos": MailDomain("none", manner=SmtpManner.PLAIN),
    "kuno": MailDomain("none", manner=SmtpManner.WITHOUT_EHLO),
    "gagal": MailDomain("broken", manner=SmtpManner.NOT_NOW),
    "tutup": MailDomain("broken", manner=SmtpManner.CLOSING),
    "usang": MailDomain("certificate-expired", life=20),
    "sendiri": MailDomain("certificate-untrusted", trusted=False),
    "lain": MailDomain("certificate-name", name="www.lain.example"),
    "tua": MailDomain("old-protocol", oldest=True),
    "usir": MailDomain("(mail-server-refuses)", manner=SmtpManner.TURNING_AWAY),
    "sibuk": MailDomain("(mail-server-refuses)", manner=SmtpManner.BUSY),
    "timpa": MailDomain("(mail-answer-altered)", manner=SmtpManner.ALTERED),
    "diam": MailDomain("(timeout)", manner=SmtpManner.SILENT),
    "tetes": MailDomain("(timeout)", manner=SmtpManner.DRIPPING),
    "abadi": MailDomain("(too-large)", manner=SmtpManner.ENDLESS),
    "asing": MailDomain("(malformed)", manner=SmtpManner.NO_SMTP),
    "kuat": MailDomain(mta_sts="", policy=ENFORCE),
    "uji": MailDomain(mta_sts="", policy=TESTING),
    "bintang": MailDomain(mta_sts="", policy=ENFORCE.replace("{mx}", "*.{d}")),
    "palsu": MailDomain("certificate-enforced", "", trusted=False, policy=ENFORCE),
    "beda": MailDomain(mta_sts="mx-mismatch", policy=WRONG_MX),
    "calon": MailDomain(mta_sts="mx-unlisted", policy=WRONG_MX.replace("enforce", "testing")),
    "cabut": MailDomain(mta_sts="withdrawn", policy="version: STSv1\nmode: none\nmax_age: 86400\n"),
    "galat": MailDomain(mta_sts="policy-syntax", policy=ENFORCE.replace("604800", "seminggu")),
    "kosong": MailDomain(mta_sts="policy-unreachable", answer=EMPTY_ANSWER),
    # Redirects must not be followed (RFC 8461 section 3.3).
    "pindah": MailDomain(mta_sts="policy-unreachable", answer=REDIRECT),
    "habis": MailDomain(mta_sts="policy-certificate", policy=ENFORCE, policy_life=20),
    "orang": MailDomain(mta_sts="policy-certificate", policy=ENFORCE, policy_name="www.lain.example"),
    "garis": MailDomain(mta_sts="record", policy=ENFORCE, record="v=STSv1; id=2026-12-01"),
    "sunyi": MailDomain(mta_sts="(timeout)", policy=ENFORCE, silent=True),
    "panjang": MailDomain(mta_sts="(partly-read)", policy="version: STSv1\nmode: enforce\nmax_age: 1\n", endless=True),
}  # fmt: skip
