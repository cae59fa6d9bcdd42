"""Hosts from which anyone can get a script of their own choice run: a CSP that trusts one as a whole trusts everybody."""

from __future__ import annotations

# Where anyone publishes, or where old libraries lie that run what stands in the page (AngularJS before 1.8); a label of "*" is anyone's to register.
_PUBLISHED = (
    "ajax.googleapis.com", "cdn.jsdelivr.net", "cdn.rawgit.com", "cdn.skypack.dev", "cdn.statically.io", "cdnjs.cloudflare.com",
    "code.angularjs.org", "esm.sh", "firebasestorage.googleapis.com", "raw.githack.com", "rawcdn.githack.com", "s3.amazonaws.com",
    "storage.googleapis.com", "unpkg.com", "yastatic.net", "yandex.st", "*.amazonaws.com", "*.appspot.com", "*.azurewebsites.net",
    "*.blob.core.windows.net", "*.blogspot.com", "*.cloudfront.net", "*.firebaseapp.com", "*.github.io", "*.gitlab.io", "*.herokuapp.com",
    "*.netlify.app", "*.pages.dev", "*.vercel.app", "*.web.app", "*.workers.dev",
)  # fmt: skip
# Where an address answers with a call of whatever function the address names (JSONP).
_CALLING = (
    "accounts.google.com", "api.twitter.com", "api.vk.com", "clients1.google.com", "cse.google.com", "graph.facebook.com",
    "maps.googleapis.com", "translate.googleapis.com", "www.google.com", "www.googleapis.com", "www.youtube.com",
)  # fmt: skip

# Names that a policy would have to let through; "tilik" stands for whatever name a stranger registers.
SCRIPT_HOSTS = tuple(host.replace("*", "tilik") for host in _PUBLISHED + _CALLING)
