"""Nothing is wrong."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


@kind("RFC 9110; HTML", "hsts", "plain", "framed", "cors", "embeds", "opener", "sent")
def site(site: Site) -> None:
    site.put('<form action="/kirim" method="post"><input name="isi"><button>Kirim</button></form>')
