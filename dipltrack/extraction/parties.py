"""An event noun in its sentence → the parties that are named with it: inside its phrase, behind it, and through what governs it."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.governing import Government
from dipltrack.extraction.members import leader_of_delegation, with_named
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nominal import INCLUDING, Phrase
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.model import Role

PEOPLE = ("person", "official", "group", "pronoun", "people")
BODY_MEETING = frozenset("summit summits conference session meeting meetings".split())


_CHAIRING = frozenset(["chairmanship", "chair", "presidency"])
_IN_HONOUR = (("in", "honour", "of"), ("in", "honor", "of"))
_ABOUT = frozenset(["of", "for", "about", "on", "to", "as", "over", "with", "into"])


def party_follows(c: Clauses, t: Trigger) -> bool:
    """Whether a party is named right behind the noun."""
    at = c.skip_right(t.j)
    found = c.object_after(at + 2, ("of",)) if c.s.lows[at : at + 3] in _IN_HONOUR else c.object_after(t.j, t.frame.objects)
    if not found and c.low(at) in t.frame.objects:
        found = leader_of_delegation(c, at + 1) or c.object_after(_party_preposition(c, t.j, t), t.frame.objects)
    return any(m.kind in ("person", "official", "country", "org", "group", "people") for m in found)


def end_of_parties(c: Clauses, t: Trigger) -> int:
    """Behind the parties and places that follow the noun, where its verb is to be looked for."""
    k = t.j
    for _ in range(4):
        at = c.skip_right(k)
        if c.low(at) in (*t.frame.objects, "of", "on") and at + 1 < len(c.s):
            group = c.object_after(at, (c.low(at),))
            if group:
                k = group[-1].j
                continue
        break
    return max(k, t.j)


def named_parties(c: Clauses, t: Trigger, p: Phrase, out: Candidate) -> None:
    """Parties inside the noun phrase: possessives, compounds, "between A and B", "with B"."""
    first, other = t.frame.roles
    out.add(tuple(m for m in p.owners if m.kind != "place" or m.country), first)
    if len(p.countries) > 1:
        for iso in p.countries:
            known = next((m for m in p.compounds if m.value == iso), None)
            out.add((known or Mention(c.s, p.i, t.i, "country", value=iso, country=iso),), first)
    out.add(tuple(m for m in p.compounds if m.kind in ("official", "group", "person")), first)
    if p.orgs and (t.lemma in BODY_MEETING or len(p.orgs) + len(p.countries) > 1):
        out.add(tuple(p.orgs), first)
        if len(p.orgs) == 1 and len(p.countries) == 1:
            out.add(tuple(m for m in p.compounds if m.kind == "country"), first)
    k = t.j
    for _ in range(3):
        at = _party_preposition(c, k, t)
        low = c.low(at)
        if low not in t.frame.objects and low not in ("involving", "gathering", "bringing"):
            break
        if low == "to" and t.frame.name == "meeting" and t.lemma != "audience":
            break
        group = c.object_after(at + 2, ("direct",)) if c.low(at + 1) == "together" else c.object_after(at, (low,))
        group = group or leader_of_delegation(c, at + 1)
        group = tuple(
            m
            for m in group
            if m.kind in (*PEOPLE, "country", "org") or (m.kind == "place" and m.country and low in ("between", "with", "among"))
        )
        honoured = low == "of" and c.low(at - 1) in ("honour", "honor")  # "a dinner in honour of the king"
        if low == "of" and not honoured and not is_plural(group) and not (group and c.low(group[-1].j) == "with"):
            group = tuple(m for m in group if m.kind == "org")
        if not group:
            break
        out.add(group, other if honoured or low in ("with", "to", "on") else first)
        k = group[-1].j
        if low == "of" and c.low(k).endswith("ed") and c.low(k + 2) in ("with", "between"):
            k += 2  # "a meeting of the EU facilitated dialogue with A and B"


def _party_preposition(c: Clauses, k: int, t: Trigger) -> int:
    """Where the next party may be named: past times, places and an of-phrase that names nobody ("the first meeting of the committee with …")."""
    at = c.skip_right(k)
    if c.s.lows[at : at + 3] in _IN_HONOUR:
        return at + 2
    if k == t.j and c.low(at) in c.c["reduced_participle"]:
        at = c.skip_right(at + 1)  # "talks planned for Friday between A and B"
    if k == t.j and c.low(at) in ("of", "on", "for", "about") and not c.object_after(at, (c.low(at),)):
        for i in range(at + 1, min(len(c.s), at + 10)):
            low = c.low(i)
            if low in ("with", "between", "among") and low in t.frame.objects:
                return i
            if low == "of" and c.s.words[i - 1][0].isupper() and _acts_for_body(c.mention_from(i + 1)):
                return i  # "a session of the Authority of Heads of State and Government of the union"
            if low in c.c["auxiliary"] or low in c.c["reporting_verb"] or low in (",", ";", '"', "that", "who", "which", "and"):
                break
    return at


def _acts_for_body(m: Mention | None) -> bool:
    return m is not None and (m.kind == "org" or (m.kind == "official" and m.plural and m.org is not None))


def governor_parties(c: Clauses, t: Trigger, p: Phrase, g: Government, out: Candidate) -> None:
    """Parties outside the noun phrase: the subject of "held talks", who spoke "after talks with B", "talks … attended by A"."""
    first = t.frame.roles[0]
    named = sum(m.kind == "person" for m in p.compounds)  # "called off a Shultz-Gromyko meeting"
    of_them = c.low(c.skip_right(t.j)) == "of" and len([m for m, _ in out.parties if m.i > t.i]) > 1  # "the talks of Peru and Chile"
    complete = len(p.countries) > 1 or named > 1 or of_them or any(c.low(k) in ("between", "among") for k in (c.skip_right(t.j),))
    before = list(out.parties)
    subject: tuple[Mention, ...] = ()
    if g.how in ("light", "host", "plan", "weak", "cancel") and not (complete and g.how != "host"):
        subject = subject_of(c, g.at) or _inverted(c, t)
        if not subject and verb_group(c, g.at, "ing")[2] in ("", ","):
            subject = subject_after(c, g.at)
        if c.low(c.skip_left(p.i - 1)) in INCLUDING:
            subject = tuple(m for m in c.mentions if m.j < p.i and m.possessive and m.kind in ("person", "official", "country"))[-1:]
        if subject and g.how != "host":
            # "Rey began her talks with Paz": hers are the subject's
            before = [(m, r) for m, r in before if m.kind != "pronoun" or m not in p.owners]
        out.attended = g.how == "host" or not c.c["attending"].isdisjoint(c.s.lows[g.at : p.i])
    elif g.how == "adjunct" and p.orgs and (g.why in ("ahead of", "before", "prior to", "for") or c.low(g.at) in _ABOUT):
        # "met ahead of the G7 summit", "thanked him for his leadership of it": the summit is the body's, whoever speaks of it
        out.parties = before = [(m, r) for m, r in out.parties if m.kind == "org"]
        if g.force in ("past", "present") and c.skip_right(t.j) == t.j:
            out.reject = "a body's meeting, only spoken of"  # neither where nor when
        subject = ()
    elif g.how == "adjunct" and not before and _of_others(c, t, p, g):
        out.reject = "no party known: the meeting of others"
    elif g.how == "adjunct" and not complete and (not p.owners or _cataphoric(c, p, g)):
        subject = subject_of(c, g.at) or _agent(c, g.at) or subject_after(c, g.at)
        if subject and p.owners:
            before = [(m, r) for m, r in before if m not in p.owners]
    elif g.how == "subject" and not before:
        out.add(_behind_the_verb(c, t, g), first)
        before = list(out.parties)
    subject = tuple(
        m for m in with_named(c, subject) if m.kind in PEOPLE or m.kind in ("country", "org") or (m.kind == "place" and m.country)
    )
    if g.how == "adjunct" and subject and not before:
        out.add(_addressed(c, subject), t.frame.roles[1])
        before = list(out.parties)
    if g.how == "adjunct" and c.low(g.at) == "for" and not is_plural(subject + tuple(m for m, _ in before)):
        if partner := _partner(c, g.at):
            out.add(partner, t.frame.roles[1])
            out.force = "past" if out.force == "purpose" else out.force
        before = list(out.parties)
    role = Role.HOST if g.how == "host" and t.frame.name != "meal" else first
    out.alone = not subject and not p.owners and not complete
    if subject and (before or g.how in ("light", "host") or is_plural(subject)):
        out.parties = [(m, role) for m in subject] + [x for x in before if not any(x[0] is m for m in subject)]
    elif subject and g.how == "adjunct" and not before:
        out.parties = [(m, role) for m in subject]
        out.alone = True
    out.add(_accompanied(c, subject, g.at), first)
    out.add(_gathered(c, t), first)
    out.add(_in_which(c, t), first)
    out.add(_including(c, t), t.frame.roles[1])
    behind = max((m.j for m, _ in out.parties if m.sentence is c.s), default=0)
    near = max(t.j + 18, behind + 12)
    for k in range(t.j, min(len(c.s), t.j + 60)):
        if k >= near and not (c.low(k - 1) in c.c["auxiliary"] or c.low(k) == "under"):
            continue
        if c.low(k) in ("attended", "led", "chaired", "co-chaired", "joined", "headed", "hosted", "co-hosted") and c.low(k + 1) == "by":
            out.add(c.object_after(k + 1, ("by",)), first)
            out.attended = True
        if c.low(k) == "under" and c.low(k + 2) in _CHAIRING and c.low(k + 3) == "of":
            out.add(c.object_after(k + 3, ("of",)), first)
        if c.low(k) in (";", '"'):
            break
    out.add(whom(c, subject), t.frame.roles[1])


def _inverted(c: Clauses, t: Trigger) -> tuple[Mention, ...]:
    """ "Also attending the talks were A and B": the subject behind the verb."""
    k = c.skip_right(t.j)
    return c.object_after(k + 1, ("direct",)) if c.low(k) in ("were", "was", "are", "is") and c.low(0) in _INVERTING else ()


_INVERTING = frozenset(["also", "attending", "joining"])


def _agent(c: Clauses, k: int) -> tuple[Mention, ...]:
    """ "The offer was made by Foreign Minister X (during talks)": who did what the passive before token k tells."""
    for m in reversed([m for m in c.mentions if m.j <= k and m.kind in ("person", "official")]):
        first = c.group_left(m)[0]
        if c.low(first.i - 1) == "by" and c.skip_right(m.j) == k:
            return (
                c.group_left(m)
                if any(c.low(i) in ("was", "were", "been", "is", "are") for i in range(max(0, first.i - 6), first.i))
                else ()
            )
    return ()


def _partner(c: Clauses, k: int) -> tuple[Mention, ...]:
    """ "sat with Prime Minister X (for a meeting)": who is named between the verb and the purpose at token k."""
    for m in c.mentions:
        if m.kind in ("person", "official") and c.low(m.i - 1) == "with":
            group = c.group_right(m)
            if c.skip_right(group[-1].j + (c.low(group[-1].j) == ",")) == k:
                return group
    return ()


def _behind_the_verb(c: Clauses, t: Trigger, g: Government) -> tuple[Mention, ...]:
    """ "A meeting took place on Sunday between A and B": the parties stand behind the verb."""
    for k in range(g.at + 1, min(len(c.s), g.at + 12)):
        if c.low(k) in ("between", "among") and c.low(k) in t.frame.objects:
            return tuple(m for m in c.object_after(k, (c.low(k),)) if m.kind in (*PEOPLE, "country", "org"))
        if c.low(k) in (",", ";", '"', "and", "that", "who", "which") or c.low(k) in c.c["reporting_verb"]:
            break
    return ()


def _of_others(c: Clauses, t: Trigger, p: Phrase, g: Government) -> bool:
    """Whether the meeting that is spoken of is not that of the speaker: one that is prepared, the outcome of one, one of many others."""
    if g.why.endswith(" for") and g.force == "future" and not _set(c, t, p):
        return True  # "met to discuss preparations for the next summit"
    if c.low(g.at - 1) in c.c["topic_governor"] and c.low(t.j) == "of":
        return True  # "welcomed the outcome of the meeting of the fleets"
    return _of_many(c, t.j + (c.low(t.j) == "meeting"))


def _of_many(c: Clauses, k: int) -> bool:
    """Whether "of" at token k leads to a plural that names nobody: "(the summit) of industrial democracies"."""
    if c.low(k) != "of":
        return False
    for i in range(k + 1, min(len(c.s), k + 5)):
        if i in c.at or not c.low(i).isalpha() or c.low(i) in c.c["preposition"]:
            break
        if (
            c.low(i).endswith("s")
            and not c.low(i).endswith(("ss", "us"))
            and (not c.low(i + 1).isalpha() or c.low(i + 1) in c.c["preposition"])
        ):
            return True
    return False


def _set(c: Clauses, t: Trigger, p: Phrase) -> bool:
    """Whether the phrase says when or where: "the December summit in Lima"."""
    return any(k in c.time_at for k in range(p.i, t.i)) or c.skip_right(t.j) > t.j


def _accompanied(c: Clauses, subject: tuple[Mention, ...], k: int) -> tuple[Mention, ...]:
    """ "will accompany President X to (the summit)": who is gone with, between the subject and the preposition at token k."""
    for i in range(subject[-1].j, min(k, subject[-1].j + 5)) if subject else ():
        if c.low(i) in ("accompany", "accompanied", "accompanies", "accompanying"):
            return tuple(m for m in c.object_after(i + 1, ("direct",)) if m.kind in ("person", "official") and m.j <= k)
    return ()


def _gathered(c: Clauses, t: Trigger) -> tuple[Mention, ...]:
    """ "The summit brought together A, B and C", "the conference, which gathered A and B": whom a meeting brings to one table."""
    for k in range(t.j, min(len(c.s), t.j + 16)):
        if c.low(k) in ("brought", "brings", "drew", "draws") and c.low(k + 1) == "together":
            return c.object_after(k + 2, ("direct",))
        if c.low(k) in ("gathered", "gathers") and k not in c.at:
            return c.object_after(k + 1, ("direct",))
        if c.low(k) in (";", '"', "and", "but") or c.low(k) in c.c["reporting_verb"] or c.low(k) in c.c["auxiliary"]:
            break
    return ()


def _addressed(c: Clauses, subject: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "In a call, A promised B that …", "A told B during a meeting": the one who is spoken to."""
    k = c.skip_adverbs_right(subject[-1].j)
    if c.low(k) not in (
        "told",
        "promised",
        "assured",
        "offered",
        "thanked",
        "informed",
        "congratulated",
        "briefed",
        "asked",
        "joined",
        "hosted",
        "greeted",
        "welcomed",
        "urged",
        "reassured",
        "pledged",
        "invited",
    ):
        return ()
    m = c.mention_from(k + 1)
    return c.group_right(m) if m and m.kind in ("person", "official", "pronoun") and not m.possessive else ()


