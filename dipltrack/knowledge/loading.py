"""All tables of data/ → Knowledge, read once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from dipltrack.knowledge.countries import AMBIGUOUS, Countries, Country, countries_of, load_countries
from dipltrack.knowledge.history import History
from dipltrack.knowledge.lexicon import Entry, Lexicon
from dipltrack.knowledge.memberships import Memberships
from dipltrack.knowledge.offices import Holders, Office, Titles, load_holders, load_offices
from dipltrack.knowledge.tables import BUILT_IN, Tables, rows, values


@dataclass(frozen=True, slots=True)
class Org:
    """A row of orgs.csv: an organisation, an organ of one, or a movement."""

    id: str
    name: str
    type: str
    seat: str


@dataclass(frozen=True, slots=True)
class Language:
    """A row of languages.csv: ISO 639-1 code, English name, script, and its most frequent small words."""

    code: str
    name: str
    script: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All that extraction knows; made by `load_knowledge`, never changed."""

    countries: Countries
    lexicon: Lexicon
    titles: Titles
    offices: dict[str, Office]
    holders: Holders
    orgs: dict[str, Org]
    memberships: Memberships
    history: History
    org_types: dict[str, str]
    outlets: dict[str, str]
    languages: dict[str, Language]
    classes: dict[str, frozenset[str]]

    def find_country(self, name: str) -> tuple[Country, ...]:
        """See Countries.find_country."""
        return self.countries.find_country(name)

    def country(self, iso3: str) -> Country:
        """See Countries.country."""
        return self.countries.country(iso3)

    def country_names(self) -> tuple[str, ...]:
        """See Countries.country_names."""
        return self.countries.country_names()


def _names(tables: Tables, countries: Countries) -> Iterator[tuple[str, Entry]]:
    """All names that a text is searched for. The first table to claim a name keeps it."""
    for r in tables.rows("compounds"):
        yield r["name"], Entry("compound", r["name"], r["name"])
    for name, codes in AMBIGUOUS.items():
        kind = "adjective" if name.endswith(("n", "ese")) else "country"
        yield name.title(), Entry("ambiguous", "|".join(codes), name.title(), detail=kind)
    for c in countries.all:
        if c.kind == "union":
            continue
        if c.abbreviations:
            yield from zip(c.abbreviations, repeat(Entry("country", c.iso3, c.name, exact=True, country=c.iso3)))
        yield from zip((c.name, c.official, *c.aliases), repeat(Entry("country", c.iso3, c.name, country=c.iso3)))
        yield from zip(c.adjectives, repeat(Entry("adjective", c.iso3, c.name, country=c.iso3)))
        if c.people:
            yield from zip(c.people, repeat(Entry("people", c.iso3, c.name, country=c.iso3)))
    for r in tables.rows("orgs"):
        entry = Entry("org", r["id"], r["name"], detail=r["type"])
        for name in (r["name"], *values(r["aliases"])):
            yield name, entry._replace(exact=True) if name.isupper() else entry
    for r in tables.rows("formats"):
        if r["level"] == "region":
            yield from zip(values(r["pattern"]), repeat(Entry("region", r["participants_rule"], r["format"])))
    for r in tables.rows("metonyms"):
        if r["organ"] != "capital":
            for name in values(r["metonym"]):
                yield name, Entry("metonym", r["iso3"], name, country=r["iso3"], detail=r["organ"])
    for r in tables.rows("places"):
        kind = "city" if r["kind"] in ("capital", "city") else "venue"
        yield from zip(
            (r["name"], *values(r["aliases"])), repeat(Entry(kind, r["name"], r["name"], country=r["country"], detail=r["kind"]))
        )


# Classes that are unions of the table's, made once: they are asked for at every token.
_UNIONS = {
    "mention_word": ("pronoun_singular", "pronoun_plural", "group_noun", "group_determiner", "first_person"),  # a mention without a tag
    "no_given_name": ("not_name", "title_head"),
    "title_part": ("title_modifier", "portfolio", "government_noun"),
    "office_field": ("portfolio", "office_body"),
    "rebel_word": ("rebel_noun", "movement_head", "rebel_adjective"),
    "phrase_stop": ("preposition", "auxiliary", "subordinator", "reporting_verb", "clause_edge"),
}


def _classes() -> dict[str, frozenset[str]]:
    """The word classes by name, and their unions."""
    classes = {r["class"]: frozenset(values(r["words"])) for r in rows("word_classes")}
    return classes | {name: frozenset[str]().union(*(classes[p] for p in parts)) for name, parts in _UNIONS.items()}


def load_knowledge(*folders: Path) -> Knowledge:
    """The built-in tables, read once; with `folders`, tables of the user's over them, later ones over earlier ones, read as they are now."""
    return _load(Tables(folders)) if folders else _built_in()


@lru_cache(maxsize=1)
def _built_in() -> Knowledge:
    return _load(BUILT_IN)


def _load(tables: Tables) -> Knowledge:
    collecting = gc.isenabled()
    gc.disable()  # the tables are many small values that stay: going over them again and again costs a third of the time
    try:
        return _read(tables)
    finally:
        if collecting:
            gc.enable()


def _read(tables: Tables) -> Knowledge:
    countries = load_countries() if tables == BUILT_IN else countries_of(tables)
    offices = load_offices(tables)
    orgs = {r["id"]: Org(r["id"], r["name"], r["type"], r["seat"]) for r in tables.rows("orgs")}
    return Knowledge(
        countries=countries,
        lexicon=Lexicon(_names(tables, countries)),
        titles=Titles(tables),
        offices=offices,
        holders=load_holders(tables, offices),
        orgs=orgs,
        memberships=Memberships(tables),
        history=History(tables, countries),
        org_types={o.name: o.type for o in orgs.values()},
        outlets={r["outlet"]: r["iso3"] for r in tables.rows("outlets")},
        languages={r["code"]: Language(r["code"], r["name"], r["script"], frozenset(values(r["words"]))) for r in tables.rows("languages")},
        classes=_classes(),
    )
