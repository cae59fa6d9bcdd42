"""The pages of a scan: that of every OPD, and the overview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.core.assess.tally import total
from checks.core.model.city import Opd
from reports.html.fault_page import fault_page
from reports.html.render import city_page, opd_page
from reports.views.city.overview import city_view
from reports.views.city.summary import Gap, OpdSummary, summarise
from reports.views.deliveries import LastPackage
from reports.views.fault import ViewFault, stand_in
from reports.views.paths import folder
from reports.views.quarantine import Quarantine
from reports.views.source import Source

OVERVIEW = "index.html"


def pages(source: Source, deliveries: Mapping[str, LastPackage] | None, quarantine: Quarantine) -> Iterator[tuple[str, str]]:
    """Name and content of each page, the overview last; without it where ``deliveries`` is None.

    What could not be made has a page that says so.
    """
    summaries: list[OpdSummary] = []
    gaps: dict[str, ViewFault] = {}
    for opd in source.scan.opds:
        name, own = f"{folder(opd.code)}/{OVERVIEW}", source.only(opd)
        page_and_summary = quarantine.result(name, lambda of: _page(of, deliveries), own)
        if page_and_summary is not None:
            page, summary = page_and_summary
            summaries.append(summary)
        else:
            gaps[opd.code] = quarantine.faults[-1]
            page = _instead(own, opd.name)
        yield name, page
    if deliveries is not None:
        yield OVERVIEW, _overview(source, summaries, source.without(gaps), deliveries, quarantine)


def _page(of: Source, deliveries: Mapping[str, LastPackage] | None) -> tuple[str, OpdSummary]:
    view = of.view()
    return opd_page(view, of.lang), summarise(view, (deliveries or {}).get(view.opd.code))


def _overview(
    source: Source, summaries: list[OpdSummary], rest: Source, deliveries: Mapping[str, LastPackage], quarantine: Quarantine
) -> str:
    """From the summaries of the ``rest``, which are made anew where something has to be set apart."""

    def make(of: Source) -> str:
        own = summaries if of is rest else [summarise(view, deliveries.get(view.opd.code)) for view in of.views()]
        gaps = [_gap(source.only(opd), opd, of.gaps[opd.code]) for opd in source.scan.opds if opd.code in of.gaps]
        return city_page(city_view(source.scan, own, of.imprint, gaps), of.lang)

    page = quarantine.result(OVERVIEW, make, rest)
    return _instead(source, source.scan.city) if page is None else page


def _instead(source: Source, of: str) -> str:
    return fault_page(of, (one.target.name for one in source.assessments()), source.lang)


def _gap(source: Source, opd: Opd, fault: ViewFault) -> Gap:
    tallies = [stand_in(one, fault).tally for one in source.assessments()]
    return Gap(opd=opd, hosts=len(tallies), tally=total(tallies))
