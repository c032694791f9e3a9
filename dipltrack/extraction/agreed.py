"""Acts and texts that parties agree on → candidates: "agreed to open a route", "agreed on a truce", "decided to set up a body"."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, parties_of
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import verb_group
from dipltrack.extraction.frames import Trigger, verb_phrases
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.extraction.texts import add_mediators, claim, meeting_subject, mode_of, several, text_after
from dipltrack.model import Role

_STRENGTHEN = frozenset(
    (
        "strengthen boost enhance expand deepen promote improve develop advance increase step intensify foster further widen "
        "consolidate upgrade broaden build push"
    ).split()
)


def agree(c: Clauses, t: Trigger) -> Candidate | None:
    """The agreement that a form of "agree" or "decide" claims; None for views, generic acts and what one party decides."""
    force, start, why = verb_group(c, t.i, t.form)
    subject = parties_of(subject_of(c, start))
    if not subject and t.form == "ing":
        subject = parties_of(subject_after(c, t.j)) or parties_of(subject_of(c, t.i))
    k = c.skip_right(t.j)
    partners: tuple[Mention, ...] = ()
    if c.low(k) in ("with",) and (m := c.at.get(k + 1) or c.at.get(k + 2)):
        partners = parties_of(c.group_right(m))
        k = c.skip_right(partners[-1].j) if partners else k
    k = c.skip_right(_past_occasion(c, k))
    k = k + 1 if c.low(k) == "here" else k
    k = c.skip_right(k)
    low = c.low(k)
    out = claim(c, t, start, force, why)
    out.add(subject, Role.SIGNATORY)
    out.add(partners, Role.SIGNATORY)
    text = text_after(c, k + 1) if low == "on" else text_after(c, k)
    out.mode = "ceasefire" if text and mode_of(c, text[0], "") == "ceasefire" else "agreed"
    if t.lemma == "decide" and not several(c, out) and not meeting_subject(c, start):
        return None
    if low == "to" and c.low(k + 1).isalpha():
        if _generic(c, k + 1):
            return None
        out.content = (k + 1, _content_end(c, k + 1))
    elif low == "on" and force == "denied" and t.lemma != "decide":
        out.content = (k + 1, _content_end(c, k + 1))  # "failed to agree on a stance": what it was to be does not matter
    elif low == "on" and t.lemma != "decide":
        if not c.c["shared_view"].isdisjoint(c.s.lows[k + 1 : k + 3]) or not (text_after(c, k + 1) or _concrete(c, k + 1)):
            return None
        out.content = (k + 1, _content_end(c, k + 1))
    elif low == "that" and (act := _act_of_theirs(c, k + 1)):
        if _generic(c, act):
            return None
        out.content = (k + 1, _content_end(c, k + 1))
    elif low != "that" and not _clause_follows(c, k) and ((found := text_after(c, k)) or (low in ("a", "an") and _concrete(c, k))):
        out.content = (k, _content_end(c, k))
        out.weight -= 0.1 if found and found[1] else 0
    else:
        return None
    out.alone = not several(c, out)
    if text:
        add_mediators(c, out, text[0])
    out.of_meeting = not out.parties and meeting_subject(c, start)
    if out.alone and not partners and any(m.kind in ("person", "official", "country") for m in subject):
        out.weight -= 0.2
    return out


def _clause_follows(c: Clauses, k: int) -> bool:
    """Whether a clause without "that" follows: "agreed a treaty should be sought"."""
    for i in range(k, min(len(c.s), k + 24)):
        if c.low(i) in ("that", "which", "who", "under", ",", ";", '"', "if", "when"):
            return False
        if c.low(i) in ("should", "must", "would", "will", "is", "are", "was", "were", "needs"):
            return True
    return False


def _concrete(c: Clauses, k: int) -> bool:
    """Whether "(agreed on)" leads to an act of theirs: "resuming flights", "closer checks of cargo", "a date"; not "working together", "most issues"."""
    if c.low(k).endswith("ing") and k not in c.at:
        vague = (c.low(k),) in verb_phrases(c.c["generic_act"]) or (
            (c.low(k),) in verb_phrases(_STRENGTHEN) and not c.c["generic_object"].isdisjoint(c.s.lows[k + 1 : k + 9])
        )
        return not vague and c.low(k + 1) not in ("of", ",", ".", "and", "")
    for i in range(k, min(len(c.s), k + 7)):
        if c.low(i) in c.c["agreed_thing"]:
            return True
        if c.low(i) in c.c["preposition"] or not c.low(i)[:1].isalnum():
            return False
    return False


def _act_of_theirs(c: Clauses, k: int) -> int:
    """The verb of "(agreed that) they would build a dam": what the parties themselves will do; 0 for views and for what others will do."""
    m = c.at.get(k) or (c.at.get(k + 1) if c.low(k) == "the" else None)
    if m is None or m.possessive or not (m.kind == "group" or (m.kind == "pronoun" and m.plural)):
        return 0
    verb = c.skip_adverbs_right(m.j)
    if c.low(verb) not in ("would", "will", "should"):
        return 0
    verb = c.skip_adverbs_right(verb + 1)
    return verb if c.low(verb).isalpha() and c.low(verb) not in ("be", "have", "not", "need", "remain") else 0


def _past_occasion(c: Clauses, k: int) -> int:
    """Past "at their bilateral talks", "during the meeting" between the verb and its content."""
    if c.low(k) in ("at", "during", "in"):
        for i in range(k + 1, min(len(c.s), k + 8)):
            if c.low(i) in (
                "talks",
                "meeting",
                "summit",
                "discussions",
                "session",
                "negotiations",
                "dinner",
                "lunch",
                "conference",
                "ceremony",
                "call",
                "conversation",
                "principle",
            ):
                return i + 1
    return k


def _generic(c: Clauses, k: int) -> bool:
    """ "agreed to work together", "agreed to strengthen ties": no concrete act. "to continue the talks" says no more."""
    verb = c.low(k)
    if verb in c.c["generic_act"] or (
        verb in ("further", "jointly", "closely", "also") and (c.low(k + 1) in c.c["generic_act"] or c.low(k + 1) in _STRENGTHEN)
    ):
        return True
    if verb in _STRENGTHEN or verb == "further":
        window = c.s.lows[k + 1 : k + 9]
        for n, low in enumerate(window):
            if low in c.c["generic_object"]:
                return True
            if low in ("to", "for", "by", "in", "on", "through", "of", ",") and n:
                return False
    return False


def _content_end(c: Clauses, k: int) -> int:
    end = k
    while end < len(c.s) and end - k < 40 and c.low(end) not in (".", ";", '"'):
        end += 1
    return end
