"""No secret survives in whatever markup a name and its value stand, nor in the arguments of a call that failed.

The markups are what these programs write: phpinfo(), CodeIgniter 4.7 in development mode, Whoops in Laravel 5.5, Symfony's VarDumper and Ignition, Django's
settings in debug mode, Xdebug 3, Yii 2.0, highlight.js, PHP's highlight_string(); the traces are PHP's (manual, Exception::getTraceAsString) and frameworks'.
"""

import html
import json
from itertools import product

from checks.core.redact.mask import mask
from tests.each import each

NAMES = ("DB_PASSWORD", "database.default.password", "APP_KEY", "AWS_SECRET_ACCESS_KEY")
VALUES = ("S3CRET-Kopi9", "rahasianegara", "Kopi Hitam Manis", "443112")
_PAIRS = {
    "cells": "<table><tr><td>{n}</td><td>{v}</td></tr></table>",
    "CodeIgniter": "<table><thead><tr><th>Key</th><th>Value</th></tr></thead><tbody><tr>\n<td>{n}</td>\n<td>\n   {v}   </td>\n</tr></tbody></table>",
    "cells that never end": "<TABLE><TR><TD>{n}<TD>{v}<TR><TD>x<TD>y</TABLE>",
    "cells of code": "<table><tr><td><code>{n}</code></td><td><code>{v}</code></td></tr></table>",
    "heading and cell": '<table><tr><th scope=row class="k">{n}</th><td class=v><div><pre>{v}</pre></div></td></tr></table>',
    "name, type and value": "<table><tr><td>{n}</td><td>string</td><td>{v}</td></tr></table>",
    "definitions": "<dl><dt>{n}</dt><dd>{v}</dd></dl>",
    "definitions without ends": "<dl><dt>{n}<dd>{v}<dt>b<dd>c</dl>",
    "items": "<ul><li><b>{n}</b>: {v}</li></ul>",
    "divisions": "<div><div>{n}</div><div>{v}</div></div>",
    "phpinfo": "<table><tr><td class=\"e\">$_SERVER['{n}']</td><td class=\"v\">{v}</td></tr></table>",
    "Whoops": '<table class="data-table"><tr><td>{n}</td><td><pre class=sf-dump id=d data-indent-pad="  ">"<span class=sf-dump-str title="12 characters">{v}</span>"</pre></td></tr></table>',
    "dump of an array": '<pre class=sf-dump>array:1 [<samp data-depth=1>\n  "<span class=sf-dump-key>{n}</span>" => "<span class=sf-dump-str title="9 characters">{v}</span>"\n</samp>]</pre>',
    "dump of an object": '<pre class=sf-dump>X {{#1<samp>\n  -<span class=sf-dump-private title="Private property">{n}</span>: "<span class=sf-dump-str>{v}</span>"\n</samp>}}</pre>',
    "Django": '<table class="req"><tr><td>{n}</td><td class="code"><pre>&#x27;{v}&#x27;</pre></td></tr></table>',
    "Django, within": "<table class=\"req\"><tr><td>DATABASES</td><td class=\"code\"><pre>{{&#x27;default&#x27;: {{&#x27;{n}&#x27;: &#x27;{v}&#x27;}}}}</pre></td></tr></table>",
    "Xdebug": "<pre class='xdebug-var-dump'><b>array</b>\n  '{n}' <font color='#888a85'>=&gt;</font> <small>string</small> <font color='#cc0000'>'{v}'</font> <i>(length=12)</i></pre>",
    "Yii": "<pre>$_SERVER = [\n    &#039;{n}&#039; =&gt; &#039;{v}&#039;,\n];</pre>",
    "highlight_string": "<code><span style=\"color: #DD0000\">'{n}'</span><span style=\"color: #007700\">=&gt;&nbsp;</span><span style=\"color: #DD0000\">'{v}'</span></code>",
    "highlight.js": '<pre><code><span class="hljs-attr">"{n}"</span><span class="hljs-punctuation">:</span> <span class="hljs-string">"{v}"</span></code></pre>',
    "escaped": "<pre>&lt;td&gt;{n}&lt;/td&gt;&lt;td&gt;{v}&lt;/td&gt;</pre>",
    "in JSON": '<script>x={{"html":"<td>{n}<\\/td><td>{v}<\\/td>"}}</script>',
}  # fmt: skip
_CALLS = (
    "#0 /var/www/a.php(12): PDO->__construct('mysql:host=127....', 'app', '{v}', Array)",
    "#0 PDO->__construct('mysql:host=x', 'app', '{v}...', Array)",
    "mysqli_connect('h','u','{v}','db')",
    "#3 /w/Connector.php(70): Illuminate\\Database\\Connectors\\Connector->createPdoConnection('mysql:host=x', 'app', '{v}', Array)",
    "/w/a.php(70): App\\Login->masuk('budi', '{v}')",
    "at PDO->__construct('mysql:host=x', 'app', '{v}', array()) in /w/a.php line 3",
    "SYSTEMPATH/Database/BaseConnection.php(420): CodeIgniter\\Database\\MySQLi\\Connection->connect('localhost','app','{v}')",
    "PDO->__construct( $dsn = 'mysql:host=x', $username = 'app', $passwd = '{v}', $options = [] )",
    "wpdb->__construct('app', '{v}', 'db', 'localhost')",
    "mysqli_connect(\n  'h',\n  'u',\n  '{v}'\n)",
    "PDO::__construct(&quot;mysql:host=x&quot;, &quot;app&quot;, &quot;{v}&quot;)",
)


def _page(content: str) -> str:
    return f"<!doctype html><html><head><title>Galat</title></head><body>{content}</body></html>"


@each("markup", _PAIRS.values(), ids=_PAIRS.keys())
def test_a_value_beside_its_name(markup: str) -> None:
    for name, value in product(NAMES, VALUES):
        masked, count = mask(_page(markup.format(n=name, v=value)))
        assert value not in masked
        assert count["secret"] >= 1
        assert masked.startswith("<!doctype html>")
        assert masked.endswith("</body></html>")


@each("call", _CALLS)
def test_an_argument(call: str) -> None:
    for value in (*VALUES, "Kopi'x9y8z"):
        text = call.format(v=value)
        for form in (text, _page(f"<pre>{text}</pre>"), _page(f"<li>{html.escape(text)}</li>"), json.dumps({"trace": text})):
            masked = mask(form)[0]
            assert not any(part in masked for part in (value, html.escape(value), "x9y8z"))


def test_utf_7() -> None:
    """RFC 2152 lets a writer encode signs that may stand as they are, and iconv does."""
    assert "Kopi-hitam9" not in mask("MODE+AD0-live\nDB_PASSWORD+AD0-Kopi-hitam9\n")[0]


def test_a_form_keeps_what_checks_look_at() -> None:
    form = '<form action="/masuk"><label><span>Kata sandi</span>: <b>wajib</b></label><input type="password" name="sandi"><a href="/lupa"><b>Lupa kata sandi?</b></a></form>'
    assert mask(_page(form)) == (_page(form), {})
