"""Where a Location can point, and what may be sent because of it, by the texts of WHATWG URL, RFC 3986 and RFC 9110.

All of them answer ``GET https://dinkes.kotacontoh.go.id/a/b``, asked at level probe. The host is listed with 443 and 80 at level probe, and with 8443
at level visit; nothing else is.
"""

from __future__ import annotations

H = "dinkes.kotacontoh.go.id"
E = "penyerang.example"

# To these nothing is sent, to anybody.
NOWHERE = [
    # Other hosts, however they are written.
    f"https://{E}/", f"http://{E}/", f"//{E}/", f"///{E}/", f"////{E}/x", f"HTTPS://{E.upper()}/", f"hTtP://{E}", f"//{E}:443/", f"https://{E}:8443/",
    f"/\\{E}/", f"\\\\{E}/", f"\\/{E}", f"/\\/{E}", f"https:\\\\{E}/", f"https:/\\{E}/", f"https:///{E}/", f"https:////{E}",
    f"http:{E}", f"http:/{E}", f"ht\ttps://{E}/", f"h\nttps://{E}/", f"/\t/{E}/", "//pen\tyerang.example/", f" \x00https://{E}/ ", f"\x0b//{E}",
    f"https://{E}?{H}", f"https://{E}#{H}", f"https://{E}\\.{H}/", f"https://{E}\\@{H}/", f"https://{E}/{H}", f"https://{E}%2f.{H}/", f"https://{E}%00.{H}/",
    f"https://{E};{H}/", f"https://{E}&{H}/", f"https://{E} .{H}/", f"https://{H}.{E}/", f"https://{H}{E}/", f"https://{H}-{E}/", f"https://{H}_.{E}/",
    # Users.
    f"https://{H}@{E}/", f"https://{H}:443@{E}/", f"https://{E}@{H}/", f"https://u:p@{H}/", f"https://:p@{H}/", f"https://{H}:@{E}/",
    f"https://{H}%40{E}/", f"https://{H}#@{E}@{E}".replace("#", "%23"), f"//{H}@{E}", f"https://{H}&@{E}/", f"https://a@b@{E}/",
    # Names near the one that is listed.
    "https://kotacontoh.go.id/", "https://go.id/", "https://id/", "https://localhost/", f"https://x.{H}/", f"https://www.www.{H}/", f"https://ww.{H}/",
    f"https://wwww.{H}/", f"https://{H}../", f"https://.{H}/", "https://dinkes.kotacontoh.go.id.example/", "https://dinkes.kotacontoh.co.id/",
    "https://dinkes.kotac0ntoh.go.id/",
    # Letters of other scripts that look like it, and one that only looks like a dot.
    "https://dіnkes.kotacontoh.go.id/", "https://dinkes.kotаcontoh.go.id/", "https://dinkes.kotacontoh.go.ıd/", "https://xn--dnkes-4ve.kotacontoh.go.id/",
    "https://dinkes\u2024kotacontoh\u0589go.id/", "https://dinkes.kotacontoh\u2060x.go.id/",
    # Ports: not listed, none at all, and listed at a lower level.
    f"https://{H}:444/", f"http://{H}:8080/", f"https://{H}:22/", f"https://{H}:0/", f"https://{H}:65536/", f"https://{H}:-1/", f"https://{H}:+443/",
    f"https://{H}:4 43/x", f"https://{H}:443:443/", f"https://{H}:443@/", f"https://{H}:\u0664\u0664\u0663/", f"https://{H}:0x1bb/", f"https://{H}:8443/a/b",
    f"http://{H}:8443/", f"https://www.{H}:8443/", f"//{H}:8443/.env", f"https://{H}:08443/",
    # Addresses in every notation.
    "http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://2130706433/", "http://017700000001/", "http://0/", "http://[::1]/", "http://[::]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:8.8.4.4]/", "http://8.8.4.4/", "http://134744068/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/",
    "http://169.254.169.254/latest/meta-data/", "http://[64:ff9b::7f00:1]/", "http://[v1.x]/", "http://[]/", "http://[::1/", f"http://[{H}]/",
    "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/",
    # What is not the web.
    "data:text/html,x", "javascript:alert(1)", "JaVaScRiPt://%0aalert(1)", "file:///etc/passwd", f"file://{H}/etc/passwd", f"ftp://{H}/", f"ws://{H}/",
    f"wss://{H}/", f"gopher://{H}/", "mailto:a@lain.example", "about:blank", f"blob:https://{H}/1", f"view-source:https://{H}/", "tel:112", "ldap://127.0.0.1/",
    f"jar:https://{H}!/x", "https://", "http://", "http:///", "//", "///", "https:\\\\", "urn:isbn:1", f"httpss://{H}/",
    # Of the site, but never asked for.
    "/logout", "/a/../logout", "/%6Cogout", "/x/%2e%2e/hapus/3", "../data/hapus?id=3", "?aksi=hapus", f"https://www.{H}/wp-login.php?action=logout",
    f"http://{H}/user/signOut", "/masuk?token=***", "/x/%2A%2A%2A", "/x?a=%252A%252A%252A", "/x/%2a**", "./nonaktifkan/3", "//" + H + "/batal/3",
    # Itself, which would be asked for without end.
    "#x", "?#", "b", "./b", "/a/b", "/a/./b", "../a/b", f"https://{H}/a/b", f"https://{H}:443/a/b", f"https://{H.upper()}/a/b", f"//{H}./a/b", "/a/b#x", "https:b",
]  # fmt: skip

