"""A verb in its sentence → its force: whether the clause says that something happened, is planned, was called off, or says nothing."""

from __future__ import annotations

from typing import Literal

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.verbs import unmarked_pasts

Force = Literal["past", "present", "future", "weak", "cancelled", "denied", "purpose"]


# "had been due to meet", "had planned to meet": told so only when it came to nothing.
_UNDONE = frozenset(["due", "scheduled", "slated", "supposed"])
_SETS_OFF = frozenset("leave leaves leaving head heads heading depart departs departing".split())
_GIVEN_UP = frozenset(["planned", "intended"])


def verb_group(c: Clauses, v: int, form: str) -> tuple[Force, int, str]:
    """Tense and force of the verb at v with its form ("base", "third", "past", "ing"): (force, where its group begins, the words that decided)."""
    kinds = c.c
    k = c.skip_left(v - 1)
    low = c.low(k)
    if form == "base" and low == "to":
        return _infinitive(c, k)
    start = v
    words: list[str] = []
    while low in kinds["auxiliary"] or low in kinds["negation"] or low == "to" or (low == "not"):
        if low == "to":
            if not words or words[0] in ("be", "have"):
                force, start, why = _infinitive(c, k)
                if force == "future" and words[:1] == ["have"] and {"was", "were"} & {*c.s.lows[start:k], *why.split()}:
                    return "cancelled", start, f"{why} have"  # "was to have met": it came to nothing
                return force, start, why
            break
        words.insert(0, low)
        start = k
        k = c.skip_left(k - 1)
        low = c.low(k)
    text = " ".join(words)
    if "cannot" in words or "can't" in words:
        return "weak", start, text
    if any(w in kinds["negation"] or w.endswith("n't") for w in words):
        return ("cancelled" if any(w in kinds["future_auxiliary"] or w == "won't" for w in words) else "denied"), start, text
    if any(w in kinds["modal_weak"] for w in words):
        return "weak", start, text
    if any(w in kinds["future_auxiliary"] for w in words):
        return "future", start, text
    if form == "base" and not words:
        # in news "cut" without an auxiliary is the past, as "met" is
        return _coordinated(c, v, k) or ("past" if c.low(v) in unmarked_pasts() else "present", v, "")
    if form == "ing" and not words:
        before = c.skip_left(v - 1)
        if c.low(before) == "without":
            return "denied", before, "without"  # "parted without agreeing on quotas"
        return ("weak" if _only_considered(c, before) else "present"), v, c.low(before)
    return ("past" if form == "past" or {"was", "were", "had"} & set(words) else "present"), start, text


_BE = frozenset(["be", "is", "are", "was", "were", "been", "being"])


def _coordinated(c: Clauses, v: int, k: int) -> tuple[Force, int, str] | None:
    """ "will fly to Oslo and meet", "refused to fly and meet": a bare form after "and" has the force of the verb that it is joined to."""
    if c.low(k) not in ("and", "or", ","):
        return None
    for i in range(k - 1, max(-1, k - 28), -1):
        low = c.low(i)
        if i in c.at or i in c.time_at:
            continue
        if low in (";", '"', "that", "who", "which", "whether", "but") or (low in c.c["reporting_verb"] and low != "agreed"):
            return None
        if low == "to" and i + 1 < v and c.low(i + 1).isalpha() and i + 1 not in c.at and not c.s.words[i + 1][0].isupper():
            after = c.low(i + 1)
            if after in ("the", "a", "an", "his", "her", "their", "its") or after in c.c["not_name"] or after.endswith("ing"):
                continue
            force, start, why = _infinitive(c, i)
            return force, min(start, i), why
        if low in c.c["modal_weak"] or low in c.c["future_auxiliary"]:
            negated = c.low(i + 1) in c.c["negation"] or low.endswith("n't")
            return ("weak" if low in c.c["modal_weak"] else "cancelled" if negated else "future"), i, low
        if low in c.c["auxiliary"]:
            return None
    return None


def passive(c: Clauses, v: int, form: str) -> bool:
    """Whether the verb at v is a passive: "was received", "is to be briefly received"."""
    k = c.skip_left(v - 1)
    if c.low(k) in ("not", "never"):
        k = c.skip_left(k - 1)
    return form == "past" and c.low(k) in _BE


