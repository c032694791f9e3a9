"""The store makes the same events of the corpus in whatever order its articles come; how many are right is on the scorecard."""

from __future__ import annotations

from functools import cache

import pytest

from dipltrack.model import Kind
from tests.merging.corpus import parsed
from tests.merging.scoring import Read, grouping, read_corpus, score, shuffled, stored


@cache
def corpus() -> tuple[list[Read], frozenset[frozenset[tuple[str, str]]]]:
    articles = read_corpus()
    return articles, grouping(stored(articles))


@pytest.mark.parametrize("seed", range(3))
def test_every_order_of_arrival_gives_the_same_events(seed: int) -> None:
    articles, groups = corpus()
    assert grouping(stored(shuffled(articles, seed))) == groups


TWO = """# Two outlets.
@ talks | meeting | 2024-05-02 | PER CHL
@ visit | meeting | 2024-05-09 | PER CHL
== Coast Herald | 2024-05-03 | Talks
Peruvian Foreign Minister Ana Rey met Chilean Foreign Minister Luis Paz in Lima on Thursday.
-- talks: Ana Rey met Chilean Foreign Minister Luis Paz
== Hill Post | 2024-05-03 | Talks
Chile and Peru held talks in Lima on Thursday.
-- talks: Chile and Peru held talks
== Port News | 2024-05-10 | Visit
Peruvian Foreign Minister Ana Rey visited Chile on Thursday.
-- visit: Ana Rey visited Chile
"""


def test_the_scorer_counts_pairs() -> None:
    articles = read_corpus([parsed("00-two", TWO)])
    assert [a.events[0].kind for a in articles] == [Kind.MEETING] * 3
    one, two, three = [(a.told.article.id or "", next(iter(a.meant))) for a in articles]
    perfect = score(articles, {one: 1, two: 1, three: 2})
    assert (perfect.precision, perfect.recall) == (1.0, 1.0)
    lumped = score(articles, {one: 1, two: 1, three: 1})
    assert (lumped.right, len(lumped.wrong), lumped.recall) == (1, 2, 1.0)
    assert score(articles, {one: 1, two: 2, three: 3}).missed == ((one, two),)
    assert grouping(stored(articles)) == {frozenset({one, two}), frozenset({three})}
