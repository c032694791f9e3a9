"""Candidate + actors + what was read before → the parties that the words leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.actors import Resolver
from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.dating import looks_back
from dipltrack.extraction.draft import Draft
from dipltrack.extraction.mention import Title
from dipltrack.extraction.nationality import GOVERNMENT
from dipltrack.extraction.promised import cause_of
from dipltrack.knowledge import Knowledge
from dipltrack.model import ActorKind, Kind, Role, Status

_CAUSE_REACH = 4  # sentences in which what the donors met for still holds
_CLUB = 20  # more members than these are an assembly: who came is not known


def complete(candidate: Candidate, actors: list[Actor], resolver: Resolver, published: date | None) -> list[Actor]:
    """Add the side that the words leave out where the article has it: the visited country, the partner of the meeting at hand; or the members of a club."""
    drafts, k = resolver.drafts, resolver.k
    actors = _with_hosts(actors, k)
    sides = {a.party for a in actors if a.party}
    if (
        candidate.kind is Kind.MEETING
        and candidate.mode != "visit"
        and len(sides) == 1
        and candidate.alone
        and candidate.trigger.frame.form == "noun"
    ):
        # "X is visiting Suriname … A meeting with President Kersten was scrapped": the visitor was to meet him
        near = [d for d in drafts if d.mode == "visit" and candidate.clauses.s.index - d.last_sentence <= 2]
        if near and actors[0].key.startswith("person:") and any(a.role is Role.HOST and a.country in sides for a in near[-1].actors):
            return [replace(a, role=Role.PARTICIPANT, basis="visit at hand") for a in near[-1].actors if a.role is Role.VISITOR] + actors
    if candidate.kind is Kind.MEETING and not sides and candidate.force == "future" and _is_next(candidate):
        return _last_parties(candidate, drafts, k)
    if candidate.kind is Kind.MEETING and candidate.mode != "visit" and not sides and _of_a_joint_body(candidate):
        return resolver.pair(2)  # "the 20th session of the Joint Economic Commission": theirs of whom the article tells
    if candidate.label == "two-plus-two":
        return actors + _two_plus_two(actors, resolver)
    if candidate.kind is Kind.MEETING and len(sides) < 2 and candidate.alone and candidate.force != "weak":
        here = [d for d in drafts if d.claims[-1].clauses is candidate.clauses and len(d.parties) >= 2 and sides <= d.parties]
        signed_there = bool(here) and here[-1].kind is Kind.AGREEMENT and _is_setting(candidate)
        if signed_there and candidate.mode == "visit":
            # "will sign a pact during Paz's visit": he visits the other side
            isos = [i for i in dict.fromkeys(a.country for a in here[-1].actors if a.country) if i not in sides]
            return actors + [replace(resolver.country(i, "same sentence"), role=Role.HOST) for i in isos if len(sides) == 1]
        if here and (candidate.label == "bilateral" or signed_there):
            return [replace(a, role=Role.PARTICIPANT, basis="same sentence") for a in here[-1].actors]
    if candidate.kind is Kind.PLEDGE and (givers := _lacking_recipient(actors)):
        found = _beneficiaries(candidate, actors, drafts) or _partners(candidate, actors, Role.RECIPIENT, drafts, k) if givers < 2 else []
        return actors + (found or (_cause(candidate, actors, resolver) if candidate.money else []))
    if candidate.kind is Kind.AGREEMENT and candidate.definite and len(sides) < 2:
        told = [d for d in drafts if d.kind is Kind.AGREEMENT and candidate.clauses.s.index - d.last_sentence <= 4 and sides <= d.parties]
        if told:  # "The accord was signed in Lima (by Minister Paz)": the one just told
            return actors + [a for a in told[-1].actors if a.party not in sides and all(a.key != b.key for b in actors)]
    if candidate.kind is Kind.AGREEMENT and not sides and candidate.of_meeting:
        near = [d for d in drafts if d.kind is Kind.MEETING and d.mode != "visit" and candidate.clauses.s.index - d.last_sentence <= 4]
        near = [d for d in near if not _after_it(d, candidate)]
        if near and (looks_back(candidate) or any("last" in t.expression.text.lower().split() for t in candidate.clauses.times)):
            return _countries(near[-1], Role.SIGNATORY, k)  # "last year a declaration was signed": by whom, is not said
        if near:
            return [replace(a, role=Role.SIGNATORY, basis="meeting at hand") for a in near[-1].actors]
    if candidate.kind is Kind.AGREEMENT and len(sides) == 1 and candidate.alone:
        return actors + _partners(candidate, actors, Role.SIGNATORY, drafts, k)
    if candidate.kind is Kind.MEETING and candidate.mode != "visit" and _two_unknown(actors):
        # "Fiji and Laos will trade …, officials said after ministers Kuna and Sisa met": who is whose is not said, but whose they are is
        return actors + resolver.pair(2, candidate.parties[0][0])
    if candidate.kind is Kind.MEETING and candidate.mode != "visit" and len(sides) == 1 and published:
        return actors + _members(candidate, actors, published, resolver)
    return actors


def _lacking_recipient(actors: list[Actor]) -> int:
    """How many pledge to nobody named; 0 when somebody gets it."""
    givers = {a.party for a in actors if a.role is Role.PLEDGER and a.party}
    gets = any(a.role is not Role.PLEDGER and a.party not in {b.party for b in actors if b.role is Role.PLEDGER} for a in actors)
    return 0 if gets else max(len(givers), 1)


def _after_it(d: Draft, candidate: Candidate) -> bool:
    """Whether the meeting is told as what comes later: "the pact will be signed before a meeting of the union"."""
    told = d.claims[-1]
    return told.clauses is candidate.clauses and told.why in ("before", "ahead of", "prior to", "until")


def _two_unknown(actors: list[Actor]) -> bool:
    """Whether two or more people of one office are named, of no known country, and nobody else."""
    return (
        len(actors) > 1 and all(a.name and a.code in GOVERNMENT and a.party is None for a in actors) and len({a.code for a in actors}) == 1
    )


def _with_hosts(actors: list[Actor], k: Knowledge) -> list[Actor]:
    """ "The Finance Minister and Ana Rey, Ambassador of Peru to Fiji, signed …": the official without a country is of the one that the ambassador is sent to."""
    host = next((a.host for a in actors if a.code == "AMB" and a.host), None)
    if host is None or len({a.party for a in actors if a.party}) != 1:
        return actors
    at_home = {c for c, o in k.offices.items() if o.sector == "GOV"} - {"AMB", "ENVOY", "CONSUL", "PERMREP", "SPOKES"}
    return [replace(a, country=host, basis="accredited to") if not a.party and a.code in at_home else a for a in actors]


def _members(candidate: Candidate, actors: list[Actor], day: date, resolver: Resolver) -> list[Actor]:
    """Those who meet when a club of states does and none is named: "the Quad met", "G7 finance ministers met". A club has no will but its members'."""
    clubs = [(m, m.org or m.value) for m, _ in candidate.parties if (m.org or m.value) in resolver.k.orgs]
    if len(clubs) != 1 or any(a.kind is not ActorKind.ORG for a in actors):
        return []
    mention, org = clubs[0]
    does = candidate.trigger.frame.form == "verb" or mention.j < candidate.trigger.i  # "the G7 summit" does not say that they have met
    if resolver.k.orgs[org].type != "forum" or not does:
        return []
    isos = resolver.k.memberships.on(org, day)
    if len(isos) > _CLUB or any(e.name and e.country in isos for e in resolver.registry.entities):
        return []  # an assembly, or an article that says itself who was there
    titles = tuple(t for t in mention.titles if t.code not in ("LEADER", "OFFICIAL", "MIN")) or (None,)
    seats = [resolver.seat(iso, title) if title else resolver.country(iso, "format") for iso in isos for title in titles]
    return [replace(a, role=Role.PARTICIPANT, basis="format") for a in seats]


