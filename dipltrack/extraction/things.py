"""Tags and function words → mentions of countries, bodies, places, groups and pronouns."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.extraction.chunks import singular
from dipltrack.extraction.mention import Mention, Title
from dipltrack.extraction.parse import NUMBERS, Parse
from dipltrack.extraction.tag import Tag
from dipltrack.knowledge import Country

_BODY_MODIFIERS = frozenset(
    "federal central foreign defense defence coalition interim transitional high-level negotiating military border joint security trade economic parliamentary business".split()
)


class Things:
    """Finds what is no person in one sentence and adds it to the parse."""

    def __init__(self, parse: Parse) -> None:
        self.p = parse
        self.s, self.k, self.c, self.tags = parse.s, parse.k, parse.c, parse.tags
        self.ending, self.used, self.out = parse.ending, parse.used, parse.out

    def rest(self) -> None:
        """Countries, bodies, places, groups and pronouns that no person has taken."""
        if not self.c["joint_body"].isdisjoint(self.s.lows):
            self._joint_bodies()
        for t in self.tags.values():
            if t.i not in self.used and (mention := self._tagged(t)):
                self.p.add(mention)
        c, lows = self.c, self.s.lows
        self._bare_government()
        if c["mention_word"].isdisjoint(lows):
            return
        for i, low in enumerate(lows):
            if low not in c["mention_word"] or i in self.used:
                continue
            if low in c["pronoun_singular"] or low in c["pronoun_plural"] or (low in ("we", "i") and self.s.quoted[i]):
                if low == "both" and i + 1 < len(lows) and lows[i + 1] in c["group_noun"]:
                    continue
                if (
                    low == "her"
                    and i + 1 < len(lows)
                    and lows[i + 1].isalpha()
                    and lows[i + 1] not in c["preposition"]
                    and lows[i + 1] not in c["coordinator"]
                ):
                    continue
                self.p.add(Mention(self.s, i, i + 1, "pronoun", value=low, plural=low in c["pronoun_plural"] or low == "we"))
            elif low in c["group_noun"] and (group := self._group(i)):
                if group.possessive and lows[i + 1] == "'" and lows[i + 2 : i + 3] and lows[i + 2] in c["group_noun"]:
                    group = replace(group, j=i + 3, possessive=False)
                self.p.add(group)
            elif (
                low in NUMBERS
                and i
                and lows[i - 1] == "the"
                and i + 1 < len(lows)
                and (self._verb_like(lows[i + 1]) or lows[i + 1 : i + 3] == (",", "who"))
            ):
                self.p.add(Mention(self.s, i - 1, i + 1, "pronoun", value="they", plural=True, count=NUMBERS[low]))

    def _beside_movement(self) -> bool:
        return any(t.entry.kind == "org" and t.entry.detail == "movement" for t in self.tags.values())

    def _bare_government(self) -> None:
        """ "the government and the rebels": beside a movement the government is a party, whose country the article tells elsewhere."""
        if "government" not in self.s.lows or not self._beside_movement():
            return
        for i, low in enumerate(self.s.lows):
            if low == "government" and i and self.s.lows[i - 1] == "the" and i not in self.used and i + 1 < len(self.s):
                if self.s.lows[i + 1] in (
                    "and",
                    ",",
                    "of",
                    "said",
                    "has",
                    "had",
                    "will",
                    "would",
                    "to",
                    "signed",
                    "agreed",
                    "held",
                    "in",
                    "on",
                    "at",
                    "by",
                ):
                    self.p.add(Mention(self.s, i - 1, i + 1, "group", value="government", definite=True))

    def _joint_bodies(self) -> None:
        """ "the India-Kenya Joint Committee", "the Joint Commission between Peru and Norway": a body of two countries is these two."""
        lows = self.s.lows
        for h, low in enumerate(lows):
            if low not in self.c["joint_body"] or h in self.used:
                continue
            i, found = h, list[str]()
            while i:
                tag = self.ending.get(i)
                if tag and tag.entry.kind in ("country", "adjective") and tag.i not in self.used:
                    found.insert(0, tag.entry.value)
                    i = tag.i
                elif lows[i - 1] in self.c["joint_word"] or (lows[i - 1] in ("-", "/", "and") and i - 2 >= 0 and found):
                    i -= 1
                else:
                    break
            end = h + 1
            if len(found) < 2 and lows[end : end + 1] in (("between",), ("of",)):
                last, countries, _ = self.p.of_phrase(end) if lows[end] == "of" else self._between(end)
                if len(countries) > 1:
                    found, end = list(countries), last
            if len(dict.fromkeys(found)) > 1:
                i -= bool(i and lows[i - 1] == "the")
                titles = (Title(low, "DELEGATION"),)
                self.p.add(
                    Mention(self.s, i, end, "official", titles=titles, countries=tuple(dict.fromkeys(found)), plural=True, value="delegate")
                )

    def _between(self, k: int) -> tuple[int, tuple[str, ...], None]:
        """ "between (the governments of) A and B" at token k → end, countries."""
        found: list[str] = []
        k = self.p.skip_the(k + 1)
        while (tag := self.tags.get(k)) and tag.entry.kind in ("country", "metonym"):
            found.append(tag.entry.value)
            end = tag.j
            k = self.p.skip_the(end + 1) if self.s.lows[end : end + 1] in (("and",), (",",)) else len(self.s)
        return (end if found else k), tuple(found), None

    def _body_before(self, i: int) -> int:
        """Where "the (royal) Government of", "foreign ministries of", "representatives of" begins that ends before token i; i itself for none."""
        lows, k = self.s.lows, i
        if k and lows[k - 1] == "the":
            k -= 1
        if (
            k < 2
            or lows[k - 1] not in ("of", "from")
            or not (lows[k - 2] in self.c["government_noun"] or singular(lows[k - 2]) in self.c["government_noun"])
            or k - 2 in self.used
        ):
            return i
        k -= 2
        while k and (
            lows[k - 1] in self.c["portfolio"]
            or lows[k - 1] in ("royal", "federal", "interim", "transitional", "military", "new", "national")
        ):
            k -= 1
        return k - 1 if k and lows[k - 1] == "the" else k

    def _half_of_pair(self, t: Tag) -> bool:
        """Whether an adjective shares the acting noun of the next one: "the Armenian and Azerbaijani border commissions"."""
        nxt = self.tags.get(t.j + 1)
        return (
            t.entry.kind == "adjective"
            and self.s.lows[t.j : t.j + 1] == ("and",)
            and nxt is not None
            and nxt.entry.kind == "adjective"
            and bool(self._acting_noun(nxt))
        )

    def _tagged(self, t: Tag) -> Mention | None:
        lows, j = self.s.lows, t.j
        possessive = lows[j : j + 1] in (("'s",), ("'",)) and not (lows[j] == "'" and not lows[j - 1].endswith("s"))
        kind = t.entry.kind
        if (end := self._capital_end(t)) and (country := self._country_of(t)) and country.capital:
            start = t.i - 1 if t.i and lows[t.i - 1] == "the" else t.i
            return Mention(self.s, start, end, "place", value=country.capital, country=country.iso3)
        if self._half_of_pair(t):
            start = t.i - 1 if t.i and lows[t.i - 1] == "the" else t.i
            return Mention(self.s, start, t.j, "country", value=t.entry.value, country=t.entry.value)
        if end := self._acting_noun(t):
            start = self._over_adjectives(t.i)
            start -= bool(start and lows[start - 1] == "the")
            if kind in ("country", "adjective", "people", "metonym"):
                return Mention(
                    self.s, start, end, "country", value=t.entry.value, country=t.entry.value, possessive=lows[end : end + 1] == ("'s",)
                )
            if kind == "org":
                return Mention(self.s, start, end, "org", value=t.entry.value, possessive=lows[end : end + 1] == ("'s",))
        start = t.i - 1 if t.i and lows[t.i - 1] == "the" else t.i
        if kind == "country" and not possessive and (body := self._body_before(t.i)) < t.i:
            return Mention(self.s, body, j, "country", value=t.entry.value, country=t.entry.value)
        if kind == "org" and not possessive and (body := self._body_before(t.i)) < t.i and lows[body:j][-1] != "of":
            return Mention(self.s, body, j, "org", value=t.entry.value)  # "a delegation from the African Union"
        if kind in ("country", "metonym"):
            organ = t.entry.detail if kind == "metonym" else None
            return Mention(self.s, start, j, "country", value=t.entry.value, country=t.entry.value, possessive=possessive, organ=organ)
        if kind == "people":
            return Mention(self.s, start, j, "people", value=t.entry.value, country=t.entry.value, possessive=possessive, plural=True)
        if kind == "org":
            start = t.i
            while start and lows[start - 1] in self.c["movement_adjective"]:
                start -= 1  # "the rebel National Freedom Front"
            start -= bool(start and t.entry.detail == "movement" and (lows[start - 1].isdigit() or lows[start - 1] in NUMBERS))
            start -= bool(start and lows[start - 1] == "the")
            if lows[start - 2 : start] in (("members", "of"), ("states", "of")) and start - 2 not in self.used:
                start -= 2
            members = next(
                (
                    n
                    for n in (3, 2)
                    if possessive and " ".join(lows[j + 1 : j + n]) in ("members", "member states", "states", "member countries")
                ),
                0,
            )
            if members:
                return Mention(self.s, start, j + members, "org", value=t.entry.value)
            return Mention(self.s, start, j, "org", value=t.entry.value, possessive=possessive)
        if kind == "city" and t.entry.detail == "capital" and not possessive and (self._acts(t) or self._of_two_capitals(t)):
            return Mention(self.s, t.i, j, "country", value=t.entry.country, country=t.entry.country)
        if kind in ("city", "venue"):
            return Mention(self.s, start, j, "place", value=t.entry.name, country=t.entry.country or None, possessive=possessive)
        if kind == "region":  # "the Baltic states": each of them
            isos = tuple(t.entry.value.split())
            name = (Title(t.entry.name, "OFFICIAL"),)
            return Mention(
                self.s, start, j, "official", titles=name, countries=isos, plural=True, value="representative", possessive=possessive
            )
        if kind == "person":
            return Mention(self.s, t.i, j, "person", name=self.s.text(t.i, j), named_at=(t.i, j))
        return None

    def _of_two_capitals(self, t: Tag) -> bool:
        """Whether it is one of two that stand for their governments: "the Belgrade-Pristina dialogue"."""
        before, after = self.ending.get(t.i - 1), self.tags.get(t.j + 1)
        other = after if self.s.lows[t.j : t.j + 1] == ("-",) else before if t.i and self.s.lows[t.i - 1] == "-" else None
        return other is not None and other.entry.detail == "capital" and other.entry.country != t.entry.country

    def _over_adjectives(self, i: int) -> int:
        """Where "high-level (US delegation)", "senior 30-member (Omani team)" begins that ends before token i."""
        lows = self.s.lows
        while i:
            if lows[i - 1] in ("senior", "top", "large", "strong", "visiting"):
                i -= 1
            elif i > 2 and lows[i - 2] == "-" and self.s.glued(i - 1) and lows[i - 1].isalpha() and not {i - 1, i - 3} & self.tags.keys():
                i -= 3
            else:
                return i
        return i

    def _capital_end(self, t: Tag) -> int:
        """The end of "the Japanese capital", "Kenya's capital city"; 0 for anything else, a named capital after it included."""
        lows = self.s.lows
        k = t.j + (lows[t.j : t.j + 1] == ("'s",))
        if lows[k : k + 1] != ("capital",) or t.entry.kind not in ("country", "adjective"):
            return 0
        k += 2 if lows[k + 1 : k + 2] == ("city",) else 1
        return 0 if any(x in self.tags for x in (k, k + 1, k + 2) if lows[k : k + 1] in (("of",), (",",))) or k in self.tags else k

    def _country_of(self, t: Tag) -> Country | None:
        return self.k.countries.country(t.entry.value) if self.k.countries.known(t.entry.value) else None

    def _acts(self, t: Tag) -> bool:
        """Whether a capital stands for its government: "between Washington and Tehran", "Moscow said", never after in, from or to."""
        lows = self.s.lows
        before, after = lows[t.i - 1] if t.i else "", lows[t.j] if t.j < len(lows) else ""
        if before == "and" and (left := self.ending.get(t.i - 1)) and left.entry.detail == "capital":
            return self._acts(left)
        if before in ("between", "with", "by"):
            return after not in ("'s", "-", ",") or before == "between"
        if before in ("", "that", "said", ",", "and", "but", '"', "while", "as", "if", "when", "because", "although"):
            finite = (
                after in self.c["auxiliary"]
                or after in self.c["reporting_verb"]
                or after == "and"
                or (after.endswith(("ed", "s")) and after.isalpha())
            )
            return (
                finite
                and not (before == "," and t.i > 1 and self.ending.get(t.i - 1) is not None)
                and not (before == "and" and self.ending.get(t.i - 1) is not None)
            )
        return False

    def _verb_like(self, low: str) -> bool:
        return (
            low in self.c["auxiliary"]
            or low in self.c["reporting_verb"]
            or low in ("met", "held", "also", "spoke", "then", "later")
            or low.endswith("ed")
        )

    def _acting_noun(self, t: Tag) -> int:
        """The end of "the Turkish side", "Japan's government", "the U.S. Administration"; 0 when the name stands alone."""
        lows, j = self.s.lows, t.j
        if lows[j : j + 1] == ("'s",):
            j += 1
        end = 0
        while j < len(lows) and j not in self.used and (lows[j] in self.c["government_noun"] or lows[j] in _BODY_MODIFIERS):
            if lows[j] in self.c["government_noun"] and (lows[j] != "army" or self._beside_movement()):
                end = j + 1
            j += 1
        return end

    def _group(self, i: int) -> Mention | None:
        """ "the two leaders", "both sides", "the three countries' ministers", "the ministers"."""
        lows = self.s.lows
        k, count = i, None
        while k > 0 and (
            lows[k - 1] in self.c["group_determiner"]
            or lows[k - 1] in ("foreign", "top", "neighbouring", "neighboring", "defense", "defence", "prime")
        ):
            k -= 1
            count = NUMBERS.get(lows[k], count)
        if k == i or not any(w in self.c["group_determiner"] for w in lows[k:i]):
            return None
        return Mention(
            self.s,
            k,
            i + 1,
            "group",
            value=lows[i],
            count=count,
            plural=True,
            definite=True,
            possessive=lows[i + 1 : i + 2] in (("'",), ("'s",)),
        )
