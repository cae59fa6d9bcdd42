"""Views to HTML: one self-contained page a call, in one language. Nothing in it loads, and nothing runs but a script of ours, named by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, partial
from importlib import resources

import jinja2

from checks import Risk, Text
from checks.core.assess.tally import ENOUGH
from checks.core.model.risk import IMPACTS, LIKELIHOODS, RiskLevel
from checks.core.model.text import LANGUAGES, Fact
from checks.core.ratings.question_names import question_names
from checks.core.software.releases import FRESH_DAYS, releases
from reports.html.citation import link
from reports.strategy import Decree, control_ranges, strategy
from reports.views.city.overview import CityView
from reports.views.grade import grade_limits
from reports.views.imprint import Imprint
from reports.views.opd import OpdView
from reports.views.paths import folder
from reports.words import WORDS, fill, format, quantity
from reports.words.glossary import GLOSSARY

# A page that a hostile server has filled must still open on a telephone: rows of one table, and printed forms. Counts are of everything.
_LONGEST = 200
_FORMS = 20
TERMS = ("kind_hardening", "kind_lapse", "kind_exposure", "kind_incident", "outcome_unknown", "state_reopened", "state_unverifiable")
_RISKS = tuple(tuple(Risk(likelihood, impact) for impact in range(1, 6)) for likelihood in range(1, 6))


def opd_page(view: OpdView, lang: str) -> str:
    """The page of one OPD."""
    return _page("opd.html", view, view.imprint, lang, len(view.hosts))


def city_page(view: CityView, lang: str) -> str:
    """The overview. Its links lead to ``<folder of the OPD>/index.html``."""
    return _page("city.html", view, view.imprint, lang, view.hosts, extra="overview")


def _page(template: str, view: OpdView | CityView, imprint: Imprint, lang: str, hosts: int, extra: str = "") -> str:
    """``extra`` names the style sheet and the script that a page has beside the common style."""
    style = _style(imprint.marking, lang, _static(f"{extra}.css") if extra else "")
    script = _static(f"{extra}.js") if extra else ""
    return (
        _environment(lang)
        .get_template(template)
        .render(
            view=view,
            hosts=hosts,
            style=style,
            style_hash=_digest(style),
            script=script,
            script_hash=_digest(script),
            deadlines=_deadlines(imprint.decree),
            moment=partial(format.moment, zone=imprint.zone, lang=lang),
            span=partial(format.span, zone=imprint.zone, lang=lang),
            date=lambda at: format.day(format.local(at, imprint.zone), lang),
        )
    )


@cache
def _environment(lang: str) -> jinja2.Environment:
    if lang not in LANGUAGES:
        raise KeyError(lang)
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reports.html"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

    # Most words have no parts, and a large city's pages say them a quarter of a million times.
    @cache
    def bare(word: str) -> str:
        return fill(WORDS[word])[lang]

    def say(word: str, **parts: Text | Fact) -> str:
        return fill(WORDS[word], **parts)[lang] if parts else bare(word)

    def translation(text: Text) -> str:
        return text[lang]

    environment.filters["t"] = translation
    environment.filters["as_download"] = _as_download
    environment.filters["last_part"] = lambda name: name.rpartition("/")[2]
    environment.globals.update(
        lang=lang,
        say=say,
        n_of=quantity,
        question_names=question_names,
        link=link,
        folder=folder,
        day=partial(format.day, lang=lang),
        month=partial(format.month, lang=lang),
        number=partial(format.format_number, lang=lang),
        size=partial(format.size, lang=lang),
        percent=partial(format.percent, lang=lang),
        seconds=partial(format.seconds, lang=lang),
        enough=ENOUGH,
        likelihoods=LIKELIHOODS,
        impacts=IMPACTS,
        risks=_RISKS,
        terms=TERMS,
        grade_limits=grade_limits,
        longest=_LONGEST,
        forms=_FORMS,
        strategy=strategy(),
        control_ranges=control_ranges,
        glossary=sorted(GLOSSARY, key=lambda term: term.name[lang].lower()),
        fresh_days=FRESH_DAYS,
        catalogues={"catalogue_releases": releases().as_of, "catalogue_rules": None},
    )
    return environment


def _deadlines(decree: Decree) -> Text:
    """The days for each level, worst first."""
    deadlines = [
        fill(Text(id="{level} {days}", en="{level} {days}"), level=level.label, days=quantity(decree.days(level), "day"))
        for level in reversed(RiskLevel)
    ]
    return Text(id=", ".join(one.id for one in deadlines), en=", ".join(one.en for one in deadlines))


@cache
def _static(name: str) -> str:
    return resources.files("reports.html").joinpath("static", name).read_text("utf-8")


def _as_download(text: str) -> str:
    """A file within the page, whose bytes go nowhere but to the reader's disk."""
    return "data:text/plain;charset=utf-8;base64," + base64.b64encode(text.encode()).decode()


def _digest(content: str) -> str:
    """As a hash-source of CSP names it (CSP 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _style(marking: str, lang: str, more: str) -> str:
    """The style sheet, that of this page, and what stands on every printed page."""
    footer = f'@page{{@bottom-left{{content:{css_string(marking)}}}@bottom-right{{content:{css_string(WORDS["page"][lang])} " " counter(page) " / " counter(pages)}}}}'
    return _static("report.css") + _static("paper.css") + more + footer


def css_string(text: str) -> str:
    """A CSS string in which no character has a meaning of its own (CSS Syntax 3, section 4.3.7)."""
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda c: f"\\{ord(c[0]):x} ", text) + '"'
