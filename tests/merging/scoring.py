"""Clusters and what a store makes of them → pairwise precision and recall: which two tellings are one event, and which are taken for one."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from dipltrack.extraction import extract
from dipltrack.knowledge import load_knowledge
from dipltrack.matching.report import parties_of
from dipltrack.model import Event
from dipltrack.storage import Store
from tests.merging.corpus import Cluster, Fact, Told, clusters

Telling = tuple[str, str]
"""An article's id and a label: one event as one article tells it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of tellings: taken for one event and rightly so, wrongly so, and one event that was not seen to be one."""

    right: int = 0
    wrong: tuple[tuple[Telling, Telling], ...] = ()
    missed: tuple[tuple[Telling, Telling], ...] = ()

    @property
    def precision(self) -> float:
        """Share of the pairs taken for one event that are one."""
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """Share of the pairs that are one event that were taken for one."""
        return self.right / max(self.right + len(self.missed), 1)


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its events, and which of them is meant by which label; labels whose event was not read are left out.

    `right` are the labels whose event is read as it was: no other parties, no other day.
    """

    told: Told
    events: tuple[Event, ...]
    meant: dict[str, int]
    right: frozenset[str]


def read_corpus(chosen: Sequence[Cluster] | None = None) -> list[Read]:
    """Read every article once; the order in which they are stored is what varies."""
    knowledge = load_knowledge()
    found = []
    for cluster in clusters() if chosen is None else chosen:
        for told in cluster.articles:
            events = tuple(extract(told.article, knowledge).events)
            meant = dict(_meant(told, events, cluster.facts))
            right = frozenset(label for label, place in meant.items() if _is_right(events[place], cluster.facts[label]))
            found.append(Read(told, events, meant, right))
    return found


def _meant(told: Told, events: Sequence[Event], facts: Mapping[str, Fact]) -> Iterator[tuple[str, int]]:
    """Each label's event: of those of its kind with evidence where the words stand the one that begins nearest, each event for one label."""
    wanted = []
    for number, (label, words) in enumerate(told.labels):
        start = told.article.text.index(words)
        for place, event in enumerate(events):
            over = [e for e in event.evidence if e.where == "text" and e.start < start + len(words) and e.end > start]
            if over and event.kind is facts[label].kind:
                misfit = not _is_right(event, facts[label])
                journey = (event.mode == "visit") != ("visit" in label)  # one sentence may tell the journey and the talks at its end
                wanted.append(
                    (misfit, journey, min(abs(e.start - start) + abs(e.end - start - len(words)) for e in over), number, place, label)
                )
    labels, places = set(), set()
    for _, _, _, number, place, label in sorted(wanted):
        if number not in labels and place not in places:
            labels.add(number)
            places.add(place)
            yield label, place


def _is_right(event: Event, fact: Fact) -> bool:
    """Tell whether the reading names nobody who was not there, two parties at least, and no other day (one day off is what outlets differ by)."""
    parties = {p for p in parties_of(event) if not p.startswith("org:")}
    wanted = {p for p in fact.parties if not p.startswith("org:")}
    if not parties <= wanted or len(parties) < min(2, len(wanted)):
        return False
    if event.when.start is None:
        return True
    first, last = event.when.start - timedelta(1), (event.when.end or event.when.start) + timedelta(1)
    return any(first <= end and start <= last for start, end in fact.days) or not fact.days


def stored(articles: Sequence[Read]) -> dict[Telling, int]:
    """Store the articles in this order; the event that each telling has become part of."""
    with TemporaryDirectory(prefix="dipltrack-") as folder, Store.open(Path(folder) / "merging.db", create=True) as store:
        for read in articles:
            store.add(read.told.article, read.events)
        homes: dict[Telling, int] = {}
        by_title = {(read.told.article.title, read.told.article.text): read for read in articles}
        for row in store.articles():
            read = by_title[row.article.title, row.article.text]
            ids = _in_order(store, row.id, read)
            homes.update({(read.told.article.id or "", label): ids[place] for label, place in read.meant.items()})
        return homes


def _in_order(store: Store, article_id: int, read: Read) -> list[int]:
    """The event that each of the article's readings belongs to now."""
    _, rows = store.sql(f"SELECT event_id FROM report WHERE article_id = {article_id} ORDER BY id")
    ids = [row[0] for row in rows]
    assert len(ids) == len(read.events)
    return ids


def score(articles: Sequence[Read], homes: Mapping[Telling, int], *, only_right: bool = False) -> Score:
    """Compare all pairs of tellings with the labels: the same label in one cluster is one event, all else is not.

    `only_right` leaves out the tellings whose parties or day were read wrongly: what is left is what the matching itself decides.
    """
    kept = {(read.told.article.id or "", label) for read in articles for label in (read.right if only_right else read.meant)}
    right, wrong, missed = 0, [], []
    for one, other in combinations(sorted(kept & homes.keys()), 2):
        same = one[1] == other[1] and _cluster(one) == _cluster(other)
        taken = homes[one] == homes[other]
        right += same and taken
        if taken and not same:
            wrong.append((one, other))
        if same and not taken:
            missed.append((one, other))
    return Score(right, tuple(wrong), tuple(missed))


def unread_pairs(articles: Sequence[Read]) -> int:
    """Pairs of one event of which at least one telling was not read from its article at all: they are nobody's to merge."""
    labels = [((read.told.article.id or "", label), label in read.meant) for read in articles for label, _ in read.told.labels]
    return sum(
        1
        for (one, read_one), (other, read_other) in combinations(labels, 2)
        if one[1] == other[1] and _cluster(one) == _cluster(other) and not (read_one and read_other)
    )


def shuffled(articles: Sequence[Read], seed: int) -> list[Read]:
    """The articles in another order; the same seed gives the same one."""
    order = list(articles)
    random.Random(seed).shuffle(order)
    return order


def _cluster(telling: Telling) -> str:
    return telling[0].rsplit(".", 1)[0]


def grouping(homes: Mapping[Telling, int]) -> frozenset[frozenset[Telling]]:
    """Which tellings are one event, whatever the ids of the events are."""
    groups: defaultdict[int, set[Telling]] = defaultdict(set)
    for telling, event_id in homes.items():
        groups[event_id].add(telling)
    return frozenset(map(frozenset, groups.values()))


def causes(articles: Sequence[Read], homes: Mapping[Telling, int]) -> dict[str, int]:
    """Pairs of tellings of one event by what became of them, and those that were taken for one wrongly."""
    every, rightly = score(articles, homes), score(articles, homes, only_right=True)
    return {
        "put together": every.right,
        "kept apart, both read rightly": len(rightly.missed),
        "kept apart, a party or the day of one read wrongly": len(every.missed) - len(rightly.missed),
        "one of the two not read at all (counted in neither figure)": unread_pairs(articles),
        "of two events, put together": len(every.wrong),
    }


def figures(articles: Sequence[Read], homes: Mapping[Telling, int]) -> dict[str, float]:
    """The figures of the scorecard: over all events that were read, and over those whose parties and day were read rightly."""
    every, rightly = score(articles, homes), score(articles, homes, only_right=True)
    return {
        "merging precision": every.precision,
        "merging recall": every.recall,
        "merging precision, rightly read": rightly.precision,
        "merging recall, rightly read": rightly.recall,
    }
