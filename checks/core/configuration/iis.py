"""A plan as IIS has it: one ``web.config``, in which every name stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from checks.core.configuration.measure import Access, Circumstances, PathRule
from checks.core.configuration.office import office_pattern
from checks.core.configuration.plan import POLICY, POLICY_TRIAL, MeasurePlan

_HEADERS, _INBOUND, _OUTBOUND = (
    f"system.webServer/{part}" for part in ("httpProtocol/customHeaders", "rewrite/rules", "rewrite/outboundRules")
)


def iis_document(plan: MeasurePlan, circumstances: Circumstances, blocks: Iterable[Mapping[str, str]]) -> str:
    """The document without its first line; ``blocks`` are elements by the path of their parent. Empty when there is nothing to say."""
    parts: dict[str, list[str]] = {}
    for block in blocks:
        for path, element in block.items():
            parts.setdefault(path, []).append(element.strip())
    for path, element in (*_rules(plan.rules, circumstances), *_headers(plan)):
        parts.setdefault(path, []).append(element)
    if not parts:
        return ""
    return "\n".join(_nested({tuple(path.split("/")): elements for path, elements in parts.items()}, "configuration", ""))


def _nested(parts: dict[tuple[str, ...], list[str]], name: str, indent: str) -> Iterator[str]:
    yield f"{indent}<{name}>"
    inner = indent + "  "
    for element in parts.get((), ()):
        yield from (inner + line for line in element.splitlines())
    for child in dict.fromkeys(path[0] for path in parts if path):
        own = {path[1:]: elements for path, elements in parts.items() if path and path[0] == child}
        yield from _nested(own, child, inner)
    yield f"{indent}</{name}>"


def _rules(rules: tuple[PathRule, ...], circumstances: Circumstances) -> Iterator[tuple[str, str]]:
    inputs = [
        (rule, variable, pattern)
        for rule in rules
        for variable, pattern in (("{URL}", rule.pattern), ("{QUERY_STRING}", rule.query))
        if pattern
    ]
    for number, (rule, variable, pattern) in enumerate(inputs, 1):
        office = rule.access is Access.OFFICE
        outside = f'    <add input="{{REMOTE_ADDR}}" pattern={quoteattr(f"^({office_pattern(circumstances.office)})")} negate="true" />\n'
        answer = 'statusCode="403" statusReason="Forbidden"' if office else 'statusCode="404" statusReason="Not Found"'
        yield (
            _INBOUND,
            f'<rule name="Perbaikan {number}" stopProcessing="true">\n  <match url=".*" />\n  <conditions>\n'
            f"    <add input={quoteattr(variable)} pattern={quoteattr(pattern)} />\n{outside if office else ''}  </conditions>\n"
            f'  <action type="CustomResponse" {answer} />\n</rule>',
        )


def _headers(plan: MeasurePlan) -> Iterator[tuple[str, str]]:
    values = {header.name: header.value for header in plan.headers if not header.secure}
    values |= {name: value for name, value in ((POLICY, plan.policy), (POLICY_TRIAL, plan.trial)) if value}
    for name in (*values, *plan.removals):
        yield _HEADERS, f"<remove name={quoteattr(name)} />"
    for name, value in values.items():
        yield _HEADERS, f"<add name={quoteattr(name)} value={quoteattr(value)} />"
    for header in plan.headers:
        if header.secure:
            yield (
                _OUTBOUND,
                f'<rule name="{header.name}">\n  <match serverVariable="RESPONSE_{header.name.replace("-", "_")}" pattern=".*" />\n'
                f'  <conditions>\n    <add input="{{HTTPS}}" pattern="on" />\n  </conditions>\n'
                f'  <action type="Rewrite" value={quoteattr(header.value)} />\n</rule>',
            )
