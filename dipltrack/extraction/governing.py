"""An event noun with what stands around it → what governs it: the verb that makes it happen, the preposition, or nothing; and the force."""

from __future__ import annotations

from dataclasses import dataclass

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import Force, verb_group
from dipltrack.extraction.frames import verb_phrases
from dipltrack.extraction.light_verbs import verb_ending_at
from dipltrack.extraction.nominal import DETERMINERS, INCLUDING, Phrase

_MEASURES = frozenset("round rounds hours hour days series number day week weeks minutes couple part".split())
_MEASURED = frozenset(
    "of round rounds hours hour days day series weeks week minutes number couple part opening final second new latest".split()
)
_PREPARING = frozenset("preparation preparations arrangements preparing prepare prepared".split())
_CLAUSE_OPENERS = frozenset("as because while when where although though since after before until if that".split())
_SCHEDULED = frozenset("opens starts begins closes ends concludes convenes resumes".split())  # "the summit opens on Thursday"
# "agreed to open a line after talks": the talks go with the agreeing, which is past.
COMMITTING = frozenset("agreed decided pledged vowed promised undertook committed".split())


_MEANT = frozenset("proposal proposals plan plans effort efforts bid way ways step steps measures attempt".split())


@dataclass(slots=True)
class Government:
    """What governs the phrase. `how`: light, host, plan, weak, cancel (verbs with the phrase as object), adjunct (a preposition), subject, none.

    `at` is the token of the verb group's start or of the preposition; `force` the tense read from it.
    """

    how: str
    at: int
    force: Force
    why: str


def governed(c: Clauses, p: Phrase, noun_end: int) -> Government:
    """What governs the phrase `p` whose noun ends at `noun_end`."""
    k = p.i - 1
    while c.low(k) in ("of", "round", "rounds", "hours", "days", "series", "number", "several", "hour", "week", "weeks", "minutes", "many", "the", "a", "an", "second", "first", "opening", "final", "new",
                       "another", "couple", "day", "last", "some", "third", "two", "three", "latest", "part") and k >= 0 and _of_measure(c, k):  # fmt: skip
        k -= 1
    if c.low(k + 1) in ("round", "rounds", "series") and c.low(k).isalpha() and k not in c.at and c.low(k) not in c.c["preposition"]:
        k = _before_ordinal(c, k)
    k = c.skip_left(k)
    how, start, form = verb_ending_at(c, k)
    if c.low(k) == "following":
        how = ""  # "ties grew following the talks"
    if not how and (ahead := _before_places(c, k)) >= 0:  # "held at the secretariat in Lima on Monday a second meeting"
        how, start, form = verb_ending_at(c, ahead)
    if how and (
        start == 0
        or c.low(start) not in ("have", "has", "had", "open", "set", "like", "need", "cover", "be")
        or form != "base"
        or c.low(start - 1) in ("to", "will", "would", "and")
    ):
        force, at, why = verb_group(c, start, form)
        if form == "ing" and force == "present":
            force, why = _participle_force(c, c.skip_left(start - 1))
        if how == "plan" and force in ("past", "present"):
            force, why = "future", c.low(start)
        if how == "cancel" and force in ("past", "present", "future"):
            force, why = "cancelled", c.low(start)
        if how == "weak" and force not in ("cancelled", "denied"):
            force, why = "weak", c.low(start)
        return Government(how, at, force, why)
    low = c.low(k)
    if low in INCLUDING and c.c["agenda_noun"] & {*c.s.lows[max(0, k - 9) : k]}:
        return Government("plan", k, "past" if low == "included" else "future", low)
    if low == "for" and c.low(k - 1) in ("provides", "provide", "provided", "providing"):
        return Government("weak", k, "weak", f"{c.low(k - 1)} for")
    if (
        low in c.c["past_preposition"]
        or low in c.c["future_preposition"]
        or low in ("at", "in", "on", "with", "of", "to", "by", "as", "about", "over", "under", "into", "within")
    ):
        return Government("adjunct", k, *_adjunct_force(c, k, low))
    if low in ("told", "addressed"):
        return Government("adjunct", k, "past", low)
    verb = _verb_after(c, noun_end)
    if verb:
        return verb
    return Government("none", p.i, "past", "")


