"""Pages of pages/ and files of documents/ → how much of their text, and which titles, days and outlets, are read as a person would read them.

Beside every page lies what it should give: `Title:`, `Date:` ("none" where the page does not say) and `Outlet:`, then the text. What the files
should give, each one article or several, is in expected.json. Words are compared in order: what is missing lowers recall, what does not
belong to the article lowers precision.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from dipltrack.model import Article
from dipltrack.reading import Read, read_inputs

PAGES = Path(__file__).parent / "pages"
DOCUMENTS = Path(__file__).parent / "documents"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a person reads on a page, or in a file as one of its articles."""

    title: str
    date: str
    outlet: str
    text: str


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page or file was read: shares of words from 0 to 1, and whether title, day and outlet are right."""

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
    """The pages that are read, in order; beside each lies a .txt with what it should give."""
    return (path for path in sorted(PAGES.iterdir()) if path.suffix != ".txt")


def files() -> Iterator[Path]:
    """The files of other forms that are read, in order."""
    return (path for path in sorted(DOCUMENTS.iterdir()) if path.suffix != ".json")


def expected(path: Path) -> list[Expected]:
    """What the page or file should give."""
    if path.parent == DOCUMENTS:
        articles = json.loads((DOCUMENTS / "expected.json").read_text(encoding="utf-8"))[path.name]
        return [Expected(a["title"] or "", a["published"] or "none", a["source"] or "none", a["text"]) for a in articles]
    head, _, text = path.with_suffix(".txt").read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return [Expected(fields["Title"], fields["Date"], fields["Outlet"], text.strip())]


def score(path: Path) -> PageScore:
    """Read one page or file and compare."""
    found = list(read_inputs([str(path)]))
    problems = [each for each in found if not isinstance(each, Read)]
    if problems:
        return PageScore(path.stem, 0, 1, False, False, False, str(problems[0]), "")
    return _compared(path.stem, expected(path), [each.article for each in found if isinstance(each, Read)])


def _compared(name: str, wanted: Sequence[Expected], found: Sequence[Article]) -> PageScore:
    want, have = " ".join(each.text for each in wanted).split(), " ".join(article.text for article in found).split()
    blocks = SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    in_want = {i for b in blocks for i in range(b.a, b.a + b.size)}
    in_have = {i for b in blocks for i in range(b.b, b.b + b.size)}
    pairs, whole = list(zip(wanted, found, strict=False)), len(wanted) == len(found)
    return PageScore(
        name,
        common / len(want),
        common / max(1, len(have)),
        whole and all(_same(article.title or "", each.title) for each, article in pairs),
        whole and all((article.published.isoformat() if article.published else "none") == each.date for each, article in pairs),
        whole and all(_same(article.source or "none", each.outlet) for each, article in pairs),
        " ".join(word for i, word in enumerate(want) if i not in in_want),
        " ".join(word for i, word in enumerate(have) if i not in in_have),
    )


def page_scores() -> list[PageScore]:
    """The scores of all pages."""
    return [score(path) for path in pages()]


def file_scores() -> list[PageScore]:
    """The scores of all files of other forms."""
    return [score(path) for path in files()]


def figures(of_pages: Sequence[PageScore], of_files: Sequence[PageScore]) -> dict[str, float]:
    """Means over the pages, over the files, and the share of both in which title and date are right."""
    every = [*of_pages, *of_files]
    named = {f"{kind} {name}": value for kind, scores in (("page", of_pages), ("file", of_files)) for name, value in _means(scores).items()}
    return {**named, "titles and dates of pages and files": sum(s.title and s.date for s in every) / len(every)}


def _means(scores: Sequence[PageScore]) -> dict[str, float]:
    number = len(scores)
    return {
        "text recall": sum(s.recall for s in scores) / number,
        "text precision": sum(s.precision for s in scores) / number,
        "titles right": sum(s.title for s in scores) / number,
        "dates right": sum(s.date for s in scores) / number,
        "outlets right": sum(s.outlet for s in scores) / number,
    }


def _same(one: str, other: str) -> bool:
    return re.sub(r"\s+", " ", one).strip() == re.sub(r"\s+", " ", other).strip()
