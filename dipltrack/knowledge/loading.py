"""All tables of data/ → Knowledge, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dipltrack.knowledge.countries import AMBIGUOUS, Countries, Country, load_countries
from dipltrack.knowledge.lexicon import Entry, Lexicon
from dipltrack.knowledge.offices import Holders, Office, Titles, load_holders, load_offices
from dipltrack.knowledge.tables import rows, values


@dataclass(frozen=True, slots=True)
class Org:
    """A row of orgs.csv: an organisation, an organ of one, or a movement."""

    id: str
    name: str
    type: str
    seat: str


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All that extraction knows; made by `load_knowledge`, never changed."""

    countries: Countries
    lexicon: Lexicon
    titles: Titles
    offices: dict[str, Office]
    holders: Holders
    orgs: dict[str, Org]
    org_types: dict[str, str]
    outlets: dict[str, str]
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


def _lexicon(countries: Countries, orgs: dict[str, Org]) -> Lexicon:
    lexicon = Lexicon()
    for r in rows("compounds"):
        lexicon.add(r["name"], Entry("compound", r["name"], r["name"]))
    for name, codes in AMBIGUOUS.items():
        kind = "adjective" if name.endswith(("n", "ese")) else "country"
        lexicon.add(name.title(), Entry("ambiguous", "|".join(codes), name.title(), detail=kind))
    for c in countries.all:
        if c.kind == "union":
            continue
        for name in c.abbreviations:
            lexicon.add(name, Entry("country", c.iso3, c.name, exact=True, country=c.iso3))
        for name in (c.name, c.official, *c.aliases):
            lexicon.add(name, Entry("country", c.iso3, c.name, country=c.iso3))
        for name in c.adjectives:
            lexicon.add(name, Entry("adjective", c.iso3, c.name, country=c.iso3))
        for name in c.people:
            lexicon.add(name, Entry("people", c.iso3, c.name, country=c.iso3))
    for r in rows("orgs"):
        for name in (r["name"], *values(r["aliases"])):
            lexicon.add(name, Entry("org", r["id"], r["name"], exact=name.isupper(), detail=r["type"]))
    for r in rows("metonyms"):
        for name in values(r["metonym"]):
            if r["organ"] != "capital":
                lexicon.add(name, Entry("metonym", r["iso3"], name, country=r["iso3"], detail=r["organ"]))
    for r in rows("places"):
        for name in (r["name"], *values(r["aliases"])):
            lexicon.add(
                name,
                Entry(
                    "city" if r["kind"] in ("capital", "city") else "venue", r["name"], r["name"], country=r["country"], detail=r["kind"]
                ),
            )
    lexicon.close()
    return lexicon


# Classes that are unions of the table's, made once: they are asked for at every token.
_UNIONS = {
    "mention_word": ("pronoun_singular", "pronoun_plural", "group_noun", "group_determiner", "first_person"),  # a mention without a tag
    "no_given_name": ("not_name", "title_head"),
    "title_part": ("title_modifier", "portfolio", "government_noun"),
    "office_field": ("portfolio", "office_body"),
    "phrase_stop": ("preposition", "auxiliary", "subordinator", "reporting_verb", "clause_edge"),
}


def _classes() -> dict[str, frozenset[str]]:
    """The word classes by name, and their unions."""
    classes = {r["class"]: frozenset(values(r["words"])) for r in rows("word_classes")}
    return classes | {name: frozenset[str]().union(*(classes[p] for p in parts)) for name, parts in _UNIONS.items()}


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """Read all tables once (about 30 ms)."""
    countries = load_countries()
    orgs = {r["id"]: Org(r["id"], r["name"], r["type"], r["seat"]) for r in rows("orgs")}
    return Knowledge(
        countries=countries,
        lexicon=_lexicon(countries, orgs),
        titles=Titles(),
        offices=load_offices(),
        holders=load_holders(),
        orgs=orgs,
        org_types={o.name: o.type for o in orgs.values()},
        outlets={r["outlet"]: r["iso3"] for r in rows("outlets")},
        classes=_classes(),
    )
