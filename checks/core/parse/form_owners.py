"""Which form a field belongs to, as browsers decide it (HTML section 4.10.17.3)."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST = 3000
_DEEPEST = 100
_FIELDS = "input, button"
_OF_A_TABLE = ("table", "tbody", "thead", "tfoot", "tr")


def form_owners(page: LexborHTMLParser, forms: Sequence[LexborNode]) -> list[list[LexborNode]]:
    """The inputs and buttons of each of these forms.

    A field names its form, stands in it, or comes after a form that a table tore from its fields: `<table><form><tr><td><input>` is parsed into
    an empty form and a field elsewhere in the table, which still belong together.
    """
    owned: list[list[LexborNode]] = [[] for _ in forms]
    number = {form.mem_id: n for n, form in enumerate(forms)}
    by_id = {id: n for n, form in reversed(list(enumerate(forms))) if (id := form.attributes.get("id"))}
    within = {field.mem_id: n for n, form in enumerate(forms) for field in form.css(_FIELDS)[:_MOST]}
    last: LexborNode | None = None
    for element in page.css(f"form, {_FIELDS}")[:_MOST] if forms else ():
        if element.tag == "form":
            last = element
            continue
        by_name = element.attributes.get("form")
        owner = by_id.get(by_name) if by_name else within.get(element.mem_id)
        if owner is None and not by_name and last is not None and _is_torn(last, element):
            owner = number.get(last.mem_id)
        if owner is not None:
            owned[owner].append(element)
    return owned


def _is_torn(form: LexborNode, field: LexborNode) -> bool:
    """Whether the form stands empty right in a table, and the field in the same one."""
    table = form.parent
    if table is None or table.tag not in _OF_A_TABLE or form.child is not None:
        return False
    around = field.parent
    for _ in range(_DEEPEST):
        if around is None or around.mem_id == table.mem_id:
            break
        around = around.parent
    return around is not None and around.mem_id == table.mem_id
