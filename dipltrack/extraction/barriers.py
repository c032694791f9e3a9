"""Candidate + time expression → how far apart they are in sense: what stands between them counts more than how many words."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.steps import Timed
from dipltrack.model import Kind

_USELESS = ("duration", "recurring", "vague")
_DAYS = ("weekday", "day", "deictic")
_COARSE = ("month", "year", "season", "quarter")
_VIEWS = frozenset("welcomed hailed praised condemned criticised criticized applauded noted rejected denounced endorsed backed".split())
_JOURNEY = frozenset("visit trip tour stay".split())
# "agreed on Friday to meet": the day belongs to the agreeing; "is due on Friday to meet" dates the meeting.
_COMMITTING = frozenset("agreed decided pledged vowed promised announced confirmed planned plans plan".split())


def distance(candidate: Candidate, timed: Timed) -> float | None:
    """How far the expression is from the trigger; None where it cannot date the event."""
    c, t = candidate.clauses, candidate.trigger
    if _excluded(candidate, timed):
        return None
    if timed.expression.possessive:
        return _possessive(candidate, timed)
    lo, hi = (timed.j, t.i) if timed.i < t.i else (t.j, timed.i)
    return sum(_step(candidate, timed, k, k > lo) for k in range(lo, hi)) + _around(c, candidate, timed)


def _excluded(candidate: Candidate, timed: Timed) -> bool:
    c, t, e = candidate.clauses, candidate.trigger, timed.expression
    if e.kind in _USELESS or (e.bound not in (None, "from") and not (e.bound in ("after", "before") and e.possessive)):
        return True
    if e.bound == "from" and candidate.mode != "visit" and e.kind != "range":
        return True
    if e.possessive:
        return False
    if candidate.force != "cancelled" and _once_planned(c, timed):
        return True
    if (
        (c.low(timed.i - 1) == "of" and e.kind in ("year", "range"))
        or _in_side_clause(c, t.i, timed)
        or _in_force_for(c, timed)
        or _of_another(c, t.i, timed)
    ):
        return True
    if timed.j <= t.i and c.low(c.skip_left_prepositions(timed.i - 1)) in _VIEWS:
        return True  # "welcomed on Thursday an accord reached in March"
    if candidate.mode != "visit" and _came_back(c, timed) and not {"after", "from"}.isdisjoint(c.s.lows[timed.j : t.i]):
        return True  # "returned on Friday from a visit, where she met the king"
    if e.kind in _COARSE and "discussed" in c.s.lows[t.j : timed.i]:
        return True  # "met and discussed the elections in May"
    if candidate.content and candidate.kind is not Kind.MEETING and _inside_content(candidate, timed):
        return True
    if candidate.mode == "visit":
        return e.kind in _DAYS and _left_again(c, t.i)
    # "signed it on her visit to Peru from 20 to 23 July": the days of the visit
    return e.kind == "range" and timed.i > t.i and not _JOURNEY.isdisjoint(c.s.lows[t.j : timed.i])


def _in_force_for(c: Clauses, timed: Timed) -> bool:
    """ "a programme of cooperation for 2024-2026": the years for which a text holds, and not "scheduled for 2026"."""
    k = timed.i - 1
    if c.low(k) != "for" or k - 1 in c.time_at or c.low(k - 1).endswith("ed") or c.low(k - 1) in ("set", "due"):
        return False
    return all(c.low(i).isdigit() and len(c.low(i)) == 4 for i in range(timed.i, timed.j) if c.low(i)[:1].isalnum())


def _of_another(c: Clauses, trigger: int, timed: Timed) -> bool:
    """ "discussed preparations for the December summit": the time is that of the occasion that is spoken of; "at the December summit" sets the day."""
    occasion = c.low(timed.j) in c.c["occasion_noun"] or c.low(timed.j) in ("summit", "conference", "session")
    if timed.j == trigger or not occasion or c.low(timed.i - 1) not in ("the", "their", "its"):
        return False
    return c.low(timed.i - 2) in ("for", "of", "on", "about", "to", "from")


def _came_back(c: Clauses, timed: Timed) -> bool:
    """Whether it is the day on which somebody came back: "returned (to the capital) on Friday"."""
    return not {"returned", "returns", "returning"}.isdisjoint(c.s.lows[max(0, timed.i - 7) : timed.i])


def _once_planned(c: Clauses, timed: Timed) -> bool:
    """ "originally planned for May": the event has another day by now."""
    k = c.skip_left_prepositions(timed.i - 1)
    k -= c.low(k) == "for"
    return c.low(k - 1) in ("originally", "initially", "previously", "first") and c.low(k) in (
        "planned",
        "scheduled",
        "set",
        "due",
        "slated",
    )


def _step(candidate: Candidate, timed: Timed, k: int, inner: bool) -> float:
    """What the token at k adds; `inner`: it is not the first between the two."""
    c, t = candidate.clauses, candidate.trigger
    low = c.low(k)
    if k in c.at and low not in ("who", "which"):
        return 0.04
    if low in c.c["reporting_verb"]:
        if timed.i <= 1 and len(c.times) == 1:
            return 2  # a time that opens the sentence holds for all of it
        if not (low in ("agreed", "expected", "announced") and t.i <= k < t.j):
            return 4.5
    barrier = _behind(candidate, timed, k) if timed.i > t.i else _ahead(candidate, timed, k)
    if barrier is not None:
        return barrier
    if low == ";" and k - 1 in c.at and ({k + 1, k + 2} & c.at.keys()):
        return 0.6  # a list: "Apia, Samoa; Suva, Fiji; and Koror, August 20-25"
    if low == '"' and _names_a_thing(c, k):
        return 0.1
    if low in ('"', ";", "who", "which", "whose", "whom", "while", "when", "because", "where"):
        return 3
    if low in ("after", "before", "but", "since", "if", "until", "following"):
        return 2.5
    if low in (",", "--", "("):
        return 0.9 if timed.i > 2 else 0.5  # a day that opens the sentence holds beyond what is put in between
    if low in c.c["auxiliary"] and inner:
        return 0.5 if timed.i < t.i else 1.6
    return 0.6 if low == "and" else 0.1


def _behind(candidate: Candidate, timed: Timed, k: int) -> float | None:
    """The barrier that the token at k is for an expression behind the trigger: it begins what has a time of its own."""
    c, t = candidate.clauses, candidate.trigger
    low = c.low(k)
    if low in ("which", "that") and t.frame.form == "noun" and (_parties_only(c, t.j, k) or (low == "which" and _took_place(c, t.j, k))):
        return 0.2  # "the talks with Peru that open on Thursday"
    if low in ("who", "which", "whose", "whom", "where", "after", "before", "since", "until"):
        return 6
    if low == "that":
        return 4 if c.low(k - 1) in c.c["reporting_verb"] else 6
    if low == "and" and c.low(k + 1) in c.c["future_auxiliary"] and candidate.force != "future":
        return 6  # "signed an accord, and will meet again next month"
    if low == "by" and k > t.j and c.low(k + 1).endswith("ing") and k + 1 not in c.at:
        return 6  # "discussed a settlement by convening a council in May"
    if low == "with" and c.low(k - 1) == "," and k > t.j:
        return 6  # "met the king, with last month's floods on the agenda"
    if low == "one" and c.low(k - 1) in ("the", "that") and c.low(k + 1) != "-":
        return 6  # "his visit returns the one paid in June": another one
    if low in ("follows", "followed", "precedes", "preceded"):
        return 6  # "the meeting follows one in May"
    if low == "and" and c.low(k + 2) in ("to", "that") and k + 1 not in c.at and c.low(k + 1).endswith("d"):
        return 4  # "held talks and promised to visit in October": the second verb's
    if low == "of" and c.low(k - 1) in c.c["wished_noun"] and c.low(k + 1).endswith("ing"):
        return 6  # "discussed the need of reopening the border in May"
    if low == "to" and k + 1 not in c.at and {c.low(i) for i in range(max(t.j, k - 4), k) if i not in c.at} & c.c["weak_governor"]:
        return 6  # "met him and invited him to visit in October"
    return 6 if _another_deed(candidate, timed, k) else None


def _parties_only(c: Clauses, start: int, end: int) -> bool:
    """Whether nothing but the parties stands between an event noun and the clause that describes it."""
    return all(k in c.at or c.low(k) in ("between", "with", "and", "of", "to", "the", ",") for k in range(start, end))


def _took_place(c: Clauses, start: int, which: int) -> bool:
    """Whether the clause at "which" tells when an event was, and only words that say what it is of stand between: "the session of the commission, which was held in May"."""
    verb = c.s.lows[which + 1 : which + 4]
    if not (
        verb[:2] == ("took", "place") or verb[:1] in (("opens",), ("opened",), ("begins",), ("began",)) or "held" in verb or "place" in verb
    ):
        return False
    return which - start < 10 and all(
        k in c.at or (c.low(k).isalpha() and c.low(k) not in c.c["auxiliary"] and c.low(k) not in c.c["reporting_verb"]) or k == which - 1
        for k in range(start, which)
    )


def _another_deed(candidate: Candidate, timed: Timed, k: int) -> bool:
    """Whether the participle at k tells what was done to a noun, at the time that follows: "discussed the elections held in March"."""
    c, t = candidate.clauses, candidate.trigger
    low = c.low(k)
    if timed.i - k <= 5 and low.endswith("ed") and _of_an_object(c, k):
        return True
    if t.frame.form == "noun":
        return k - t.j > 1 and low in c.c["text_participle"] and _beside(c, k, timed.i) and _describes(c, k)
    described = low in c.c["reduced_participle"] and timed.i - k <= 3 and _describes(c, k)
    return described and "during" not in c.s.lows[t.j : k]  # "will sign it during talks scheduled for Friday"


def _ahead(candidate: Candidate, timed: Timed, k: int) -> float | None:
    """The barrier that the token at k is for an expression before the trigger: there the other clause ends."""
    c = candidate.clauses
    low = c.low(k)
    if low == "that":
        # "announced on Monday that he will meet her": Monday is no day to come
        return 7 if candidate.force in ("future", "cancelled") else 4
    if low == "to" and candidate.why in _COMMITTING:
        return 6
    if (
        low == "and"
        and timed.i > 2
        and (c.low(k + 1) in c.c["future_auxiliary"] or (candidate.force == "future" and c.low(k + 1) in c.c["auxiliary"]))
    ):
        return 7  # "met this week and will meet again", "and had planned to": the first verb's
    return None


def _around(c: Clauses, candidate: Candidate, timed: Timed) -> float:
    """What the place of the expression in the sentence adds."""
    t = candidate.trigger
    cost = 0.3 if timed.i < t.i else 0.0
    if c.low(0) == "before" and timed.i > t.i and "," in c.s.lows[t.j : timed.i]:
        cost += 6  # "Before visiting Peru, she met Paz on Sunday"
    # "held talks on the elections in May"; but who travels "for the elections in May" does so in May
    if candidate.mode != "visit" and timed.i > t.i and timed.expression.kind in _COARSE and _of_a_happening(c, t.j, timed.i):
        cost += 6
    if dates_a_saying(c, timed):
        cost += 4.5
    if candidate.force != "cancelled" and c.low(c.skip_left_prepositions(timed.i - 1)) in c.c["cancel_word"]:
        cost += 6
    return cost


def _of_a_happening(c: Clauses, start: int, time: int) -> bool:
    """Whether the noun before the time is something that happens, and no setting: "the vote in May", "the floods in Lima in 2019", not "during his visit in May"."""
    k = c.skip_left_prepositions(time - 1)
    while k >= start and time - k < 9:
        low = c.low(k)
        if low in c.c["happening"] and k not in c.at:
            return not _is_setting(c, k)
        if low in c.c["preposition"] and low not in ("of", "in", "at"):
            return False
        if low in (",", "and", "that") or low in c.c["reporting_verb"] or low in c.c["auxiliary"]:
            return False
        k -= 1
    return False


def _is_setting(c: Clauses, noun: int) -> bool:
    """Whether the noun tells where, when or for what something else took place: "at the summit", "on a visit", "came to Lima for the vote"."""
    for k in range(noun - 1, max(-1, noun - 8), -1):
        low = c.low(k)
        if low in ("during", "at", "in") or low in c.c["side_noun"] or low in c.c["taking_part"]:
            return True
        if low == "on":
            return c.low(noun) in _JOURNEY
        if low == "for":
            return k - 1 in c.at or k - 1 in c.time_at
        if low in c.c["preposition"] - {"of"} or low in (",", "and", "to"):
            return False
    return False


def _names_a_thing(c: Clauses, k: int) -> bool:
    """Whether the quotation mark at k is one of a pair around a name: (the "Treaty")."""
    return '"' in c.s.lows[k + 1 : k + 5] or '"' in c.s.lows[max(0, k - 4) : k]


def _left_again(c: Clauses, visit: int) -> bool:
    """ "returned on Friday from a long visit to Peru": the day is that of the return."""
    for k in range(visit - 1, max(-1, visit - 6), -1):
        if c.low(k) == "from":
            return True
        if c.low(k) in c.c["preposition"] or c.low(k) in (",", "and"):
            break
    return False


def _of_an_object(c: Clauses, k: int) -> bool:
    """Whether the participle at k follows a plural noun that a preposition or "to" governs: "to find the girls abducted", "of troops killed"."""
    if k - 1 in c.at or not c.low(k - 1).endswith("s") or c.low(k - 1) in c.c["auxiliary"]:
        return False
    for i in range(k - 2, max(-1, k - 7), -1):
        if c.low(i) in c.c["preposition"] or c.low(i) == "to":
            return True
        if i in c.at or not c.low(i).isalpha() or c.low(i) in ("and", "that", "but") or c.low(i) in c.c["reporting_verb"]:
            break
    return False


def _beside(c: Clauses, k: int, time: int) -> bool:
    """Whether nothing but parties stands between the participle at k and the time: "(a deal) reached between Peru and Chile on Friday"."""
    return sum(i not in c.at and c.low(i) not in ("between", "and", "with", "by") for i in range(k, time)) <= 3


def _describes(c: Clauses, k: int) -> bool:
    """Whether the participle at k follows the noun that it describes, and no subject."""
    return (
        k - 1 not in c.at and c.low(k - 1).isalpha() and c.low(k - 1) not in c.c["auxiliary"] and c.low(k - 1) not in ("and", "or", "not")
    )


def _in_side_clause(c: Clauses, trigger: int, timed: Timed) -> bool:
    """Whether the expression lies in a clause of its own: "X, who took office in May, met …", "the first time since he won in 2012"."""
    closed = trigger > timed.j and "," in c.s.lows[timed.j : trigger]
    for k in range(timed.i - 1, max(-1, timed.i - 26), -1):
        low = c.low(k)
        if k == trigger or low in (";", '"'):
            return False
        if low == "since" and timed.i - k > 1:
            return not k < trigger < timed.i
        if low in ("who", "whose", "which") and closed and trigger > timed.i:
            return True
        if low == "," and not closed:
            return False
    return False


def _possessive(candidate: Candidate, timed: Timed) -> float | None:
    """ "Sunday's (two-plus-two) talks": the possessive dates the noun that it stands before, nothing else."""
    c, t = candidate.clauses, candidate.trigger
    if timed.j > t.i:
        # "met during last week's summit": what goes on during it has its day
        return 2.5 if c.low(timed.i - 1) == "during" and timed.i - t.j < 12 and "," not in c.s.lows[t.j : timed.i] else None
    for k in range(timed.j, t.i):
        low = c.low(k)
        if k in c.at:
            continue  # "May's Group of Seven summit"
        if low in c.c["preposition"] or low in c.c["reporting_verb"] or low in (",", ";") or low in c.c["auxiliary"]:
            return None
    return 0.0 if t.frame.form == "noun" else 4.0


def dates_a_saying(c: Clauses, timed: Timed) -> bool:
    """Whether the expression dates a saying: "said on Friday", "announced late Monday", "told reporters Tuesday"."""
    k = c.skip_left_prepositions(timed.i - 1)
    for _ in range(4):
        low = c.low(k)
        if low in c.c["reporting_verb"] and low not in ("agreed", "expected", "announced"):
            return True
        if (
            low
            in (
                "reporters",
                "journalists",
                "him",
                "statement",
                "parliament",
                "interview",
                "agency",
                "here",
                "media",
                "lawmakers",
                "a",
                "the",
                "news",
                "in",
                "conference",
                "briefing",
            )
            or k in c.at
        ):
            k = (c.at[k].i if k in c.at else k) - 1
            continue
        break
    return False


def _inside_content(candidate: Candidate, timed: Timed) -> bool:
    """Whether the expression stands in what was agreed or promised. A bare past time at the very end of the sentence still dates a signature."""
    assert candidate.content
    c = candidate.clauses
    start, end = candidate.content
    if not start <= timed.i < end:
        return False
    # an infinitive or a clause opens what is promised; before it a time still dates the promise
    opens = ("to", "that", "by", "from", "which", "whether")
    return any(c.low(k) in opens and k not in c.at and k + 1 not in c.at for k in range(start - 1, timed.i))
