"""Triggers of visits → candidates: who travels where."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import passive, verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.governing import Government, clause_force
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nominal import Phrase
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.model import Role

_TRAVELLERS = ("person", "official", "group", "pronoun", "people")


_ENDING = frozenset(["conclude", "end", "wrap", "finish", "complete"])
_DELEGATIONS = frozenset(["delegation", "delegations", "team", "mission", "negotiators", "envoys"])


def visit_verb(c: Clauses, t: Trigger) -> Candidate | None:
    """ "X visited Peru", "X will travel to Berlin and Rome": the visit that a verb claims; None when it names no place to go or nobody who goes."""
    if (
        t.i in c.at
        or (t.i > 0 and c.low(t.i - 1) in ("the", "a", "an", "of", "his", "her", "their", "this", "its", "'s", "official", "state", "on"))
        or c.low(t.j) == "-"
    ):
        return None
    if t.frame.name == "send":
        return _sent(c, t)
    end = _delegation_end(c, t.j) if t.frame.name == "lead delegation" else t.j
    destinations = _destinations(c, end, t.frame.objects) if end else ()
    if not destinations:
        return None
    force, start, why = verb_group(c, t.i, t.form)
    if t.frame.name == "be due":  # "was expected in Lima" tells of no journey
        force, why = ("future", "expected") if force in ("present", "future") else ("weak", "was expected")
    purpose = c.skip_right(destinations[-1].j)
    if t.frame.name in ("be due", "be in") and c.low(purpose) in ("to", "for") and {"with", "meet"} & {*c.s.lows[purpose : purpose + 9]}:
        return None  # "is due in Lima for talks with Rey": the talks are what is told
    if t.frame.name == "be in" and (force != "future" or destinations[0].i - t.j > 1):
        return None
    if t.lemma == "go" and t.form == "ing" and why in ("was", "were"):
        force = "future"  # "said that she was going to Peru"
    if t.form == "ing" and force == "present" and why in ("before", "after") and clause_force(c, t.i - 1)[0] == "future":
        force = "future"
    subject = tuple(
        m for m in subject_of(c, start) if m.kind in _TRAVELLERS or (m.kind in ("country", "org") and _DELEGATIONS & {*c.s.lows[m.i : m.j]})
    )
    if not subject and t.form == "ing":
        subject = tuple(m for m in subject_after(c, t.j) if m.kind in _TRAVELLERS)
    if not subject or any(m.kind == "people" for m in subject):
        return None
    if force == "present" and in_time_clause(c, subject):
        force, why = "future", "when"
    if t.lemma in ("come", "go", "head", "land") and not _travels(c, t, destinations):
        return None
    out = Candidate(t.frame.kind, "visit", t, c, force=force, why=why)
    out.add(subject, Role.VISITOR)
    out.add(_companions(c), Role.VISITOR)
    out.add(destinations, Role.HOST)
    out.places = list(destinations)
    limit(c, out, start)
    return out


def in_time_clause(c: Clauses, subject: tuple[Mention, ...]) -> bool:
    """ "will sign it when Paz visits Lima": the present of a clause of time is the future of what it depends on; "before he visits" always is."""
    k = c.skip_left(subject[0].i - 1) if subject else -1
    return c.low(k) == "before" or (c.low(k) in ("when", "once", "until", "after") and clause_force(c, k)[0] == "future")


def _sent(c: Clauses, t: Trigger) -> Candidate | None:
    """ "Japan will send Foreign Minister Sato to Seoul": who is sent travels."""
    force, start, why = verb_group(c, t.i, t.form)
    if passive(c, t.i, t.form):
        visitors, end = subject_of(c, start), t.j
    else:
        visitors = c.object_after(t.j, ("direct",))
        end = visitors[-1].j if visitors else t.j
    destinations = _destinations(c, end, t.frame.objects)
    if not destinations or not visitors or not all(m.kind in ("person", "official") for m in visitors):
        return None
    out = Candidate(t.frame.kind, "visit", t, c, force=force, why=why)
    out.add(visitors, Role.VISITOR)
    out.add(destinations, Role.HOST)
    out.places = list(destinations)
    limit(c, out, start)
    return out


def _delegation_end(c: Clauses, k: int) -> int:
    """The end of "a (small trade) delegation" after "lead"; 0 for anything else that one leads."""
    for i in range(k, min(len(c.s), k + 5)):
        if c.low(i) == "group" and c.low(i + 1) == "of":
            return c.skip_right(i + 3)  # "a group of lawmakers"
        if c.low(i) in ("delegation", "mission", "team"):
            return i + 1 if c.low(k) in ("a", "an", "the", "his", "her") else 0
        if c.low(i) in c.c["preposition"] or not c.low(i)[:1].isalpha():
            break
    return 0


def _companions(c: Clauses) -> tuple[Mention, ...]:
    """ "accompanied by Foreign Minister Ole Krag (and 40 executives)": those with a title travel too."""
    for k in range(len(c.s) - 1):
        if c.low(k) == "accompanied" and c.low(k + 1) == "by":
            return tuple(m for m in c.object_after(k + 1, ("by",)) if m.kind == "person" and m.titles)
    return ()


def _travels(c: Clauses, t: Trigger, destinations: tuple[Mention, ...]) -> bool:
    """Whether come or go means travel: the destination follows at once, after to or in."""
    near = 6 if "capital" in c.s.lows[t.j : destinations[0].i] else 3  # "landed in the Omani capital of Muscat"
    return c.low(t.j) in ("to", "in", "for") and destinations[0].i - t.j <= near and (t.lemma != "head" or c.low(t.j) in ("to", "for"))


def _destinations(c: Clauses, k: int, prepositions: tuple[str, ...]) -> tuple[Mention, ...]:
    """Countries and places after a verb or noun of travel: "to Berlin and Rome", "in the Egyptian capital of Cairo"."""
    if c.low(k) == "here" and c.here and c.here[1]:
        return (Mention(c.s, k, k + 1, "place", value=c.here[0], country=c.here[1]),)
    k = _past_start(c, c.skip_adverbs_right(k))
    if "direct" not in prepositions:
        if c.low(k) not in prepositions:
            return ()
        k += 1
    elif c.low(k) in c.c["preposition"]:
        return ()
    found: list[Mention] = []
    steps = 0
    while k < len(c.s) and steps < 7:
        m = c.at.get(k)
        if m and m.kind in ("country", "place") and (m.country or m.kind == "place"):
            if m.possessive and found:
                break
            if m.possessive:
                k, steps = m.j + 1, steps + 1
                found = found or []
                if not any(c.low(x) in ("capital", "city", "town", "resort", "port") for x in range(k, min(k + 4, len(c.s)))):
                    return ()
                found.append(m)
                return tuple(found)
            found.append(m)
            k, joined = _next_destination(c, m.j)
            if not joined:
                break
            steps = 0
            continue
        tag = c.tags.get(k)
        if tag and tag.entry.kind == "adjective":
            after = c.s.lows[tag.j : tag.j + 3]
            if after[:1] and after[0] in ("countries", "nations", "states", "republics"):
                k, steps = tag.j + 1, steps + 1  # "the Latin American countries Brazil and Chile"
                continue
            if not any(w in ("capital", "city", "town", "resort", "port", "island", "seaside") for w in after):
                return tuple(found)
            place = next((c.at[x] for x in range(tag.j, min(len(c.s), tag.j + 7)) if x in c.at and c.at[x].kind == "place"), None)
            return (place,) if place else (Mention(c.s, tag.i, tag.j + 1, "country", value=tag.entry.value, country=tag.entry.value),)
        if m and m.kind == "org" and not m.possessive and not found:
            found.append(m)
            k, joined = _next_destination(c, m.j)
            if not joined:
                break
            continue
        if m or c.low(k) in c.c["preposition"] - {"of"} or not c.low(k)[:1].isalpha() or c.low(k) in c.c["coordinator"]:
            break
        k, steps = k + 1, steps + 1
    return tuple(found)


def _past_start(c: Clauses, k: int) -> int:
    """Past "from Brussels" in "travels from Brussels to Cairo" at token k."""
    start = c.at.get(k + 1) if c.low(k) == "from" else None
    return start.j if start and start.kind in ("place", "country") and c.low(start.j) == "to" else k


def _next_destination(c: Clauses, k: int) -> tuple[int, bool]:
    """After a destination: a list goes on ("and Korea", ", Oman"), else a place inside it is passed ("Tokyo, Japan")."""
    start = k
    while c.low(k) in (",", "and", "then", "the", "to", "on", "later"):
        k += 1
    m = c.at.get(k)
    return k, k > start and m is not None and m.kind in ("country", "place") and c.low(start) != "to"


def visit_noun(c: Clauses, t: Trigger, p: Phrase, g: Government, out: Candidate) -> Candidate | None:
    """ "on a visit to Laos", "his trip", "a visit by X": complete the candidate `out` of a noun; None when nobody travels."""
    start = c.at[t.j + 1].j if c.low(t.j) == "as" and t.j + 1 in c.at else t.j  # "her first visit as premier to Peru"
    destinations = _destinations(c, start, ("to", "in", "of") if t.lemma in ("tour", "stay") else ("to", "in"))
    if (
        not destinations
        and len(p.countries) == 1
        and p.compounds
        and t.lemma in ("trip", "tour", "visit")
        and p.compounds[0].kind == "country"
        and all(m.kind in ("person", "official", "pronoun") for m in p.owners)
    ):
        destinations = tuple(p.compounds[:1])
    if not destinations and p.places and not p.owners:
        destinations = tuple(p.places[:1])
    if not destinations and not p.owners and g.how == "adjunct" and c.low(g.at) == "on":
        # "is in Samoa on a two-day visit", "arrived in Lima on an official visit"
        place = c.at.get(c.skip_left(g.at - 1))
        destinations = (place,) if place and place.country and c.low(place.i - 1) == "in" else ()
    visitors: tuple[Mention, ...] = tuple(m for m in p.owners if m.kind in _TRAVELLERS)
    if not visitors and c.low(t.j) == "of" and (of := c.object_after(t.j, ("of",))) and of[0].kind in ("person", "official"):
        visitors = of  # "the visit of the minister to Chile"
        destinations = destinations or _destinations(c, of[-1].j, ("to", "in"))
    after = c.skip_right(max(t.j, destinations[-1].j) if destinations else t.j)
    if c.low(after) == "by" and (by := c.object_after(after, ("by",))):
        visitors = visitors or by
        destinations = destinations or _destinations(c, by[-1].j, ("to", "in"))
    if not visitors:
        subject = subject_of(c, g.at) if g.how not in ("none", "subject") else ()
        if not subject and g.how in ("adjunct", "light"):
            subject = subject_after(c, g.at)
        visitors = tuple(m for m in subject if m.kind in _TRAVELLERS and m.kind != "people")
    if p.owners and p.owners[0].kind == "pronoun" and not destinations:
        out.definite = True
    if g.how == "light" and g.force == "future" and not _ENDING.isdisjoint(c.s.lows[g.at : p.i]):
        out.force, out.why = "weak", "the end of a visit"  # "will conclude his visit on Thursday"
    if not destinations and not p.owners:
        # "…, but the trip was postponed": told of the visit at hand
        if p.determiner in ("the", "this") and g.how == "subject" and g.force in ("cancelled", "past", "future") and not visitors:
            out.definite = True
            return out
        return None
    out.add(visitors, Role.VISITOR)
    out.add(_companions(c), Role.VISITOR)
    out.add(destinations, Role.HOST)
    out.places = list(destinations)
    out.alone = not destinations
    if not visitors:
        return None
    return out
