"""An event noun in its sentence → the phrase around it: what stands before it, and who is named with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.light_verbs import is_light
from dipltrack.extraction.mention import Mention

DETERMINERS = frozenset("the a an this that these those no any another each some one such every".split())
INCLUDING = frozenset(["includes", "include", "features", "foresees", "included"])


@dataclass(slots=True)
class Phrase:
    """The noun phrase around an event noun: begins at `i`. `owners` are possessives, `compounds` parties in front ("Japan-U.S. talks")."""

    i: int
    determiner: str = ""
    owners: list[Mention] = field(default_factory=list)
    compounds: list[Mention] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    orgs: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)


def phrase(c: Clauses, noun: int) -> Phrase:
    """Read leftwards from the event noun at token `noun`."""
    out = Phrase(noun)
    k = noun - 1
    stops = c.c["phrase_stop"]
    while k >= 0 and noun - k < 26:
        low = c.low(k)
        m = c.at.get(k)
        if timed := c.time_at.get(k) or (c.time_at.get(k - 1) if low in ("'s", "'") else None):
            if timed.expression.kind == "recurring":
                out.modifiers.insert(0, "recurring")
            k, out.i = timed.i - 1, timed.i
            continue
        if low in ("'s", "'") and (owner := c.at.get(k - 1)):
            group = c.group_left(owner)
            out.i = group[0].i
            if owner.kind == "group" or (owner.kind == "official" and owner.plural and not owner.countries):
                out.modifiers.insert(0, owner.value)
                if owner.org:  # "the ASEAN foreign ministers' meeting"
                    out.orgs.insert(0, Mention(c.s, owner.i, owner.j, "org", value=owner.org))
                k = out.i - 1
                continue
            out.owners = [g for g in group if g.kind != "place"] + out.owners
            out.owners += [g for g in group if g.kind == "place" and g.country]
            return out
        if m and not m.possessive and m.kind in ("country", "org", "place", "official", "group", "people", "person"):
            if not _compound(c, m, out, noun):
                break
            k = m.i - 1
            out.i = m.i
            continue
        if low == ")" and c.low(k - 3) == "(":  # "its Fifth (5 th) session"
            k -= 4
            continue
        if low == ")" and c.low(k - 2) == "(":
            if (inside := c.at.get(k - 1)) and inside.kind == "org":
                out.orgs.insert(0, inside)
            k -= 3
            continue
        tag = next((t for t in c.tags.values() if t.i <= k < t.j), None)
        if tag and tag.entry.kind == "adjective":
            out.countries.insert(0, tag.entry.value)
            k, out.i = tag.i - 1, tag.i
            continue
        if (c.low(k + 1) == "-" and c.s.glued(k + 1)) or (c.low(k - 1) == "-" and c.s.glued(k)):
            out.modifiers.insert(0, low)
            k, out.i = k - 1, k
            continue
        if low == "one" and c.low(k - 1) in ("a", "an", "his", "her", "their"):  # "a one day visit"
            out.modifiers.insert(0, low)
            k, out.i = k - 1, k
            continue
        if low in DETERMINERS and not (low == "that" and (k - 1 in c.at or c.low(k - 1) in c.c["reporting_verb"])):
            out.determiner, out.i = low, k
            break
        if low in c.c["possessive_pronoun"]:
            out.determiner, out.i = low, k
            out.owners.append(Mention(c.s, k, k + 1, "pronoun", value=low, plural=low in ("their", "our")))
            break
        if low in ("-", '"', "'", "/", "and", "&", "single", "first-ever") or low.isdigit():
            if low == "and" and not _joins_modifiers(c, k):
                break
            k -= 1
            continue
        if (
            not low[:1].isalpha()
            or (low in stops and not (low == "up" and c.s.glued(k)))
            or low in INCLUDING
            or (is_light(c, k) and c.low(k + 1) != "-" and not _participle(c, k))
        ):
            break
        out.modifiers.insert(0, low)
        out.i = k
        k -= 1
    return out


def _joins_modifiers(c: Clauses, k: int) -> bool:
    """Whether "and" joins adjectives or countries before the noun and no clauses."""
    after_tag = k + 1 in c.tags
    before_tag = any(t.j == k for t in c.tags.values())
    return after_tag == before_tag and (
        after_tag or (c.low(k - 1).isalpha() and c.low(k - 1) not in c.c["preposition"] and not c.s.words[k - 1][0].isupper())
    )


def _compound(c: Clauses, m: Mention, out: Phrase, noun: int) -> bool:
    """Take a country, body or group in front of the noun: "US-Japan talks", "the SAARC summit", "a foreign ministers meeting". False: it is no part of the phrase."""
    if m.kind == "official" and c.low(m.j) == "-" and c.low(m.j + 1) == "level":
        return True
    if m.kind in ("official", "group") and m.plural:
        out.compounds.insert(0, m)
        return True
    if m.kind == "person" and not m.titles and "-" in (c.low(m.i - 1), c.low(m.j)):
        out.compounds.insert(0, m)  # "a Shultz-Gromyko meeting"
        return True
    if m.kind in ("person", "official"):
        return False
    if m.kind == "org":
        out.orgs.insert(0, m)
    elif m.kind == "country":
        out.compounds.insert(0, m)
        out.countries.insert(0, m.value)
    elif m.kind == "place":
        out.places.insert(0, m)
    return not (m.kind == "people" or (m.kind == "place" and c.low(m.i) != "the" and c.low(m.i - 1) in c.c["preposition"]))


def _participle(c: Clauses, k: int) -> bool:
    """Whether the verb form at k stands as an adjective: "a planned visit", "his cancelled trip"."""
    before = c.low(k - 2) if c.low(k - 1) in ("just", "recently", "newly") else c.low(k - 1)  # "the just concluded session"
    return c.low(k).endswith("ed") and (before in DETERMINERS or before in c.c["possessive_pronoun"] or before == "'s") and before != "that"
