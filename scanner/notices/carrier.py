"""What carries a message to a recipient: Apprise, which speaks mail, web hooks and some hundred services."""

from __future__ import annotations

from typing import Protocol

from scanner.errors import SettingsError
from scanner.notices.message import NoticeMessage
from scanner.settings.secret import secret

_EXTRA = "pip install 'tilik[notify]'"


class Carrier(Protocol):
    """Whether a recipient has a message now."""

    def carry(self, url: str, message: NoticeMessage) -> bool: ...


class AppriseCarrier:
    """`SettingsError` where Apprise is not installed, and for a URL that it does not know."""

    def __init__(self) -> None:
        try:
            import apprise
        except ImportError:
            raise SettingsError("[notify] needs Apprise, which is not installed", f"Install it: {_EXTRA}") from None
        self._apprise = apprise

    def carry(self, url: str, message: NoticeMessage) -> bool:
        """As `Carrier`. Nothing of the URL is told: it holds a password."""
        recipient = self._apprise.Apprise()
        if not recipient.add(url):
            raise SettingsError(
                "notify: a recipient is no URL of Apprise", "`tilik notify test` names which; docs/nightly.md has examples."
            )
        formats = self._apprise.NotifyFormat
        # What shows HTML has HTML from us: made of plain text, it would have no lists. Mail has both.
        form, body = (formats.HTML, message.page) if recipient[0].notify_format == formats.HTML else (formats.TEXT, message.body)
        return bool(recipient.notify(body=body, title=message.subject, body_format=form))


def recipient_url(address: str) -> str:
    """The URL that an address of the settings stands for. `SettingsError` where the variable or the file is not there."""
    return secret(address, "notify", "a URL of Apprise")
