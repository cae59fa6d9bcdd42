"""Evidence of the catalogue of exposed paths, and the verdict on it."""

from checks import Exchange, Failure, Nowhere, Verdict, build
from checks.core.assess.judge import judge
from checks.core.check.need import Answer, AnyPages, Catalogue
from checks.core.check.registry import load
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.observation import Observation
from checks.core.exposure.entry import CatalogueEntry, entries_by_id
from checks.core.exposure.examples import page_of

CHECKS = {subject.id: subject for subject in load()}
HOME = build.page()


def verdict_on(
    name: str, home: Exchange | Failure = HOME, **answers: Exchange | Failure | tuple[Exchange | Failure, Nowhere | Failure | None]
) -> Verdict:
    """The verdict of a group in which these entries' first paths gave these answers (with underscores for hyphens)."""
    paths_of = []
    for id, answer in answers.items():
        entry = of(name, id.replace("_", "-"))
        exchange, nowhere = answer if isinstance(answer, tuple) else (answer, build.nowhere())
        paths_of.append(PathAnswer(entry.id, entry.paths[0], exchange, nowhere))
    return verdict(name, CatalogueAnswers(build.AT, tuple(paths_of)), home)


def verdict(name: str, given_to: Observation, home: Observation = HOME, *crawl: Exchange) -> Verdict:
    subject = CHECKS[f"exposed-{name}"]
    pages = build.crawl(build.page(), *crawl)
    return judge(subject, build.TARGET, {key(Answer("/")): home, key(Catalogue(name)): given_to, key(AnyPages()): pages})


def key(need: Answer | AnyPages | Catalogue) -> str:
    request = need.at(build.TARGET)
    assert request is not None
    return request.key


def of(name: str, id: str) -> CatalogueEntry:
    entry = entries_by_id(name).get(id)
    assert entry is not None
    return entry


def hit(name: str, id: str, scheme: str = "https", status: int = 200) -> Exchange:
    entry = of(name, id)
    answer = page_of(entry.proves, entry.paths[0], scheme)
    return answer if status == 200 else build.gone(entry.paths[0], status)


def pairs(outcome: Verdict) -> list[tuple[str, str]]:
    return [(finding.problem, finding.subject) for finding in outcome.findings]