def agents(c: Clauses, k: int) -> tuple[Mention, ...]:
    """Those who did what the passive before token k tells: "(received) at the Vatican by the pope", "(signed) on Friday, 3 May, by Peru"."""
    for i in range(k, min(len(c.s), k + 14)):
        if c.low(i) == "by" and i not in c.at:
            return c.object_after(i, ("by",))
        insert = c.low(i) == "," and (i - 1 in c.at or i - 1 in c.time_at)
        if i in c.at or i in c.time_at or insert or (c.low(i) == "and" and c.low(i + 1).endswith("ed")):
            continue  # "negotiated in Oslo, Norway, and signed by A"
        if c.low(i) in (",", ";", '"', "that", "and", "who", "which") or c.low(i) in c.c["reporting_verb"]:
            break
    return ()


def _only_considered(c: Clauses, k: int) -> bool:
    """Whether what stands up to token k makes an -ing form a thought: "considered signing", "discuss issuing a plan and signing"."""
    for i in range(k, max(-1, k - 9 if c.low(k) == "and" else k - 1), -1):
        if c.low(i) in c.c["thought_verb"] and i not in c.at:
            return True
        if c.low(i) in (";", '"', ",", "that"):
            return False
    return False


def _infinitive(c: Clauses, to: int) -> tuple[Force, int, str]:
    """ "to meet" at the token "to": what governs it decides. "set to" is planned, "urged to" is nothing, "arrived to" is a purpose."""
    kinds = c.c
    k = c.skip_left(to - 1)
    low = c.low(k)
    if low in ("not", "never"):
        force, start, why = _infinitive_governed(c, c.skip_left(k - 1))
        return ("cancelled" if force == "future" else force), start, "not " + why
    if k in c.at or low in (",", '"'):
        m = c.at.get(k)
        if m and {"first", "only", "second", "third", "last"} & {*c.s.lows[max(0, m.i - 2) : m.j]}:
            # "became the first leader to visit Fiji": the deed itself
            ahead = {"will", "would", "to"} & {*c.s.lows[max(0, m.i - 7) : m.i]}
            return ("future" if ahead else "past"), to, "first to"
        # "Y" between: "invited Y to visit", "for Y to meet", or a headline: "Minister to visit Peru"
        if m and (m.i == 0 or c.s.paragraph == 0 or c.opens(c.group_left(m)[0])):
            return "future", to, "to"
        before = c.low((m.i if m else k) - 1)
        sets_off = before == "for" and c.low((m.i if m else k) - 2) in _SETS_OFF  # "left for Lima to meet him"
        if "invitation" in c.s.lows[max(0, k - 18) : k]:
            return "weak", to, "invitation"
        if before in kinds["weak_governor"] or (before == "for" and not sets_off):
            return "weak", to, before
        return "purpose", to, "to"
    if _the_nth(c, k) and c.low(to + 1) != "be":
        return "past", to, "first to"
    return _infinitive_governed(c, k)


def _the_nth(c: Clauses, k: int) -> bool:
    """Whether a noun phrase that ends at token k is of the one who did it first, second, …: "the third leader of a NATO member (to visit)"."""
    for i in range(k, max(0, k - 9), -1):
        if c.low(i) in ("first", "second", "third", "fourth", "only", "last") and c.low(i - 1) in ("the", "their", "its"):
            return c.low(c.skip_left(i - 2)) in ("is", "was", "became", "as", "makes", "made", ",")
        if c.low(i) in c.c["auxiliary"] or c.low(i) in c.c["reporting_verb"] or c.low(i) in (",", ";", '"', "and"):
            break
    return False


