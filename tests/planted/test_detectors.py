"""What detect-secrets finds in a text is gone when the text is masked: values made from its detectors' own expressions, in lines as servers send them.

Left out are its detectors of entropy, which alone never decides here, and that of public addresses, which are no secret of a public host.
"""

import json
import re
from collections.abc import Callable, Mapping
from html import escape

import pytest
from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.plugins.base import BasePlugin, RegexBasedDetector
from detect_secrets.plugins.high_entropy_strings import HighEntropyStringsPlugin
from detect_secrets.plugins.ip_public import IPPublicDetector
from detect_secrets.plugins.keyword import REGEX_BY_FILETYPE, KeywordDetector
from detect_secrets.plugins.private_key import PrivateKeyDetector
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from checks.core.redact.mask import mask, mask_header
from tests.each import each
from tests.planted.values import password, words
from tests.planted.ways import PAGE

PLUGINS: Mapping[str, type[BasePlugin]] = get_mapping_from_secret_type_to_class()
DETECTORS = [
    detector
    for detector in PLUGINS.values()
    if not issubclass(detector, (HighEntropyStringsPlugin, IPPublicDetector, PrivateKeyDetector, KeywordDetector))
]
# Where an expression allows far less or more than the service ever issues and RFC 3986 allows, what it does issue: an ``APBD2026`` is a budget of a city and no token.
ISSUED = {
    "AKC[a-zA-Z0-9]{10,}": "AKC[a-zA-Z0-9]{61,70}",
    r"AP[\dABCDEF][a-zA-Z0-9]{8,}": r"AP[\dABCDEF][a-zA-Z0-9]{41,70}",
    r"(?:\d+-)+[a-z0-9]+": r"(?:\d{10,13}-){2,3}[a-z0-9]{24,32}",
    "[a-zA-Z0-9_]+": "[a-zA-Z0-9_]{8,24}",
    "api.softlayer.com": r"api\.softlayer\.com",
    # A blank alone is how prose goes on, and `key` alone means nothing.
    "| +|::": "|::",
    "|ibm|iam|cloud|)": "|ibm|iam|cloud)",
    "v3.1": r"v3\.1",
    r"A-Za-z\\\-_": r"A-Za-z\-_",
    r"\s]+": r"\s\"'<>\\^`{|}]+",
}


def issued(expression: re.Pattern[str]) -> re.Pattern[str]:
    """The expression for values as they are issued, in their own case."""
    pattern = expression.pattern
    for loose, strict in ISSUED.items():
        pattern = pattern.replace(loose, strict)
    return re.compile(pattern, expression.flags & ~re.IGNORECASE)


EXPRESSIONS = [
    pytest.param(detector, issued(expression), id=f"{detector.__name__}-{n}")
    for detector in DETECTORS
    if issubclass(detector, RegexBasedDetector)
    for n, expression in enumerate(detector().denylist)
]
LINES: dict[str, Callable[[str], str]] = {
    "setting": lambda value: f"catatan = {value}\n",
    "prose": lambda value: f"Catatan rapat\n\nlihat {value}\nuntuk layanan\n",
    "JSON": lambda value: json.dumps({"id": 7, "catatan": value, "port": 3306}),
    "page": lambda value: PAGE.replace("{}", f"<p>catatan {escape(value)} </p>"),
    "script": lambda value: PAGE.replace("{}", f"<script>var catatan = {json.dumps(value)};</script>"),
    "attribute": lambda value: PAGE.replace("{}", f'<div data-catatan="{escape(value)}">x</div>'),
    "header": lambda value: mask_header("X-Catatan", value),
}
ASCII = st.characters(min_codepoint=32, max_codepoint=126)
# Names and values with the quotes and brackets that close them.
_NAME = r"(?:\"[\w\-+/=]*\"|'[\w\-+/=]*')"
QUOTE = re.compile(rf"(?:[^\"'\[\]]|{_NAME}|\[{_NAME}\])*")
NAMES = words(
    "api_key apikey auth_key service_key account_key db_key database_key priv_key private_key client_key db_pass database_pass key_pass password passwd pwd secret "
    "my_password password_secure DB_PASSWORD clientSecret"
)
SETTINGS = (
    '{}: "§"', '{} = "§"', "{} = '§';", "'{}' => '§',", '"{}": "§",', 'if ("§" == {}) return', '{} := "§"', '{}.assign("§",17);', '{}("§");', '{} = @"§"', '{}[0] = "§"', '{} "§";', "{}=§", "{}: §",
    "['{}'] = '§'",
)  # fmt: skip


def secrets(detector: type[BasePlugin], line: str) -> set[str]:
    """What a detector finds in a line."""
    return {secret.strip(' :="') for secret in detector().analyze_string(line)}


def test_every_detector_is_asked() -> None:
    assert len(DETECTORS) >= 20
    assert [detector for detector in DETECTORS if not issubclass(detector, RegexBasedDetector)] == []


@pytest.mark.slow
@pytest.mark.parametrize(("detector", "expression"), EXPRESSIONS)
def test_what_a_detector_finds_is_gone(detector: type[BasePlugin], expression: re.Pattern[str]) -> None:
    @settings(
        max_examples=8, derandomize=True, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(st.from_regex(expression, fullmatch=True, alphabet=ASCII).filter(lambda value: QUOTE.fullmatch(value) is not None))
    def require_removal(value: str) -> None:
        for way, line in LINES.items():
            remains = mask(line(value))[0]
            # A password of a sign or two is also part of what stays.
            assert not {secret for secret in secrets(detector, value) if len(secret) > 3 and secret in remains}, (way, value, remains)

    require_removal()


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_its_detector_of_names_finds_is_gone(setting: str) -> None:
    values = {name: password(setting + name, n) for n, name in enumerate(NAMES)}
    lines = {name: setting.replace("{}", name).replace("§", value) for name, value in values.items()}
    # Some of its expressions read names in small letters only.
    lines = {
        name: line
        for name, line in lines.items()
        if any(values[name] in secret for groups in REGEX_BY_FILETYPE.values() for secret in KeywordDetector().analyze_string(line, groups))
    }
    assert len(lines) >= len(NAMES) - 3
    for name, line in lines.items():
        for text in (
            line,
            f"a\n  {line}\nb c d\n",
            PAGE.replace("{}", f"<pre>{line}</pre>"),
            PAGE.replace("{}", f"<script>{line}</script>"),
        ):
            assert values[name] not in mask(text)[0], text


@each("begins", [expression.pattern for expression in PrivateKeyDetector().denylist if "BEGIN" in expression.pattern])
def test_of_a_private_key_its_armour_alone_stays(begins: str) -> None:
    armour = "----" if "SSH2" in begins else "-----"
    text = f"{armour}{begins}{armour}\nMIIEabcdefghijklmnopqrstuvwxyz0123456789\n{armour}{begins.replace('BEGIN', 'END')}{armour}\n"
    assert secrets(PrivateKeyDetector, text)
    assert "MIIE" not in mask(text)[0]
