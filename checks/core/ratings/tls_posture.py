"""Everything that was observed about the TLS of a target, gathered for the yardsticks and for the facts."""

from __future__ import annotations

import msgspec

from checks.core.check.certificates import CertificateView, certificate_views
from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import Https, Revoked, Survey, Tls, Weak
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Handshake, RevocationStatus, TlsAnswers, TlsSurvey, Weakness, WeaknessStatus
from checks.core.model.finding import Target
from checks.core.parse import X509, certificate, hsts


class Posture(msgspec.Struct, frozen=True, kw_only=True):
    """What came back of each TLS question; None where it was not asked.

    ``leaf`` is the server's certificate, None when there is none that can be read. ``hsts`` is the max-age in seconds of the home page's policy,
    0 without one, None when the page was not seen.
    """

    host: str
    survey: TlsSurvey | Failure | None = None
    handshake: Handshake | Failure | None = None
    leaf: X509 | None = None
    weaknesses: dict[Weakness, WeaknessStatus | Failure] = {}
    revocation: RevocationStatus | None = None
    hsts: int | None = None

    @property
    def answers(self) -> tuple[TlsAnswers, ...]:
        """Those of every address that answered the survey."""
        return self.survey.answers if isinstance(self.survey, TlsSurvey) else ()

    def views(self, answers: TlsAnswers) -> tuple[CertificateView, ...]:
        """The certificates that visitors get at one address; those of the full handshake where the address showed none by itself."""
        views = certificate_views(self.handshake, self.survey)
        return views.get(answers.address) or next((each for each in views.values() if each), ())

    def leaf_of(self, view: CertificateView) -> X509 | None:
        """What a certificate says, None when it cannot be read; that of the handshake was read before."""
        same = self.shaken is not None and view.certificate.leaf == self.shaken.leaf
        return self.leaf if same else certificate(view.certificate.leaf)

    @property
    def leaves(self) -> tuple[X509, ...]:
        """What visitors get at any address, each once."""
        views = [view for each in certificate_views(self.handshake, self.survey).values() for view in each]
        return tuple(dict.fromkeys(leaf for view in views if (leaf := self.leaf_of(view))))

    @property
    def shaken(self) -> Handshake | None:
        """The handshake, if it was completed."""
        return self.handshake if isinstance(self.handshake, Handshake) else None


def posture(target: Target, evidence: Evidence) -> Posture:
    """The TLS evidence of a target."""
    survey, shaken = observed(Survey(), target, evidence), observed(Tls(), target, evidence)
    revocation = observed(Revoked(), target, evidence)
    weaknesses = {weakness: observed(Weak(weakness), target, evidence) for weakness in Weakness}
    return Posture(
        host=target.host,
        survey=survey if isinstance(survey, TlsSurvey | Failure) else None,
        handshake=shaken if isinstance(shaken, Handshake | Failure) else None,
        leaf=certificate(shaken.leaf) if isinstance(shaken, Handshake) else None,
        weaknesses={
            weakness: observation for weakness, observation in weaknesses.items() if isinstance(observation, WeaknessStatus | Failure)
        },
        revocation=revocation if isinstance(revocation, RevocationStatus) else None,
        hsts=_hsts(target, evidence),
    )


def _hsts(target: Target, evidence: Evidence) -> int | None:
    home = observed(Https("/"), target, evidence)
    if not isinstance(home, Exchange):
        return None
    policy = hsts(home.first.values("strict-transport-security"))
    return policy.max_age if policy else 0
