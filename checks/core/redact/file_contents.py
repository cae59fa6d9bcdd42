"""Files that give themselves away: dumps, logs, source code, histories, password files. What they are may be kept, what is in them may not.

Each sort has a pattern that still holds when the content is gone, so that what was masked can be recognised, and masked again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from checks.core.redact.markup_values import Redaction, without_cells, without_elements, without_strings
from checks.core.redact.placeholders import is_reference
from checks.core.redact.secret_names import names_secret
from checks.core.redact.settings_files import content_of, without_secret, without_values

_SAMPLE = 4000
_MARKUP = re.compile(r"\s{0,200}<(?!\?php|\?=)")

_DUMP = re.compile(
    r"^(?:-- (?:MySQL|MariaDB|PostgreSQL database|phpMyAdmin SQL|Adminer|HeidiSQL|Navicat)\b[^\n]{0,80}|/\*!\d{5} SET )",
    re.MULTILINE | re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"[ \t]{0,20}(?:CREATE (?:DATABASE|TABLE|VIEW)|INSERT (?:IGNORE )?INTO|DROP TABLE|ALTER TABLE|LOCK TABLES|COPY)\s{1,5}(?:IF (?:NOT )?EXISTS )?[`\"\[]?[\w.]{1,64}[`\"\]]?",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"[ \t]{1,20}[`\"][\w ]{1,64}[`\"]")
_SQL_COMMENT = re.compile(
    r"/\*!\d{5} SET |-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|Adminer|HeidiSQL|Navicat|Table structure|Dumping data|Server version)[^\n`]{0,60}",
    re.IGNORECASE,
)

_STAMPS = "|".join((
    r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[^\s\]]{0,20}\]?(?: [\w.\-]{1,20}\.[A-Z]{4,9}:| \[?[a-zA-Z]{4,9}\]?(?=[ :]))?",
    r"\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d[.\d]{0,7} \d{4}\](?: \[[\w\-]{0,30}:?\w{2,10}\])?",
    r"\[\d\d-\w{3}-\d{4} \d\d:\d\d:\d\d[^\]]{0,30}\](?: PHP (?:Warning|Notice|Deprecated|Fatal error|Parse error):)?",
    r"\d\d-\w{3}-\d{4} \d\d:\d\d:\d\d\.\d{3} [A-Z]{4,7}",
    r"(?:ERROR|DEBUG|INFO|CRITICAL|WARNING) - \d{4}-\d\d-\d\d \d\d:\d\d:\d\d -->",
))  # fmt: skip
_STAMP = re.compile(rf"(?:{_STAMPS})")
_VISIT = re.compile(r"(?:\S{1,100}) \S{1,60} \S{1,60} (?P<stamp>\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+\-]\d{4}\]) \"(?:[A-Z]{3,10}|\*\*\*)")

_COMMANDS = frozenset(
    [
        "cd",
        "ls",
        "ll",
        "cat",
        "cp",
        "mv",
        "rm",
        "mkdir",
        "chmod",
        "chown",
        "nano",
        "vi",
        "vim",
        "sudo",
        "su",
        "apt",
        "apt-get",
        "yum",
        "dnf",
        "pip",
        "php",
        "composer",
        "artisan",
        "npm",
        "node",
        "git",
        "ssh",
        "scp",
        "rsync",
        "mysql",
        "mysqldump",
        "psql",
        "systemctl",
        "service",
        "docker",
        "docker-compose",
        "tar",
        "unzip",
        "zip",
        "wget",
        "curl",
        "grep",
        "tail",
        "less",
        "top",
        "htop",
        "exit",
        "clear",
        "history",
        "ps",
        "kill",
        "crontab",
        "nginx",
        "certbot",
        "reboot",
    ]
)
_CREDENTIAL = re.compile(r"[^\s:]{1,64}:(?P<form>\$apr1\$|\$2[abxy]\$|\$[156y]\$|\{SHA\}|\{SSHA\})?\S{1,120}[ \t\r]{0,4}")
_ACCOUNT = re.compile(r"[^\s:#/<>{}\"'(),;=][^\s:<>{}\"'(),;=]{0,63}(?::(?!//)[^\s:]{0,200}){1,8}")
_HASH = re.compile(r"(?:\$apr1\$|\$2[abxy]\$|\$[156y]\$|\{S?SHA\})\S{1,120}|\*\*\*|[./A-Za-z0-9]{13}")
_PHP = re.compile(
    r"(?P<define>\bdefine\s{0,5}\(\s{0,5})?(?P<index>(?<=[\w\])}])\[\s{0,5})?(?P<literal>'(?:\\.?|[^'\\])*+(?:'|\Z)|\"(?:\\.?|[^\"\\])*+(?:\"|\Z))(?P<key>\s{0,20}=>|(?(index)\s{0,5}\]))?|"
    r"(?P<comment>/\*.*?(?:\*/|\Z)|//[^\n]*|#(?!\[)[^\n]*)|(?P<heredoc><<<.*)",
    re.DOTALL,
)
_YAML = re.compile(
    r"(?P<head>[ \t]{0,40}(?:- )?[\"']?(?P<name>[A-Za-z_][\w.\-]{0,60})[\"']?[ \t]{0,5}:)(?P<value>[ \t]{1,20}\S[^\n]*)?[ \t\r]*"
)
_YAML_ITEM = re.compile(r"(?P<head>[ \t]{0,40}- )\S[^\n]*")
_NETRC = re.compile(r"\b(?P<head>(?:machine|login|password|account)\s{1,10})\S{1,200}")
_PUTTY = re.compile(r"(?P<head>^Private-(?:Lines|MAC): ).*", re.MULTILINE | re.DOTALL)


def without_content(text: str, mask: str) -> Redaction:
    """The text without what its sort of file holds, and how many values went; texts of no known sort stay as they are."""
    if _MARKUP.match(text):
        return _markup(text, mask)
    if text.lstrip()[:1] in ("{", "["):
        if is_log(text):
            return _lines(text, mask, _log_line)
        return without_strings(text, mask)
    for is_it, redact in _SORTS:
        if is_it(text):
            return redact(text, mask)
    return text, 0


def is_dump(text: str) -> bool:
    """True for an SQL dump: its program's own first comment, or statements that make and fill tables."""
    if _DUMP.search(text, 0, _SAMPLE) or text.startswith("PGDMP"):
        return True
    statements = sum(_STATEMENT.match(line) is not None for line in text[:_SAMPLE].split("\n"))
    return statements > 1 and _STATEMENT.match(_first(text)) is not None


