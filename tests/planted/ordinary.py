"""What is no secret: five hundred values as RFCs, W3C recommendations, servers' documentation and pages of governments have them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.planted.values import letters

# RFC 9110, 9111, 6265, 6797, 8288, 8594, 9116; W3C CSP, Permissions Policy, Reporting, Server Timing, SRI; what nginx, Apache, PHP and WordPress send.
HEADERS = tuple(
    line.partition(": ")[::2]
    for line in """Accept-Ranges: bytes
Access-Control-Allow-Credentials: true
Access-Control-Allow-Headers: X-CSRF-Token, Authorization, X-Api-Key
Access-Control-Expose-Headers: X-WP-Total, X-WP-TotalPages, Link
Age: 24
Allow: GET, HEAD, OPTIONS
Alt-Svc: h3=":443"; ma=86400, h3-29=":443"; ma=86400
Cache-Control: no-store, no-cache, must-revalidate, max-age=0
Clear-Site-Data: "cache", "cookies", "storage"
Content-Disposition: attachment; filename="formulir-permohonan-2026.pdf"
Content-Encoding: gzip
Content-Language: id, en
Content-Length: 3495
Content-Range: bytes 42-1233/1234
Content-Security-Policy: default-src 'self'; script-src 'self' 'nonce-EDNnf03nceIOfn39fn3e9h3sdfa' 'strict-dynamic'; report-uri /csp
Content-Security-Policy: script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='
Content-Type: text/html; charset=utf-8
Content-Type: multipart/form-data; boundary=AaB03x
Cross-Origin-Embedder-Policy: require-corp
Cross-Origin-Opener-Policy: same-origin; report-to="coop"
Date: Tue, 15 Nov 1994 08:12:31 GMT
Deprecation: @1688169599
Digest: sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=
ETag: "33a64df551425fcc55e4d42a148795d9f25f89d4"
ETag: W/"0815"
Expect-CT: max-age=86400, enforce
Expires: Thu, 01 Dec 1994 16:00:00 GMT
Feature-Policy: camera 'none'; microphone 'none'
Keep-Alive: timeout=5, max=1000
Last-Modified: Tue, 15 Nov 1994 12:45:26 GMT
Link: <https://api.w.org/>; rel="https://api.w.org/"
Link: </style.css?ver=6.9.3>; rel=preload; as=style
Location: /id/beranda?halaman=2&urut=terbaru
Location: https://www.kotacontoh.go.id/berita/2026/11/lupa-kata-sandi-akun-asn
NEL: {"report_to":"network-errors","max_age":2592000}
Origin-Agent-Cluster: ?1
Permissions-Policy: geolocation=(), identity-credentials-get=*, publickey-credentials-get=(self)
Pragma: no-cache
Proxy-Authenticate: Basic realm="proxy"
Public-Key-Pins: pin-sha256="d6qzRu9zOECb90Uez27xWltNsj0e1Md7GkYYkVoZWmM="; max-age=5184000
Referrer-Policy: strict-origin-when-cross-origin
Refresh: 5; url=/beranda
Report-To: {"group":"csp","max_age":10886400,"endpoints":[{"url":"https://kotacontoh.go.id/lapor"}]}
Reporting-Endpoints: csp="/lapor/csp"
Retry-After: 120
Server: Apache/2.4.58 (Ubuntu) OpenSSL/3.0.13 PHP/8.3.6
Server: nginx/1.24.0
Server-Timing: cache;desc="Cache Read";dur=23.2, db;dur=53
Strict-Transport-Security: max-age=31536000; includeSubDomains; preload
Sunset: Sat, 31 Dec 2026 23:59:59 GMT
Timing-Allow-Origin: *
Tk: N
Trailer: Expires
Transfer-Encoding: chunked
Upgrade: h2c
Vary: Accept-Encoding, Cookie, Authorization, X-Auth-Token
Via: 1.1 varnish (Varnish/7.1)
WWW-Authenticate: Basic realm="Akses petugas", charset="UTF-8"
WWW-Authenticate: Bearer realm="example", error="invalid_token", error_description="The access token expired"
X-AspNet-Version: 4.0.30319
X-Cache: HIT from cdn
X-Content-Type-Options: nosniff
X-DNS-Prefetch-Control: off
X-Download-Options: noopen
X-Drupal-Cache: MISS
X-Frame-Options: SAMEORIGIN
X-Generator: Drupal 10 (https://www.drupal.org)
X-Permitted-Cross-Domain-Policies: none
X-Pingback: https://kotacontoh.go.id/xmlrpc.php
X-Powered-By: PHP/8.1.2-1ubuntu2.14
X-RateLimit-Limit: 60
X-RateLimit-Remaining: 59
X-Redirect-By: WordPress
X-Request-Id: 7b92603e-77ed-4896-8e78-5dea2050476a
X-Robots-Tag: noindex, nofollow
X-Runtime: 0.027
X-UA-Compatible: IE=edge
X-XSS-Protection: 1; mode=block
CF-RAY: 8a2b3c4d5e6f7a8b-CGK
CF-Cache-Status: DYNAMIC""".splitlines()
)
# Sentences and pieces of pages about passwords, log-ins, services and offices, in Indonesian and English, and code that every page loads.
TEXTS = tuple(
    """Cara mengganti kata sandi: buka menu Pengaturan, lalu pilih Keamanan.
Kata sandi: minimal delapan karakter, terdiri atas huruf dan angka.
Lupa kata sandi? Klik tautan di bawah ini untuk mengatur ulang.
Kata sandi baru akan dikirim ke surel Anda.
Jangan bagikan kata sandi, PIN, dan kode OTP kepada siapa pun.
Kode OTP: jangan berikan kepada siapa pun, termasuk petugas.
Dinas Komunikasi, Informatika, Statistik, dan Persandian Kota Contoh
Bidang Persandian dan Keamanan Informasi
Kata kunci: kesehatan, puskesmas, posyandu
Kunci jawaban: lihat halaman 12
Token listrik dapat dibeli di loket resmi.
Sandiaga berkunjung ke kota pada hari Senin.
Password must be at least 12 characters long and contain a number.
Password: Please enter your password.
Your password has been changed. Please log in again.
Enter the verification code we sent to your email.
Passwords are hashed before they are stored.
This document describes how to use bearer tokens in HTTP requests to access OAuth 2.0 protected resources.
The access token provides an abstraction layer.
The "state" parameter is used to prevent cross-site request forgery.
A server generating a 401 response MUST send a WWW-Authenticate header field.
Kami menggunakan cookie untuk meningkatkan pengalaman Anda.
Kebijakan cookie: situs ini memakai cookie yang diperlukan.
Session: Pagi pukul 08.00 sampai 11.00
Alamat: Jalan Merdeka Nomor 10, Kota Contoh 40111
Telepon: (021) 5576 4955
Jam layanan: Senin sampai Jumat, 08.00-15.00 WIB
Nomor surat: 440/1234/Dinkes/2026
Peraturan Wali Kota Nomor 12 Tahun 2026 tentang Sistem Pemerintahan Berbasis Elektronik
Hak cipta 2026 Pemerintah Kota Contoh
Versi 2.4.1 dirilis 12 November 2026
Username dan password diperoleh dari admin OPD masing-masing.
Silakan masuk dengan NIP dan kata sandi SIMPEG.
Token tidak valid atau sudah kedaluwarsa.
Access denied. Invalid token.
{"status":"error","message":"Unauthenticated."}
{"error":"invalid_token","error_description":"The access token expired"}
{"token_type":"Bearer","expires_in":3600,"scope":"read"}
{"password":null,"remember":false}
{"name":"Kota Contoh","namespaces":["wp/v2"],"authentication":[]}
User-agent: *
Disallow: /lupa-kata-sandi
Sitemap: https://kotacontoh.go.id/sitemap.xml
Contact: https://kotacontoh.go.id/lapor
Encryption: https://kotacontoh.go.id/pgp-key.txt
<label for="password">Kata sandi</label><input type="password" name="password" placeholder="Kata sandi" autocomplete="current-password">
<input type="password" name="pwd" id="user_pass" class="input password-input" value="" size="20">
<a href="/lupa-kata-sandi">Lupa kata sandi?</a>
<a class="nav-link" href="/token">Token</a><a class="nav-link" href="/berita">Berita</a>
<li><a href="/keamanan/kata-sandi">Kata sandi</a></li><li><a href="/berita">Berita</a></li>
<button type="submit" name="login">Masuk</button>
<meta name="keywords" content="dinas kesehatan, kota contoh, layanan publik">
<meta name="description" content="Cara membuat kata sandi yang kuat untuk akun layanan publik">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="WordPress 6.9.3">
<link rel="stylesheet" href="/wp-includes/css/dist/block-library/style.min.css?ver=6.9.3">
<script src="https://code.jquery.com/jquery-3.7.1.min.js" integrity="sha256-/JqT3SQfawRcv/BIHPThkBvs0OEvtFFmqPF/lYI/Cxo=" crossorigin="anonymous"></script>
<script>document.getElementById("password").addEventListener("keydown", function (event) { event.preventDefault(); });</script>
<script>if(e.key==="Enter"){this.submit()}</script>
<script>fetch("/api/berita",{credentials:"include",method:"GET"})</script>
<script>for(var key in options){if(options.hasOwnProperty(key)){r[key]=options[key]}}</script>
<table><tr><th>No</th><th>Nama</th><th>Jabatan</th></tr><tr><td>1</td><td>Budi</td><td>Kepala Bidang</td></tr></table>
<dl><dt>Alamat</dt><dd>Jalan Merdeka 10</dd><dt>Telepon</dt><dd>(021) 5576495</dd></dl>
<h2>Kata Sandi yang Kuat</h2><p>Gunakan frasa yang panjang.</p>
<th>Password</th><th>Email</th><th>Aksi</th>
<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="">
body{font-family:sans-serif;color:#333}a:hover{color:#c00}
input[type=password]:focus{outline:2px solid #06c}
.token.keyword{color:#07a}.token.string{color:#690}
:root{--primary:#0d6efd;--token-color:#123456}
@media (max-width:600px){.kata-sandi{display:none}}
function passwordStrength(value){return value.length>11}
export const a = 1; function b(c) { return c + 'x'; }
/*! jQuery v3.7.1 | (c) OpenJS Foundation and other contributors | jquery.org/license */
// @license magnet:?xt=urn:btih:1f739d935676111cfff4b4693e3816e664797050&dn=gpl-3.0.txt GPL-v3
https://kotacontoh.go.id/berita/detail/12345/cara-mengganti-kata-sandi
https://kotacontoh.go.id/cari?q=token+listrik&halaman=2
https://kotacontoh.go.id/assets/app.3f2a9c1b7d.js
https://fonts.googleapis.com/css2?family=Open+Sans:wght@400;700&display=swap
https://www.youtube.com/watch?v=dQw4w9WgXcQ
https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d3966.52
https://kotacontoh.go.id/index.php?option=com_content&view=article&id=12&Itemid=101
/unduh/laporan-keuangan-2026.pdf
rsa-sha2-512, ecdsa-sha2-nistp256
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
Bebas Bea: 0-800-1-123456
Pagu anggaran: Rp1.250.000.000,00
ISBN: 978-602-1234-56-7
Lintang: -6.914744, Bujur: 107.609810
Rapat koordinasi pengamanan sandi negara dilaksanakan di aula.
Rahasia hidup sehat: tidur cukup dan makan bergizi.
Kunci sukses: disiplin dan kerja sama.
The pass rate was 95 % in 2026.
Press any key to continue.
Primary key (id), foreign key (id_opd)
Keyboard: QWERTY""".splitlines()
)
# What differs from page to page: validators, digests, versions, identifiers of builds, statistics.
FAMILIES = (
    'ETag: "{h:32}"', '<script src="/build/app.{h:20}.js"></script>', "<link rel=icon href=/favicon.ico?v={d:10}>", '<script src=x integrity="sha384-{b:64}"></script>', "commit {h:40}", "Serial: {h:16}",
    "<div id=post-{d:5} class=hentry>Berita {d:3}</div>", "Nomor berkas {d:8}", '<img src="/uploads/2026/11/foto-{d:6}.jpg" alt="Kegiatan">', "sha256:{h:64}  paket.tar.gz", '<path d="M{d:2}.{d:2} {d:2}h{d:2}v{d:2}z"/>',
    "urn:uuid:{h:8}-{h:4}-4{h:3}-a{h:3}-{h:12}", '{{"id":{d:5},"slug":"berita-{d:4}","status":"publish"}}', "<li><a href=/berita/{d:5}/pengumuman>Pengumuman {d:3}</a></li>", "/assets/index-{a:8}.css", "Build {d:4}.{d:2}.{d:3}",
)  # fmt: skip


def texts() -> Iterator[str]:
    """All of it but headers."""
    yield from TEXTS
    for n in range(21):
        for family in FAMILIES:
            yield letters(family.replace("{{", "\x01").replace("}}", "\x02"), f"{family}{n}").replace("\x01", "{").replace("\x02", "}")