def _two_plus_two(actors: list[Actor], resolver: Resolver) -> list[Actor]:
    """The foreign and the defence minister of each side, those whom the article names somewhere. They are marked as inferred."""
    isos = list(dict.fromkeys(a.country for a in actors if a.country))
    if len(isos) < 2:
        isos = list(dict.fromkeys([*isos, *(a.country for a in resolver.pair(2) if a.country)]))
    seats = [resolver.seat(iso, Title("", code)) for iso in isos for code in ("FM", "DM")] if len(isos) == 2 else []
    return [replace(a, basis="format") for a in seats if a.name and not any(a.key == b.key for b in actors)]


def _last_parties(candidate: Candidate, drafts: list[Draft], k: Knowledge) -> list[Actor]:
    """The countries and bodies of the meeting at hand: "the next round" is theirs, but nobody says who will come."""
    for d in reversed(drafts):
        here = d.claims[-1].clauses is candidate.clauses  # "will meet to prepare the next summit": whose, is not said
        if (
            d.kind is Kind.MEETING
            and d.mode != "visit"
            and not here
            and candidate.clauses.s.index - d.last_sentence <= 8
            and len(d.parties) >= 2
        ):
            return _countries(d, Role.PARTICIPANT, k)
    return []


def _countries(d: Draft, role: Role, k: Knowledge) -> list[Actor]:
    """The countries and bodies of the meeting at hand, and nobody of them by name."""
    isos = list(dict.fromkeys(a.country for a in d.actors if a.country))
    bodies = [replace(a, role=role) for a in d.actors if a.kind is ActorKind.ORG]
    return [Actor(ActorKind.COUNTRY, f"country:{i}", k.country(i).name, i, basis="meeting at hand", role=role) for i in isos] + bodies


