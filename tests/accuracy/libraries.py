"""JavaScript libraries with known holes, in scripts of the site and from elsewhere, and scripts that only look so.

Titles and version properties are those that the makers write into their files; which version a hole is of is GitHub's advisory database's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import example_page
from scanner.example_city.site import ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, bare

_PATH = "/js/pustaka.js"
_SCRIPT = f'<script src="{_PATH}"></script>'
_PINNED = (
    '<script src="{}" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC" crossorigin="anonymous"></script>'
)


def jquery(version: str, title: str = "/*! jQuery v{} | (c) OpenJS Foundation and other contributors | jquery.org/license */") -> str:
    """What jQuery has around its version."""
    return (
        title.format(version)
        + f'\n!function(e){{var t="{version}",n=function(e){{return new n.fn.init(e)}},r=["mulai","selesai","ulang","tunda","lanjut"];n.fn=n.prototype={{jquery:t,constructor:n}};n.noConflict=function(){{}};e.jQuery=n}}(window);'
    )


def bootstrap(version: str) -> str:
    """What Bootstrap has around its version."""
    return f'/*!\n * Bootstrap v{version} (https://getbootstrap.com/)\n */\n!function(t){{var e=function(){{}};e.VERSION="{version}";t.Tooltip=e}}(window);'


_OLD = jquery("1.12.4")
_PLAIN = "document.addEventListener('click',function(e){e.target.classList.toggle('buka')});"
# By the text of the site's own script: what is found.
VULNERABLE: Mapping[str, tuple[str, str]] = {
    "jquery-1.12.4": ("number", _OLD),
    "jquery-3.4.1-without-its-title": ("number", jquery("3.4.1", "")),
    "jquery-as-developers-have-it": (
        "number",
        '/*!\n * jQuery JavaScript Library v1.8.3\n * http://jquery.com/\n */\n(function(){jQuery.fn = { jquery: "1.8.3" };jQuery.noConflict=function(){};})();',
    ),
    "jquery-in-a-bundle": ("number", _PLAIN * 200 + jquery("2.2.4") + _PLAIN * 200),
    "two-copies-in-a-bundle": ("number", jquery("1.12.4") + "\n" + jquery("3.3.1")),
    "bundle-with-a-new-and-an-old-one": ("number", jquery("3.7.1") + "\n" + bootstrap("4.1.1")),
    "bootstrap-3.3.7": ("unfixed", bootstrap("3.3.7")),
    "bootstrap-4.1.1": ("number", bootstrap("4.1.1")),
    "moment": (
        "number",
        '//! moment.js\n//! version : 2.24.0\n//! license : MIT\n!function(e){function h(){}h.version="2.24.0";h.isMoment=h;e.moment=h}(window);',
    ),
    "lodash": (
        "number",
        "/**\n * @license\n * Lodash <https://lodash.com/>\n */\n;(function() {\n  var undefined;\n  var VERSION = '4.17.15';\n}.call(this));",
    ),
    "angularjs": (
        "unfixed",
        '/*\n AngularJS v1.5.8\n (c) 2010-2016 Google, Inc. http://angularjs.org\n License: MIT\n*/\n(function(C){C.version={full:"1.5.8"}})(window);',
    ),
    "handlebars": ("number", '/**!\n\n @license\n handlebars v4.0.11\n\n*/\n(function(){var a="4.0.11";window.Handlebars={VERSION:a}})();'),
    "jquery-ui": (
        "number",
        '/*! jQuery UI - v1.12.1 - 2016-09-14\n* http://jqueryui.com\n* Includes: widget.js, widgets/dialog.js */\n(function(t){t.ui={version:"1.12.1"}})(jQuery);',
    ),
    "title-with-another-number-than-the-code": ("number", jquery("1.12.4", "/*! jQuery v3.7.1 */")),
    "select2-that-says-its-version-in-its-title-alone": (
        "number",
        "/*! Select2 4.0.3 | https://github.com/select2/select2/blob/master/LICENSE.md */!function(a){a.fn.select2=1}(jQuery);",
    ),
    "copy-that-a-cms-has-changed": ("number", jquery("1.12.4-wp")),
    "behind-strings-that-look-like-comments": ("number", 'var tipe="*/*",pola="/*";' + _OLD),
    "behind-a-broken-string": ("number", 'var a="tidak ditutup\n;' + _OLD),
}
# What the site's own script has, and no library with a hole.
INNOCENT: Mapping[str, str] = {
    "jquery-3.7.1": jquery("3.7.1"),
    "bootstrap-5.3.3": bootstrap("5.3.3"),
    "plain": _PLAIN,
    "mention-in-a-comment": "/* jQuery v1.12.4 diperlukan */\n" + _PLAIN,
    "mention-as-a-title": "/*! jQuery v1.12.4 | (c) jQuery Foundation | jquery.org/license */\n" + _PLAIN,
    "mention-in-a-line": "// Bootstrap v3.3.7 and jQuery v1.8.3 are needed\n" + _PLAIN,
    "title-in-a-string": "var bantuan='/*! jQuery v1.12.4 | (c) jQuery Foundation */';" + _PLAIN,
    "title-in-a-template": "var bantuan=`/*! jQuery v1.12.4 | (c) */`;" + _PLAIN,
    "licences-of-others-in-a-bundle": "/*! jQuery v1.12.4 | (c) jQuery Foundation */\n/*!\n * Bootstrap v3.3.7 (http://getbootstrap.com)\n */\n" + _PLAIN,
    "plug-in-that-needs-an-old-jquery": '/*! jQuery Foo v1.2.0 */(function(){Foo.requires={jquery:"1.7.2"}})();',
    "title-of-an-old-copy-over-a-new-one": jquery("3.7.1", "/*! jQuery v1.4.2 */"),
    "number-of-something-else": 'var VERSION="1.12.4";var pustaka="jquery";' + _PLAIN,
    "version-of-ten-kilobytes": f'/*! jQuery v1.{"2" * 10_000} */var t="1.{"2" * 10_000}";jQuery.noConflict=1;',
    "generation-alone": jquery("3"),
    "changelog-as-a-text": "var riwayat=" + repr("AngularJS v1.5.8, lodash 4.17.15, Vue.js v2.6.10, Handlebars v4.0.11") + ";",
    "empty": "",
    "page-in-its-place": "<!doctype html><title>Beranda</title>" + _OLD,
}  # fmt: skip
# By the address of a script from elsewhere, pinned so that nothing else is said of it.
ADDRESSES: Mapping[str, tuple[str, str]] = {
    "of-jquery": ("vulnerable", "https://code.jquery.com/jquery-1.12.4.min.js"),
    "of-jquery-ui": ("vulnerable", "https://code.jquery.com/ui/1.12.1/jquery-ui.min.js"),
    "by-npm": ("vulnerable", "https://cdn.jsdelivr.net/npm/jquery@3.4.1/dist/jquery.min.js"),
    "by-unpkg": ("vulnerable", "https://unpkg.com/lodash@4.17.15/lodash.min.js"),
    "by-cdnjs": ("vulnerable", "https://cdnjs.cloudflare.com/ajax/libs/moment.js/2.24.0/moment.min.js"),
    "by-cdnjs-under-another-name": ("vulnerable", "https://cdnjs.cloudflare.com/ajax/libs/twitter-bootstrap/4.1.1/js/bootstrap.min.js"),
    "by-google": ("vulnerable", "https://ajax.googleapis.com/ajax/libs/jquery/3.3.1/jquery.min.js"),
    "of-a-branch-without-repair": ("unfixed", "https://maxcdn.bootstrapcdn.com/bootstrap/3.3.7/js/bootstrap.min.js"),
    "of-a-stranger": ("number", "https://pustakakode.web.id/js/jquery-1.12.4.min.js"),
    "of-a-stranger-by-folder": ("number", "https://pustakakode.web.id/jquery/1.12.4/jquery.min.js"),
}
INNOCENT_ADDRESSES: Mapping[str, str] = {
    "new": "https://code.jquery.com/jquery-3.7.1.min.js",
    "newest-of-a-generation": "https://cdn.jsdelivr.net/npm/jquery@3/dist/jquery.min.js",
    "newest-of-a-branch": "https://cdn.jsdelivr.net/npm/jquery@3.4/dist/jquery.min.js",
    "newest": "https://code.jquery.com/jquery-latest.min.js",
    "plug-in-with-a-number": "https://pustakakode.web.id/js/jquery.foo-1.2.js",
    "plug-in-called-after-it": "https://pustakakode.web.id/js/foo.jquery-1.2.3.js",
    "plug-in-of-bootstrap": "https://pustakakode.web.id/js/bootstrap-pintar-3.3.7.js",
    "folder-with-the-number-of-a-theme": "https://pustakakode.web.id/tema/1.2.3/jquery.min.js",
    "question-with-a-number": "https://pustakakode.web.id/js/jquery.min.js?ver=1.12.4",
    "package-of-another-scope": "https://cdn.jsdelivr.net/npm/@kota/jquery@1.12.4/dist/jquery.js",
    "unknown-library": "https://unpkg.com/leaflet@1.7.1/dist/leaflet.js",
}


def _site(name: str, label: str, head: str, pages: Mapping[str, ServedAnswer]) -> Behaviour:
    front = example_page("Beranda", HOME, AGENCY, head=head)
    return Behaviour(name=f"libraries-{name}", https=BACKGROUNDS["honest"].site({"/": front, **pages}), must={"software-javascript": label})


def _script(text: str) -> ServedAnswer:
    return bare(text, 200, "text/javascript; charset=utf-8")


def behaviours() -> Iterator[Behaviour]:
    """Each script on the front page of a site of its own."""
    for name, (problems, text) in VULNERABLE.items():
        yield _site(name, f"fail ({problems})", _SCRIPT, {_PATH: _script(text)})
    for name, text in INNOCENT.items():
        yield _site(name, "pass", _SCRIPT, {_PATH: _script(text)})
    for name, (problems, url) in ADDRESSES.items():
        yield _site(f"address-{name}", f"fail ({problems})", _PINNED.format(url), {})
    for name, url in INNOCENT_ADDRESSES.items():
        yield _site(f"address-{name}", "pass", _PINNED.format(url), {})
    named_so = '<script src="/js/jquery-1.12.4.min.js"></script>'
    yield _site("new-content-at-an-old-name", "pass", named_so, {"/js/jquery-1.12.4.min.js": _script(jquery("3.7.1"))})
    yield _site("nothing-at-an-old-name", "pass", named_so, {})
    yield _site("script-that-is-refused", "unknown (rate-limited)", _SCRIPT, {_PATH: bare("Sibuk", 429)})
    many = "".join(f'<script src="/js/{number}.js"></script>' for number in range(20))
    yield _site(
        "more-scripts-than-are-read", "unknown (scripts-not-read)", many, {f"/js/{number}.js": _script(_PLAIN) for number in range(20)}
    )
