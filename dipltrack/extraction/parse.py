"""The reading of one sentence in progress: its tags, what is used up, and the small phrases that all mentions are made of."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.extraction.document import Sentence
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.names import name_at
from dipltrack.extraction.tag import Tag, tag
from dipltrack.knowledge import Knowledge

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


_COUNTED = frozenset(["nation", "member", "country", "state"])
_SIDES = frozenset(["left", "right", "center", "centre", "l", "r", "c"])
_BODIES = frozenset(
    "agency bank fleet council party congress assembly army navy force forces office police chamber court commission committee institute service bureau board duma "
    "senate knesset command movement republic kingdom".split()
)


class Parse:
    """One sentence with its tags; `used` are the tokens of the mentions in `out`, `ending` the tags by the token after them."""

    def __init__(self, sentence: Sentence, knowledge: Knowledge) -> None:
        self.s = sentence
        self.k = knowledge
        self.c = knowledge.classes
        self.tags = tag(sentence, knowledge)
        self.ending = {t.j: t for t in self.tags.values()}
        self.used: set[int] = set()
        self.out: list[Mention] = []

    def skip_the(self, k: int) -> int:
        """From k over articles and "government of"."""
        while k < len(self.s) and self.s.lows[k] in ("the", "government", "of", "visiting", "neighbouring", "neighboring"):
            k += 1
        if self.s.lows[k : k + 1] and self.s.lows[k] in NUMBERS and k + 1 in self.tags and self.tags[k + 1].entry.kind == "region":
            k += 1  # "the five Central Asian states"
        if self.s.lows[k : k + 3] == ("so", "-", "called"):
            k += 3
        # "the six-nation Gulf Cooperation Council", "the 10-member ASEAN"
        sized = self.s.lows[k + 1 : k + 2] == ("-",) and self.s.lows[k + 2 : k + 3] and self.s.lows[k + 2] in _COUNTED
        return k + 3 if sized and k + 3 in self.tags else k

    def of_phrase(self, j: int, prepositions: tuple[str, ...] = ("of", "from")) -> tuple[int, tuple[str, ...], str | None]:
        """ "of A, B and C" or "(A)" at token j → end, countries, org."""
        lows = self.s.lows
        if lows[j : j + 1] == ("(",) and (t := self.tags.get(j + 1)) and t.entry.kind == "country" and lows[t.j : t.j + 1] == (")",):
            return t.j + 1, (t.entry.value,), None
        if not lows[j : j + 1] or lows[j] not in prepositions:
            return j, (), None
        countries: list[str] = []
        commas, org = True, None
        end = j
        k = j + 1
        while k < len(self.s):
            k = self.skip_the(k)
            if k not in self.tags and (named := self.tags.get(k + 1)) and named.entry.kind == "org" and self.s.words[k][0].islower():
                k += 1  # "leader of the bigger Revolutionary Front"
            tag = self.tags.get(k)
            if tag is None or tag.i in self.used:
                break
            follows = lows[tag.j : tag.j + 1]
            if countries and follows and (follows[0] in self.c["title_part"] or follows[0] in self.c["title_head"]):
                break  # "King Olav of Norway, Danish Prime Minister Eva Holm and …": hers
            if (body := self._body_of(tag)) and not countries:
                return body, (tag.entry.value,), org
            if tag.entry.kind == "region" and not countries:
                return tag.j, tuple(tag.entry.value.split()), org
            if tag.entry.kind in ("country", "people", "metonym") and follows != ("'s",):
                countries.append(tag.entry.value)
            elif tag.entry.kind == "org" and not countries and org is None:
                of = self.tags.get(self.skip_the(tag.j + 1)) if follows == ("of",) else None
                if of and of.entry.kind == "country":  # "the Security Council of Russia"
                    return of.j, (of.entry.value,), None
                org = tag.entry.value
            else:
                break
            end = tag.j
            if lows[end : end + 1] == ("(",) and lows[end + 2 : end + 3] == (")",):  # "the Republic of Korea (ROK)"
                end += 3
            if lows[end : end + 1] in ((",",), ("and",)) or lows[end : end + 2] == (",", "and"):
                step = 2 if lows[end : end + 2] == (",", "and") else 1
                commas = commas and lows[end] == "," and step == 1
                listed = "and" in lows[end : end + 9 + 3 * lows[end : end + 9].count("(")]
                if lows[end] == "," and step == 1 and not (listed or (commas and self._list_of_three(end, len(countries)))):
                    break
                k = end + step
                if k < len(self.s) and self.skip_the(k) not in self.tags:
                    break
            else:
                break
        return end, tuple(countries), org

    def _list_of_three(self, comma: int, before: int) -> bool:
        """Whether at least three countries are parted by commas alone: "officials from Sudan, Somalia, Kenya"; `before` of them stand in front of the comma."""
        while self.s.lows[comma : comma + 1] == (",",) and (tag := self.tags.get(comma + 1)) and tag.entry.kind == "country":
            before, comma = before + 1, tag.j
        return before > 2 and self.s.lows[comma : comma + 1] not in (("'s",), (",",), ("and",))

    def body_before(self, k: int) -> Tag | None:
        """The country whose body ends before token k: "the Omani Foreign Ministry"."""
        return next((t for t in self.tags.values() if k - 5 < t.i < k and self._body_of(t) == k), None)

    def _body_of(self, tag: Tag) -> int:
        """The end of "(of) the Hungarian parliament", "China's planning agency", "the U.S. Pacific Fleet": a body of the country; 0 for none."""
        if tag.entry.kind not in ("country", "adjective"):
            return 0
        lows, k = self.s.lows, tag.j + (self.s.lows[tag.j : tag.j + 1] == ("'s",))
        for end in range(k, min(len(self.s), k + 4)):
            if lows[end] in _BODIES or (lows[end] in self.c["government_noun"] and lows[end] not in ("side", "officials")):
                return end + 1
            if (
                not lows[end].isalpha()
                or lows[end] in self.c["preposition"]
                or lows[end] in self.c["auxiliary"]
                or lows[end] in self.c["coordinator"]
            ):
                break
        return 0

    def name(self, i: int) -> tuple[int, int]:
        """(start, end) of the name at i, honorifics skipped; end 0 when there is none."""
        if i >= len(self.s) or not (self.s.words[i][0].isupper() or self.s.lows[i] in ("the", "his", "her", "al", "el", "bin", "abu", ".")):
            return i, 0
        k = i + 4 if self.s.lows[i : i + 4] == ("h", ".", "e", ".") else i
        while (
            k < len(self.s)
            and (
                self.s.lows[k] in self.c["honorific"]
                or self.s.lows[k] in ("the", "his", "her", ".", "excellency")
                or (self.s.lows[k] == "'" and k > i and (self.s.lows[k - 1] == "dato" or self._name_follows(k)))
            )
            and k - i < 7
        ):
            if self.s.lows[k] in ("the", "his", "her", "u", "i", "don", "general") and not (
                k + 1 < len(self.s) and self.s.lows[k + 1] in ("honourable", "honorable", "rt", "excellency", "hon")
            ):
                break
            if self.s.words[k][0].islower() and self.s.lows[k] not in ("the",):
                break
            k += 1
        for start in dict.fromkeys((k, i)):
            stop = name_at(self.s, self.tags, self.k, start, titled=True) if start < len(self.s) else start
            if stop > start:
                return start, stop
        return i, 0

    def _name_follows(self, k: int) -> bool:
        """Whether a capitalised word follows the sign at token k: the first letter of "‘Aisake"."""
        return k + 1 < len(self.s) and self.s.words[k + 1][0].isupper()

    def clean_name(self, start: int, stop: int) -> str:
        """The name at start..stop as one writes it, honorifics left out."""
        if stop - start > 3 and self.s.words[stop - 1] in ("'", '"') and self.s.words[stop - 3] == self.s.words[stop - 1]:
            stop -= 3  # "Juan Paz 'Lobo'"
        text = self.s.text(start, stop).replace(" .", ".").replace(" ,", ",").replace("- ", "-").replace(" -", "-")
        words = text.split()
        while (
            len(words) > 1
            and words[0].strip(".").lower() in self.c["honorific"]
            and words[0].lower() not in ("prince", "king", "don", "sri", "tan", "tun", "general", "u")
        ):
            words.pop(0)
        while len(words) > 1 and words[-1].isupper() and words[-1].lower() in self.c["name_suffix"]:
            words.pop()  # "Jone Vula MP"
        return " ".join(words)

    def style_before(self, i: int) -> int:
        """Where "His Royal Highness", "HM", "H. E." begins that ends before token i; i itself for none."""
        lows, words = self.s.lows, self.s.words
        k = i - (i > 0 and lows[i - 1] in ("mr", "dr", ".")) if i else 0
        style = lows[k - 1] if k else ""
        if style in self.c["style"] and words[k - 1][0].isupper():
            k -= 1
            while k and lows[k - 1] in ("royal", "serene", "imperial", "right"):
                k -= 1
            return k - 1 if k and lows[k - 1] in ("his", "her", "their", "your", "the") else k
        return i

    def add(self, mention: Mention) -> None:
        """Keep a mention and use up its tokens."""
        if mention.kind in ("person", "official") and self.s.lows[mention.j : mention.j + 1] in (("'s",), ("'",)):
            mention = replace(mention, possessive=True)
        j = mention.j
        if (
            mention.kind == "person"
            and self.s.lows[j : j + 1] == ("(",)
            and self.s.lows[j + 2 : j + 3] == (")",)
            and self.s.lows[j + 1] in _SIDES
        ):
            mention = replace(mention, j=j + 3)  # a caption: "Foreign Minister Rey (left) shakes hands"
        self.out.append(mention)
        self.used.update(range(mention.i, mention.j))

    def replace(self, old: Mention, new: Mention) -> None:
        """Put a better reading in the place of a mention."""
        self.out[next(n for n, m in enumerate(self.out) if m is old)] = new
