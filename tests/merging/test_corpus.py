"""The clusters are sound: what is quoted stands in its article, and there is enough of everything."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from dipltrack.knowledge import Knowledge, load_knowledge
from dipltrack.model import Kind
from tests.merging.corpus import Cluster, clusters, parsed

CLUSTERS = list(clusters())
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_STATED = re.compile(rf"\b({'|'.join(_DAYS)}),? (?:the )?(?:(\d+) ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d+))(?:,? (\d{{4}}))?")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Gen)(?<!St)[.!?][\"”’']? [A-Z]")


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda c: c.name)
def test_cluster_is_sound(cluster: Cluster) -> None:
    assert re.fullmatch(r"\d\d-[a-z0-9-]+", cluster.name)
    assert cluster.about.endswith(".")
    assert 2 <= len(cluster.articles) <= 6
    for told in cluster.articles:
        assert told.labels, told.article.title
        assert len({label for label, _ in told.labels}) == len(told.labels), told.article.title
        assert told.article.published
        assert date(1990, 1, 1) <= told.article.published <= date(2025, 12, 31)
        assert 60 <= len(told.article.text.split()) <= 210, told.article.title
        for label, words in told.labels:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", label)
            assert told.article.text.count(words) == 1, words
            assert not _SENTENCE_END.search(words), words


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda c: c.name)
def test_weekdays_with_a_date_are_right(cluster: Cluster) -> None:
    for told in cluster.articles:
        published = told.article.published or date.max
        for weekday, day1, month1, month2, day2, year in _STATED.findall(told.article.text):
            month = _MONTHS.index(month1 or month2) + 1
            days = [date(y, month, int(day1 or day2)) for y in ([int(year)] if year else range(published.year - 1, published.year + 2))]
            nearest = min(days, key=lambda d: abs(d - published))
            assert abs(nearest - published) < timedelta(days=400)
            assert _DAYS[nearest.weekday()] == weekday, (told.article.title, weekday, nearest)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda c: c.name)
def test_every_event_has_its_facts(cluster: Cluster, knowledge: Knowledge) -> None:
    assert set(cluster.facts) == {label for told in cluster.articles for label, _ in told.labels}
    bodies = {org.name for org in knowledge.orgs.values()}
    texts = " ".join(told.article.text for told in cluster.articles)
    for label, fact in cluster.facts.items():
        assert all(first <= last for first, last in fact.days), label
        assert list(fact.days) == sorted(set(fact.days)), label
        assert len(fact.parties) >= 2, label
        for party in fact.parties:
            body = party.removeprefix("org:").replace("_", " ")
            known = body in bodies or body in texts if party.startswith("org:") else knowledge.countries.known(party)
            assert known, (label, party)


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda c: c.name)
def test_weekdays_that_are_quoted_are_among_the_days(cluster: Cluster) -> None:
    for told in cluster.articles:
        for label, words in told.labels:
            quoted = {day for day in _DAYS if day in words and f"denied on {day}" not in words}
            spans = cluster.facts[label].days
            days = {_DAYS[(first + timedelta(n)).weekday()] for first, last in spans for n in range(min((last - first).days, 6) + 1)}
            assert quoted <= days, (label, words)


def test_there_is_enough_of_everything() -> None:
    assert len(CLUSTERS) >= 40
    assert sum(len(c.articles) for c in CLUSTERS) >= 130
    labels = [[label for told in c.articles for label, _ in told.labels] for c in CLUSTERS]
    assert sum(len(every) > len(set(every)) for every in labels) >= 40, "most files tell an event twice"
    assert sum(len(set(every)) > 1 for every in labels) >= 25, "many files tell several events"


def test_names_are_unique() -> None:
    assert len({c.name[:2] for c in CLUSTERS}) == len(CLUSTERS)


def test_facts_are_read() -> None:
    head = "# About.\n@ a | pledge | 2024-02 | FRA org:African_Union>TCD\n@ b | meeting | 2024-05-03..2024-05-04 -> 2024-06-01 | FRA TCD"
    facts = parsed("x", f"{head}\n@ c | agreement | ? | FRA TCD\n== A | 2024-05-03 | B\nText.").facts
    assert facts["a"].kind is Kind.PLEDGE
    assert facts["a"].days == ((date(2024, 2, 1), date(2024, 2, 29)),)
    assert facts["a"].parties == {"FRA", "org:African_Union", "TCD"}
    assert facts["b"].days == ((date(2024, 5, 3), date(2024, 5, 4)), (date(2024, 6, 1), date(2024, 6, 1)))
    assert facts["c"].days == ()


@pytest.mark.parametrize(
    "facts",
    [
        "@ a | meeting | 2024-05-03",
        "@ a | visit | 2024-05-03 | FRA TCD",
        "@ a | meeting | 2024-05-32 | FRA TCD",
        "@ a | meeting | 2024-05-03 | FRA>TCD",
        "@ a | pledge | 2024-05-03 | FRA TCD",
        "@ a | pledge | 2024-05-03 | FRA>",
        "@ a | meeting | ? | FRA TCD\n@ a | meeting | ? | FRA TCD",
    ],
)
def test_facts_of_another_form_are_refused(facts: str) -> None:
    with pytest.raises(ValueError):
        parsed("x", f"# About.\n{facts}\n== A | 2024-05-03 | B\nText.")


@pytest.mark.parametrize(
    "text", ["no line about it\n== A | 2024-05-03 | B\nText.", "# About.\nstray\n== A | 2024-05-03 | B\nText.", "# About.\n== A | 2024"]
)
def test_a_file_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parsed("x", text)
