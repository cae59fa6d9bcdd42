"""The risk register as a workbook of Excel and LibreOffice."""

from reports.export.xlsx.book import city_workbook, opd_workbook

__all__ = ["city_workbook", "opd_workbook"]
