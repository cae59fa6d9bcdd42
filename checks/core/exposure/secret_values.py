"""Whether the secret that a file of settings is known for stands in it: read from the file as it is kept, with ``***`` for each value."""

from __future__ import annotations

import re

from checks.core.redact.secret_names import lower_case, names_in, vocabulary

# Names of settings that say by their product what they hold: Roundcube's, phpMyAdmin's, Khanza's.
_OF_PRODUCTS = re.compile(r"(?:db_dsn[wr]|des_key|blowfish_secret|\"pas)\b")
# What only says where it is kept.
_WHERE = ("uri", "url", "_file", "name", "arn")
# What stands between a name and its value in PHP, JSON, YAML, XML, ini and netrc; what is asked of the environment has a value only as its default.
_VALUE = re.compile(
    r"[\w\-]{0,20}[\"'\]]{0,3}(?:(?:\s[^<>\n]{0,80})?>|[ \t]{0,20}(?:=>|:=|=|:|,)|[ \t]{1,5}value=|[ \t]{1,5})[ \t]{0,20}(?:\([a-z]{1,10}\) ?)?[\"']?(?:[\w+.\-]{1,20}:/{2})?(?:password=)?\*\*\*"
    r"|[\w\-]{0,20}[\"'\]]{0,3}\s{0,20}(?:=>|=|:|,)\s{0,20}\w{0,20}env\w{0,20}\(\s{0,5}[\"']\*\*\*[\"']\s{0,5}(?:,\s{0,5}|\)\s{0,5}(?:\?:|\?\?)\s{0,5})[\"']\*\*\*"
)
_CONNECTION = re.compile(r":\*\*\*@|(?:connect|mysqli|pdo)\s{0,5}\([^;()]{0,300},\s{0,9}[\"']\*\*\*[\"']\s{0,9}(?:,[^;()]{0,300})?\)")


def has_secret_value(text: str) -> bool:
    """Whether something in a masked text has a name that means a secret, and a value.

    >>> has_secret_value("define('DB_PASSWORD', '***');"), has_secret_value("define('DB_PASSWORD', getenv('***'));")
    (True, False)
    """
    low = lower_case(text)
    ends = [name.end for name in names_in(low, vocabulary(low)) if not low[name.start : name.end].endswith(_WHERE)]
    return (
        any(_VALUE.match(low, end) for end in ends)
        or any(_VALUE.match(low, match.end()) for match in _OF_PRODUCTS.finditer(low))
        or _CONNECTION.search(low) is not None
    )


def keeps_secrets_elsewhere(text: str) -> bool:
    """Whether a masked text has the name of a secret, and only what stands for its value; one that names none says nothing of it.

    >>> keeps_secrets_elsewhere('{"host": "***", "password": ""}'), keeps_secrets_elsewhere('{"host": "***"}')
    (True, False)
    """
    low = lower_case(text)
    return not has_secret_value(text) and (any(names_in(low, vocabulary(low))) or _OF_PRODUCTS.search(low) is not None)