def _including(c: Clauses, t: Trigger) -> tuple[Mention, ...]:
    """ "held several meetings on Monday, including with A and B": some of those met."""
    for k in range(t.j, min(len(c.s), t.j + 24)):
        if c.low(k) in ("including", "among") and c.low(k + 1) in ("with", "those", "ones", "one"):
            return c.object_after(k + (1 if c.low(k + 1) == "with" else 2), ("with",))
        if c.low(k) in c.c["auxiliary"] or c.low(k) in c.c["reporting_verb"] or c.low(k) in (";", '"'):
            break
    return ()


def _in_which(c: Clauses, t: Trigger) -> tuple[Mention, ...]:
    """ "the talks, in which A and B from Japan took part": the subject of the relative clause takes part."""
    k = t.j + (c.low(t.j) in ('"', "'"))
    k += c.low(k) == ","
    if (c.low(k) in ("in", "at") and c.low(k + 1) == "which") or c.low(k) == "where":
        m = c.mention_from(k + (2 if c.low(k + 1) == "which" else 1))
        if m:
            group = c.group_right(m)
            after = c.s.lows[group[-1].j : group[-1].j + 5]
            if "represented" in after and (by := group[-1].j + after.index("represented") + 1) and c.low(by) == "by":
                return c.object_after(by, ("by",))
            if any(w in ("participated", "took", "attended", "joined") for w in after):
                return group
    return ()


def _cataphoric(c: Clauses, p: Phrase, g: Government) -> bool:
    """ "After their talks, A and B …": the pronoun stands for the subject that follows, nobody being named before it."""
    return bool(p.owners) and all(m.kind == "pronoun" for m in p.owners) and not any(m.i < g.at and m.kind != "place" for m in c.mentions)


def is_plural(group: tuple[Mention, ...]) -> bool:
    """Whether the words name more than one party."""
    return len(group) > 1 or any(m.plural or len(m.countries) > 1 or (m.kind == "group") for m in group)


def whom(c: Clauses, subject: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "Abe, with whom he will hold talks": the antecedent of whom is the other party."""
    if not subject:
        return ()
    k = subject[0].i - 1
    if c.low(k) == "whom":
        before = k - 1 if c.low(k - 1) not in ("with", "to") else k - 2
        if c.low(before) == ",":
            before -= 1
        m = c.at.get(before)
        return (m,) if m and m.kind in ("person", "official") else ()
    return ()
