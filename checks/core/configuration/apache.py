"""A plan as Apache has it: for the end of a virtual host, and as ``.htaccess``, which LiteSpeed reads, too."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.configuration.measure import Access, Circumstances, PathRule
from checks.core.configuration.office import office_pattern
from checks.core.configuration.plan import POLICY, POLICY_TRIAL, MeasurePlan


def apache_lines(plan: MeasurePlan, circumstances: Circumstances, second_step: str) -> Iterator[str]:
    """The lines for a virtual host. Sections by path are merged after folders and ``.htaccess``, so that these win."""
    for rule in plan.rules:
        require = "Require all denied" if rule.access is Access.NOBODY else f"Require ip {' '.join(circumstances.office)}"
        yield from (f'<LocationMatch "(?i){rule.pattern}">', f"  {require}", "</LocationMatch>")
        if rule.access is Access.NOBODY:
            # As if nothing were there; what a proxy would be asked for is only refused by the section above.
            yield f'RedirectMatch 404 "(?i){rule.pattern}"'
        if rule.query:
            yield from (f'<If "%{{QUERY_STRING}} =~ m#{rule.query}#i">', f"  {require}", "</If>")
    yield from _headers(plan, second_step)


def htaccess_lines(plan: MeasurePlan, circumstances: Circumstances, second_step: str) -> Iterator[str]:
    """The lines for the first lines of ``.htaccess`` in the document root."""
    if plan.rules:
        yield "<IfModule mod_rewrite.c>"
        yield "RewriteEngine On"
        for rule in plan.rules:
            yield from _rewrites(rule, circumstances)
        yield "</IfModule>"
        # Folders with rewriting of their own do not see the rules above.
        yield from (f'RedirectMatch 404 "(?i){rule.pattern}"' for rule in plan.rules if rule.access is Access.NOBODY)
    if headers := list(_headers(plan, second_step)):
        yield from ("<IfModule mod_headers.c>", *headers, "</IfModule>")


def _rewrites(rule: PathRule, circumstances: Circumstances) -> Iterator[str]:
    office = rule.access is Access.OFFICE
    outside = f"RewriteCond %{{REMOTE_ADDR}} !^({office_pattern(circumstances.office)})"
    conditions = [f'RewriteCond %{{REQUEST_URI}} "{rule.pattern}" [NC]']
    if rule.query:
        conditions.append(f'RewriteCond %{{QUERY_STRING}} "{rule.query}" [NC]')
    for condition in conditions:
        yield condition
        if office:
            yield outside
        yield f"RewriteRule ^ - {'[F,L]' if office else '[R=404,L]'}"


def _headers(plan: MeasurePlan, second_step: str) -> Iterator[str]:
    """Answers have two tables of headers, and what PHP or an application sends is in the other one: taken away there, set here."""
    for name in (*(header.name for header in plan.headers), *plan.removals):
        yield f"Header onsuccess unset {name}"
        yield f"Header always unset {name}"
    for header in plan.headers:
        yield f'Header always set {header.name} "{header.value}"{" env=HTTPS" if header.secure else ""}'
    for name, value in ((POLICY, plan.policy), (POLICY_TRIAL, plan.trial)):
        if value:
            yield f'Header always set {name} "{value}"'
    if plan.trial:
        yield f"# {second_step}"
        yield f'# Header always set {POLICY} "{plan.final}"'
