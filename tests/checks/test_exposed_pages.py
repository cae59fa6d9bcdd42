"""What betrays itself on whatever page was met: debug modes and errors, by the front page, by a path that was asked, by the crawl."""

from checks import Exchange, Outcome, build
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.exposure.entry import PageSort, group
from checks.core.exposure.examples import page_of
from tests.checks.catalogue import HOME, of, pairs, verdict, verdict_on
from tests.each import each


def test_debug_mode_is_told_by_error_pages_once() -> None:
    django = page_of(of("debug", "django-debug").proves, "/x")
    outcome = verdict_on("debug", phpinfo=django, server_status=django)
    assert pairs(outcome) == [("django-debug", "/")]
    assert outcome.findings[0].facts["path"] == "/phpinfo.php"


def test_a_debug_page_on_the_front_is_told_although_the_rest_stays_open() -> None:
    outcome = verdict_on("debug", page_of(of("debug", "werkzeug-debug").proves, "/"))
    assert (pairs(outcome), outcome.reason) == ([("werkzeug-debug", "/")], "server-error")


# As they were met on real hosts: Flask's debugger with a line break in its title, CodeIgniter's on a script of a listing.
@each(
    ("page", "expected"),
    [
        (build.page((), of("debug", "werkzeug-debug").proves.text, 500, "/rusak"), "werkzeug-debug"),
        (build.page((), of("debug", "werkzeug-trace").proves.text, 500, "/rusak"), "werkzeug-trace"),
        (build.page((), of("debug", "codeigniter-debug").proves.text, 500, "/psalm-autoload.php"), "codeigniter-debug"),
        (build.page((), of("debug", "yii-debug-page").proves.text, 500, "/index.php?r=debug/default/index"), "yii-debug-page"),
        (build.page((), of("debug", "codeigniter-development").proves.text, 200, "/berita"), "codeigniter-development"),
        (build.page((), of("debug", "php-warning").proves.text, 200, "/berita"), "php-warning"),
        (build.page((), of("debug", "werkzeug-debug").proves.text, 200, "/artikel"), ""),
    ],
)
def test_what_the_crawl_met_counts_wherever_it_was(page: Exchange, expected: str) -> None:
    outcome = verdict("debug", CatalogueAnswers(build.AT), HOME, build.page(path="/lain"), page)
    assert pairs(outcome) == ([(expected, "/")] if expected else [])
    assert not expected or outcome.findings[0].facts["path"] == page.url.removeprefix(f"https://{build.HOST}").partition("?")[0]


def test_one_cause_is_told_once() -> None:
    """PHP that shows its errors does so on ordinary pages and on those of errors, with CodeIgniter's frame and without."""
    fatal, warning = of("debug", "php-fatal").proves.text, of("debug", "php-warning").proves.text
    outcome = verdict("debug", CatalogueAnswers(build.AT), HOME, build.page((), warning, 200, "/a"), build.page((), fatal, 500, "/b"))
    assert pairs(outcome) == [("php-fatal", "/")]


def test_a_page_saved_in_development_is_no_development() -> None:
    """Templates made of saved pages carry the debug bar's first script; public repositories have hundreds."""
    saved = '<!DOCTYPE html><html><head><script type="text/javascript" id="debugbar_dynamic_script"></script><script type="text/javascript" id="debugbar_loader" data-time="1585277113" src="/AdminLTE/plugins/index.php?debugbar"></script></head><body>Dinas</body></html>'
    assert pairs(verdict("debug", CatalogueAnswers(build.AT), build.page((), saved))) == []


def test_an_article_about_debug_mode_is_none() -> None:
    text = of("debug", "django-debug").proves.text
    assert verdict_on("debug", build.page((), text), phpinfo=build.gone("/phpinfo.php")).outcome is Outcome.PASS


def saying(text: str, status: int = 200) -> Exchange:
    return build.page({"Content-Type": "text/html"}, text, status, "/x")


CI3 = '<div style="border:1px solid #990000;padding-left:20px;margin:0 0 10px 0;"><h4>{}</h4><p>{}: x</p><p>Filename: a.php</p><p>Line Number: 3</p></div>'


@each(
    ("page", "expected"),
    [
        (saying("<html><body class=a><div class='x'></div><div class=\"renderer container\">PHP 8.3.6 — Laravel 11.9.2</div></body></html>", 500), "laravel-debug"),
        (saying("<html><body><script>const markdown = '# ErrorException\\n\\nPHP `8.3.6`  \\nLaravel `12.1.0`  '</script></body></html>", 500), "laravel-debug"),
        (saying(CI3.format("An uncaught Exception was encountered", "Type"), 500), "codeigniter-debug"),
        (saying("<html><title>Database Error</title><h1>A Database Error Occurred</h1><p>Filename: a.php</p><p>Line Number: 3</p></html>", 500), "codeigniter-debug"),
        (saying("<html><h1>Whitelabel Error Page</h1><div style='white-space:pre-wrap;'>java.lang.Error: x\n\tat java.lang.A.b(A.java:1)</div></html>", 500), "java-trace"),
        (saying("<br />\n<b>Fatal error</b>:  Uncaught Error: x in /a.php:3\n#0 {main}\n  thrown in <b>/a.php</b> on line <b>3</b><br />\n", 500), "php-fatal"),
        (saying("<html><title>500</title><p><b>Fatal error</b>: x in <b>/a.php</b> on line <b>3</b><br /></p></html>", 500), ""),
        (saying("<html><title>Galat basis data</title><h1>A Database Error Occurred</h1><p>Filename: a.php</p><p>Line Number: 3</p></html>", 500), ""),
    ],
)  # fmt: skip
def test_error_pages_that_frameworks_write(page: Exchange, expected: str) -> None:
    assert [problem for problem, _ in pairs(verdict_on("debug", phpinfo=page))] == ([expected] if expected else [])


def test_a_message_pasted_into_an_article_is_none() -> None:
    markup = "<html><title>Dinas</title><p>x</p>{}</html>"
    real, pasted = (
        "<br />\n<b>Warning</b>:  x in <b>/a.php</b> on line <b>3</b><br />\n",
        "<p><b>Warning</b>: x in <b>/a.php</b> on line <b>3</b></p>",
    )
    assert pairs(verdict_on("debug", build.page((), markup.format(real)))) == [("php-warning", "/")]
    assert pairs(verdict_on("debug", build.page((), markup.format(CI3.format("A PHP Error was encountered", "Severity"))))) == [
        ("php-warning", "/")
    ]
    assert pairs(verdict_on("debug", build.page((), markup.format(pasted + "<h4>A PHP Error was encountered</h4>")))) == []


def test_an_error_page_is_met_though_its_text_was_met_before_as_a_page() -> None:
    entries = [entry for entry in group("debug").entries if not entry.paths and entry.pages is PageSort.ERROR]
    assert len(entries) > 3
    for entry in entries:
        error = page_of(entry.proves, "/galat").final
        before, after = (build.page(error.headers, error.body.text, status, path) for status, path in ((200, "/artikel"), (500, "/galat")))
        none = CatalogueAnswers(build.AT, ())
        alone, both = (verdict("debug", none, HOME, *pages) for pages in ((after,), (before, after)))
        assert {finding.problem for finding in alone.findings} <= {finding.problem for finding in both.findings}, entry.id
        assert both.outcome is Outcome.FAIL, entry.id
