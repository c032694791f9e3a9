"""Clusters and what a store makes of them → pairwise precision and recall: which two tellings are one event, and which are taken for one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from dipltrack.extraction import extract
from dipltrack.knowledge import load_knowledge
from dipltrack.model import Event
from dipltrack.storage import Store
from tests.merging.corpus import Cluster, Told, clusters

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
    """An article with its events, and which of them is meant by which label; labels whose event was not read are left out."""

    told: Told
    events: tuple[Event, ...]
    meant: dict[str, int]


def read_corpus(chosen: Sequence[Cluster] | None = None) -> list[Read]:
    """Read every article once; the order in which they are stored is what varies."""
    knowledge = load_knowledge()
    found = []
    for told in (told for cluster in (clusters() if chosen is None else chosen) for told in cluster.articles):
        events = tuple(extract(told.article, knowledge).events)
        found.append(Read(told, events, dict(_meant(told, events))))
    return found


def _meant(told: Told, events: Sequence[Event]) -> Iterator[tuple[str, int]]:
    """Each label's event: of those with evidence where the words stand the one that begins nearest to them, each event for one label."""
    wanted = []
    for number, (label, words) in enumerate(told.labels):
        start = told.article.text.index(words)
        for place, event in enumerate(events):
            over = [e for e in event.evidence if e.where == "text" and e.start < start + len(words) and e.end > start]
            if over:
                wanted.append((min(abs(e.start - start) + abs(e.end - start - len(words)) for e in over), number, place, label))
    labels, places = set(), set()
    for _, number, place, label in sorted(wanted):
        if number not in labels and place not in places:
            labels.add(number)
            places.add(place)
            yield label, place


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


def score(articles: Sequence[Read], homes: dict[Telling, int]) -> Score:
    """Compare all pairs of tellings with the labels: the same label in one cluster is one event, all else is not."""
    right, wrong, missed = 0, [], []
    for one, other in combinations(sorted(homes), 2):
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
