"""What a reader sees of a page's text (HTML section 15.3, 13.2.5.72)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


@kind("HTML section 13.5: character references")
def references(site: Site) -> None:
    pieces = (
        "3&nbsp;1&nbsp;7",
        "&#51;&#49;",
        "&#x33;&#x31;",
        "&eacute;&rdquo;",
        "&copy2026",
        "&amp;amp;",
        "&notit;",
        "&#128;&#150;",
        "&#0;&#xD800;",
        "&lt;b&gt;",
        "&zwnj;a&shy;b",
        "&tidakada;",
        "&AMP;",
        "&Hat;",
        "&#38;#51;",
        "&#13;x",
    )
    site.put(f"<p>{' '.join(site.some(pieces, 5))}</p>")


@kind("HTML section 15.3.1: hidden elements")
def hidden(site: Site) -> None:
    pieces = ("<p hidden>a</p>", "<template>b</template>", "<noscript>c</noscript>", "<title>d</title>", "<datalist><option>e</option></datalist>", "<textarea>k</textarea>", "<select><option>l</option></select>", "<object>m</object>", "<iframe>n</iframe>", "<video>o</video>", "<canvas>p</canvas>", "<rp>q</rp>", "<script type=text/x>r</script>", "<style type=x>s</style>", "<noembed>t</noembed>", "<input value=u>", "<input type=hidden value=v>", "<audio>w</audio>", "<area>x", "<param>y")  # fmt: skip
    site.put(*site.some(pieces, 4))


@kind("HTML section 13.2.6: pieces of a word")
def pieces(site: Site) -> None:
    pieces = ("317<b>101</b>01", "31<wbr>71<span> 01</span>", "<table><tr><td>31<td>71</table>", "3<!-- x -->1", "<ruby>漢<rt>kan</rt></ruby>", "<pre>a  b\nc</pre>", "<p>a<br>b", "<div>a</div>b", "<p>a</p >b", "<b><i>a</b>b</i>", "a</p>b", "<li>a<li>b", "<h1>a<h2>b", "<button>a<button>b", "<table>a<tr>b<td>c</table>", "<font color=red>a", "a<b/>c", "<a/b/c>d", "</x>e", "<>f", "< g", "<3h", "</ i>j", "<!x>k", "<?y>l")  # fmt: skip
    site.put(*site.some(pieces, 4))
