"""Text in a cell of a spreadsheet that stays text: opened, edited, pasted, and saved as CSV."""

from __future__ import annotations

import re

# Excel's and LibreOffice's limit for a cell.
LONGEST_CELL = 32_767
# A formula begins with one of these, also in full width, and also after what some country's CSV separates cells with.
_FORMULA = re.compile(r"(^|[;\t\r\n])([ \"]{0,9})(?=[=+\-@＝＋－＠])")
# What XML 1.0 section 2.2 cannot carry, half surrogate pairs among it.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def inert(text: str) -> str:
    """The text with an apostrophe where a formula would begin, without what no spreadsheet can hold.

    >>> inert("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return _FORMULA.sub(r"\1\2'", _NO_XML.sub(" ", text[:LONGEST_CELL]).lstrip("\t\r\n"))[:LONGEST_CELL]
