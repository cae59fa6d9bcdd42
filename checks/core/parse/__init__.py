"""Parsers, pure, one format a file: any input gives a value, never an exception."""

from checks.core.parse.administration import Administration, administration, asks_password
from checks.core.parse.caa import Caa, caa
from checks.core.parse.cache_control import cache_control, shared_seconds
from checks.core.parse.certificate import X509, certificate
from checks.core.parse.chain import Chain, chain
from checks.core.parse.cookies import SetCookie, kept_cookies, set_cookie
from checks.core.parse.csp import Csp, csp, csp_of_meta, lost_in_meta
from checks.core.parse.csp_sources import by_nonce, eval_sources, every_host, host_sources, inline_sources, open_sources, unquoted
from checks.core.parse.dkim import DkimKey, dkim_key
from checks.core.parse.dmarc import DmarcRecord, dmarc, dmarc_with
from checks.core.parse.dotenv import Dotenv, dotenv
from checks.core.parse.frame_options import FrameOptions, frame_options
from checks.core.parse.git import GitConfig, git_config, git_head
from checks.core.parse.hsts import Hsts, hsts
from checks.core.parse.joomla_manifest import joomla_manifest
from checks.core.parse.listing import Listing, listing
from checks.core.parse.location import Location, location
from checks.core.parse.markup import HtmlForm, Markup, markup
from checks.core.parse.media_type import media_type, nosniff
from checks.core.parse.members import members
from checks.core.parse.meta import metas
from checks.core.parse.mta_sts import MtaStsPolicy, MtaStsRecord, mta_sts_policy, mta_sts_record
from checks.core.parse.ocsp import ocsp_timestamps
from checks.core.parse.product import Product, generator, products
from checks.core.parse.referrer_policy import referrer_policy
from checks.core.parse.resources import Resource
from checks.core.parse.robots import Robots, robots
from checks.core.parse.security_txt import SecurityTxt, Signature, security_txt
from checks.core.parse.sitemap import Sitemap, sitemap
from checks.core.parse.spf import SpfRecord, SpfTerm, spf
from checks.core.parse.structured import Dictionary, dictionary, item
from checks.core.parse.text_dates import copyright_year, text_dates
from checks.core.parse.tls_rpt import TlsRptRecord, tls_rpt
from checks.core.parse.url import path_of
from checks.core.parse.visible_text import visible_text

__all__ = [
    "X509",
    "Administration",
    "Caa",
    "Chain",
    "Csp",
    "Dictionary",
    "DkimKey",
    "DmarcRecord",
    "Dotenv",
    "FrameOptions",
    "GitConfig",
    "Hsts",
    "HtmlForm",
    "Listing",
    "Location",
    "Markup",
    "MtaStsPolicy",
    "MtaStsRecord",
    "Product",
    "Resource",
    "Robots",
    "SecurityTxt",
    "SetCookie",
    "Signature",
    "Sitemap",
    "SpfRecord",
    "SpfTerm",
    "TlsRptRecord",
    "administration",
    "asks_password",
    "by_nonce",
    "caa",
    "cache_control",
    "certificate",
    "chain",
    "copyright_year",
    "csp",
    "csp_of_meta",
    "dictionary",
    "dkim_key",
    "dmarc",
    "dmarc_with",
    "dotenv",
    "eval_sources",
    "every_host",
    "frame_options",
    "generator",
    "git_config",
    "git_head",
    "host_sources",
    "hsts",
    "inline_sources",
    "item",
    "joomla_manifest",
    "kept_cookies",
    "listing",
    "location",
    "lost_in_meta",
    "markup",
    "media_type",
    "members",
    "metas",
    "mta_sts_policy",
    "mta_sts_record",
    "nosniff",
    "ocsp_timestamps",
    "open_sources",
    "path_of",
    "products",
    "referrer_policy",
    "robots",
    "security_txt",
    "set_cookie",
    "shared_seconds",
    "sitemap",
    "spf",
    "text_dates",
    "tls_rpt",
    "unquoted",
    "visible_text",
]
