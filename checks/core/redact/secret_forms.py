"""Secrets that give themselves away by their form: tokens of services, hashes of passwords, keys. A table: what a text must contain, and the form.

The forms are those of detect-secrets 1.5 (Yelp, Apache-2.0), bounded and each behind a hint, and of the vendors named beside them. A group ``head`` stays.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class _Form(NamedTuple):
    """``hint`` is a string that every text with such a secret contains, ``start`` its part before a blank; ``pattern`` matches it. ``word``: it begins where a word does."""

    hint: str
    start: str
    pattern: re.Pattern[str]
    word: bool


_E = r"(?![A-Za-z0-9_])"
_WORDS = (
    # Amazon Web Services, IAM identifiers; detect-secrets, aws.py
    ("AKIA", r"AKIA[0-9A-Z]{16}"), ("ASIA", r"ASIA[0-9A-Z]{16}"), ("ABIA", r"ABIA[0-9A-Z]{16}"), ("ACCA", r"ACCA[0-9A-Z]{16}"), ("A3T", r"A3T[A-Z0-9][0-9A-Z]{16}"),
    # GitHub, token formats; detect-secrets, github_token.py
    ("ghp_", r"ghp_[A-Za-z0-9_]{30,255}"), ("gho_", r"gho_[A-Za-z0-9_]{30,255}"), ("ghu_", r"ghu_[A-Za-z0-9_]{30,255}"),
    ("ghs_", r"ghs_(?<![A-Za-z0-9_]ghs_)[A-Za-z0-9_.\-]{30,500}"), ("ghr_", r"ghr_[A-Za-z0-9_]{30,255}"), ("github_pat_", r"github_pat_\w{22,255}"),
    # GitLab, token overview; detect-secrets, gitlab_token.py
    ("gl", r"gl(?:pat|dt|ft|soat|rt|cbt|imt|ptt|agent|oas|ffct|rtr)-[\w\-.]{20,1024}"), ("GR1348941", r"GR1348941[\w\-]{20,50}"),
    # Slack; detect-secrets, slack.py
    ("xox", r"xox(?:[abeoprsu]|e\.xox[bp])-[\w\-.%]{10,500}"), ("xapp-", r"xapp-\d-[\w\-]{10,300}"),
    # Google: API keys, OAuth, FCM
    ("AIza", r"AIza[\w\-]{35}"), ("ya29.", r"ya29\.[\w\-.]{20,500}"), ("GOCSPX-", r"GOCSPX-[\w\-]{20,60}"), ("APA91b", r"APA91b[\w\-]{100,200}"), ("AAAA", r"AAAA[\w\-]{7}:[\w\-]{100,200}"),
    # Stripe, Square, PayPal, Mailchimp, Mailgun, SendGrid, Twilio, Discord, OpenAI, npm, PyPI: detect-secrets' plug-ins of these names
    ("k_live_", r"[srp]k_live_\w{10,200}"), ("k_test_", r"[srp]k_test_\w{10,200}"), ("whsec_", r"whsec_[\w+/=]{16,100}"), ("sq0csp", r"sq0csp-[\w\\\-]{43}"), ("sq0atp-", r"sq0atp-[\w\-]{22}"), ("EAAA", r"EAAA[\w\-]{60}"),
    ("-us", r"[0-9a-z][0-9a-z]{31}-us\d{1,2}"), ("key-", r"key-[0-9a-f]{32}"), ("SG.", r"SG\.[\w\-]{16,32}\.[\w\-]{16,64}"),
    ("AC", r"AC[0-9a-z]{32}"), ("SK", r"SK[0-9a-z]{32}"), (".", r"[MNO][A-Za-z\d_\-]{23,25}\.[A-Za-z\d_\-]{6}\.[A-Za-z\d_\-]{27,38}"),
    ("sk-", r"sk-(?:proj-|ant-|or-|svcacct-|admin-|lf-)?[\w\-]{20,200}"), ("npm_", r"npm_[A-Za-z0-9]{36}"), ("pypi-", r"pypi-(?:AgE[\w\-]{50,300})"), ("xkeysib-", r"xkeysib-[0-9a-f]{64}-\w{16}"), ("xsmtpsib-", r"xsmtpsib-[0-9a-f]{64}-\w{16}"),
    # Telegram, Bot API: the bot's number, a colon, 35 characters; detect-secrets, telegram_token.py
    (":", r"\d\d{7,9}:[A-Za-z0-9_\-]{35}"),
    # Midtrans, Xendit, Doku, iPaymu, Tripay: keys of Indonesian payment gateways
    ("-server-", r"Mid-server-[\w\-]{10,60}"), ("-client-", r"Mid-client-[\w\-]{10,60}"), ("xnd_", r"xnd_(?:production|development|public_production|public_development)_\w{20,100}"), ("doku_key_", r"doku_key_\w{10,80}"), ("SK-", r"SK-[A-Za-z0-9]{20,40}"), ("DEV-", r"DEV-[A-Za-z0-9]{30,50}"), ("T-", r"(?<=T)-[A-Za-z0-9]{40}"),
    # HashiCorp, DigitalOcean, Heroku, Shopify, Atlassian, Databricks, Docker, Grafana, New Relic, Linear, Notion, Postman, Sentry, Supabase, Cloudflare, Hugging Face
    ("hvs.", r"hv[sbr]\.[\w\-]{20,300}"), ("hvb.", r"hvb\.[\w\-]{20,300}"), ("dop_v1_", r"do[opr]_v1_[0-9a-f]{64}"), ("doo_v1_", r"do[opr]_v1_[0-9a-f]{64}"), ("shp", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"), ("ATBB", r"ATBB\w{20,60}"),
    ("dapi", r"dapi[0-9a-f]{32}(?:-\d)?"), ("dckr_pat_", r"dckr_pat_[\w\-]{20,60}"), ("gl", r"glsa_\w{32}_[0-9a-f]{8}"), ("glc_", r"glc_[A-Za-z0-9+/=]{30,400}"), ("NRAK-", r"NRAK-[A-Z0-9]{27}"), ("lin_api_", r"lin_api_\w{40}"), ("secret_", r"secret_[A-Za-z0-9]{43}"), ("ntn_", r"ntn_[A-Za-z0-9]{40,60}"),
    ("PMAK-", r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}"), ("sbp_", r"sbp_[0-9a-f]{40}"), ("hf_", r"hf_[A-Za-z]{34}"), ("r8_", r"r8_\w{37}"), ("EAA", r"EAA(?<![A-Za-z0-9_]EAA)[A-Za-z0-9]{60,300}"), ("HRKU-", r"HRKU-[\w\-]{36,80}"), ("v1.0-", r"v1\.0-[0-9a-f]{24}-[0-9a-f]{100,200}"), ("sk_", r"sk_[0-9a-f]{32,64}"), ("rzp_", r"rzp_(?:live|test)_\w{14}"),
    ("LTAI", r"LTAI[A-Za-z0-9]{12,24}"), ("AKID", r"AKID[A-Za-z0-9]{13,40}"), ("eyJ", r"eyJ(?<![\w\-]eyJ)[\w\-]{10,4000}(?:\.[\w\-]{2,4000}){1,4}\.?"), ("eyJ", r"eyJpdiI6(?<![\w\-]eyJpdiI6)[A-Za-z0-9+/=%]{40,4000}"),
    ("AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[0-9A-Z]{58}"), ("AKC", r"AKC[a-zA-Z0-9]{50,90}"), ("AP", r"AP[\dABCDEF][a-zA-Z0-9]{40,90}"), ("figd_", r"figd_[\w\-]{40}"), ("tfp_", r"tfp_[\w\-]{40,60}"), ("pat-", r"pat-(?:na|eu)\d-[0-9a-f\-]{36}"),
)  # fmt: skip
_ANYWHERE = (
    # Hashes of passwords: crypt(5), Apache's htpasswd, phpass, Drupal, Django, Werkzeug, MySQL, PostgreSQL, Argon2, LDAP (RFC 2307)
    ("$2", r"\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}"), ("$", r"\$(?:apr1|1|5|6|7|y|gy|md5|sha1|scrypt)\$[./A-Za-z0-9$,=]{10,200}"), ("$argon2", r"\$argon2(?:id|i|d)\$[\w=,$+/.\-]{20,300}"), ("$P$", r"\$P\$[./A-Za-z0-9]{31}"), ("$H$", r"\$H\$[./A-Za-z0-9]{31}"), ("$S$", r"\$S\$[./A-Za-z0-9]{52}"),
    ("pbkdf2", r"pbkdf2(?:_sha\d{1,3}|:sha\d{1,3})?[$:]\d{1,8}\$[\w./+=\-]{4,100}\$[A-Za-z0-9+/=]{20,200}"), ("scrypt:", r"scrypt:\d{1,8}:\d{1,4}:\d{1,4}\$[\w./+=\-]{4,100}\$[0-9a-f]{20,200}"), ("sha", r"sha(?:1|256)\$[\w]{4,40}\$[0-9a-f]{40,64}"), ("*", r"\*[0-9A-F]{40}(?![0-9A-Za-z])"), ("SCRAM-SHA-", r"SCRAM-SHA-256\$\d{1,8}:[A-Za-z0-9+/=$:]{40,300}"),
    ("}", r"(?P<head>\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT|PBKDF2[\w\-]{0,10}|BCRYPT|ARGON2)\})[./A-Za-z0-9+=$]{8,200}"), ("0x0", r"0x0[12]00[0-9A-Fa-f]{40,140}\b"),
    # Atlassian, Sentry: what may stand in them ends no word, so that to look for its end would be to look at every length.
    ("ATATT", r"ATATT3[\w\-=]{50,300}"), ("sntry", r"sntry[su]_[\w+/=\-]{40,300}"),
    # RFC 6750, RFC 7617, and what services put in their place
    ("earer", r"(?P<head>[Bb]earer(?:[ \t:=]{1,5}|%20|\+)[\"']?)(?=[A-Za-z\-._~+/]{0,400}[\d_=+/.~])[A-Za-z0-9\-._~+/|:]{6,4000}={0,2}"), ("asic ", r"(?P<head>[Bb]asic )(?=[A-Za-z\d+/][a-z]{0,200}[\d=+/A-Z])[A-Za-z0-9+/]{8,1000}={0,2}(?![\w ])"),
    # Amazon's secret keys have no form of their own, only a name near them; SoftLayer's stand in an address: detect-secrets, aws.py and softlayer.py
    *((hint, r"(?P<head>(?:aws|AWS|Aws).{0,20}?(?i:key|pwd|pw|pass|token).{0,24}?[\"'])[0-9a-zA-Z/+]{40}(?=[\"'])") for hint in ("aws", "AWS", "Aws")),
    ("/soap/v3", r"(?P<head>/soap/v3(?:\.1)?/)[a-z0-9]{64}"),
    # Azure, storage and service bus; connection strings
    ("ccount", r"(?P<head>(?:Account|SharedAccess)Key=)[A-Za-z0-9+/=%]{20,200}"), ("haredAccess", r"(?P<head>SharedAccess(?:Key|Signature)=)[A-Za-z0-9+/=%&;]{20,400}"), ("8Q~", r"[\w~.\-][\w~.\-]{2}8Q~[\w~.\-]{31,34}"),
    ("ookie", r"(?P<head>[Cc]ookie2?[\"']?\s{0,5}[:=,]\s{0,5}[\"']?[\w!#$%&*+.^`|~\-]{1,80}=)[^\n\"'<>]{1,4000}"),
    (";", r"(?P<head>;(?:j|php)?sess(?:ion)?_?id(?:=|%3[dD]))[^\s\"'<>;/?#&]{4,200}"),
    ("hooks.slack.com", r"(?P<head>hooks\.slack\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_\-]{10,200}"), ("discord", r"(?P<head>discord(?:app)?\.com/api/webhooks/)\d{17,20}/[\w\-]{60,80}"), ("access_token$", r"access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}"), ("PRIVATE-TOKEN", r"(?P<head>PRIVATE-TOKEN\W{1,5})[\w\-]{16,60}"), ("base64:", r"(?P<head>base64:)[A-Za-z0-9+/]{20,90}={0,2}"), ("_gitlab_session", r"_gitlab_session=[0-9a-f]{32}"),
    ("_authToken", r"(?P<head>_authToken\s{0,5}=\s{0,5})\S{4,400}"), ("/bot", r"(?P<head>/bot)\d{6,12}:[\w\-]{20,60}"), ("__PHP_", r"__PHP_Incomplete[^;]{1,200}"), ("webhook", r"(?P<head>/(?:webhook|webhookb2|incomingwebhook)s?/)[\w@\-]{16,100}(?:/[\w\-]{1,100}){0,4}"),
)  # fmt: skip
_MANY_LINES = (
    ("PRIVATE KEY", r"(?P<head>-{4,5} ?BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}).*?(?=-{4,5} ?END |\Z)"),
    ("Private-Lines", r"(?P<head>Private-Lines: ).*?(?=Private-MAC|\Z)"),
    ("Private-MAC", r"(?P<head>Private-MAC: )\w{2,200}"),
)


def _form(hint: str, pattern: re.Pattern[str], word: bool = False) -> _Form:
    return _Form(hint, hint.split()[0], pattern, word)


FORM_WORDS = tuple(_form(hint, re.compile(form + _E), word=True) for hint, form in _WORDS)
FORMS = tuple(_form(hint, re.compile(form)) for hint, form in _ANYWHERE) + tuple(
    _form(hint, re.compile(form, re.DOTALL)) for hint, form in _MANY_LINES
)

_ARMOUR = re.compile(
    r"(?P<begins>-{4,5} ?BEGIN (?P<sort>[A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?) ?-{4,5})(?P<content>.*?)(?P<ends>-{4,5} ?END (?P=sort) ?-{4,5}|\Z)",
    re.DOTALL,
)


def without_private_keys(text: str, mask: str) -> tuple[str, int]:
    """The text with ``mask`` for the content of each armoured private key (RFC 7468, RFC 9580 section 6.2, RFC 4716), and how many there were."""
    if "PRIVATE KEY" not in text:
        return text, 0
    count = 0

    def replacement(match: re.Match[str]) -> str:
        nonlocal count
        count += match["content"] != mask
        return f"{match['begins']}{mask}{match['ends'] or match['begins'].replace('BEGIN', 'END')}"

    return _ARMOUR.sub(replacement, text), count
