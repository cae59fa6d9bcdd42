"""Pages by which hosting services say that nobody there has claimed a name: whoever opens an account may, unless the service asks for proof."""

from __future__ import annotations

import re

from checks.core.evidence.http import Exchange

_LONGEST = 20_000
# The service's own words, in lower case, as its page or its answer to programs has them.
_SERVICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Amazon S3 / Google Cloud Storage", ("<code>nosuchbucket</code>",)),
    ("GitHub Pages", ("there isn't a github pages site here", "there isn&#39;t a github pages site here")),
    ("Heroku", ("herokucdn.com/error-pages/no-such-app.html", "<title>no such app</title>")),
    ("Microsoft Azure", ("404 web site not found.",)),
    ("Netlify", ("entered a url that doesn't exist on netlify", "entered a url that does not exist on netlify")),
    ("Vercel", ("deployment_not_found",)),
    ("WordPress.com", ("do you want to register <em>", ".wordpress.com</em> doesn", ".wordpress.com is no longer available")),
    ("Blogger", ("blog has been removed", "<title>blog not found</title>")),
    ("Shopify", ("sorry, this shop is currently unavailable",)),
    ("Fastly", ("fastly error: unknown domain",)),
    ("Pantheon", ("the gods are wise, but do not know of the site which you seek",)),
    ("Surge", ("<title>project not found</title>",)),
    ("Tumblr", ("whatever you were looking for doesn't currently exist at this address",)),
    ("Zendesk", ("<title>help center closed</title>",)),
    ("Wix", ("error connectyourdomain", "looks like this domain isn't connected to a website yet")),
)
_MENU = re.compile(r"<a\s", re.IGNORECASE)
_MOST_LINKS = 12


def unclaimed_service(answer: Exchange) -> str:
    """The service that answered because nobody there has the name; empty for every other page. A long page, or one with a menu, speaks of such a page."""
    body = answer.final.body
    if answer.stop is not None or body.size > _LONGEST or sum(1 for _ in _MENU.finditer(body.text)) > _MOST_LINKS:
        return ""
    text = body.text.lower()
    return next((name for name, words in _SERVICES if any(word in text for word in words)), "")
