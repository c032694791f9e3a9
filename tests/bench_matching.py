"""How long it takes to find what an article tells among a million events, and how many bytes an event takes. Part of `make bench`; no test."""

from __future__ import annotations

import sqlite3
import statistics
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from dipltrack.storage import Store
from tests.bench_million import EVENTS, PER_ARTICLE, News, million

_ADDED = 200
_STORED = 500


def print_matching() -> None:
    """Print how long an article of three events takes in an empty store and among a million, and how many bytes an event takes."""
    big = million()
    empty, among = _seconds_to_add(None), _seconds_to_add(big)
    for name, times in (("an empty store", empty), (f"{EVENTS:,} events", among)):
        late = sorted(times)[len(times) * 19 // 20]
        print(
            f"storing an article of {PER_ARTICLE} events among {name}: {statistics.median(times) * 1000:.1f} ms,"
            f" one in twenty {late * 1000:.1f} ms or more"
        )
    print(f"of it to match among {EVENTS:,} events: {(statistics.median(among) - statistics.median(empty)) * 1000:.1f} ms")
    own, article, journal = _bytes_per_event()
    print(
        f"an event takes {own:,.0f} bytes; its article, of {PER_ARTICLE} events, {article:,.0f} for each beside the text (half of it the index of"
        f" its words); {journal:,.0f} of all that is the journal"
    )


def _seconds_to_add(path: Path | None) -> list[float]:
    """Seconds for each of some further articles, which are taken back afterwards."""
    news, times = News(2), []
    with TemporaryDirectory() as folder, Store.open(path or Path(folder) / "empty.db", create=path is None) as store:
        with store.action("bench"):
            for number in range(_ADDED):
                told = news.long_article(EVENTS + number)
                start = time.perf_counter()
                store.add(*told)
                times.append(time.perf_counter() - start)
        store.undo()
    return times


def _bytes_per_event() -> tuple[float, float, float]:
    """What an event takes, what its share of the article takes beside the text, and how much of all that is the journal.

    Of stores that were filled article by article, each of some 2,500 characters, with the events and without.
    """
    full, texts, journal = _bytes(with_events=True)
    bare, _, _ = _bytes(with_events=False)
    events = _STORED * PER_ARTICLE
    return (full - bare) / events, (bare - texts) / events, journal / events


def _bytes(*, with_events: bool) -> tuple[int, int, int]:
    """Bytes of a store, of the texts in it, and of its journal."""
    news = News(3)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small.db"
        with Store.open(path, create=True) as store:
            with store.action("bench"):
                for number in range(_STORED):
                    article, events = news.long_article(number)
                    store.add(article, events if with_events else ())
            (texts,) = store._connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM article").fetchone()
            copy = store.backup(path.with_name("copy.db"))
        whole = copy.stat().st_size
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("VACUUM")
            packed = copy.stat().st_size
            connection.executescript("DELETE FROM change; VACUUM")
        return whole, texts, packed - copy.stat().st_size