def _before_places(c: Clauses, k: int) -> int:
    """From k leftwards over the places and times that stand between a verb and its object; -1 when no place does."""
    at = -1
    while (m := c.at.get(k)) and m.kind in ("place", "country", "org") and not m.possessive:
        first = m.i - 1 - (c.low(m.i - 1) == "the")
        if c.low(first) == "," and c.at.get(first - 1):
            k = first - 1  # "in Lima, Peru"
            continue
        if c.low(first) not in ("in", "at"):
            return -1
        at = k = c.skip_left(first - 1)
        if c.low(k) not in c.c["preposition"] and c.low(k - 1) in ("the", "its") and c.low(k - 2) == "at":
            at = k = c.skip_left(k - 3)  # "at the secretariat (in Lima)"
    return at


def _participle_force(c: Clauses, k: int) -> tuple[Force, str]:
    """ "issued a statement after holding talks", "will fly home, holding talks in Rome": the tense is that of what the participle hangs on at token k."""
    low = c.low(k)
    if low in c.c["past_preposition"] or low in c.c["future_preposition"]:
        return _adjunct_force(c, k, low)
    if low in c.c["auxiliary"]:
        return "present", low
    force, why = clause_force(c, k + 1)
    return (force if force in ("future", "weak") else "present" if k < 0 or c.low(k) == "are" else "past"), why


def _before_ordinal(c: Clauses, k: int) -> int:
    """From k leftwards over "a ninth", "its fresh", "the latest" in front of "round of talks"."""
    if not verb_ending_at(c, k)[0] and c.low(k) not in c.c["auxiliary"]:
        k -= 1
    while c.low(k) in DETERMINERS or c.low(k) in c.c["possessive_pronoun"]:
        k -= 1
    return k


def _of_measure(c: Clauses, k: int) -> bool:
    """ "several hours of talks", "an opening round of talks", "a series of meetings": the measure is part of the phrase."""
    if c.low(k) == "of":
        return c.low(k - 1) in _MEASURES
    return c.low(k + 1) in _MEASURED


def _adjunct_force(c: Clauses, k: int, low: str) -> tuple[Force, str]:
    """The force of an event named in an adjunct: "after talks" happened; "ahead of talks" is to come; "for talks", "at a meeting" go with the clause's verb."""
    if low in ("of", "for") and c.low(k - 1) in c.c["wished_noun"]:
        return "weak", f"{c.low(k - 1)} {low}"
    if low == "to" and {"committed", "commit"} & {*c.s.lows[max(0, k - 4) : k]}:
        return "weak", "committed to"
    if low == "for" and c.low(k - 1) in _PREPARING:
        return "future", f"{c.low(k - 1)} for"
    if low == "to" and c.low(k - 1) in ("forward", "ahead"):
        return "future", f"{c.low(k - 1)} to"
    if low == "of" and c.low(k - 1) in ("ahead", "advance", "eve"):
        return "future", c.low(k - 1) + " of"
    if low == "to" and c.low(k - 1) == "prior":
        return "future", "prior to"
    if low == "of" and c.low(k - 1) in c.c["cancel_word"]:
        return "cancelled", f"{c.low(k - 1)} of"
    if low in c.c["past_preposition"]:
        force, why = clause_force(c, k)
        told = why == "would" and c.low(k - 1) == ","  # "said it would press on, after talks with Paz": the saying came after them
        return ("past", low) if force != "future" or low == "since" or told else ("future", low)
    if low in ("before", "until", "pending"):
        return "future", low
    force, why = clause_force(c, k)
    if low == "for" and not {"invited", "invites", "invite"}.isdisjoint(c.s.lows[max(0, k - 7) : k]):
        return "weak", "invited for"
    if low == "for":
        return ("future" if force in ("future", "present") else "purpose"), "for"
    return (force if force in ("future", "weak", "cancelled") else "past"), why


def clause_force(c: Clauses, k: int) -> tuple[Force, str]:
    """The force of the nearest verb group to the left of token k (to the right, when the phrase opens the sentence). A reporting verb ends the clause."""
    for i in range(k - 1, max(-1, k - 30), -1):
        low = c.low(i)
        if i in c.at or i in c.time_at:
            continue
        if low in ('"', ";") or (low == "," and k - i > 12):
            break
        if low in c.c["future_auxiliary"] or low == "won't":
            return "future", low
        if low in c.c["reporting_verb"] and low not in ("agreed", "expected"):
            return "past", low
        if low == "to" and (c.low(i - 1) in c.c["agreement_noun"] or c.low(i - 1) in _MEANT):
            continue  # "agreed on a proposal to mend ties after talks": the talks go with the agreeing
        if low == "to" and c.low(i + 1).isalpha() and i + 1 not in c.at and c.low(i + 1) not in c.c["not_name"]:
            force, at, why = verb_group(c, i + 1, "base")
            if force == "future" and why in COMMITTING and why in c.s.lows[at:i]:
                return "past", why
            if force in ("future", "cancelled"):
                return force, why
        if low in ("due", "scheduled", "slated", "expected"):
            return "future", low
        if low in ("may", "might", "could") and c.s.words[i][0].islower():
            return "weak", low
    if k <= 2 or (c.low(k - 1) == "," and c.skip_left(k - 2) <= 0):  # "On Friday, after talks with Paz, she will sign"
        return _force_after_opener(c, k)
    return "past", ""


