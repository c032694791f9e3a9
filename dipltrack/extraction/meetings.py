"""Triggers of meetings → candidates with the parties that the sentence names."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nominal import Government, Phrase, governed, phrase
from dipltrack.extraction.visits import visit_noun, visit_verb
from dipltrack.model import Kind, Role

_PEOPLE = ("person", "official", "group", "pronoun", "people")
_BODY_MEETING = frozenset(["summit", "summits", "conference", "session", "meeting", "meetings"])


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
    if (
        t.i in c.at
        or (t.i > 0 and c.low(t.i - 1) in ("the", "a", "an", "of", "his", "their", "this", "'s", "per", "by", "via", "over"))
        or c.low(t.j) == "-"
    ):
        return None
    if not _is_verb(c, t):
        return None
    force, start, why = verb_group(c, t.i, t.form)
    objects = _objects(c, t)
    subject = c.subject(start)
    passive = t.form == "past" and why.split()[-1:] in (["be"], ["is"], ["are"], ["was"], ["were"], ["been"], ["being"])
    if passive and name == "discuss":
        subject, objects = c.object_after(t.j, ("by",)), ()
    elif passive:
        agents = c.object_after(t.j, ("by",))
        subject, objects = (agents, subject) if name in ("host", "meet") else (subject, objects)
    if not subject and t.form == "ing":
        subject = c.main_subject_after(t.j)
        if not objects:
            objects = _addressee(c, t)
    objects = tuple(
        m for m in objects if m.kind in _PEOPLE or m.kind == "country" or (m.kind == "org" and name in ("meet", "talk", "speak"))
    )
    if whom := _whom(c, subject):
        objects = objects or whom
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    subject_role, object_role = t.frame.roles
    if name == "host" and not any(m.kind in ("person", "official", "pronoun", "people") for m in objects):
        return None
    if name in ("discuss", "host", "call on", "phone", "speak") and not objects and not _plural(subject):
        return None
    if name == "call on" and _demand(c, objects):
        return None
    if not objects and not (_plural(subject) and name in ("meet", "talk", "speak", "discuss")):
        return None
    if name == "meet" and not objects and _thing_follows(c, t.j):
        return None
    out.add(subject, subject_role)
    out.add(objects, object_role)
    if name in ("speak", "phone") or _by_phone(c, t.j):
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
    found = c.object_after(t.j, wanted)
    if found or t.frame.name not in ("discuss", "speak", "talk", "meet"):
        return found
    # "discussed trade and the border with Kim": the preposition stands later, before the next clause
    for k in range(t.j, min(len(c.s), t.j + 22)):
        low = c.low(k)
        if low in (";", '"', "that", "who", "which", "after", "before", "while") or low in c.c["reporting_verb"]:
            break
        if (
            low == "with"
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


def _whom(c: Clauses, subject: tuple[Mention, ...]) -> tuple[Mention, ...]:
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


def _plural(group: tuple[Mention, ...]) -> bool:
    return len(group) > 1 or any(m.plural or len(m.countries) > 1 or (m.kind == "group") for m in group)


def _demand(c: Clauses, objects: tuple[Mention, ...]) -> bool:
    end = objects[-1].j if objects else 0
    return (
        not objects
        or objects[0].kind in ("country", "org", "people")
        or any(c.low(k) == "to" and k + 1 not in c.at for k in range(end, min(len(c.s), end + 6)))
    )


def _thing_follows(c: Clauses, k: int) -> bool:
    """ "meet demand", "met the target": an object that is no party."""
    k = c.skip_right(k)
    low = c.low(k)
    if low in ("the", "a", "their", "its", "his", "all", "some", "this"):
        k, low = k + 1, c.low(k + 1)
    return (
        low.isalpha()
        and k not in c.at
        and low not in c.c["preposition"]
        and low not in c.c["coordinator"]
        and low not in c.c["subordinator"]
        and low != "again"
    )


def _by_phone(c: Clauses, k: int) -> bool:
    window = c.s.lows[k : k + 8]
    return any(w in ("phone", "telephone", "videolink", "videoconference", "telephonically") for w in window) or (
        "video" in window and "link" in window
    )


# --- nouns --------------------------------------------------------------------------------------------------------------------------------


def _noun(c: Clauses, t: Trigger) -> Candidate | None:
    if t.i in c.at and c.at[t.i].kind != "group":
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
        and not _party_follows(c, t)
        and not _two_plus_two(c, t.i)
    ):
        return None
    p = phrase(c, t.i)
    g = governed(c, p, _end_of_parties(c, t))
    if (
        g.how == "adjunct"
        and c.low(g.at) in ("for", "to", "in", "of")
        and (head := c.at.get(g.at - 1))
        and head.kind in ("official", "person")
        and head.titles
    ):
        return None
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=g.force, why=g.why)
    out.definite = p.determiner in ("the", "this", "that", "these", "those") or bool(p.owners)
    _modify(c, out, p, g)
    if t.frame.mode == "visit":
        return visit_noun(c, t, p, g, out)
    _named_parties(c, t, p, out)
    _governor_parties(c, t, p, g, out)
    if t.frame.name == "news conference" and (len(out.parties) < 2 or not (t.lemma.startswith("joint") or _party_follows(c, t))):
        return None
    if t.frame.name == "meal" and not _party_follows(c, t):
        return None
    _label(c, t, p, out)
    return out


def _two_plus_two(c: Clauses, noun: int) -> bool:
    """Whether "two-plus-two" or "2+2" stands before the noun."""
    before = "".join(c.s.lows[max(0, noun - 7) : noun])
    return "two-plus-two" in before or "2+2" in before


def _party_follows(c: Clauses, t: Trigger) -> bool:
    found = c.object_after(t.j, t.frame.objects)
    return any(m.kind in ("person", "official", "country", "org", "group", "people") for m in found)


def _end_of_parties(c: Clauses, t: Trigger) -> int:
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


def _modify(c: Clauses, out: Candidate, p: Phrase, g: Government) -> None:
    """Words before the noun that decide: "planned talks", "no meeting", "the cancelled summit"."""
    words = set(p.modifiers)
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
    limit(c, out, p.i)


def _named_parties(c: Clauses, t: Trigger, p: Phrase, out: Candidate) -> None:
    """Parties inside the noun phrase: possessives, compounds, "between A and B", "with B"."""
    first, other = t.frame.roles
    out.add(tuple(m for m in p.owners if m.kind != "place" or m.country), first)
    if len(p.countries) > 1:
        for iso in p.countries:
            known = next((m for m in p.compounds if m.value == iso), None)
            out.add((known or Mention(c.s, p.i, t.i, "country", value=iso, country=iso),), first)
    out.add(tuple(m for m in p.compounds if m.kind in ("official", "group")), first)
    if p.orgs and (t.lemma in _BODY_MEETING or len(p.orgs) + len(p.countries) > 1):
        out.add(tuple(p.orgs), first)
        if len(p.orgs) == 1 and len(p.countries) == 1:
            out.add(tuple(m for m in p.compounds if m.kind == "country"), first)
    k = t.j
    for _ in range(3):
        at = _party_preposition(c, k, t)
        low = c.low(at)
        if low not in t.frame.objects and low not in ("involving", "gathering", "bringing"):
            break
        group = c.object_after(at, (low,))
        group = tuple(
            m
            for m in group
            if m.kind in (*_PEOPLE, "country", "org") or (m.kind == "place" and m.country and low in ("between", "with", "among"))
        )
        if low == "of" and not _plural(group):
            group = tuple(m for m in group if m.kind == "org")
        if not group:
            break
        out.add(group, other if low in ("with", "to", "on") else first)
        k = group[-1].j


def _party_preposition(c: Clauses, k: int, t: Trigger) -> int:
    """Where the next party may be named: past times, places and an of-phrase that names nobody ("the first meeting of the committee with …")."""
    at = c.skip_right(k)
    if c.low(at) in ("of", "on", "for", "about") and not c.object_after(at, (c.low(at),)):
        for i in range(at + 1, min(len(c.s), at + 10)):
            low = c.low(i)
            if low in ("with", "between", "among") and low in t.frame.objects:
                return i
            if low in c.c["auxiliary"] or low in c.c["reporting_verb"] or low in (",", ";", '"', "that", "who", "which", "and"):
                break
    return at


def _governor_parties(c: Clauses, t: Trigger, p: Phrase, g: Government, out: Candidate) -> None:
    """Parties outside the noun phrase: the subject of "held talks", who spoke "after talks with B", "talks … attended by A"."""
    first = t.frame.roles[0]
    complete = len(p.countries) > 1 or any(c.low(k) in ("between", "among") for k in (c.skip_right(t.j),))
    before = list(out.parties)
    subject: tuple[Mention, ...] = ()
    if g.how in ("light", "host", "plan", "weak", "cancel") and not (complete and g.how != "host"):
        subject = c.subject(g.at)
        if not subject and verb_group(c, g.at, "ing")[2] in ("", ","):
            subject = c.main_subject_after(g.at)
    elif g.how == "adjunct" and not complete and (not p.owners or _cataphoric(c, p, g)):
        subject = c.subject(g.at) or c.main_subject_after(g.at)
        if subject and p.owners:
            before = [(m, r) for m, r in before if m not in p.owners]
    elif g.how == "none" and not before and not complete:
        subject = ()
    subject = tuple(m for m in subject if m.kind in _PEOPLE or m.kind in ("country", "org") or (m.kind == "place" and m.country))
    role = Role.HOST if g.how == "host" else first
    out.alone = not subject and not p.owners and not complete
    if subject and (before or g.how in ("light", "host") or _plural(subject)):
        out.parties = [(m, role) for m in subject] + [x for x in before if not any(x[0] is m for m in subject)]
    elif subject and g.how == "adjunct" and not before:
        out.parties = [(m, role) for m in subject]
        out.alone = True
    out.add(_in_which(c, t), first)
    for k in range(t.j, min(len(c.s), t.j + 18)):
        if c.low(k) in ("attended", "led", "chaired", "co-chaired", "joined", "headed") and c.low(k + 1) == "by":
            out.add(c.object_after(k + 1, ("by",)), first)
            break
        if c.low(k) in (";", '"'):
            break
    if _whom_antecedent := _whom(c, subject):
        out.add(_whom_antecedent, t.frame.roles[1])


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


def _label(c: Clauses, t: Trigger, p: Phrase, out: Candidate) -> None:
    """The name that tells this meeting from another of the same parties."""
    words = c.s.lows[p.i : t.j]
    text = " ".join(words)
    if "two-plus-two" in text.replace(" - ", "-") or "2+2" in text.replace(" ", ""):
        out.label = "two-plus-two"
    elif "trilateral" in words or "three-way" in text.replace(" - ", "-"):
        out.label = "trilateral"
    elif p.orgs and t.lemma in _BODY_MEETING:
        out.label = p.orgs[-1].value
    elif "bilateral" in words:
        out.label = "bilateral"
    if t.frame.kind is Kind.MEETING and t.frame.mode == "summit" and not out.parties and not out.label:
        out.alone = True
