"""Honest scripts that decode, pack, obscure, copy, measure and lead on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.dresses import PORTAL, WORDPRESS
from tests.accuracy.compromise.plants import addition, front, insertion, paths
from tests.accuracy.compromise.scripts import b64, codes, hexadecimal, packed
from tests.accuracy.compromise.site import Page, reply
from tests.accuracy.compromise.traps import article, trap

_MAIL = '<a href="mailto:dinas@kotacontoh.go.id">dinas@kotacontoh.go.id</a>'
_PLUGIN = "(function($){$.fn.geser=function(o){var s=$.extend({speed:400},o);return this.each(function(){$(this).animate({left:0},s.speed)})}})(jQuery);"
_FONT = "d09GMgABAAAAAA" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 60
_MAP = '{"version":3,"sources":["a.ts"],"mappings":"AAAA"}'
# Scripts that stand on every page.
INLINE: Mapping[str, str] = {
    "mail-in-codes": f"document.write(String.fromCharCode({codes(_MAIL)}));",
    "mail-in-base64": f'document.getElementById("surel")||document.write(atob("{b64(_MAIL)}"));',
    "mail-in-percent": f"document.write(unescape('{''.join(f'%{ord(s):02x}' for s in _MAIL)}'));",
    "mail-backwards": "document.write('<a href=\"mailto:'+'di.og.hotnocatok@sanid'.split('').reverse().join('')+'\">surel</a>');",
    "plugin-packed": packed(_PLUGIN),
    "picture-as-data": 'var p=new Image();p.src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";',
    "font-as-data": f'var f=new FontFace("kota","url(data:font/woff2;base64,{_FONT})");document.fonts.add(f);',
    "year": "document.write('&copy; '+new Date().getFullYear());",
    "analytics": "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());gtag('config','G-ABC123');",
    "tag-manager": "(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i;f.parentNode.insertBefore(j,f)})(window,document,'script','dataLayer','GTM-ABC123');",
    "counter-obscured": "var _0x4a1b=['\\x73\\x72\\x63','\\x69\\x6d\\x67','\\x63\\x72\\x65\\x61\\x74\\x65'];(function(a,b){var c=function(d){while(--d){a['push'](a['shift']())}};c(++b)}(_0x4a1b,0x1f));var _Hasync=_Hasync||[];_Hasync.push(['Histats.start','1,123,4,0,0,0,00010000']);",
    "protection-of-mail": "!function(){function e(e){for(var t=\"\",r=parseInt(e.substr(0,2),16),n=2;n<e.length;n+=2)t+=String.fromCharCode(parseInt(e.substr(n,2),16)^r);return t}document.querySelectorAll('[data-cfemail]').forEach(function(a){a.textContent=e(a.dataset.cfemail)})}();",
    "token": f'window.sesi="{b64(chr(123) + chr(34) + "alg" + chr(34) + ":" + chr(34) + "HS256" + chr(34) + chr(125))}.{b64("pengunjung")}.c2lnbmF0dXJl";',
    "settings-as-base64": f'var konfig=JSON.parse(atob("{b64(_MAP)}"));',
    "frame-breaker": "if(top!==self){top.location=self.location;}",
    "to-https": "if(location.protocol!=='https:'){location.href='https:'+location.href.substring(5);}",
    "small-screens": "if(screen.width<480&&!/penuh=1/.test(location.search)){document.body.className+=' kecil';}",
    "referrer-measured": "var dari=document.referrer;if(/google|bing|yahoo/.test(dari)){dataLayer=window.dataLayer||[];dataLayer.push({sumber:'pencarian'});}",
    "devices-measured": "if(/Android|iPhone/i.test(navigator.userAgent)){document.documentElement.classList.add('telepon');}",
    "worker-of-the-page": "if('serviceWorker' in navigator){navigator.serviceWorker.register('/sw.js');}",
    "chat": "(function(){var s1=document.createElement('script'),s0=document.getElementsByTagName('script')[0];s1.async=true;s1.src='https://embed.tawk.to/abc/default';s0.parentNode.insertBefore(s1,s0)})();",
    "wall-of-a-host": "var a=toNumbers('f655ba9d09a112d4968c63579db590b4'),b=toNumbers('98344c2eee86c3994890592585b49f80');function toNumbers(d){var e=[];d.replace(/(..)/g,function(d){e.push(parseInt(d,16))});return e}",
    "hexadecimal-words": f'var hari=["{hexadecimal("Senin")}","{hexadecimal("Selasa")}"];',
    "bookmark": "function salin(){navigator.clipboard.writeText(location.href).then(function(){alert('Tautan disalin')})}",
    "open-window": "function cetak(){var w=window.open('','_blank');w.document.write('<h1>Bukti antrean</h1>');w.print();}",
}  # fmt: skip


def cases() -> Iterator[Case]:
    """All honest."""
    for name, code in INLINE.items():
        yield trap(f"script-{name}", "a script that honest sites have", insertion(f"<script>{code}</script>", "end"))
    yield trap(
        "script-robots-kept-out",
        "a real CAPTCHA",
        insertion(
            '<form><div class="g-recaptcha" data-sitekey="6Lc"></div><p>Verifikasi bahwa Anda bukan robot: centang kotak.</p></form><script src="https://www.google.com/recaptcha/api.js"></script>',
            "end",
        ),
    )
    lesson = article(
        "Memasang alat pengembang",
        "Buka PowerShell, tempel perintah berikut, lalu tekan Enter.",
        "<pre><code>irm https://get.scoop.sh | iex</code></pre><button onclick=\"navigator.clipboard.writeText('irm https://get.scoop.sh | iex')\">Salin</button>",
        "<pre><code>curl -fsSL https://deb.nodesource.com/setup_lts.x | bash -</code></pre>",
    )
    yield trap("script-lesson-with-commands", "a lesson whose commands can be copied", pages=lesson, dress=PORTAL)
    keys = article(
        "Pintasan papan ketik",
        "Tekan Windows + R untuk membuka jendela Run. Tekan Ctrl + V untuk menempel, Enter untuk menjalankan.",
        "Tekan Ctrl + C untuk menyalin.",
    )
    yield trap("script-lesson-on-keys", "a lesson on keys of Windows", pages=keys)
    cite = '<button id="kutip">Salin sitasi</button><script>document.getElementById("kutip").onclick=function(){navigator.clipboard.writeText("Pemerintah Kota Contoh (2026). Laporan kinerja.")};</script>'
    yield trap("script-citation", "a citation is put into the clipboard", insertion(cite, "end"))
    yield trap(
        "script-minerals",
        "an office of mining speaks of miners and pools",
        pages=article(
            "Izin penambang rakyat: miner, pool, dan hash tambang",
            "Penambang (miner) wajib berizin. Kolam (pool) air bekas tambang direklamasi.",
            "<script>var miner={nama:'CV Batu',pool:'Kolam 3'};</script>",
        ),
    )
    yield trap(
        "script-moved-by-itself",
        "an old front page leads on to the site's own portal",
        insertion(
            '<meta http-equiv="refresh" content="5; url=/halaman/profil"><script>setTimeout(function(){location.replace("/halaman/profil")},5000)</script>',
            "head",
            front,
        ),
        dress=PORTAL,
    )
    yield trap(
        "script-to-the-service-of-the-country",
        "one page leads on to a service of the state",
        insertion('<script>setTimeout(function(){window.location.href="https://www.lapor.go.id/"},3000)</script>', "head", paths("kontak")),
    )
    bundle = (
        "!function(e){var t={};function n(r){return t[r]}"
        + "".join(f"n.d(t,'{chr(97 + k % 26)}{k}',function(){{return atob('QUJD')}});" for k in range(800))
        + "}([]);"
    )
    yield trap("script-bundle", "a bundle of half a million signs", addition({"/assets/js/portal.js": reply(bundle, "js")}), dress=PORTAL)
    yield trap(
        "script-library-packed",
        "a packed library in a file",
        addition({"/wp-content/themes/kotakita/menu.js": reply(packed(_PLUGIN * 6), "js")}),
        dress=WORDPRESS,
    )
    yield trap(
        "script-crypto-for-signatures",
        "a library of cryptography in a page that checks signatures",
        pages={
            "/verifikasi": Page(
                title="Verifikasi tanda tangan elektronik",
                body="<script>const w=new Worker('/js/sha256-worker.js');w.postMessage({algo:'sha256'});WebAssembly.instantiateStreaming(fetch('/js/hash.wasm'));</script><p>Unggah berkas PDF untuk memeriksa tanda tangan.</p>",
            )
        },
    )