def _partners(candidate: Candidate, actors: list[Actor], role: Role, drafts: list[Draft], k: Knowledge) -> list[Actor]:
    """Those who met the actors in the meeting at hand, a few sentences back: the other side of what they say there."""
    own = {a.party for a in actors if a.party}
    for d in reversed(drafts):
        if d.kind is not Kind.MEETING or candidate.clauses.s.index - d.last_sentence > 10:
            continue
        if d.status is not (Status.PLANNED if candidate.force == "future" and d.status is Status.PLANNED else Status.OCCURRED):
            continue
        if role is Role.RECIPIENT and d.mode == "summit":
            continue  # who sits at a conference is not who gets what is pledged there
        if own & d.parties and len(d.parties) >= 2:
            others = [a for a in d.actors if a.party and a.party not in own]
            spoke = {a.key for a in actors if a.kind is ActorKind.PERSON} & d.people
            if spoke and d.status is Status.OCCURRED and all(a.kind is ActorKind.PERSON for a in others):
                return [replace(a, basis="meeting at hand", role=role) for a in others]  # said to the one across the table
            isos = list(dict.fromkeys(a.country for a in others if a.country))
            return [Actor(ActorKind.COUNTRY, f"country:{i}", k.country(i).name, i, basis="meeting at hand", role=role) for i in isos]
    return []


def _beneficiaries(candidate: Candidate, actors: list[Actor], drafts: list[Draft]) -> list[Actor]:
    """Those promised something just before: "Peru pledged 20 million to Chad, while Norway gave 5 million". Or the other side of the loan agreement that the same sentence tells."""
    own = {a.party for a in actors}
    here = candidate.clauses.s.index
    for d in reversed(drafts):
        if d.kind is Kind.PLEDGE and here - d.last_sentence <= 2:
            found = [a for a in d.actors if a.role is Role.RECIPIENT and a.party]
        elif d.kind is Kind.AGREEMENT and here == d.last_sentence and len(d.parties) == 2 and own & d.parties:
            found = [a for a in d.actors if a.party and a.party not in own]
        else:
            continue
        if found and not own & {a.party for a in found}:
            return [replace(a, role=Role.RECIPIENT, basis="pledge at hand") for a in found]
    return []


def _cause(candidate: Candidate, actors: list[Actor], resolver: Resolver) -> list[Actor]:
    """The country for whose sake donors pledge money, told a little before: "a conference for the reconstruction of Peru"."""
    here = candidate.clauses.s.index
    for c in reversed(resolver.clauses[max(0, here - _CAUSE_REACH) : here + 1]):
        if c.s.where == "text" and (m := cause_of(c)):
            own = {a.party for a in actors}
            return [] if m.value in own else [replace(resolver.country(m.value, "cause"), role=Role.RECIPIENT)]
    return []


def with_bodies(actors: list[Actor], k: Knowledge) -> list[Actor]:
    """A person who acts for a body brings the body in ("the EU's envoy")."""
    out = list(actors)
    for a in actors:
        if a.kind is ActorKind.PERSON and a.org and not any(b.kind is ActorKind.ORG and b.org == a.org for b in out):
            out.append(Actor(ActorKind.ORG, f"org:{a.org}", a.org, None, org=a.org, basis="office", role=a.role))
        if (
            a.kind is ActorKind.PERSON
            and a.code in ("AMB", "ENVOY")
            and a.host
            and len({b.party for b in out if b.party}) < 2
            and k.countries.known(a.host)
        ):
            out.append(Actor(ActorKind.COUNTRY, f"country:{a.host}", k.country(a.host).name, a.host, basis="accredited to", role=Role.HOST))
    return out


_SESSIONS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest previous".split())


def _of_a_joint_body(candidate: Candidate) -> bool:
    """Whether it is a numbered session of a joint commission or committee whose countries are not said: "the 20th session of the Joint Commission"."""
    c, t = candidate.clauses, candidate.trigger
    before, near = c.s.lows[max(0, t.i - 4) : t.i], range(max(0, t.i - 5), min(len(c.s), t.j + 5))
    if _SESSIONS.isdisjoint(before) and not any(low[:1].isdigit() for low in before):
        return False
    for k in (k for k in near if c.low(k) == "joint"):
        while c.low(k) in c.c["joint_word"]:
            k += 1
        if c.low(k) in ("commission", "committee", "council"):
            return True
    return False


def _is_next(candidate: Candidate) -> bool:
    """Whether the noun is another of the same: "the next meeting", "a third round of talks"."""
    c, t = candidate.clauses, candidate.trigger
    before = c.s.lows[max(0, t.i - 4) : t.i]
    return t.frame.form == "noun" and bool(
        {"next", "another", "second", "third", "fourth", "fifth", "sixth", "new", "fresh", "follow-up"} & set(before)
    )


def _is_setting(candidate: Candidate) -> bool:
    """Whether the noun tells where something else was done ("agreed at talks in Rome"): it is not what the sentence opens with and speaks of."""
    c, t = candidate.clauses, candidate.trigger
    return t.i > 2 or c.low(0) in c.c["preposition"]
