"""How long it takes to find what an article tells among a million events, and how many bytes an event takes. Part of `make bench`; no test."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dipltrack.storage import Store
from tests.bench_million import EVENTS, PER_ARTICLE, News, million

_ADDED = 200


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
    print(f"an event takes {_bytes_per_event():,.0f} bytes beside the text of its article")


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


def _bytes_per_event() -> float:
    """Everything but the text (indexes, full text, journal) of a store that was filled article by article, each of some 2,500 characters."""
    news = News(3)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small.db"
        with Store.open(path, create=True) as store:
            with store.action("bench"):
                for number in range(500):
                    store.add(*news.long_article(number))
            texts, events = store._connection.execute(
                "SELECT (SELECT sum(length(CAST(text AS BLOB))) FROM article), (SELECT count(*) FROM event)"
            ).fetchone()
            copy = store.backup(path.with_name("copy.db"))
        return float(copy.stat().st_size - texts) / float(events)
