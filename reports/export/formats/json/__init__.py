"""The machine interface. Scripts depend on every name in it."""

from reports.export.format import one_file
from reports.export.formats.json.city import city_chunks
from reports.export.formats.json.host import host_object
from reports.export.formats.json.objects import CityObject, HostObject, schema
from reports.views.check_texts import CheckTexts

__all__ = ["JSON", "CityObject", "HostObject", "city_chunks", "host_object", "schema"]

JSON = one_file(
    "json",
    "report.json",
    "one object for scripts",
    city=lambda of: city_chunks(of.scan, of.assessments(), CheckTexts(of.checks, of.imprint.zone), of.faults),
    stdout=True,
)
