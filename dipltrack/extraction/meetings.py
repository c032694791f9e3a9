"""Triggers of meetings → candidates with the parties that the sentence names."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import agents, had_privilege, passive, verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.governing import Government, clause_force, governed
from dipltrack.extraction.members import leader_of_delegation, with_named
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nominal import Phrase, phrase
from dipltrack.extraction.parties import (
    BODY_MEETING,
    PEOPLE,
    end_of_parties,
    governor_parties,
    is_plural,
    named_parties,
    party_follows,
    whom,
)
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.extraction.visits import in_time_clause, visit_noun, visit_verb
from dipltrack.model import Kind


def meeting(c: Clauses, t: Trigger) -> Candidate | None:
    """The meeting that a trigger claims; None when its words claim none."""
    if t.frame.form == "noun":
        return _noun(c, t)
    if t.frame.mode == "visit":
        return visit_verb(c, t)
    return _verb(c, t)


# --- verbs --------------------------------------------------------------------------------------------------------------------------------


def _verb(c: Clauses, t: Trigger) -> Candidate | None:
    name = t.frame.name
    privilege = had_privilege(c, t.i - 2) if c.low(t.i - 1) == "of" and c.low(t.i - 2) in c.c["privilege_noun"] else None
    if (
        t.i in c.at
        or (
            t.i > 0
            and not privilege
            and not (t.form == "ing" and c.low(t.i - 1) == "by")
            and c.low(t.i - 1) in ("the", "a", "an", "of", "his", "their", "this", "'s", "per", "by", "via", "over")
        )
        or c.low(t.j) == "-"
    ):
        return None
    if not _is_verb(c, t):
        return None
    force, start, why = privilege or verb_group(c, t.i, t.form)
    if t.form == "ing" and force == "present" and why in ("before", "after", "by", "upon"):
        ahead, word = clause_force(c, t.i - 1)
        if ahead == "future" and not (word == "would" and c.low(t.i - 2) == ","):
            force = "future"
    if force == "denied" and {"have", "has", "had"} & {*why.split()} and "since" in c.s.lows[t.j : t.j + 8]:
        force = "weak"  # "have not met since May": nothing came about, and nothing failed
    objects = with_named(c, _objects(c, t))
    subject = with_named(c, subject_of(c, start))
    if passive(c, t.i, t.form):
        if name == "discuss":
            subject, objects = agents(c, t.j), ()
        elif name in ("host", "meet"):
            subject, objects = agents(c, t.j), subject
        elif name == "talk":
            return None  # "they were never consulted", "a deal was negotiated"
    if not subject and t.form == "ing":
        subject = subject_after(c, t.j)
        if not objects:
            objects = _addressee(c, t)
    if force == "present" and in_time_clause(c, subject):
        force, why = "future", "when"
    objects = tuple(
        m for m in objects if m.kind in PEOPLE or m.kind == "country" or (m.kind == "org" and name in ("meet", "talk", "speak"))
    )
    objects = objects or whom(c, subject)
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    subject_role, object_role = t.frame.roles
    if name == "host" and not any(
        m.kind in ("person", "official", "pronoun", "people") or c.low(m.j - 1) in ("delegation", "team", "mission") for m in objects
    ):
        return None
    if name in ("discuss", "host", "call on", "phone", "call verb", "speak") and not objects and not is_plural(subject):
        return None
    if name == "call on" and _demand(c, objects):
        return None
    if name == "call verb" and not (objects and _calls(c, objects)):
        return None
    if not objects and not ((is_plural(subject) or any(m.kind == "org" for m in subject)) and name in ("meet", "talk", "speak", "discuss")):
        return None
    if name == "meet" and not objects and _thing_follows(c, t.j):
        return None
    if name == "discuss" and force == "denied":
        out.force = "weak"  # not to speak of something is not the same as not to meet
    out.add(subject, subject_role)
    out.add(objects, object_role)
    if name in ("speak", "phone", "call verb") or _by_phone(c, t.j):
        out.mode = "call"
    out.alone = not subject
    out.plural = not objects
    out.definite = name == "discuss" and not objects
    limit(c, out, start)
    return out


def _is_verb(c: Clauses, t: Trigger) -> bool:
    """Whether a form that is a noun as often ("meeting", "talks", "calls") is a verb here: by what stands before it."""
    if t.form not in ("ing", "third"):
        return True
    k = c.skip_left(t.i - 1)
    low = c.low(k)
    if t.form == "third":
        return (k in c.at and not c.at[k].possessive) or low in ("who", "that", "which", "and") or k < 0
    if low in c.c["auxiliary"] or low in (
        ",",
        "",
        "while",
        "when",
        "by",
        "and",
        "before",
        "after",
        "since",
        "following",
        "of",
        "without",
        "for",
        "from",
        "upon",
        "as",
    ):
        return True
    return k in c.at and not c.at[k].possessive


def _objects(c: Clauses, t: Trigger) -> tuple[Mention, ...]:
    wanted = t.frame.objects
    if t.frame.name == "speak":
        # "spoke (by phone) (today) with X"; "speaking at a conference with X" is no call
        k = c.skip_adverbs_right(t.j)
        if c.low(k) in ("by", "over", "on", "via") and any(w in ("phone", "telephone", "video") for w in c.s.lows[k : k + 3]):
            k = c.skip_adverbs_right(next(i for i in range(k, k + 3) if c.low(i) in ("phone", "telephone", "video")) + 1)
        return c.object_after(k, wanted) if c.low(k) in wanted else ()
    audience = 2 if c.s.lows[t.j : t.j + 2] == ("in", "audience") else 0
    found = c.object_after(t.j + audience, wanted) or (leader_of_delegation(c, t.j) if "direct" in wanted else ())
    if found or t.frame.name not in ("discuss", "speak", "talk", "meet"):
        return found
    # "discussed trade and the border with Kim": the preposition stands later, before the next clause
    for k in range(t.j, min(len(c.s), t.j + 22)):
        low = c.low(k)
        if low in (";", '"', "that", "who", "which", "after", "before", "while") or low in c.c["reporting_verb"]:
            break
        if (
            low == "with"
            and (c.low(k - 1) not in c.c["occasion_noun"] or t.frame.name == "discuss")  # "talked about the meeting with Kim"
            and (m := c.at.get(k + 1) or c.at.get(k + 2))
            and m.kind in ("person", "official")
            and (t.frame.name != "meet" or k - t.j < 8)
        ):
            return c.group_right(m)
    return ()


def _addressee(c: Clauses, t: Trigger) -> tuple[Mention, ...]:
    """ "Meeting in Beijing, Guo told Comey that …": the one addressed is the other party."""
    for k in range(t.j, len(c.s)):
        if c.low(k) in ("told", "assured", "informed", "thanked"):
            m = c.at.get(k + 1)
            return c.group_right(m) if m and m.kind in ("person", "official") else ()
    return ()


def _demand(c: Clauses, objects: tuple[Mention, ...]) -> bool:
    end = objects[-1].j if objects else 0
    return (
        not objects
        or objects[0].kind in ("country", "org", "people")
        or any(c.low(k) == "to" and k + 1 not in c.at for k in range(end, min(len(c.s), end + 6)))
    )


def _calls(c: Clauses, objects: tuple[Mention, ...]) -> bool:
    """ "called President Paz on Tuesday" is by telephone, "called President Paz a friend" is not: nothing may be said of the one called."""
    last = objects[-1]
    k = last.j
    if last.kind not in ("person", "official") or last.possessive:
        return False
    low = c.low(k)
    if low == "to":
        return k + 1 not in c.at and c.low(k + 1) in c.c["call_purpose"]
    return (
        k in c.time_at
        or k + 1 in c.time_at
        or low in ("", ".", ",", ";", "and", "after", "before", "late", "shortly", "earlier", "later", "again", "from", "about", "twice")
    )


def _thing_follows(c: Clauses, k: int) -> bool:
    """ "meet demand", "met all its targets": an object that is no party."""
    return any(c.low(i) in c.c["met_thing"] and i not in c.at for i in range(k, min(len(c.s), k + 5)))


def _by_phone(c: Clauses, k: int) -> bool:
    window = c.s.lows[k : k + 8]
    return any(w in ("phone", "telephone", "videolink", "videoconference", "telephonically") for w in window) or (
        "video" in window and "link" in window
    )


# --- nouns --------------------------------------------------------------------------------------------------------------------------------


def _noun(c: Clauses, t: Trigger) -> Candidate | None:
    if t.i in c.at and c.at[t.i].kind != "group":
        return None
    if c.low(t.j) in c.c["noun_follower"] or (c.low(t.j) == "and" and c.low(t.j + 2) in c.c["noun_follower"]):
        return None
    if t.frame.name == "two-plus-two" and c.low(t.j + (c.low(t.j) in ('"', "'"))) in (
        "talks",
        "meeting",
        "session",
        "dialogue",
        "consultations",
        "ministerial",
    ):
        return None
    if c.low(t.j) == "-" or (
        t.lemma in ("contacts", "contact", "call", "calls", "session", "stay", "travel", "audience")
        and not party_follows(c, t)
        and not _two_plus_two(c, t.i)
        and not _of_a_joint_body(c, t)
        and not _chaired(c, t)
        and not _own_session(c, t)
    ):
        return None
    p = phrase(c, t.i)
    if t.lemma in ("round", "rounds") and not ({*p.modifiers, p.determiner} & _ORDINALS):
        return None  # a round of what was held before: "a third round will be held"
    if c.low(p.i - 1) == "of" and c.low(p.i - 2) in c.c["side_noun"]:
        return None  # "on the sidelines of the G20 summit": a venue
    g = governed(c, p, end_of_parties(c, t))
    if (
        g.how == "adjunct"
        and c.low(g.at) in ("for", "to", "in", "of")
        and (head := c.at.get(g.at - 1))
        and head.kind == "official"
        and head.titles
        and "SAME" not in head.codes
        # "the envoy in the talks", not "told the minister in a call"
        and (c.low(g.at) != "in" or {"ENVOY", "OFFICIAL", "DELEGATION"} & {*head.codes})
    ):
        return None
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=g.force, why=g.why)
    if t.lemma in ("negotiation", "negotiations"):
        out.mode = "negotiation"
    out.definite = p.determiner in ("the", "this", "that", "these", "those") or bool(p.owners)
    if g.how == "subject" and g.force == "future" and _called_off_after_all(c, g.at):
        out.force, out.why = "cancelled", "called off"
    _modify(c, out, p, g)
    if t.frame.mode == "visit":
        return visit_noun(c, t, p, g, out)
    named_parties(c, t, p, out)
    governor_parties(c, t, p, g, out)
    if t.lemma == "session" and g.how == "adjunct" and _only_a_body(c, t, out):
        out.reject = "a body's session, only spoken of"  # "thanked him for the support during the 20th session of the council"
    if t.frame.name == "news conference" and (len(out.parties) < 2 or not (t.lemma.startswith("joint") or party_follows(c, t))):
        return None
    if t.frame.name == "meal" and not party_follows(c, t) and not (c.low(g.at) == "over" and is_plural(tuple(m for m, _ in out.parties))):
        return None
    if t.frame.name == "call" and not any(
        m.kind in ("person", "official", "pronoun") or (m.kind == "group" and m.value not in _STATES) for m, _ in out.parties
    ):
        return None  # telephone calls between countries are traffic
    _label(c, t, p, out)
    return out


def _called_off_after_all(c: Clauses, verb: int) -> bool:
    """ "talks that were to begin on Monday have been put off": the main verb comes behind the clause that tells the plan."""
    for k in range(verb + 1, min(len(c.s), verb + 14)):
        if c.low(k) in (",", ";", '"', "and", "but", "that"):
            return False
        if c.low(k) in ("been", "was", "were"):
            return c.low(k + 1) in c.c["cancel_word"] or c.s.lows[k + 1 : k + 3] in (("put", "off"), ("called", "off"))
    return False


def _of_a_joint_body(c: Clauses, t: Trigger) -> bool:
    """ "the Joint Commission held its second session", "a session of the Joint Commission", "the session of their Joint Committee"."""
    return any(m.titles and m.titles[0].code == "DELEGATION" for m in c.mentions) or (
        c.low(t.j) == "of" and not c.c["joint_body"].isdisjoint(c.s.lows[t.j : t.j + 7]) and "joint" in c.s.lows[t.j : t.j + 6]
    )


def _only_a_body(c: Clauses, t: Trigger, out: Candidate) -> bool:
    """Whether nobody but the body whose session it is stands behind the noun, and no time or place."""
    end = end_of_parties(c, t)
    named = [m for m, _ in out.parties if m.i > t.i]
    return bool(named) and all(m.kind == "org" for m in named) and c.skip_right(end) == end


def _own_session(c: Clauses, t: Trigger) -> bool:
    """ "The Assembly of Heads of State of the union held its tenth ordinary session": a body meets."""
    before = c.s.lows[max(0, t.i - 9) : t.i]
    if t.lemma != "session" or "its" not in before or {"ordinary", "extraordinary", "ministerial"}.isdisjoint(before):
        return False
    return any(m.i < t.i and (m.kind == "org" or m.org) for m in c.mentions)


def _chaired(c: Clauses, t: Trigger) -> bool:
    """ "The session … was co-chaired by A and B": what two sides lead is theirs."""
    return t.lemma == "session" and any(
        c.low(k) in ("chaired", "co-chaired") and c.low(k + 1) == "by" and is_plural(c.object_after(k + 1, ("by",)))
        for k in range(t.j, min(len(c.s), t.j + 16))
    )


_STATES = frozenset(["countries", "nations", "states", "sides"])


_ORDINALS = frozenset("another next second third fourth fifth sixth new fresh further".split())


def _two_plus_two(c: Clauses, noun: int) -> bool:
    """Whether "two-plus-two" or "2+2" stands before the noun."""
    before = "".join(c.s.lows[max(0, noun - 7) : noun])
    return "two-plus-two" in before or "2+2" in before


def _modify(c: Clauses, out: Candidate, p: Phrase, g: Government) -> None:
    """Words before the noun that decide: "planned talks", "no meeting", "the cancelled summit"."""
    words = set(p.modifiers)
    if words & {"recent", "latest", "previous", "earlier"} and out.force in ("future", "purpose"):
        out.force, out.why = "past", "recent"  # "his recent visit is expected to come up"
    after = c.s.lows[out.trigger.j : out.trigger.j + 2]
    if words & c.c["cancel_word"]:
        out.force, out.why = "cancelled", next(iter(words & c.c["cancel_word"]))
    elif (
        words & c.c["planned_modifier"] or any(w in ("scheduled", "slated", "planned", "due", "set") for w in after)
    ) and out.force not in ("cancelled", "denied"):
        out.force, out.why = (
            ("weak" if out.force == "weak" else "future"),
            next(iter(words & c.c["planned_modifier"]), after[0] if after else ""),
        )
    if p.determiner in ("no", "any", "such", "each", "every") or (
        words & {"possible", "proposed", "potential", "hypothetical", "further", "more", "direct"} and not out.parties
    ):
        if p.determiner == "no" and out.force in ("past", "future", "present"):
            out.force, out.why = "denied", "no"
        elif p.determiner in ("any", "such", "each", "every") or words & {"possible", "proposed", "potential", "hypothetical"}:
            out.force, out.why = "weak", p.determiner or "possible"
    if (
        words & {"recurring", "yearly", "annual", "regular", "monthly", "weekly", "periodic", "quarterly"}
        and out.force == "future"
        and not p.orgs
    ):
        out.force, out.why = "weak", "recurring"
    if "respective" in words:
        out.force, out.why = "weak", "respective"  # "their respective summits with Peru": each its own
        return
    if out.force == "future" and "continue" in c.s.lows[g.at : p.i] and not c.times:
        out.force, out.why = "weak", "to go on talking is no meeting"
    # what is denied is the claim, not the meeting that it mentions: "denied that it would sign a pact at Monday's meeting"
    force, why = out.force, out.why
    if c.low(p.i - 1 - (c.low(p.i - 1) == "of")) in c.c["topic_governor"]:
        out.force, out.why = "past", "spoken of"  # "refused to discuss his talks with": they were held
        return
    limit(c, out, p.i)
    if out.force == "denied" and g.how == "adjunct" and out.definite:
        out.force, out.why = force, why


def _label(c: Clauses, t: Trigger, p: Phrase, out: Candidate) -> None:
    """The name that tells this meeting from another of the same parties."""
    words = c.s.lows[p.i : t.j]
    text = " ".join(words)
    if "two-plus-two" in text.replace(" - ", "-") or "2+2" in text.replace(" ", ""):
        out.label = "two-plus-two"
    elif "trilateral" in words or "three-way" in text.replace(" - ", "-"):
        out.label = "trilateral"
    elif p.orgs and t.lemma in BODY_MEETING:
        out.label = p.orgs[-1].value
    elif "bilateral" in words:
        out.label = "bilateral"
    if t.frame.kind is Kind.MEETING and t.frame.mode == "summit" and not out.parties and not out.label:
        out.alone = True
