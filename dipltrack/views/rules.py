"""Rows of frames.csv → a listing of rules, and a rule as a card with the sentences that it reads and those that it leaves alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dipltrack.views.listing import Column, Listing
from dipltrack.views.safe import one_line
from dipltrack.views.screen import Screen

Rule = Mapping[str, str]
"""A row of frames.csv; in `words`, `object`, `positive` and `negative` a bar stands between alternatives."""

_LISTS = ("words", "object", "positive", "negative")
COLUMNS = ("name", "kind", "mode", "form", "words", "object", "roles", "positive", "negative", "comment")
_LABEL = 10
_WIDEST = 100


def named_rules(rules: Sequence[Rule], name: str) -> list[Rule]:
    """The rule of this name, else those that have it in their name or among their words."""
    wanted = name.strip().lower()
    exact = [rule for rule in rules if rule["name"].lower() == wanted]
    return exact or [rule for rule in rules if wanted and (wanted in rule["name"].lower() or wanted in rule["words"].lower().split("|"))]


def rule_listing(rules: Sequence[Rule]) -> Listing[Rule]:
    """A listing in all formats; lists are joined with "; " in CSV and are lists in JSON."""
    table: tuple[Column[Rule], ...] = (
        Column("name", lambda rule: rule["name"]),
        Column("kind", lambda rule: rule["kind"] or "–"),
        Column("mode", lambda rule: rule["mode"] or "–"),
        Column("form", lambda rule: rule["form"]),
        Column("words", lambda rule: ", ".join(_split(rule["words"])), least=20),
    )
    return Listing(rules, COLUMNS, _row, _object, table)


def rule_card(rule: Rule, screen: Screen) -> Iterator[str]:
    """The card's lines, each with its line feed."""
    what = ", ".join(filter(None, [rule["kind"], rule["mode"]])) or "no event of its own"
    yield screen.paint(one_line(rule["name"]), "bold") + f"  {one_line(what)}\n\n"
    giver, _, taker = rule["roles"].partition(">")
    facts = [
        ("Form", [rule["form"]]),
        ("Words", [", ".join(_split(rule["words"]))]),
        ("Parties", [f"{giver}, then {taker}" if taker and taker != giver else giver]),
        ("After", [", ".join(_split(rule["object"]))]),
        ("Note", [rule["comment"]]),
        ("Reads", _split(rule["positive"])),
        ("Leaves", _split(rule["negative"])),
    ]
    for label, values in facts:
        for value in filter(None, values):
            first, *rest = _wrapped(one_line(value), screen)
            yield screen.paint(label.ljust(_LABEL), "cyan") + first + "\n"
            yield from (" " * _LABEL + more + "\n" for more in rest)
            label = ""


def _wrapped(text: str, screen: Screen) -> list[str]:
    if screen.width is None:
        return [text]
    return textwrap.wrap(text, max(min(screen.width, _WIDEST) - _LABEL, 20), break_on_hyphens=False)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _row(rule: Rule) -> dict[str, str]:
    return {name: "; ".join(_split(rule[name])) if name in _LISTS else rule[name] for name in COLUMNS}


def _object(rule: Rule) -> dict[str, Any]:
    return {name: _split(rule[name]) if name in _LISTS else rule[name] or None for name in COLUMNS}
