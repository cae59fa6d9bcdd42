"""Which system a page is from, which version it tells, and that nothing is claimed about others."""

import pytest

from checks import CatalogueAnswers, Outcome, build
from checks.core.assess.judge import judge
from checks.core.check.need import Exposed, Missing, Page
from checks.core.software.product import Precision
from checks.core.software.recognition import recognition
from checks.software.joomla import MANIFEST, software_joomla
from checks.software.wordpress import software_wordpress
from tests.checks.verdicts import verdict

OWN = "/wp-includes/css/dist/block-library/style.min.css?ver=6.9.3"


def html(inside: str) -> str:
    return f"<!doctype html><html><head>{inside}</head><body>Beranda</body></html>"


@pytest.mark.parametrize(
    ("page", "version"),
    [
        ('<meta name="generator" content="WordPress 6.9.3">', "6.9.3"),
        (f'<link rel=stylesheet href="{OWN}">', "6.9.3"),
        (f'<link rel=stylesheet href="https://{build.HOST}{OWN}">', "6.9.3"),
        (f'<link rel=stylesheet href="https://www.{build.HOST}/blog{OWN}">', "6.9.3"),
        ('<script src="/wp-includes/js/jquery/jquery.min.js?ver=3.7.1"></script>', None),
        ('<meta name="generator" content="WordPress">', None),
        ('<meta name="generator" content="Elementor 3.18.2"><meta name="generator" content="WordPress 6.9.3">', "6.9.3"),
    ],
)
def test_wordpress(page: str, version: str | None) -> None:
    site = recognition("wordpress", build.page((), html(page)))
    assert site
    assert site.version == version


def test_wordpress_by_its_link_header() -> None:
    site = recognition("wordpress", build.page({"Link": '<https://x.test/wp-json/>; rel="https://api.w.org/"'}))
    assert site
    assert site.version is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        '<img src="https://lain.kotacontoh.go.id/wp-includes/images/x.png">',
        '<img src="/wp-content/uploads/lama.jpg">',
        '<meta name="generator" content="Joomla! - Open Source Content Management">',
        '<meta name="description" content="WordPress 6.9.3">',
        "<p>Pelatihan WordPress 6.9.3</p>",
    ],
)
def test_no_wordpress(page: str) -> None:
    home = build.page((), html(page))
    assert recognition("wordpress", home) is None
    assert verdict(software_wordpress, home=home, paths=CatalogueAnswers(build.AT)).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("version", ["7.1", "7.1.0"])
def test_the_newest_passes(version: str) -> None:
    home = build.page((), html(f'<meta name="generator" content="WordPress {version}">'))
    assert verdict(software_wordpress, home=home, paths=CatalogueAnswers(build.AT)).outcome is Outcome.PASS


def test_joomla_by_what_its_pages_carry() -> None:
    hidden, old = (
        recognition("joomla", build.page((), html(inside)))
        for inside in (
            '<script type="application/json" class="joomla-script-options new">{}</script>',
            '<meta name="generator" content="Joomla! 1.5 - Open Source">',
        )
    )
    assert hidden
    assert hidden.version is None
    assert old
    assert (old.version, old.precision) == ("1.5", Precision.LINE)
    assert recognition("joomla", build.page()) is None


def test_a_manifest_of_something_else_is_none_of_joomlas() -> None:
    other = build.file(MANIFEST, '<?xml version="1.0"?><extension><name>com_lain</name><version>1.0</version></extension>')
    evidence = {
        request.key: observation
        for need, observation in ((Page("/"), build.page()), (Exposed(MANIFEST), other), (Missing(MANIFEST), build.nowhere()))
        if (request := need.at(build.TARGET))
    }
    assert judge(software_joomla, build.TARGET, evidence).outcome is Outcome.NOT_APPLICABLE
