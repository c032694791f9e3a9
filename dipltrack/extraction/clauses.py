"""Sentence + mentions → who does what: subjects, objects and coordinated groups."""

from __future__ import annotations

from collections.abc import Iterable

from dipltrack.extraction.mention import Mention
from dipltrack.extraction.steps import Steps

# Verbs after which a noun phrase is addressed, not a new subject: "told the king that …".
_TAKES_PERSON = frozenset(
    (
        "told tell tells telling informed informs inform asked asks ask assured assures urged urges invited invites quoted "
        "quotes cited cites thanked thanks briefed reminded warned warns notified advised congratulated praised accused blamed "
        "criticised criticized called named persuaded convinced"
    ).split()
)


_PAST_FORMS = frozenset("met held spoke left took came began made gave".split())
_PLAIN_FORMS = frozenset("meet hold sign visit speak arrive begin".split())  # "before the two meet in Oslo"
_NOMINATIVE = frozenset(["he", "she", "they", "we", "i"])  # always a subject: "during the visit she will meet …"


class Clauses(Steps):
    """One sentence, ready to be asked who does what. All positions are token indexes."""

    # --- groups -------------------------------------------------------------------------------------------------------------------------------

    def group_right(self, m: Mention) -> tuple[Mention, ...]:
        """The coordination that begins with m: "A", "A and B", "A, B and C". A comma alone joins nothing."""
        members = [m]
        pending: list[Mention] = []
        end = m.j
        while True:
            k, closing = self.joint(end)
            nxt = self.at.get(k)
            if closing and "others" in (self.low(k), self.low(k - 1)):
                members += pending  # "the Quartet, the Arab League and others"
                break
            if nxt is None or nxt.i != k or not self._can_join(members[0], nxt):
                break
            if closing:
                listed = (bool(pending) or self.low(end) != ",") and self.opens(m, finite=True)  # "A, B, and C will attend"
                if (self.low(m.i - 1) != "between" and not listed and self._starts_clause(nxt, end)) or (
                    not pending and len(members) == 1 and self._second_clause(nxt, end)
                ):
                    break
                members += [*pending, nxt]
                pending = []
            else:
                pending.append(nxt)
            end = nxt.j
        return tuple(members)

    def group_left(self, m: Mention) -> tuple[Mention, ...]:
        """The coordination that ends with m."""
        for first in self.mentions:
            if first.i >= m.i:
                break
            if first.kind == "place":
                continue
            group = self.group_right(first)
            if m in group:
                return group
        return (m,)

    def joint(self, end: int) -> tuple[int, bool]:
        """After a member: (where the next one begins, whether the coordination may close there)."""
        if self.low(end) == "(" and self.low(end + 2) == ")":
            end += 3  # "Jone Vula (MP) and …", "the International Monetary Fund (IMF) and …"
        if end in self.time_at and self.s.lows[(after := self.time_at[end].j) : after + 2] == (",", "along"):
            end = after  # "will meet the president tomorrow, along with Foreign Minister Rey"
        low = self.low(end)
        k, closing = end, False
        if low in (",", "--", "-", "(") or (low == ";" and self._semicolons > 1):
            k += 1
            low = self.low(k)
        if low in ("and", "&") or (low in ("or", "nor") and end != k) or low in ("plus",):
            k, closing = k + 1, True
        elif low == "as" and self.low(k + 1) == "well" and self.low(k + 2) == "as":
            k, closing = k + 3, True
        elif low in ("along", "together") and self.low(k + 1) == "with":
            k, closing = k + 2, True
        elif k == end:
            return -1, False
        if (body := self._delegation_from(k)) >= 0:
            k = self.at[body].i if body in self.at else body
        while k not in self.at and (
            self.low(k) in ("his", "her", "the", "a", "an", "also", "with", "between", "then", "its", "other")
            or self.low(k) in self.c["region_word"]
            or self.low(k) in self.c["style"]
            or (self.low(k) == "," and self.low(k - 1) in self.c["style"])  # "and His Excellency, Mr Paz"
        ):
            k += 1
        return k, closing

    def _delegation_from(self, k: int) -> int:
        """Where the body or country begins in "a high-powered delegation from the union" at token k; -1 for anything else."""
        for i in range(k, min(len(self.s), k + 7)):
            if self.low(i) in self.c["delegation"] and self.low(i + 1) in ("from", "of"):
                return i + 2 if k > 0 else -1
            if i in self.at or not (self.low(i).isalpha() or self.low(i) == "-") or self.low(i) in self.c["preposition"]:
                break
        return -1

    def _can_join(self, first: Mention, nxt: Mention) -> bool:
        if nxt.kind == "place" and first.kind != "place":
            return False
        if nxt.kind == "pronoun" and nxt.value in ("it", "they", "we"):
            return False
        return not nxt.possessive or first.possessive

    def _starts_clause(self, nxt: Mention, end: int) -> bool:
        """Whether the mention after "and" is the subject of a clause of its own: a finite verb follows it."""
        k = self.skip_adverbs_right(nxt.j)
        low = self.low(k)
        before = self.low(end)
        if any(self.low(k) == "between" for k in range(max(0, end - 9), end)) or self.low(self.mentions[self.order[nxt] - 1].i - 1) == "of":
            return False
        if low in self.c["future_auxiliary"] or low in ("has", "is", "was", "said", "says", "told", "added", "does", "did"):
            first_clause = before != "," and self._subject_position(nxt)
            return not first_clause
        return False

    def _second_clause(self, nxt: Mention, end: int) -> bool:
        """ "(gave aid to Fiji), and Chile promised …": two names are joined without a comma, two clauses with one."""
        return self.low(end) == "," and self.finite_after(nxt) and not self._subject_position(nxt)

    def _subject_position(self, nxt: Mention) -> bool:
        """Whether the coordination before `nxt` stands where a subject does (nothing but an opener before it)."""
        n = self.order[nxt]
        first = nxt
        while n > 0 and self.mentions[n - 1].j in (first.i - 1, first.i - 2) and self.low(first.i - 1) in ("and", ","):
            n -= 1
            first = self.mentions[n]
        return self.opens(first, finite=True)

    # --- where a subject may stand ---------------------------------------------------------------------------------------------------------

    def opens(self, m: Mention, finite: bool = False) -> bool:
        """Whether a mention stands where a subject may: at the start, after a comma, a subordinator, a reporting verb or a quotation mark.

        `finite` says that a finite verb is known to follow, which "after" and its like need.
        """
        if m.kind == "pronoun" and m.value in _NOMINATIVE and self.low(m.j) in self.c["auxiliary"]:
            return True
        k = m.i - 1
        while k >= 0 and (self.low(k) in ("the", "a", "an", "both", "all", "visiting", "his", "her", "but", "its") or self._acronym(k)):
            k -= 1
        if k in self.time_at and self.low(k) in ("after", "before"):
            return finite or self.finite_after(m)  # "a day after Peru convened a meeting"
        k = self.skip_left(self.collective(k))
        low = self.low(k)
        if k < 0 or low in (",", '"', "'", ":", ";", "--", "-", "(", "\u2013", "\u2014", ".", "]", ")", "we"):  # "We the Leaders of …"
            return True
        if low in self.c["subordinator"]:
            return low not in ("as", "than", "like", "since", "until", "after", "before") or finite or self.finite_after(m)
        if low in self.c["coordinator"] or self._after_opening_place(k, m):
            return True
        return (low in self.c["reporting_verb"] and low not in _TAKES_PERSON) or low in (
            "time",
            "day",
            "moment",
            "once",
            "hours",
            "minutes",
            "days",
        )

    def collective(self, k: int) -> int:
        """From "of" at k leftwards over "a high-level delegation (of)", "the quartet (of)": what it is made of stands for it."""
        if self.low(k) != "of" or self.low(k - 1) not in self.c["collective"]:
            return k
        k -= 2
        while self.low(k) in ("the", "a", "an") or self.low(k) in self.c["title_adverb"] or (self.low(k) == "-" and self.s.glued(k)):
            k -= 1
        return k

    def _acronym(self, k: int) -> bool:
        """Whether token k is the abbreviation of a body that is not known, as "NRM" before "chairman": part of the phrase that follows."""
        word = self.s.words[k]
        return len(word) > 1 and word.isupper() and word.isalpha() and k not in self.at and k not in self.tags

    def _after_opening_place(self, k: int, m: Mention) -> bool:
        """ "In Quito she met …": a place that opens the sentence, with no comma before the subject."""
        place = self.at.get(k)
        if place is None or place.kind not in ("place", "country") or place.possessive or m.kind not in ("pronoun", "person", "official"):
            return False
        return place.i == 1 and self.low(0) in ("in", "at")

    def finite_after(self, m: Mention) -> bool:
        """Whether a finite verb follows the mention's coordination: "after Merkel met …" is a clause, "after Monday's talks" is none."""
        end = self.group_right(m)[-1].j
        k = self.skip_adverbs_right(end)
        low = self.low(k)
        if not low or not low[:1].isalpha():
            return False
        return (
            low in self.c["auxiliary"]
            or low in self.c["reporting_verb"]
            or low.endswith(("ed", "s"))
            or low in _PAST_FORMS
            or (low in _PLAIN_FORMS and not {"before", "until"}.isdisjoint(self.s.lows[max(0, m.i - 3) : m.i]))
        )

    def in_prepositional(self, m: Mention) -> bool:
        """Whether the mention hangs on a preposition: "in talks with X" has X in it."""
        k = m.i - 1
        while k >= 0 and (self.low(k) in ("the", "a", "an", "both", "his", "her", "its", "visiting", "senior", "top") or self._acronym(k)):
            k -= 1
        k = self.collective(k)
        low = self.low(k)
        if low in ("after", "before", "since", "until", "as", "than"):
            return not self.finite_after(m)
        return low in self.c["preposition"] and low not in self.c["subordinator"]

    # --- objects ------------------------------------------------------------------------------------------------------------------------------

    def object_after(self, k: int, prepositions: Iterable[str]) -> tuple[Mention, ...]:
        """The group after position k: directly ("direct"), or after one of the prepositions, times and places between passed over."""
        wanted = set(prepositions)
        k = self.skip_right(k)
        if "direct" in wanted and (m := self.mention_from(k)):
            return self.group_right(m)
        if self.low(k) in wanted and (m := self.mention_from(k + 1) or self._later_member(k + 1)):
            return self.group_right(m)
        return ()

    def _later_member(self, k: int) -> Mention | None:
        """ "with members of parliament and Foreign Minister X": the first named member of a list whose head is no mention."""
        for i in range(k, min(len(self.s), k + 12)):
            low = self.low(i)
            if low in self.c["reporting_verb"] or low in self.c["auxiliary"] or low in (";", '"', "that", "who", "which", "to", "about"):
                return None
            if low == "and" and (m := self.at.get(i + 1)) and m.kind in ("person", "official") and not m.possessive:
                return m
        return None

    def mention_from(self, k: int) -> Mention | None:
        """The mention that begins at k, an article, an adjective or a participle passed over."""
        steps = 0
        while k < len(self.s) and steps < 5:
            m = self.at.get(k)
            if m:
                if m.possessive and m.kind != "place":
                    k, steps = m.j + 1, steps + 1
                    continue
                return m
            low = self.low(k)
            if low in ("the", "a", "an", "his", "her", "its", "their", "both", "visiting", "new", "newly", "elected", "senior", "top", "several", "other", "local", "some", "separately",
                "neighbour",
                "neighbor",
                "ally",
                "rival",
                       "all", "leaders", "with", "former", "between", "outgoing", "acting", "'s") or low.endswith("ly"):  # fmt: skip
                k, steps = k + 1, steps + 1
                continue
            if low in self.c["style"] and self.s.words[k][0].isupper():
                k, steps = k + 1 + (self.low(k + 1) == ","), steps + 1  # "His Excellency, Mr. X"
                continue
            return None
        return None