# What is sent, after where it leads.
SOMEWHERE = [
    ("/c", f"https://{H}/c"), ("c", f"https://{H}/a/c"), ("../c", f"https://{H}/c"), ("../../../../c", f"https://{H}/c"), ("?x=1", f"https://{H}/a/b?x=1"),
    (f"http://{H}/c", f"http://{H}/c"), (f"http://{H}:80/c", f"http://{H}/c"), (f"HTTPS://{H.upper()}/c", f"https://{H}/c"), (f"https://{H}./c", f"https://{H}/c"),
    (f"https://www.{H}/c", f"https://www.{H}/c"), (f"//www.{H}/c", f"https://www.{H}/c"), (f"https:/{H}/c", f"https://{H}/{H}/c"), (f"https://@{H}/c", f"https://{H}/c"), ("https://dinkes.kotacontoh.go.id%2e/c", f"https://{H}/c"),
    ("https://dinkes%2ekotacontoh.go.id/c", f"https://{H}/c"), ("https://%64inkes.kotacontoh.go.id/c", f"https://{H}/c"), (f"https:/{E}/", f"https://{H}/{E}/"),
    (f"https:\\\\{H}\\c", f"https://{H}/c"),
    ("https:c", f"https://{H}/a/c"), ("\\c", f"https://{H}/c"), (" /c ", f"https://{H}/c"), ("/c\t", f"https://{H}/c"), (f"https://{H}:/c", f"https://{H}/c"),
    (f"https://{H}#@{E}/", f"https://{H}/"), (f"https://{H}?@{E}/", f"https://{H}/?@{E}/"), (f"https://{H}/@{E}/", f"https://{H}/@{E}/"),
    (f"https://{H}\\@{E}/", f"https://{H}/@{E}/"), ("/c?to=https://" + E, f"https://{H}/c?to=https://{E}"), ("/c;x=1", f"https://{H}/c;x=1"),
    ("https://ｄinkes.kotacontoh.go.id/c", f"https://{H}/c"), ("https://dinkes。kotacontoh。go。id/c", f"https://{H}/c"), ("/c#f", f"https://{H}/c"),
    (f"https://{H}:0443/c", f"https://{H}/c"), ("/berita/pemkot-hapus-denda-pajak", f"https://{H}/berita/pemkot-hapus-denda-pajak"), ("//" + H, f"https://{H}/"),
]  # fmt: skip

# Which answers lead anywhere (RFC 9110 section 15.4), and which headers.
NOT_FOLLOWED = [
    (status, "Location") for status in (200, 201, 202, 204, 300, 304, 305, 306, 309, 399, 400, 401, 403, 404, 410, 500, 503)
] + [(status, name) for status in (200, 302, 404) for name in ("Refresh", "Content-Location", "Link", "X-Location", "Location-X", "URI")]
