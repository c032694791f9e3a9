"""Pages of pages/ → how much of their text, and which titles, days and outlets, are read as a person would read them.

Beside every page lies what it should give: `Title:`, `Date:` ("none" where the page does not say) and `Outlet:`, then the text. Words are
compared in order: what is missing lowers recall, what does not belong to the article lowers precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from dipltrack.reading import Read, read_inputs

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a person reads on a page."""

    title: str
    date: str
    outlet: str
    text: str


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page was read: shares of words from 0 to 1, and whether title, day and outlet are right."""

    name: str
    recall: float
    precision: float
    title: bool
    date: bool
    outlet: bool
    missing: str
    extra: str

    @property
    def errors(self) -> list[str]:
        """What is wrong, a line each."""
        wrong = [what for what in ("title", "date", "outlet") if not getattr(self, what)]
        found = [f"{self.name} wrong {', '.join(wrong)}"] if wrong else []
        found += [f"{self.name} missed {self.missing}"] if self.missing else []
        return found + ([f"{self.name} extra  {self.extra}"] if self.extra else [])


def pages() -> Iterator[Path]:
    """The files that are read, in order; beside each lies a .txt with what it should give."""
    return (path for path in sorted(PAGES.iterdir()) if path.suffix != ".txt")


def expected(path: Path) -> Expected:
    """What the page should give."""
    head, _, text = path.with_suffix(".txt").read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Expected(fields["Title"], fields["Date"], fields["Outlet"], text.strip())


def score(path: Path) -> PageScore:
    """Read one page and compare."""
    wanted = expected(path)
    found = next(iter(read_inputs([str(path)])))
    if not isinstance(found, Read):
        return PageScore(path.stem, 0, 1, False, False, False, str(found), "")
    article = found.article
    want, have = wanted.text.split(), article.text.split()
    blocks = SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    in_want = {i for b in blocks for i in range(b.a, b.a + b.size)}
    in_have = {i for b in blocks for i in range(b.b, b.b + b.size)}
    return PageScore(
        path.stem,
        common / len(want),
        common / max(1, len(have)),
        _same(article.title or "", wanted.title),
        (article.published.isoformat() if article.published else "none") == wanted.date,
        _same(article.source or "none", wanted.outlet),
        " ".join(word for i, word in enumerate(want) if i not in in_want),
        " ".join(word for i, word in enumerate(have) if i not in in_have),
    )


def page_scores() -> list[PageScore]:
    """The scores of all pages."""
    return [score(path) for path in pages()]


def figures(scores: list[PageScore]) -> dict[str, float]:
    """Means over the pages."""
    number = len(scores)
    return {
        "page text recall": sum(s.recall for s in scores) / number,
        "page text precision": sum(s.precision for s in scores) / number,
        "page titles right": sum(s.title for s in scores) / number,
        "page dates right": sum(s.date for s in scores) / number,
        "page outlets right": sum(s.outlet for s in scores) / number,
    }


def _same(one: str, other: str) -> bool:
    return re.sub(r"\s+", " ", one).strip() == re.sub(r"\s+", " ", other).strip()
