"""How long a command takes from the keyboard to the answer, how many articles a second are read and stored, and how long matching takes.

Run by `make bench`; no test.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from dipltrack.extraction import extract
from dipltrack.extraction.prepare import prepare
from dipltrack.extraction.tag import tag
from dipltrack.knowledge import load_knowledge
from dipltrack.model import ActorKind, Article, Event, Evidence, Kind, Participant, Precision, Status, When
from dipltrack.reading import Read, read_inputs
from dipltrack.storage import Store
from tests.bench_export import print_export
from tests.bench_looking import print_looking
from tests.bench_many import print_many
from tests.bench_matching import print_matching

_ROUNDS = 15
_EVENTS = 1_000
_BYTES = 2_500
_SECONDS = 8.0
_TURNS = 200_000
_ARTICLES = Path(__file__).parents[1] / "data" / "articles"
_COUNTRIES = ("JPN", "KOR", "USA", "FRA", "KEN", "BRA", "VNM", "TUR", "EGY", "POL", "FJI")
_PADDING = (
    "The road between the airport and the old town was lined with flags of {0} and {1}, and schools were closed for the day.",
    "Trade between {0} and {1} grew by a tenth last year, most of it in machinery, tea and medicine.",
    "Analysts in the capital of {0} doubt that the price of grain will fall before the harvest, whatever the ministry says.",
    "The opposition accused the government of {1} of spending too much on roads and too little on clinics.",
    "About 2,000 people from {0} work in the ports of {1}, a number that has hardly changed since 2015.",
    "A bridge that engineers from {1} built in the 1970s still carries most of the traffic across the river.",
)
_PLACES = ("Norway", "Kenya", "Peru", "Thailand", "Morocco", "Canada", "Fiji")


def main() -> None:
    """Print the cold starts (medians of 15, and of the ratios to an empty Python), what the tables cost, and the speed of extraction on one core."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        _fill(database)
        _print_cold_starts(database)
    _print_tables()
    _print_speed()
    print_many()
    print_matching()
    print_looking()
    print_export()


def _fill(database: Path) -> None:
    with Store.open(database, create=True) as store, store.action("bench"):
        for number in range(_EVENTS):
            text = f"Ministers met for the talks number {number}."
            day = date(2020, 1, 1) + timedelta(days=number)
            store.add(Article(text, f"Talks {number}", day, "Bench Wire"), [_event(number, text, day)])


def _event(number: int, text: str, day: date) -> Event:
    pair = (_COUNTRIES[number % 11], _COUNTRIES[(number * 7 + 1 + number // 11) % 11])
    return Event(
        kind=Kind.MEETING,
        mode="talks",
        status=Status.OCCURRED,
        title=f"Talks number {number}",
        when=When(day, day, Precision.DAY, "Monday", "same clause"),
        participants=tuple(
            Participant(f"Minister {country} {number}", ActorKind.PERSON, country, "Foreign Minister") for country in dict.fromkeys(pair)
        ),
        confidence=0.8,
        evidence=(Evidence("text", 0, len(text), text, "meet"),),
    )


def _print_cold_starts(database: Path) -> None:
    program = [sys.executable, "-m", "dipltrack"]
    meetings = [*program, "--quiet", "--db", str(database), "meetings"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "dipltrack --help": [*program, "--help"],
        f"dipltrack meetings ({_EVENTS:,} events)": meetings,
        "dipltrack meetings --country Japan": [*meetings, "--country", "Japan"],
    }
    times = _times(commands)
    bare = next(iter(times.values()))
    for name, measured in times.items():
        ratio = statistics.median(ours / python for ours, python in zip(measured, bare, strict=True))
        print(f"{name:<40} {statistics.median(measured) * 1000:7.1f} ms  {ratio:5.2f} × python")


def _times(commands: dict[str, list[str]]) -> dict[str, list[float]]:
    """Seconds per command and turn. The commands take turns, so that a busy moment of the machine hits them all and ratios are taken
    within a turn; the first turn warms the caches, of bytecode too, and does not count.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for turn in range(_ROUNDS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, env={**environment, "DIPLTRACK_CONFIG": "none"}, stdout=subprocess.DEVNULL, check=True)
            if turn:
                times[name].append(time.perf_counter() - start)
    return times


def _print_tables() -> None:
    """Time and memory of the tables, and the time in which the names of one article are found."""
    nowhere = Path(tempfile.gettempdir()) / "no-tables-of-mine"  # the built-in tables, past the cache
    load = statistics.median(_seconds(lambda: load_knowledge(nowhere)) for _ in range(_ROUNDS))
    tracemalloc.start()
    knowledge = load_knowledge(nowhere)
    size = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    documents = [prepare(article, knowledge) for article in _articles()]

    def find() -> None:
        for document in documents:
            for sentence in document.sentences:
                tag(sentence, knowledge)

    find()
    names = statistics.median(_seconds(find) for _ in range(_ROUNDS)) / len(documents)
    print(f"loading all tables {load * 1000:.1f} ms, {size:.1f} MB; finding the names of an article {names * 1000:.2f} ms")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    made = work()
    taken = time.perf_counter() - start
    del made  # giving it back is not part of it
    return taken


def _print_speed() -> None:
    """Articles a second, from the median round over all of them, beside a loop that tells how fast the machine is at the moment."""
    articles = list(_articles())
    rounds: list[float] = []
    rulers: list[float] = []
    until = time.perf_counter() + _SECONDS
    while time.perf_counter() < until or len(rounds) < 2:
        start = time.perf_counter()
        for article in articles:
            extract(article)
        middle = time.perf_counter()
        for _ in range(_TURNS):
            pass
        rounds.append((middle - start) / len(articles))
        rulers.append(time.perf_counter() - middle)
    seconds = statistics.median(rounds[1:])  # the first loads the tables
    size = sum(len(a.text) for a in articles) / len(articles) / 1000
    print(
        f"extract(), one core, {size:.1f} kB an article: {1 / seconds:.1f} articles a second "
        f"(one takes as long as an empty loop of {seconds / statistics.median(rulers[1:]) * _TURNS:,.0f} turns)"
    )


def _articles() -> Iterator[Article]:
    """The sample articles, each made up to about 2.5 kB with the kind of background that news articles carry."""
    pairs = cycle((a, b) for a in _PLACES for b in _PLACES if a != b)
    for read in read_inputs([str(_ARTICLES)]):
        if isinstance(read, Read):
            article, text = read.article, read.article.text
            padding = cycle(_PADDING)
            while len(text.encode()) < _BYTES:
                text += "\n" + next(padding).format(*next(pairs)) + "\n"
            yield Article(text, article.title, article.published, article.source)


if __name__ == "__main__":
    main()
