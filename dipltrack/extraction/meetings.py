"""Triggers of meetings → candidates with the parties that the sentence names."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import agents, had_privilege, passive, verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.governing import clause_force
from dipltrack.extraction.meeting_nouns import noun_meeting
from dipltrack.extraction.members import leader_of_delegation, with_named
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.parties import (
    BODY_MEETING,
    PEOPLE,
    is_plural,
    whom,
)
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.extraction.visits import in_time_clause, visit_verb


def meeting(c: Clauses, t: Trigger) -> Candidate | None:
    """The meeting that a trigger claims; None when its words claim none."""
    if t.frame.form == "noun":
        return noun_meeting(c, t)
    if t.frame.mode == "visit":
        return visit_verb(c, t)
    return _verb(c, t)


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
    if not _is_verb(c, t) or _each_time(c, t.i):
        return None
    force, start, why = privilege or verb_group(c, t.i, t.form)
    if t.form == "ing" and force == "present" and why in ("before", "after", "by", "upon"):
        ahead, word = clause_force(c, t.i - 1)
        if ahead == "future" and not (word == "would" and c.low(t.i - 2) == ","):
            force = "future"
    if t.form == "ing" and why == "by" and not c.c["wished_noun"].isdisjoint(c.s.lows[max(0, t.i - 10) : t.i]):
        force = "weak"  # "the importance of a settlement by convening the committee"
    if force == "denied" and {"have", "has", "had"} & {*why.split()} and "since" in c.s.lows[t.j : t.j + 8]:
        force = "weak"  # "have not met since May": nothing came about, and nothing failed
    if name == "discuss" and c.low(c.skip_left(start - 1)) in BODY_MEETING and not c.s.quoted[start]:
        return None  # "the two-day summit discussed trade": told by its noun
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


def _each_time(c: Clauses, k: int) -> bool:
    """ "visited twice, each time holding talks with the president": told of several."""
    return c.s.lows[max(0, k - 2) : k] == ("each", "time")


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
