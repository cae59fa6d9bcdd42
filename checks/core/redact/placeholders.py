"""Values that stand for one: a variable, what a vault or a cipher keeps, no value at all, stars, or words that ask for it."""

from __future__ import annotations

import re

# Log4j, Serverless and vals say where they look it up.
_NAME = r"(?:(?:env|sys|secrets?|vault|ssm|file|opt|cf|self|param):)?[A-Za-z_][\w.]{0,80}"
_ARGUMENT = r"[\"']?(?:[A-Za-z_][\w.]{0,80}|\*{3})[\"']?"
# A default behind `:-`, `,` or `??` is a value; an empty one is none.
_VARIABLES = (
    # Shells, Compose, Spring and Maven; GitHub Actions; make and Azure; CMD and Symfony's container; configparser; Ant; Octopus; Azure's tokens.
    rf"\$\{{{_NAME}?(?::?[\-?+]|:)?(?:\$\{{{_NAME}?\}})?\}}", r"\$\{[A-Za-z_]\w{0,80}:?\?[^{}\n]{0,100}\}", r"(?-i:\$[A-Z_][A-Z0-9_]{1,80})", r"\$\{\{[\w .\-]{1,80}\}\}",
    r"\$\([\w ./\-]{1,80}\)", r"%[A-Za-z_][\w.]{1,80}%", rf"%env\((?:[\w.\-]{{1,30}}:){{0,4}}{_NAME}\)%", r"%\([\w.\-]{1,80}\)s", r"@[A-Z_][\w.]{1,80}@", r"#\{[\w.]{1,80}\}#?",
    r"(?-i:__[A-Z](?:_?[A-Z0-9]){1,80}__)", r"(?-i:\{[A-Z_][A-Z0-9_]{1,80}\})",
    # Templates: Mustache, Jinja with its lookups, Go, CloudFormation; ERB; angle brackets of manuals.
    r"\{\{[^{}\n]{1,200}\}\}", rf"<%=?\s{{0,5}}ENV(?:\[|\.fetch\()\s{{0,3}}{_ARGUMENT}\s{{0,3}}[\])]\s{{0,5}}-?%>", r"<%=?\s{0,5}[A-Za-z_][\w.:]{0,120}\s{0,5}-?%>", r"<[\w .\-]{1,80}>",
    # Code that asks its environment.
    rf"(?:process\.env|import\.meta\.env)\.{_NAME}", rf"(?:os\.|System\.)?(?:getenv|env|environ\.get|environ)[(\[]\s{{0,3}}{_ARGUMENT}\s{{0,3}}[)\]]?", rf"\$_(?:ENV|SERVER)\[{_ARGUMENT}\]",
)  # fmt: skip
_KEPT_ELSEWHERE = (
    # What only a key opens: Puppet's eyaml and SOPS, Jasypt, Spring Cloud Config, Ansible Vault; tags of YAML that name it.
    r"ENC\[[^\[\]\n]{1,4000}\]", r"ENC\([^()\n]{1,4000}\)", r"\{cipher\}[\w+/=]{1,4000}", r"\$ANSIBLE_VAULT;[\w.;]{1,80}", r"!(?:vault|secret|env|ref|sub|getatt|importvalue)\b[^\n]{0,200}",
    # References to a vault: HashiCorp and Bank-Vaults, vals, 1Password, Azure, Amazon, Google, Docker.
    r"(?:ref\+\w{2,20}|vault|op|sm|ssm|aws-sm|gcp-sm|secretref|keyvault|bao)://[^\s\"']{1,300}", r"vault:[\w/.#\-]{1,300}", r"@Microsoft\.KeyVault\([^()\n]{1,300}\)",
    r"arn:aws:(?:secretsmanager|ssm):[^\s\"']{1,300}", r"(?:file:(?://)?)?/(?:var/)?run/secrets/[\w./\-]{1,200}",
)  # fmt: skip
# No value, as YAML, JSON, Python and Laravel (`Env::get`) write it, and what is no secret whatever asks for it.
_NONE = (r"\(?(?:null|empty|true|false)\)?", r"~", r"nil", r"none", r"undefined", r"\"\"|''")
_WORDS = (
    r"\[?(?:redacted|masked|removed|hidden|disamarkan)\]?", r"\[(?:your|my)?[ _\-]?(?:token|password|secret|key)\]", r"\*{3,200}", r"[xX]{3,200}", r"\.{3,200}", r"_{3,200}", r"\u2022{3,200}",
    r"your[_\-][a-z]{1,20}(?:[_\-][a-z]{1,20}){0,4}", r"put your unique phrase here",
)  # fmt: skip
_REFERENCE = re.compile(rf"(?:{'|'.join(_VARIABLES)}){{1,3}}|{'|'.join(_KEPT_ELSEWHERE)}", re.IGNORECASE)
_WORD = re.compile("|".join((*_NONE, *_WORDS)), re.IGNORECASE)


def is_placeholder(value: str) -> bool:
    """Whether nothing secret stands here, only where it would.

    >>> is_placeholder("${TOKEN}"), is_placeholder("***"), is_placeholder("$ecret9")
    (True, True, False)
    """
    return is_reference(value) or _WORD.fullmatch(value) is not None


def is_reference(value: str) -> bool:
    """Whether a value says where another one is kept, and is none that anybody could have chosen."""
    return _REFERENCE.fullmatch(value) is not None