def _infinitive_governed(c: Clauses, k: int) -> tuple[Force, int, str]:
    kinds = c.c
    low = c.low(k)
    if low in ("is", "are", "was", "were", "be", "been"):
        return "future", k, low + " to"
    if low in kinds["privilege_noun"] and (had := had_privilege(c, k)):
        return had
    if low == "able":
        start = _group_start(c, k)
        words = {*c.s.lows[start:k]}
        ahead = not words.isdisjoint(kinds["future_auxiliary"])
        if not words.isdisjoint(kinds["negation"]):
            return ("cancelled" if ahead else "denied"), start, "not able"
        return ("past" if words & {"was", "were"} else "weak"), start, low
    if low in kinds["weak_governor"]:
        return "weak", _group_start(c, k), low
    if low in ("failed", "fail", "fails", "failing", "failure", "unable"):
        return "denied", _group_start(c, k), low
    if low in kinds["refusal_governor"]:
        return "cancelled", _group_start(c, k), low
    if low in kinds["planned_governor"]:
        start = _group_start(c, k)
        if any(c.low(i) in kinds["negation"] for i in range(start, k)):
            return "weak", start, "not " + low
        if low in _UNDONE and c.s.lows[start:k] == ("had", "been"):
            return "cancelled", start, f"had been {low}"
        if low in _GIVEN_UP and c.s.lows[start:k] == ("had",):
            return "cancelled", start, f"had {low}"
        return "future", start, low
    for i in range(k, max(-1, k - 6), -1):
        if c.low(i) in kinds["weak_governor"] and i not in c.at:
            return "weak", _group_start(c, i), c.low(i)
        if not c.low(i)[:1].isalpha() or c.low(i) in kinds["auxiliary"]:
            break
    return "purpose", _group_start(c, k), low


def had_privilege(c: Clauses, k: int) -> tuple[Force, int, str] | None:
    """ "(has) had the opportunity (to meet)", "will have the honour (of meeting)": who had it has done it. k is the noun's token."""
    for i in range(k - 1, max(-1, k - 5), -1):
        if c.low(i) in ("had", "have"):
            start = _group_start(c, i)
            before = {*c.s.lows[start:i]}
            if before & c.c["negation"] or "no" in c.s.lows[i:k]:
                return None
            future = bool(before & c.c["future_auxiliary"])
            return ("future" if future else "past", start, f"{c.low(i)} the {c.low(k)}") if future or c.low(i) == "had" else None
        if c.low(i) not in ("the", "an", "a", "also", "great", "good", "rare", "first"):
            return None
    return None


def _group_start(c: Clauses, k: int) -> int:
    """Where the auxiliaries before a governor begin: "has been scheduled to" → "has"."""
    j = c.skip_left(k - 1)
    start = k
    while c.low(j) in c.c["auxiliary"] or c.low(j) in c.c["negation"]:
        start = j
        j = c.skip_left(j - 1)
    return start


def denied(c: Clauses, v: int) -> str:
    """The word that denies the clause of token v: "denied that …", "dismissed a report that …"; "" when none does."""
    for k in range(v - 1, max(-1, v - 18), -1):
        low = c.low(k)
        if low in (";", '"') or (low == "," and c.low(k + 1) not in c.c["possessive_pronoun"]):
            return ""
        if low in c.c["deny_word"] and k not in c.at:
            return low
        if low in c.c["reporting_verb"] and low not in ("denied", "reports", "report", "reported"):
            return ""
    return ""


def wished(c: Clauses, v: int) -> str:
    """The word that makes the clause of token v a wish: "hopes that X will visit", "proposed that they meet"; "" when none does."""
    for k in range(v - 1, max(-1, v - 14), -1):
        low = c.low(k)
        if low in (";", '"', ","):
            return ""
        if low == "that" and (
            c.low(k - 1) in c.c["weak_governor"] or c.low(k - 1) in ("doubt", "doubts", "suggested", "suggests", "wish", "dream", "dreams")
        ):
            return c.low(k - 1)
    return ""


def conditional(c: Clauses, v: int) -> bool:
    """Whether the clause of token v hangs on a condition: "if A signs", "if A agrees, B will sign", "A would sign if …"."""
    if c.low(0) in ("if", "unless") and "," in c.s.lows[1:v]:
        return True
    if "would" in c.s.lows[max(0, v - 1) : v + 2] and any(
        c.low(k) == "if" and c.low(k - 1) not in ("as", "even", "see", "know") for k in range(v + 1, min(len(c.s), v + 16))
    ):
        return True
    for k in range(v - 1, max(-1, v - 14), -1):
        low = c.low(k)
        if low in ("if", "unless", "whether"):
            return True
        if low in (",", ";", '"', "that", "and"):
            return False
    return False
