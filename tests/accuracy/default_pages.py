"""What stands in a site's place with status 200: pages that servers and panels come with, domains that ended, databases that are down; and honest pages beside them.

Default pages as the packages have them: nginx' html/index.html and its forks', Apache 2.4 (docs/docroot and Debian's, Ubuntu's, Red Hat's own), lighttpd and Tomcat
of Debian, IIS' iisstart.htm, Caddy 2, OpenLiteSpeed's Example, GlassFish, WildFly; the panels aaPanel, Plesk, cPanel, DirectAdmin, HestiaCP, VestaCP, CyberPanel,
ISPConfig, XAMPP, WampServer, Laragon. Failures as they are written by wp-includes/functions.php (dead_db), CodeIgniter's error_db.php, Drupal's
FinalExceptionSubscriber, MediaWiki's MWExceptionRenderer, Moodle's setuplib.php, phpBB and SMF; and by `die()` in what people write (PHP manual, mysqli_connect).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import example_page, html
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, bare, everywhere
from tests.accuracy.blocked import PAGE


def _page(title: str, content: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>\n<body>{content}</body></html>'


def _nginx(title: str) -> str:
    return _page(title, f"<h1>{title}</h1>\n<p>If you see this page, the web server is successfully installed and working.</p>")


DEFAULT: Mapping[str, str] = {
    "nginx": _nginx("Welcome to nginx!"),
    "freenginx": _nginx("Welcome to freenginx!"),
    "angie": _nginx("Welcome to Angie!"),
    "openresty": _nginx("Welcome to OpenResty!"),
    "tengine": _nginx("Welcome to tengine!"),
    "el7-apache": _page("Apache HTTP Server Test Page powered by CentOS", '<div class="jumbotron text-center"><h1>Testing 123..</h1><p class="lead">This page is used to test the proper operation of the <a href="http://apache.org">Apache HTTP server</a> after it has been installed. If you can read this page it means that this site is working properly.</p></div>'),
    "el8-httpd": _page("Test Page for the HTTP Server on Red Hat Enterprise Linux", "<h1>Red Hat Enterprise Linux <strong>Test Page</strong></h1><p>This page is used to test the proper operation of the HTTP server after it has been installed.</p>"),
    "el9-nginx": _page("Test Page for the HTTP Server on Red Hat Enterprise Linux", "<h1>Red Hat Enterprise Linux <strong>Test Page</strong></h1>"),
    "alma": _page("Test Page for the HTTP Server on AlmaLinux", "<h1>AlmaLinux <strong>Test Page</strong></h1><p>This page is used to test the proper operation of the HTTP server after it has been installed. If you can read this page, it means that the HTTP server installed at this site is working properly.</p>"),
    "rocky": _page("HTTP Server Test Page powered by: Rocky Linux", "<h1>HTTP Server <strong>Test Page</strong></h1><p>This page is used to test the proper operation of an HTTP server after it has been installed on a Rocky Linux system.</p>"),
    "fedora-httpd": _page("Test Page for the HTTP Server on Fedora", "<h1>Fedora Webserver Test Page</h1><p>This page is used to test the proper operation of the HTTP server after it has been installed.</p>"),
    "oracle": _page("Test Page for the HTTP Server on Oracle Linux", "<h1>Oracle Linux <strong>Test Page</strong></h1>"),
    "amazon": _page("Test Page for the Apache HTTP Server", "<h1>Test Page</h1><p>This page is used to test the proper operation of the Apache HTTP server after it has been installed.</p>"),
    "centos-stream": _page("HTTP Server Test Page powered by CentOS", "<h1>HTTP Server <strong>Test Page</strong></h1>"),
    "apache-it-works": "<html><body><h1>It works!</h1></body></html>\n",
    "apache-it-works-2.4.5x": "<html><head><title>It works! Apache httpd</title></head><body><p>It works!</p></body></html>",
    "apache-old-default": "<html><body><h1>It works!</h1>\n<p>This is the default web page for this server.</p>\n<p>The web server software is running but no content has been added, yet.</p>\n</body></html>",
    "apache-debian": _page("Apache2 Debian Default Page: It works", '<div class="main_page"><div class="page_header floating_element"><img src="/icons/openlogo-75.png" alt="Debian Logo"><span>Apache2 Debian Default Page</span></div><div class="section_header section_header_red">It works!</div><p>This is the default welcome page used to test the correct operation of the Apache2 server after installation on Debian systems.</p></div>'),
    "apache-ubuntu": _page("Apache2 Ubuntu Default Page: It works", "<span>Apache2 Default Page</span><div>It works!</div>"),
    "lighttpd-debian": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Welcome page</title></head><body>\n<h1>Placeholder page</h1>\n<p>The owner of this web site has not put up any web pages yet.\nPlease come back later.</p>\n<p><small><strong>You should replace this page with your own web pages as soon as possible.</strong></small></p></body></html>',
    "tomcat-debian": '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n<head>\n    <title>Apache Tomcat</title>\n</head>\n\n<body>\n<h1>It works !</h1>\n\n<p>If you\'re seeing this page via a web browser, it means you\'ve setup Tomcat successfully. Congratulations!</p>\n\n<p>This is the default Tomcat home page. It can be found on the local filesystem at: <code>/var/lib/tomcat9/webapps/ROOT/index.html</code></p></body></html>',
    "tomcat-9": _page("Apache Tomcat/9.0.85", '<div id="wrapper"><h1>Apache Tomcat/9.0.85</h1><h2>If you\'re seeing this, you\'ve successfully installed Tomcat. Congratulations!</h2></div>'),
    "caddy": _page("Caddy works!", "<h1>Caddy works!</h1><p>Congratulations! If you can see this page, then your Caddy web server works.</p>"),
    "iis-10": _page("IIS Windows Server", '<div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iisstart.png" alt="IIS" width="960" height="600" /></a></div>'),
    "iis-10-client": _page("IIS Windows", '<div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iisstart.png" alt="IIS" width="960" height="600" /></a></div>'),
    "iis-8": _page("Microsoft Internet Information Services 8", '<div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iis-8.png" alt="IIS8" width="960" height="600" /></a></div>'),
    "iis-7": _page("IIS7", '<div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="welcome.png" alt="IIS7" width="571" height="411" /></a></div>'),
    "iis-6": _page("Under Construction", "<h2>Under Construction</h2><p>The site you are trying to view does not currently have a default page. It may be in the process of being upgraded and configured.</p>"),
    "openlitespeed": _page("Congratulations! Your LiteSpeed Web Server is installed", "<h1>OpenLiteSpeed</h1>"),
    "ols-example": '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>OpenLiteSpeed - Welcome</title></head><body><h1>Congratulations!</h1><p>You have successfully installed the OpenLiteSpeed Web Server!</p></body></html>',
    "aapanel-en": _page("Congratulations, the site is created successfully!", '<div class="container"><h1>Congratulations, the site is created successfully!</h1><h3>This is the default index.html, this page is automatically generated by the system</h3><ul><li>The index.html of this page is in the site root directory</li><li>You can modify, delete or overwrite this page</li></ul></div>'),
    "aapanel-zh": _page("恭喜，站点创建成功！", "<h1>恭喜, 站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3>"),
    "aapanel-404-en": _page("Site is not found", "<h1>Site is not found</h1><p>Your request has not found a corresponding site in the web server!</p>"),
    "bt-404-zh": _page("没有找到站点", "<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点！</p>"),
    "plesk-domain": _page("Domain Default page", "<h1>Domain Default page</h1><p>If you are seeing this message, the website for is not available at this time.</p><p>This page is autogenerated by Plesk</p>"),
    "plesk-web-server": _page("Web Server's Default Page", '<h1>Web Server\'s Default Page</h1><p>This page is generated by <a href="https://www.plesk.com">Plesk</a>, the leading hosting automation software. You see this page because there is no Web site at this address.</p>'),
    "cpanel-default": _page("Default Web Site Page", '<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider: webmaster@dinas.go.id</p><p>It is possible you have reached this page because: The IP address has changed. There has been a server misconfiguration.</p><a href="http://cpanel.com/?utm_source=cpanelwhm">cPanel</a>'),
    "cpanel-refresh": '<!DOCTYPE html><html><head><META HTTP-EQUIV="refresh" CONTENT="0;URL=/cgi-sys/defaultwebpage.cgi"></head><body></body></html>',
    "directadmin": "<html><head><title></title></head><body>Apache is functioning normally</body></html>\n",
    "hestia": _page("Success! Your new web server is ready to use.", "<h1>Success!</h1><p>Your new web server is ready to use.</p>"),
    "vesta": '<!DOCTYPE html><html><head><title>dinas.go.id &mdash; Coming Soon</title><meta name="description" content="This is a default index page for a new domain."/></head><body><span>dinas.go.id</span></body></html>',
    "cyberpanel": _page("CyberPanel Installed", "<h1>CyberPanel Installed</h1>"),
    "ispconfig": _page("Welcome!", "<h1>Welcome to your website!</h1><p>This is the default index page of your website.</p><p>This file may be deleted or overwritten without any difficulty. This is produced by the file <b>index.html</b> in the <b>web</b> directory.</p>"),
    "xampp": _page("Welcome to XAMPP", "<h1>XAMPP <span>Apache + MariaDB + PHP + Perl</span></h1><h2>Welcome to XAMPP for Windows 8.2.12</h2><p>You have successfully installed XAMPP on this system!</p>"),
    "wamp": _page("WAMPSERVER Homepage", '<h1><abbr title="Windows">W</abbr>ampserver</h1><h2>Server Configuration</h2><p>Apache Version: 2.4.54</p>'),
    "laragon": _page("Laragon", '<div class="title" title="Laragon">Laragon</div><div class="info">Apache/2.4.54 (Win64) PHP/8.1.10</div>'),
    "glassfish": _page("GlassFish Server - Server Running", "<h1>Your server is now running</h1><p>To replace this page, overwrite the file index.html in the document root folder of this server.</p>"),
    "payara": _page("Payara Server - Server Running", "<h1>Hello from Payara - your server is now running!</h1><p>To replace this page, overwrite the file index.html in the document root folder of this server.</p>"),
    "wildfly": _page("Welcome to WildFly", "<h1>Welcome to WildFly</h1><h3>Your WildFly instance is running.</h3>"),
}  # fmt: skip
DOMAINS: Mapping[str, str] = {
    "cpanel-suspended": "<html><head><title>Account Suspended</title></head><body><h1>Account Suspended</h1><p>This Account has been suspended.</p><p>Contact your hosting provider for more information.</p></body></html>",
    "expired-id": _page("Domain Expired", "<h1>Domain Anda telah kedaluwarsa</h1><p>Silakan hubungi penyedia layanan untuk memperpanjang.</p>"),
    "expired-en": _page("Domain Expired", "<h1>This domain has expired.</h1><p>If you owned this domain, contact your domain registration service provider for further assistance.</p>"),
    "expired-tucows": _page("dinas-contoh.com", "<h1>This domain has expired. If you owned this domain, contact your domain registration service provider for further assistance.</h1><p>If you need help identifying your provider, visit https://www.tucowsdomains.com/</p>"),
    "expired-godaddy": _page("dinas.com", '<p>This Web page is parked for FREE, courtesy of <a href="http://www.godaddy.com">GoDaddy.com</a>.</p>'),
    "sedo": _page("dinas.com - This website is for sale! - dinas Resources and Information.", '<p>The domain dinas.com may be for sale</p><script src="https://img.sedoparking.com/js.js"></script>'),
    "namecheap": _page("dinas.com | Registered at Namecheap.com", "<p>This domain is parked with Namecheap</p>"),
}  # fmt: skip
BROKEN: Mapping[str, str] = {
    "wp-db": _page("Database Error", '<div class="wp-die-message"><h1>Error establishing a database connection</h1></div>'),
    "wp-db-id": _page("Galat Basis Data", '<div class="wp-die-message"><h1>Kesalahan membangun koneksi basis data</h1></div>'),
    "ci-db": _page("Database Error", '<div id="container"><h1>A Database Error Occurred</h1><p>Unable to connect to your database server using the provided settings.</p><p>Filename: /home/dinas/public_html/system/database/DB_driver.php</p><p>Line Number: 436</p></div>'),
    "lokomedia-db": "Koneksi gagal",
    "lokomedia-db3": "Database tidak bisa dibuka",
    "php-die": "Connection failed: Access denied for user 'dinas'@'localhost' (using password: YES)",
    "php-die2": "Failed to connect to MySQL: (2002) Connection refused",
    "php-die3": "Could not connect: No such file or directory",
    "php-die4": "Tidak dapat terhubung ke database",
    "php-die5": "Gagal koneksi ke database : Too many connections",
    "mysql-gone": "Error: MySQL server has gone away",
    "joomla-db": _page("Error: 500", "<h1>Error displaying the error page: Application Instantiation Error: Could not connect to MySQL.</h1>"),
    "joomla-db-text": "Error displaying the error page: Application Instantiation Error: Failed to connect to database: Access denied",
    "drupal-unexpected": "The website encountered an unexpected error. Please try again later.",
    "drupal-unexpected-2": "The website encountered an unexpected error. Try again later.<br />",
    "drupal7-db": _page("Error | Dinas", "<h1>Error</h1>The website encountered an unexpected error. Please try again later.<h2>Error message</h2>PDOException: SQLSTATE[HY000] [2002] Connection refused in lock_may_be_available()"),
    "mediawiki-db": _page("Wiki has a problem", "<h1>Sorry! This site is experiencing technical difficulties.</h1><p>Try waiting a few minutes and reloading.</p><p><small>(Cannot access the database)</small></p>"),
    "moodle-db": '<!DOCTYPE html><html><head><title>Error</title></head><body><div style="margin-top: 6em;">Error: Database connection failed</div><p>It is possible that the database is overloaded or otherwise not running properly.</p></body></html>',
    "ojs-db": "<h1>Database connection failed!</h1>\n",
    "phpbb-db": _page("General Error", "<h1>General Error</h1><div>SQL ERROR [ mysqli ]<br><br>Connection refused [2002]<br></div>"),
    "slims-db": "Error Connecting to Database. Please check your configuration!",
    "phpmyadmin-like": "mysqli_sql_exception: Access denied for user 'root'@'localhost' (using password: NO)",
    "laravel-sqlstate": "SQLSTATE[HY000] [1049] Unknown database 'layanan'",
    "prestashop-db": "Link to database cannot be established: SQLSTATE[HY000] [2002] Connection refused",
    "smf-db": _page("Connection Problems", "<h3>Connection Problems</h3><p>Sorry, SMF was unable to connect to the database. This may be caused by the server being busy. Please try again later.</p>"),
    "opencart-db": "Error: Could not make a database link using dinas@localhost!",
}  # fmt: skip
# News, and other places that are called a site: of them speaks a page of the office's own.
HEADLINES: Mapping[str, str] = {
    "bridge": "Jembatan sedang dalam perbaikan", "road": "Jalan dalam pemeliharaan rutin", "failure-of-another-system": "Gangguan database SIAK, layanan KTP tertunda",
    "connection-between-offices": "Koneksi database antarinstansi diresmikan", "domain-of-a-village": "Domain desa.id kedaluwarsa, warga diminta waspada", "auction": "Rumah dinas dijual: lelang terbuka",
    "training": "Welcome to nginx: pelatihan server bagi OPD", "traineeship": "It works! Program magang berhasil", "stadium": "Under construction: stadion kota",
    "account": "Akun media sosial dinas ditangguhkan", "how-to-report": "Website Suspended: cara melapor ke hosting", "question": "Situs ini sedang dalam pemeliharaan? Hubungi kami",
    "pardon": "Perbaikan jalan: mohon maaf atas ketidaknyamanan", "service": "Layanan KTP sedang dalam pemeliharaan", "builder": "Default Page Builder bagi desa",
    "dealers": "Domain for sale: waspada penipuan", "abbreviation": "Selamat datang di IIS (Instalasi Informasi Strategis)", "beginners": "Apache Tomcat bagi pemula",
    "how-to-mend": "Error establishing a database connection: cara mengatasinya", "launch": "Website Coming Soon: peluncuran 1 Januari", "application": "Aplikasi e-Kinerja sedang dalam perbaikan, gunakan SIPD",
    "internet": "Koneksi gagal? Cek kuota internet desa", "houses": "Site plan perumahan sedang dibangun", "heritage": "Situs cagar budaya sedang dalam perbaikan",
    "dig": "Situs purbakala ini sedang dalam pemugaran", "railway": "Portal kereta sedang diperbaiki", "spider": "Web laba-laba dalam perbaikan",
}  # fmt: skip
_NOTE = (
    "<!doctype html><html lang=id><head><title>{0} - Dinas Contoh</title></head><body><nav><a href='/profil'>Profil</a> <a href='/berita'>Berita</a></nav>"
    "<h1>{0}</h1><p>Pekerjaan berlangsung sampai akhir bulan.</p><p>Warga dapat menghubungi kantor dinas pada jam kerja.</p></body></html>"
)


def behaviours() -> Iterator[Behaviour]:
    """What stands in a site's place, and headlines that only sound so."""
    questions = dict.fromkeys(PAGE, "unknown")
    for number, (name, page) in enumerate([*DEFAULT.items(), *DOMAINS.items(), *BROKEN.items()]):
        # For whatever is asked, or at the front page alone.
        site = everywhere(bare(page)) if number % 2 else BACKGROUNDS["honest"].site({"/": bare(page)})
        yield Behaviour(name=f"in-its-place-{name}", https=site, must=questions)
    for name, headline in HEADLINES.items():
        for sort, answer in (("", example_page(headline, HOME * 2, AGENCY)), ("short-", html(_NOTE.format(headline)))):
            yield Behaviour(
                name=f"own-page-{sort}{name}", https=BACKGROUNDS["honest"].site({"/": answer}), must=dict.fromkeys(PAGE, "pass")
            )
