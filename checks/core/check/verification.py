"""Commands that show whether something is mended, for Debian's own curl and openssl, and what they print then.

Where a request or a handshake fails, what is expected is not printed either: nothing at all is never good news.
"""

from __future__ import annotations

from checks.core.model.text import Text

STATUS = "curl -sS -o /dev/null -w '%{http_code}\\n' {path}"
CLOSED = Text(id="403 atau 404", en="403 or 404")
# What neither curl nor openssl of a distribution can ask any more; the scanner asks it itself.
RETEST = "tilik retest {id}"


def retest_alone(why_id: str, why_en: str) -> Text:
    """What is expected of `RETEST`, and why no common tool can tell."""
    return Text(id=f"temuan ini tidak ada lagi ({why_id})", en=f"this finding is gone ({why_en})")


def header_lines(names: str, method: str = "-o /dev/null -D -") -> str:
    """The status line and the headers whose name matches an extended regular expression, as one command."""
    return f"curl -sS {method} {{url}} | grep -iE '^(HTTP/|({names}):)'"


def handshake_lines(options: str, lines: str) -> str:
    """The lines that ``openssl s_client`` prints of a handshake with these options."""
    return f"openssl s_client -connect {{host}}:{{port}} -servername {{host}} {options} </dev/null 2>&1 | grep -E '{lines}'".replace(
        "  ", " "
    )


def certificate_text(options: str) -> str:
    """What ``openssl x509`` prints of the certificate."""
    return f"openssl s_client -connect {{host}}:{{port}} -servername {{host}} </dev/null 2>/dev/null | openssl x509 -noout {options}"
