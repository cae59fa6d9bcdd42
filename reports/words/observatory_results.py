"""What each result of the HTTP Observatory means, by the name it has there."""

from __future__ import annotations

from checks import Text

RESULTS = {
    "csp-implemented-with-no-unsafe-default-src-none": Text(id="aman, dengan default-src 'none'", en="safe, with default-src 'none'"),
    "csp-implemented-with-no-unsafe": Text(id="aman", en="safe"),
    "csp-implemented-with-unsafe-inline-in-style-src-only": Text(
        id="aman untuk skrip; gaya (style-src) masih longgar", en="safe for scripts; styles (style-src) are loose"
    ),
    "csp-implemented-with-insecure-scheme-in-passive-content-only": Text(
        id="mengizinkan gambar atau media melalui HTTP", en="allows images or media over HTTP"
    ),
    "csp-implemented-with-unsafe-eval": Text(id="mengizinkan 'unsafe-eval'", en="allows 'unsafe-eval'"),
    "csp-implemented-with-unsafe-inline": Text(
        id="terlalu longgar: skrip sebaris, data:, atau sumber mana pun diizinkan", en="too loose: allows inline scripts, data:, or any source"
    ),
    "csp-implemented-with-insecure-scheme": Text(id="mengizinkan sumber melalui HTTP", en="allows sources over HTTP"),
    "csp-header-invalid": Text(id="tidak dapat dibaca", en="cannot be read"),
    "csp-not-implemented": Text(id="belum dipasang", en="not set"),
    "csp-not-implemented-but-reporting-enabled": Text(id="hanya melaporkan, belum diberlakukan", en="only reports, is not enforced"),
    "csp-implemented-but-duplicate-directives": Text(
        id="dipasang; direktif pelaporan tertulis dua kali", en="set; a reporting directive is written twice"
    ),
    "cookies-secure-with-httponly-sessions-and-samesite": Text(id="semua lengkap", en="all complete"),
    "cookies-secure-with-httponly-sessions": Text(id="aman; SameSite belum di semua kuki", en="safe; some lack SameSite"),
    "cookies-not-found": Text(id="tidak ada kuki", en="no cookies"),
    "cookies-without-secure-flag-but-protected-by-hsts": Text(
        id="ada yang tanpa Secure, tetapi dilindungi HSTS", en="some lack Secure, but HSTS protects them"
    ),
    "cookies-session-without-secure-flag-but-protected-by-hsts": Text(
        id="kuki sesi tanpa Secure, tetapi dilindungi HSTS", en="a session cookie lacks Secure, but HSTS protects it"
    ),
    "cookies-without-secure-flag": Text(id="ada yang tanpa Secure", en="some lack Secure"),
    "cookies-samesite-flag-invalid": Text(id="SameSite bernilai salah, atau None tanpa Secure", en="a wrong SameSite, or None without Secure"),
    "cookies-anticsrf-without-samesite-flag": Text(id="kuki anti-CSRF tanpa SameSite", en="an anti-CSRF cookie lacks SameSite"),
    "cookies-session-without-httponly-flag": Text(id="kuki sesi tanpa HttpOnly", en="a session cookie lacks HttpOnly"),
    "cookies-session-without-secure-flag": Text(id="kuki sesi tanpa Secure", en="a session cookie lacks Secure"),
    "cross-origin-resource-sharing-not-implemented": Text(id="tidak dibuka untuk situs lain", en="not open to other sites"),
    "cross-origin-resource-sharing-implemented-with-public-access": Text(id="terbuka untuk umum", en="open to everyone"),
    "cross-origin-resource-sharing-implemented-with-restricted-access": Text(id="terbuka untuk situs tertentu", en="open to particular sites"),
    "redirection-to-https": Text(id="langsung ke HTTPS di nama yang sama", en="straight to HTTPS on the same name"),
    "redirection-not-needed-no-http": Text(id="tidak perlu: HTTP tidak dilayani", en="not needed: HTTP is not served"),
    "redirection-off-host-from-http": Text(id="langsung ke nama lain, sehingga HSTS nama ini tidak berlaku", en="straight to another name, past this name's HSTS"),
    "redirection-not-to-https-on-initial-redirection": Text(id="ke HTTPS, tetapi lebih dahulu ke alamat HTTP lain", en="to HTTPS, but to another HTTP address first"),
    "redirection-not-to-https": Text(id="berakhir di HTTP", en="ends at HTTP"),
    "redirection-missing": Text(id="tidak mengalihkan", en="does not redirect"),
    "redirection-invalid-cert": Text(id="ke sertifikat yang tidak sah", en="to an invalid certificate"),
    "referrer-policy-private": Text(id="menjaga alamat halaman", en="keeps the page's address"),
    "referrer-policy-not-implemented": Text(id="belum dipasang", en="not set"),
    "referrer-policy-unsafe": Text(id="memberi tahu situs lain alamat halaman", en="tells other sites the page's address"),
    "referrer-policy-header-invalid": Text(id="nilainya tidak dikenal", en="its value is unknown"),
    "hsts-implemented-max-age-at-least-six-months": Text(id="berlaku sedikitnya enam bulan", en="lasts at least six months"),
    "hsts-implemented-max-age-less-than-six-months": Text(id="berlaku kurang dari enam bulan", en="lasts less than six months"),
    "hsts-not-implemented": Text(id="belum dipasang", en="not set"),
    "hsts-header-invalid": Text(id="nilainya tidak dapat dibaca", en="its value cannot be read"),
    "hsts-not-implemented-no-https": Text(id="tidak mungkin: HTTPS tidak dilayani", en="impossible: HTTPS is not served"),
    "hsts-invalid-cert": Text(id="tidak berlaku: sertifikat tidak sah", en="void: the certificate is invalid"),
    "sri-implemented-and-all-scripts-loaded-securely": Text(id="dipasang, semua skrip dimuat dengan aman", en="set, and all scripts are loaded securely"),
    "sri-implemented-and-external-scripts-loaded-securely": Text(id="dipasang pada semua skrip luar", en="set on all foreign scripts"),
    "sri-not-implemented-response-not-html": Text(id="tidak perlu: bukan HTML", en="not needed: no HTML"),
    "sri-not-implemented-but-no-scripts-loaded": Text(id="tidak perlu: tidak ada skrip", en="not needed: no scripts"),
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": Text(
        id="tidak perlu: semua skrip dari situs sendiri", en="not needed: all scripts are the site's own"
    ),
    "sri-not-implemented-but-external-scripts-loaded-securely": Text(
        id="belum dipasang pada skrip luar yang dimuat melalui HTTPS", en="not set on foreign scripts, which are loaded over HTTPS"
    ),
    "sri-implemented-but-external-scripts-not-loaded-securely": Text(
        id="dipasang, tetapi skrip luar dimuat melalui HTTP atau tanpa skema", en="set, but foreign scripts are loaded over HTTP or without a scheme"
    ),
    "sri-not-implemented-and-external-scripts-not-loaded-securely": Text(
        id="belum dipasang, dan skrip luar dimuat melalui HTTP atau tanpa skema", en="not set, and foreign scripts are loaded over HTTP or without a scheme"
    ),
    "x-content-type-options-nosniff": Text(id="dipasang", en="set"),
    "x-content-type-options-not-implemented": Text(id="belum dipasang", en="not set"),
    "x-content-type-options-header-invalid": Text(id="nilainya tidak dikenal", en="its value is unknown"),
    "x-frame-options-implemented-via-csp": Text(id="dibatasi oleh CSP (frame-ancestors)", en="limited by the CSP (frame-ancestors)"),
    "x-frame-options-sameorigin-or-deny": Text(id="dibatasi oleh X-Frame-Options", en="limited by X-Frame-Options"),
    "x-frame-options-allow-from-origin": Text(id="ALLOW-FROM, yang sudah ditinggalkan peramban", en="ALLOW-FROM, which browsers have abandoned"),
    "x-frame-options-not-implemented": Text(id="belum dibatasi", en="not limited"),
    "x-frame-options-header-invalid": Text(id="nilainya tidak dikenal", en="its value is unknown"),
    "corp-not-implemented": Text(id="belum dipasang", en="not set"),
    "corp-implemented-with-same-origin": Text(id="hanya untuk asal yang sama", en="for the same origin only"),
    "corp-implemented-with-same-site": Text(id="hanya untuk situs yang sama", en="for the same site only"),
    "corp-implemented-with-cross-origin": Text(id="terbuka untuk situs lain", en="open to other sites"),
    "corp-header-invalid": Text(id="nilainya tidak dikenal", en="its value is unknown"),
}  # fmt: skip
