"""Words of the terminal."""

from __future__ import annotations

from checks import Text

WORDS = {
    "terminal_fix": Text(id="Perbaikan:", en="Fix:"),
    "terminal_met": Text(id="Terpenuhi: {checks}", en="Met: {checks}"),
    "terminal_not_applicable": Text(id="Tidak berlaku: {checks}", en="Does not apply: {checks}"),
    "terminal_coverage": Text(id="cakupan {share} ({part} dari {whole})", en="coverage {share} ({part} of {whole})"),
    "terminal_nothing": Text(id="Tidak ada temuan pada butir yang dapat diperiksa.", en="No finding in what could be assessed."),
}
