"""Print the scorecard; with --record write the figures that CI holds the next changes to; with --errors list what is wrong."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from dipltrack.extraction import extract
from tests.accuracy.corpus import articles, fact_of
from tests.accuracy.scoring import Score, add, pairs, reliability, right_row
from tests.merging.scoring import causes, grouping, read_corpus, shuffled, stored
from tests.merging.scoring import figures as merging_figures
from tests.reading.scoring import figures as reading_figures
from tests.reading.scoring import file_scores, page_scores

RECORDED = Path(__file__).parent / "recorded.csv"
README = Path(__file__).parents[2] / "README.md"


def measured(errors: list[str] | None = None) -> Score:
    """The score over all articles; wrong rows go into `errors`."""
    score = Score()
    for annotated in articles():
        found = [fact_of(e) for e in extract(annotated.article).events]
        add(score, annotated.facts, found)
        if errors is not None:
            matched = pairs(annotated.facts, found)
            met = {id(g) for g, _ in matched} | {id(f) for _, f in matched}
            errors += [f"{annotated.id} missed {_line(g)}" for g in annotated.facts if id(g) not in met and not g.optional]
            errors += [f"{annotated.id} false  {_line(f)}" for f in found if id(f) not in met]
            errors += [
                f"{annotated.id} partly {_line(g)}\n{' ' * len(annotated.id)} read   {_line(f)}"
                for g, f in matched
                if not g.optional and not right_row(g, f)
            ]
    return score


def merging(shuffles: int = 20) -> tuple[dict[str, float], dict[str, int], bool]:
    """The figures of merging, the pairs by what became of them, and whether every order of arrival gave the same events."""
    read = read_corpus()
    homes = stored(read)
    same = all(grouping(stored(shuffled(read, seed))) == grouping(homes) for seed in range(shuffles))
    return merging_figures(read, homes), causes(read, homes), same


def _line(f: object) -> str:
    kind, status, days = f.kind, f.status, f.days  # type: ignore[attr-defined]
    when = f"{days[0]}..{days[1]}" if days else "-"
    return f"{kind} {status} {when} {sorted(f.countries)} {list(f.people)} {list(f.bodies)} {f.words[:90]!r}"  # type: ignore[attr-defined]


def recorded() -> dict[str, float]:
    """The figures of recorded.csv."""
    with RECORDED.open(encoding="utf-8", newline="") as f:
        return {row["figure"]: float(row["value"]) for row in csv.DictReader(f)}


SHOWN = {
    "events precision": "events found that are right",
    "events recall": "events that are found",
    "meetings F1": "meetings, F1",
    "agreements F1": "agreements, F1",
    "pledges F1": "pledges, F1",
    "rows entirely right F1": "rows right in every party, the days and the status, F1",
    "people F1": "people, missed and false events counted, F1",
    "day right": "days of the events found",
    "status right": "status of the events found",
    "office right": "office of the people found",
    "place right": "place, where the article gives one",
    "articles without events left empty": "articles without events left empty",
    "merging precision": "pairs of reports taken for one event that are one",
    "merging recall": "pairs of reports of one event that are taken for one",
    "page text recall": "words of an article that are found on its web page",
    "page text precision": "words taken from a web page that are the article's",
    "page titles right": "titles of web pages",
    "page dates right": "publication dates of web pages",
}
"""Figures of the README's table, in its words."""


def with_table(readme: str, figures: dict[str, float]) -> str:
    """The README with its table of figures."""
    table = ["| figure | |", "|---|---|", *(f"| {words} | {figures[name]:.0%} |" for name, words in SHOWN.items())]
    head, _, rest = readme.partition("<!-- accuracy -->\n")
    return head + "<!-- accuracy -->\n" + "\n".join(table) + "\n" + rest[rest.index("<!-- /accuracy -->") :]


def main(arguments: list[str]) -> int:
    """Print the figures beside the recorded ones; 1 when one has fallen."""
    errors: list[str] | None = [] if "--errors" in arguments else None
    score = measured(errors)
    merged, pairs, same = merging()
    of_pages, of_files = page_scores(), file_scores()
    figures = score.figures() | merged | reading_figures(of_pages, of_files)
    if errors is not None:
        errors += [line for page in (*of_pages, *of_files) for line in page.errors]
    for line in errors or ():
        print(line)
    if "--record" in arguments:
        with RECORDED.open("w", encoding="utf-8", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(("figure", "value"))
            out.writerows((name, f"{value:.3f}") for name, value in figures.items())
        README.write_text(with_table(README.read_text(encoding="utf-8"), recorded()), encoding="utf-8")
    before = recorded()
    fallen = [name for name, value in figures.items() if round(value, 3) < before.get(name, 0)]
    print(
        f"{sum(1 for _ in articles())} articles, {score.all.right + score.all.missed} events; {len(of_pages)} pages, {len(of_files)} files"
    )
    for name, value in figures.items():
        print(f"{name:<36} {value:.3f}{f'  was {before[name]:.3f}' if name in before and round(value, 3) != before[name] else ''}")
    print("confidence against the share of right events")
    for b in reliability(score.judged):
        print(f"  {b.confidence:.2f}  {b.right:.2f}  of {b.number}{'' if b.holds else '  off'}")
    print("pairs of reports of one event")
    for what, number in pairs.items():
        print(f"  {number:>4}  {what}")
    print("20 other orders of arrival gave the same events" if same else "Another order of arrival gave other events")
    for name in fallen:
        print(f"Fallen: {name}")
    return 0 if same and not fallen else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