def _force_after_opener(c: Clauses, k: int) -> tuple[Force, str]:
    """ "Following his talks, Olmert is to be received": the first verb group after the opener's comma."""
    started = False
    for i in range(k, min(len(c.s), k + 40)):
        low = c.low(i)
        started = started or low == ","
        if not started or i in c.at:
            continue
        if low in c.c["future_auxiliary"]:
            return "future", low
        if low in ("is", "are") and c.low(i + 1) in ("to", "due", "scheduled", "expected", "set"):
            return "future", f"{low} {c.low(i + 1)}"
        if low in c.c["reporting_verb"] or low in c.c["auxiliary"] or low in COMMITTING or low == "that":
            break
    return "past", ""


def _verb_after(c: Clauses, end: int) -> Government | None:
    """The verb whose subject the event noun is: "talks … will be held", "the summit ended", "the meeting was postponed"."""
    after = verb_phrases(c.c["after_verb"])
    cancel = verb_phrases(c.c["light_cancel"])
    plan = verb_phrases(c.c["light_plan"])
    words: list[str] = []
    reduced: Government | None = None
    k = end
    while k < len(c.s) and k - end < 26:
        low = c.low(k)
        if low == "," and (closing := _insert_end(c, k)):
            k = closing
            continue
        if k in c.at or k in c.time_at:
            k = c.at[k].j if k in c.at else c.time_at[k].j
            continue
        if low in c.c["auxiliary"] or low in c.c["negation"] or (low == "to" and words):
            words.append(low)
        else:
            for size in (2, 1):
                tokens = tuple(c.s.lows[k : k + size])
                if tokens in cancel or (tokens in plan and cancelled_free(words)):
                    undone = tokens in cancel or words[-2:] == ["had", "been"]  # "had been scheduled": it did not come to be
                    found = Government("subject", k, "cancelled" if undone else "future", low)
                    if words:
                        return found
                    # a participle without an auxiliary may only describe: "a summit set for May has been put off"
                    reduced = reduced or found
                    break
                if tokens in after and (words or after[tokens] in ("past", "third")):
                    force: Force = "present" if low in _SCHEDULED and not words else _force_of(c, words)
                    return Government("subject", k, force, " ".join([*words, low]))
            if low in (";", ":", '"') or (low in c.c["reporting_verb"] and not words):
                return reduced
            if low in _CLAUSE_OPENERS and len(words) > 1:
                return Government("subject", k, _force_of(c, words), " ".join(words))
            if (
                words
                and low not in ("also", "not", "now", "then", "still", "expected", "due", "set", "scheduled", "to")
                and low.isalpha()
                and k - end > 1
            ):
                if low in ("due", "expected", "scheduled", "set", "slated", "planned"):
                    return Government("subject", k, "future", low)
                words.append(low)
        if low in ("due", "expected", "scheduled", "slated"):
            if words:
                return Government("subject", k, "cancelled" if words[-2:] == ["had", "been"] else "future", low)
            reduced = reduced or Government("subject", k, "future", low)
            k += 1 + (c.low(k + 1) == "to") + (c.low(k + 2) == "be") if c.low(k + 1) == "to" else 1
            continue
        k += 1
    return reduced


def _insert_end(c: Clauses, k: int) -> int:
    """Past ", postponed last month," to the auxiliary after it; 0 when the comma opens no insert."""
    for i in range(k + 2, min(len(c.s), k + 12)):
        if c.low(i) == ",":
            return i + 1 if c.low(i + 1) in c.c["auxiliary"] else 0
    return 0


def cancelled_free(words: list[str]) -> bool:
    """Whether auxiliaries carry no negation."""
    return not any(w in ("not", "no", "never") or w.endswith("n't") for w in words)


def _force_of(c: Clauses, words: list[str]) -> Force:
    if not cancelled_free(words):
        return "cancelled" if any(w in c.c["future_auxiliary"] for w in words) else "denied"
    if any(w in c.c["modal_weak"] for w in words):
        return "weak"
    if any(w in c.c["future_auxiliary"] for w in words):
        return "future"
    if words[:2] and words[0] in ("is", "are", "was", "were") and "to" in words:
        return "future"
    return "past"
