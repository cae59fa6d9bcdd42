"""Pages from which a site or its database is administered, recognised by what only they contain."""

from __future__ import annotations

import enum
import re

# The mask leaves form fields as they are.
_PASSWORD = re.compile(r"<input\b[^<>]{0,2000}?\btype\s{0,5}=\s{0,5}[\"']?password\b", re.IGNORECASE)
_PHPMYADMIN = re.compile(
    r"name=[\"']pma_username[\"']|<title>\s{0,20}(?:[^<>|]{0,200}\|\s?)?phpMyAdmin(?: \d[^<>|]{0,30})?\s{0,20}</title>", re.IGNORECASE
)
_PHPMYADMIN_INSIDE = re.compile(r"id=[\"']pma_navigation[\"']", re.IGNORECASE)
_ADMINER = re.compile(r"name=[\"']auth\[(?:driver|server|username)\][\"']", re.IGNORECASE)
_WORDPRESS = re.compile(r"wp-core-ui|/wp-admin/css/install(?:\.min)?\.css", re.IGNORECASE)
_WORDPRESS_FORM = re.compile(
    r"<form\b[^<>]{0,500}?\b(?:id=[\"']setup[\"']|action=[\"']setup-config\.php\?step=)|<a\b[^<>]{0,100}?\bhref=[\"']setup-config\.php\?step=",
    re.IGNORECASE,
)
_JOOMLA = re.compile(r"<title>[^<>]{0,100}Joomla[^<>]{0,100}</title>|/installation/template/", re.IGNORECASE)
_JOOMLA_FORM = re.compile(r"<form\b[^<>]{0,500}?\bid=[\"'](?:adminForm|languageForm)[\"']", re.IGNORECASE)


class Administration(enum.StrEnum):
    """What is administered, and how far anyone gets."""

    PHPMYADMIN = "phpMyAdmin"
    PHPMYADMIN_INSIDE = "phpMyAdmin, inside"
    ADMINER = "Adminer"
    WORDPRESS_SETUP = "WordPress, installer"
    JOOMLA_SETUP = "Joomla, installer"


def asks_password(html: str) -> bool:
    """True when the page has a password field."""
    return _PASSWORD.search(html) is not None


def administration(html: str) -> Administration | None:
    """Which of the tools this page is, or None. An installer counts only while it would install: one that is done has no form."""
    asks = asks_password(html)
    if asks and _ADMINER.search(html):
        return Administration.ADMINER
    if _PHPMYADMIN.search(html):
        if asks:
            return Administration.PHPMYADMIN
        return Administration.PHPMYADMIN_INSIDE if _PHPMYADMIN_INSIDE.search(html) else None
    if _WORDPRESS.search(html) and _WORDPRESS_FORM.search(html):
        return Administration.WORDPRESS_SETUP
    return Administration.JOOMLA_SETUP if _JOOMLA.search(html) and _JOOMLA_FORM.search(html) else None
