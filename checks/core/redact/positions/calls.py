"""Arguments that are secret by their place: of functions that log in, in traces of calls, in statements of SQL, commands of a shell and directives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from checks.core.redact.positions.values import Span


class _Place(NamedTuple):
    """``words``, in lower case, after any of which ``follows`` matches, each with its part before a blank; ``strings`` find the values in its group ``all``, or its group is the value.

    ``options``: it follows one of these instead, within so many signs of the word's line. ``hints``: a text without any of these has none of
    the words; empty where the words are few. None of them has a blank.
    """

    words: tuple[tuple[str, str], ...]
    follows: Callable[[str, int], re.Match[str] | None]
    strings: re.Pattern[str] | None = None
    hints: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


def _place(words: str, follows: str, strings: re.Pattern[str] | None = None, hints: str = "", options: str = "") -> _Place:
    matches = re.compile(follows, re.IGNORECASE).match
    starts = tuple((word, word.split()[0]) for word in words.split("|"))
    return _Place(starts, matches, strings, tuple(filter(None, hints.split("|"))), tuple(filter(None, options.split("|"))))


# Traces do not escape a quote in a string, so one with a letter behind it closes nothing.
_STRING = re.compile(
    r"(?P<quote>\\{0,3}[\"'])(?P<value>(?:(?!(?P=quote)(?!\w))(?:[^\n\\]|\\(?![\"']))|(?!(?P=quote))\\[\"']){1,400})(?:(?P=quote)|$)|&(?:quot|#0?3[49]);(?P<entity>[^&\n]{1,400})&(?:quot|#0?3[49]);",
    re.MULTILINE,
)
_LITERAL = re.compile(
    r"'(?P<value>(?:''|\\.?|[^'\\\n])*+)(?:'|$)|\"(?P<double>[^\"\n]*+)(?:\"|$)|&(?:#0?39|apos|quot);(?P<entity>[^&\n]{1,400})&",
    re.MULTILINE,
)
# To the end of the line, or of what is written below each other.
_ARGUMENTS = r"(?:[ \t]{0,20}\r?\n[^;()]{0,800}|[^\n]{0,2000})"
_VALUE = r"[\"']?(?P<value>[^\s\"'<>]{1,200})"
_PLACES = (
    # Functions of PHP, Python, Java and Node.
    _place(
        "mysql_connect|mysql_pconnect|mysqli_connect|mysqli_real_connect|real_connect|mysqli|mysqli->__construct|pdo|pdo->__construct|pg_connect|pg_pconnect|ftp_login|ldap_bind|"
        "odbc_connect|odbc_pconnect|oci_connect|oci_pconnect|oci_new_connect|mssql_connect|mssql_pconnect|sqlsrv_connect|imap_open|ssh2_auth_password|ibase_connect|db2_connect|"
        "getconnection|psycopg2.connect|pymysql.connect|mysqldb.connect|createconnection|createpool|.login|->login|->authenticate|plainauth|->auth|httpbasicauth|setauth|basicauth|"
        "basic_auth|set_password|setpassword|password_hash|password_verify|hash_hmac|openssl_encrypt|jwt.sign|jwt::encode|jwt.encode|createhmac|setapikey|wp_signon|wp_authenticate|::attempt|userpwd",
        rf"\s{{0,5}}[(,](?!\s{{0,5}}\))(?P<all>{_ARGUMENTS})",
        _STRING,
        "connect|login|mysqli|pdo|auth|_bind|imap_open|createpool|password|hmac|_encrypt|jwt|setapikey|attempt|signon|userpwd",
    ),
    # A trace of PHP: #0 file(line): function(arguments)
    _place("#0|#1|#2|#3|#4|#5|#6|#7|#8|#9", r"\d{0,2}[ \t][^\n(]{1,300}\(\d{1,7}\): [^\n(]{1,200}\((?P<all>[^\n]{0,2000})", _STRING, "):"),
    # Constructors and functions of one's own that connect to something, with two arguments or more.
    _place("connect|connection|__construct", rf"\s{{0,5}}\((?=\s{{0,20}}(?:[\"'$]|&)[^\n,]{{1,200}},)(?P<all>{_ARGUMENTS})", _STRING),
    # What follows the name of a data source (PHP manual, "PDO drivers") is a user and a password, wherever it is shown.
    _place("mysql:|pgsql:|sqlsrv:|oci:|odbc:|dblib:|firebird:|mariadb:", r"(?:host|port|dbname|unix_socket|server|driver|charset)?=[^\n\"'<>]{0,200}(?:\.{3,4})?\\{0,3}(?:[\"']|&(?:quot|#0?39);)(?P<all>[^;()]{0,300})", _STRING),
    _place(".php(", r"\d{1,7}\): [^\n(]{1,200}\((?P<all>[^\n]{0,2000})", _STRING),
    _place("insert |replace ", r"\s{0,5}(?:IGNORE\s{1,5})?INTO\s[^;\n(]{1,200}(?:\([^;)]{0,2000}\)\s{0,200})?\bVALUES?\s{0,5}(?P<all>\([^\n]*)", _LITERAL),
    _place("identified", r"\s{1,5}(?:WITH\s{1,5}\S{1,40}\s{1,5})?(?:BY|AS)(?:\s{1,5}PASSWORD)?\s{0,5}(?P<all>'[^'\n]{1,400}'|\"[^\"\n]{1,400}\")", _STRING),
    _place("password", r"(?:\s{1,5}|\s{0,5}\(\s{0,5})(?P<all>'[^'\n]{1,400}'|\"[^\"\n]{1,400}\")", _STRING),
    # Commands and their options.
    _place("mysql|mariadb", _VALUE, options=" -p"),
    _place("curl|wget|lftp|smbclient|http ", r"[ =]{0,3}[\"']?[^\s:%\"'<>]{1,100}[:%](?P<value>[^\s\"'<>]{1,200})", options=" -u| --user| -U| --proxy-user| -a| --auth"),
    _place("sshpass|docker login|podman login|registry login", "[ =]?" + _VALUE, options=" -p"),
    _place("redis-cli", "[ =]?" + _VALUE, options=" -a"),
    _place("ldapsearch|ldapmodify|ldapadd|ldappasswd|ldapwhoami", "[ =]?" + _VALUE, hints="ldap", options=" -w"),
    _place("htpasswd ", r"\w{0,5}\s{1,3}\S{1,100}\s{1,3}\S{1,60}\s{1,3}" + _VALUE, options="-b|-cb|-bc|-nb|-B"),
    _place("pass:|passin |passout ", "(?:pass:)?" + _VALUE),
    _place("net use", r"\s\S{1,60}\s(?:\S{1,100}\s)?(?P<value>[^\s/]{1,60})\s/user:"),
    _place("snmp", r"\s{1,3}" + _VALUE, options=" -c"),
    _place("useradd|usermod", r"\s{1,3}" + _VALUE, options=" -p"),
    _place("echo ", r"[\"']?(?P<value>[^\s\"'<>|]{1,160})[\"']?\s{0,3}\|\s{0,3}(?:sudo -S|passwd|chpasswd)"),
    _place("login ", r"\s{0,10}\S{1,200}\s{1,10}(?:password|passwd)\s{1,10}" + _VALUE),
)  # fmt: skip

# As far as the options of a command are looked for.
_LINE = 300


def arguments(text: str, low: str, vocabulary: str) -> Iterator[Span]:
    """Secret arguments, wherever they stand in the text; ``vocabulary`` has its words."""
    for place in _PLACES:
        if place.hints and not any(hint in vocabulary for hint in place.hints):
            continue
        for word in [word for word, start in place.words if start in vocabulary]:
            at = low.find(word)
            while at >= 0:
                end = at + len(word)
                if match := _following(place, text, end):
                    yield from _values(place, text, match)
                    end = match.end()
                at = low.find(word, end)


def _following(place: _Place, text: str, at: int) -> re.Match[str] | None:
    if not place.options:
        return place.follows(text, at)
    end = text.find("\n", at, at + _LINE)
    places = (text.find(option, at, at + _LINE if end < 0 else end) + len(option) for option in place.options)
    return next(
        (
            match
            for place_of, option in zip(places, place.options, strict=True)
            if place_of >= len(option) and (match := place.follows(text, place_of))
        ),
        None,
    )


def _values(place: _Place, text: str, match: re.Match[str]) -> Iterator[Span]:
    if place.strings is None:
        yield Span(*match.span("value"))
        return
    for string in place.strings.finditer(text, *match.span("all")):
        yield Span(*string.span(next(part for part in ("value", "double", "entity") if string.groupdict().get(part) is not None)))
