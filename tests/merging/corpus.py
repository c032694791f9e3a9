"""clusters/*.txt → clusters of articles with the events that are told in them. GUIDE.md says how they are annotated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dipltrack.model import Article

FOLDER = Path(__file__).parent / "clusters"


@dataclass(frozen=True, slots=True)
class Told:
    """An article and the events that it tells: a label, which is the event within the cluster, and the words that assert it."""

    article: Article
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that tell of the same or of similar events; `about` says what is hard to tell."""

    name: str
    about: str
    articles: tuple[Told, ...]


def clusters() -> Iterator[Cluster]:
    """All clusters, by name."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield parsed(path.stem, path.read_text(encoding="utf-8"))


def parsed(name: str, text: str) -> Cluster:
    """A cluster as its file has it: "# about", then per article "== source | published | title", paragraphs and "-- label: words"."""
    head, *bodies = text.split("\n== ")
    if not head.startswith("# ") or "\n" in head.strip():
        raise ValueError(f"{name}: the first line says what is hard, after '# ', and the first article follows")
    return Cluster(name, head.removeprefix("# ").strip(), tuple(_told(f"{name}.{n}", body) for n, body in enumerate(bodies, 1)))


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
