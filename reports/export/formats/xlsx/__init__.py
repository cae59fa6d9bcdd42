"""The risk register as a workbook of Excel and LibreOffice."""

from reports.export.format import one_file
from reports.export.formats.xlsx.book import city_workbook, opd_workbook

__all__ = ["XLSX", "city_workbook", "opd_workbook"]

XLSX = one_file(
    "xlsx",
    "register.xlsx",
    "the SPBE risk register as a workbook",
    city=lambda of: [city_workbook(of.scan, of.views(), of.imprint, of.lang)],
    opd=lambda of: [opd_workbook(of.view(), of.lang)],
    package=True,
)