def is_log(text: str) -> bool:
    """True for a log: its first line bears a time as servers and frameworks write it."""
    first = _first(text)
    return _STAMP.match(first) is not None or _VISIT.match(first) is not None


def is_history(text: str) -> bool:
    """True for the history of a shell: most of at least three lines begin with a command of everyday work."""
    lines = [line.split() for line in text[:_SAMPLE].split("\n") if line.strip()]
    commands = sum(words[0] in _COMMANDS or words[0] == "***" for words in lines)
    return commands > 2 and commands * 3 >= len(lines) * 2 and any(words[0] in _COMMANDS for words in lines)


def is_credentials(text: str) -> bool:
    """True for a file of users and hashed passwords (htpasswd): every line is one, and the form of a hash is told."""
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip()]
    matches = [_CREDENTIAL.fullmatch(line) for line in lines]
    return (
        bool(matches)
        and all(matches)
        and all(_HASH.fullmatch(line.strip().partition(":")[2]) for line in lines)
        and any(m and m["form"] for m in matches)
    )


def is_accounts(text: str) -> bool:
    """True for a list of accounts with passwords or hashes in any form, comments among them: htpasswd, htdigest, shadow, .pgpass."""
    # Where the sample ends within a line, that one says nothing; a script without line ends would be an account otherwise.
    sample = text if len(text) <= _SAMPLE else text[:_SAMPLE].rpartition("\n")[0]
    lines = [line.strip() for line in sample.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if not lines or not all(map(_ACCOUNT.fullmatch, lines)):
        return False
    return len(lines) > 1 or not lines[0].partition(":")[2].isalpha()


def is_php(text: str) -> bool:
    """True for source code in PHP that was served instead of run."""
    return text.lstrip().startswith(("<?php", "<?="))


def is_yaml(text: str) -> bool:
    """True for settings in YAML that have a secret among them."""
    lines = [line for line in text[:_SAMPLE].split("\n") if line.strip() and not line.lstrip().startswith("#")]
    matches = [match for line in lines if (match := _YAML.fullmatch(line))]
    return len(matches) * 2 > len(lines) and len(matches) > 1 and any(match["value"] and names_secret(match["name"]) for match in matches)


def is_guarded(text: str) -> bool:
    """True for settings that begin with a line to keep PHP from showing them, as those of PKP's systems do."""
    return re.match(r"\s{0,20};\s{0,5}<\?php\b", text) is not None


def is_netrc(text: str) -> bool:
    """True for a file of log-ins for machines (netrc, ftp)."""
    return re.match(r"\s{0,20}machine\s{1,10}\S{1,200}\s{1,10}login\s", text) is not None


def is_putty(text: str) -> bool:
    """True for a private key of PuTTY."""
    return text.startswith("PuTTY-User-Key-File-")


def _first(text: str) -> str:
    return text.lstrip("\r\n \t\ufeff").split("\n", 1)[0][:400]


def _markup(text: str, mask: str) -> Redaction:
    cells, n = without_cells(text, mask)
    elements, m = without_elements(cells, mask)
    return elements, n + m


def _lines(text: str, mask: str, of: Callable[[str, str], str]) -> Redaction:
    lines = text.split("\n")
    new_lines = [of(line, mask) if line.strip() else line for line in lines]
    return "\n".join(new_lines), sum(new != old for new, old in zip(new_lines, lines, strict=True))


def _dump_line(line: str, mask: str) -> str:
    if comment := _SQL_COMMENT.match(line):
        return comment[0]
    if line.strip() in ("--", mask):
        return line
    head = _STATEMENT.match(line) or _COLUMN.match(line)
    rest = line[head.end() :] if head else line
    return f"{head[0] if head else ''}{f' {mask}' if head and rest.strip() else mask if rest.strip() else rest}"


def _log_line(line: str, mask: str) -> str:
    if visit := _VISIT.match(line):
        return f'{mask} - - {visit["stamp"]} "{mask}'
    stamp = _STAMP.match(line)
    return f"{stamp[0]} {mask}" if stamp else mask


def _command(line: str, mask: str) -> str:
    first, *rest = line.split()
    return f"{first if first in _COMMANDS else mask}{f' {mask}' if rest else ''}"


def _credential(line: str, mask: str) -> str:
    credential = _CREDENTIAL.fullmatch(line)
    return f"{mask}:{credential['form'] or ''}{mask}" if credential else mask


def _account(line: str, mask: str) -> str:
    if line.lstrip().startswith("#"):
        return f"# {mask}"
    return f"{mask}:{mask}"


def _source(text: str, mask: str) -> Redaction:
    count = 0

    def replacement(token: re.Match[str]) -> str:
        nonlocal count
        new = token[0]
        if token["comment"]:
            new = f"/*{mask}*/"
        elif token["heredoc"]:
            new = f"<<<{mask}"
        elif not token["define"] and not token["key"] and len(token["literal"]) > 2:
            new = f"{token['index'] or ''}'{without_secret(token['literal'][1:-1], mask)}'"
        count += new != token[0]
        return new

    return _PHP.sub(replacement, text), count


def _settings(line: str, mask: str) -> str:
    if line.lstrip().startswith("#"):
        return f"# {mask}"
    if setting := _YAML.fullmatch(line):
        content = without_secret(content_of(setting["value"] or ""), mask) if setting["value"] else ""
        return f"{setting['head']} {content}" if content else setting["head"] if setting["value"] else line
    return f"{item['head']}{mask}" if (item := _YAML_ITEM.fullmatch(line)) else mask


def _by_line(of: Callable[[str, str], str]) -> Callable[[str, str], Redaction]:
    return lambda text, mask: _lines(text, mask, of)


def _by_pattern(pattern: re.Pattern[str]) -> Callable[[str, str], Redaction]:
    def redact(text: str, mask: str) -> Redaction:
        count = 0

        def replacement(match: re.Match[str]) -> str:
            nonlocal count
            new = match[0] if is_reference(match[0][len(match["head"]) :]) else match["head"] + mask
            count += new != match[0]
            return new

        return pattern.sub(replacement, text), count

    return redact


_SORTS: tuple[tuple[Callable[[str], bool], Callable[[str, str], Redaction]], ...] = (
    (is_php, _source), (is_guarded, without_values), (is_dump, _by_line(_dump_line)), (is_log, _by_line(_log_line)), (is_credentials, _by_line(_credential)), (is_accounts, _by_line(_account)),
    (is_putty, _by_pattern(_PUTTY)), (is_netrc, _by_pattern(_NETRC)), (is_history, _by_line(_command)), (is_yaml, _by_line(_settings)),
)  # fmt: skip
