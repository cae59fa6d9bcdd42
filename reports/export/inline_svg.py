"""Inline pictures for a renderer that reads SVG apart from the page around it, and so without the page's style sheet."""

from __future__ import annotations

import re

_RULE = re.compile(r"(?<![^{}@/])[^{}@/]++\{(?=[^{}]*?(?:\bfill:|\bstroke:|\btext-anchor:|\bfont-size:\s*\d+px))[^{}]*+\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_VARIABLE = re.compile(r"(?<![\w-])--([\w-]++):\s*+([^;}]++)")
_FONT = re.compile(r"font: (?:(\d+) )?(\d+px) [^;}]+")


def with_colours(page: str) -> str:
    """The page with what its style sheet says of pictures written into each ``<svg>``, with the values of print in place of variables."""
    sheet, ends, _ = page.partition("<style>")[2].partition("</style>")
    if not ends:
        return page
    style, print_rules = _COMMENT.sub("", sheet), sheet.partition("@media print")[2]
    values = dict(_VARIABLE.findall(style.partition("@media")[0])) | dict(_VARIABLE.findall(print_rules))
    rules = "".join(rule.strip() for rule in _RULE.findall(style))
    rules = re.sub(r"var\(--([\w-]++)\)", lambda name: values.get(name[1], "inherit"), rules)
    rules = _FONT.sub(lambda font: f"font-weight: {font[1] or 400}; font-size: {font[2]}", rules)
    return re.sub(r"<svg\b[^<>]*>", lambda start: f"{start[0]}<style>{rules}</style>", page)
