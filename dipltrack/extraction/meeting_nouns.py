"""Event nouns of meetings → candidates: "talks with B", "held a meeting", "after the summit"."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.governing import Government, governed
from dipltrack.extraction.nominal import Phrase, phrase
from dipltrack.extraction.parties import BODY_MEETING, end_of_parties, governor_parties, is_plural, named_parties, party_follows
from dipltrack.extraction.visits import visit_noun
from dipltrack.model import Kind


def noun_meeting(c: Clauses, t: Trigger) -> Candidate | None:
    """ "talks with B", "held a meeting", "after the summit": the meeting that an event noun claims; None when its words claim none."""
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
    if c.s.lows[p.i - 2 : p.i] in (("this", ","), ("it", ",")) and "will" in c.s.lows[t.j : t.j + 12]:
        out.force, out.why = "future", "will"  # "This, the first summit in six years, will be …"
    _modify(c, out, p, g)
    if t.frame.mode == "visit":
        return visit_noun(c, t, p, g, out)
    if c.s.lows[g.at - 2 : g.at] == ("each", "time") or (p.determiner in ("those", "these") and not party_follows(c, t)):
        out.reject = "those told before"  # also "came twice, each time holding talks"
    named_parties(c, t, p, out)
    governor_parties(c, t, p, g, out)
    told = t.lemma == "session" or c.low(g.at - 1) in c.c["outcome_noun"]
    if told and g.how == "adjunct" and _only_a_body(c, t, out):
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


_TO_COME = frozenset(["scheduled", "slated", "planned", "due", "set"])
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
    after = _behind(c, out.trigger.j)
    if words & c.c["cancel_word"]:
        out.force, out.why = "cancelled", next(iter(words & c.c["cancel_word"]))
    elif (words & c.c["planned_modifier"] or any(w in _TO_COME for w in after)) and out.force not in ("cancelled", "denied"):
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


def _behind(c: Clauses, k: int) -> tuple[str, ...]:
    """The words that may say "(the summit,) scheduled for", "(the talks) to be held": a comma or "which is" passed over."""
    if c.low(k) == "," and c.low(k + 1) in _TO_COME:
        return c.s.lows[k + 1 : k + 2]
    if c.s.lows[k : k + 2] == ("to", "be"):
        return ("set",) if c.low(k + 2) in ("held", "convened", "hosted", "opened") else ()
    return c.s.lows[k : k + 2]


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
