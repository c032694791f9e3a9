"""clusters/*.txt → clusters of articles with the events that are told in them. GUIDE.md says how they are annotated."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dipltrack.model import Article, Kind

FOLDER = Path(__file__).parent / "clusters"


@dataclass(frozen=True, slots=True)
class Told:
    """An article and the events that it tells: a label, which is the event within the cluster, and the words that assert it."""

    article: Article
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What an event is by all its articles together: first and last day, once more for each day it was put off to; countries and bodies."""

    kind: Kind
    days: tuple[tuple[date, date], ...]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that tell of the same or of similar events; `about` says what is hard to tell, `facts` what each label stands for."""

    name: str
    about: str
    facts: dict[str, Fact]
    articles: tuple[Told, ...]


def clusters() -> Iterator[Cluster]:
    """All clusters, by name."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield parsed(path.stem, path.read_text(encoding="utf-8"))


def parsed(name: str, text: str) -> Cluster:
    """A cluster as its file has it: "# about", "@ label | kind | days | parties", then per article its header, paragraphs and labels."""
    head, *bodies = text.split("\n== ")
    about, *lines = head.strip().splitlines()
    if not about.startswith("# ") or not all(line.startswith("@ ") for line in lines):
        raise ValueError(f"{name}: the first line says what is hard, after '# '; lines of facts and the first article follow")
    facts = dict(_fact(line) for line in lines)
    if len(facts) < len(lines):
        raise ValueError(f"{name}: a label has two lines of facts")
    return Cluster(name, about.removeprefix("# "), facts, tuple(_told(f"{name}.{n}", body) for n, body in enumerate(bodies, 1)))


def _fact(line: str) -> tuple[str, Fact]:
    label, kind, days, parties = line.removeprefix("@ ").split(" | ")
    pledgers, arrow, recipients = parties.partition(">")
    if (kind == Kind.PLEDGE) != bool(arrow) or not pledgers or bool(arrow) != bool(recipients):
        raise ValueError(f"{label}: a pledge, and nothing else, has pledgers>recipients")
    spans = () if days == "?" else tuple(_span(span) for span in days.split(" -> "))
    return label, Fact(Kind(kind), spans, frozenset(parties.replace(">", " ").split()))


def _span(days: str) -> tuple[date, date]:
    first, _, last = days.partition("..")
    if len(first) == len("2015-07"):
        start = date.fromisoformat(f"{first}-01")
        return start, start.replace(day=monthrange(start.year, start.month)[1])
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _told(id: str, body: str) -> Told:
    header, *lines = body.splitlines()
    source, published, title = header.split(" | ", 2)
    paragraphs = [line for line in lines if line and not line.startswith("-- ")]
    labels = []
    for line in lines:
        if line.startswith("-- "):
            label, words = line.removeprefix("-- ").split(": ", 1)
            labels.append((label, words))
    article = Article("\n\n".join(paragraphs), title, date.fromisoformat(published), source, id=id)
    return Told(article, tuple(labels))
