"""Title and name chunks → mentions of people and officials: the compositional grammar of "title + name + country"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from dipltrack.extraction.chunks import TitleChunk, singular, title_chunks
from dipltrack.extraction.mention import Mention, Title
from dipltrack.extraction.parse import NUMBERS, Parse
from dipltrack.text import fold, words


@dataclass(slots=True)
class _Left:
    """What stands in front of a title: countries, bodies, determiner, status; `i` is where the phrase begins."""

    i: int
    countries: tuple[str, ...] = ()
    org: str | None = None
    definite: bool = False
    status: str = ""
    owner: str = ""
    count: int | None = None


class Persons:
    """Finds the people of one sentence and adds them to the parse."""

    def __init__(self, parse: Parse) -> None:
        self.p = parse
        self.s, self.k, self.c, self.tags = parse.s, parse.k, parse.c, parse.tags
        self.ending, self.used, self.out = parse.ending, parse.used, parse.out

    def titled(self) -> None:
        """Everybody with a title: "Egyptian President Omar Saleh", "the Ugandan president", "the foreign ministers of A and B"."""
        chunks = title_chunks(self.s, self.tags, self.k)
        n = 0
        while n < len(chunks):
            chunk = chunks[n]
            if self.used.intersection(range(chunk.i, chunk.j)):
                n += 1
                continue
            n += 1
            left = self._left(chunk.i)
            titles = [Title(chunk.text, c) for c in chunk.codes]
            end, countries, org, host = self._right(chunk.j)
            # "Minister of Trade and Second Minister of Health Lim Wei Jie": two titles, one person
            while n < len(chunks) and not chunk.plural and not chunks[n].plural and self._joined(end, chunks[n].i):
                nxt = chunks[n]
                e2, c2, o2, h2 = self._right(nxt.j)
                if titles[0].code == "HOS" and self.s.lows[end : end + 1] == ("and",):
                    break  # a head of state holds no second office: "the president and Prime Minister Krag" are two
                if not self.p.name(e2)[1] and not self._appositive_name(e2):
                    break
                titles += [Title(nxt.text, c) for c in nxt.codes]
                end, countries, org, host = e2, countries + c2, org or o2, host or h2
                n += 1
            self._emit(chunk, left, tuple(titles), end, countries, org, host)

    def _emit(
        self,
        chunk: TitleChunk,
        left: _Left,
        titles: tuple[Title, ...],
        end: int,
        countries: tuple[str, ...],
        org: str | None,
        host: str | None,
    ) -> None:
        where = left.countries + countries
        if chunk.head == "governor" and "GEO" in where and self.s.lows[chunk.i - 1 : chunk.i] != ("bank",):
            # of Georgia's governors one reads of the American state's; the country has none
            where = tuple("USA" if iso == "GEO" else iso for iso in where)
        titles = tuple([self._at_home(t, where, left.org or org) for t in titles])
        mention = Mention(
            self.s, left.i, end, "official", titles=titles, countries=where, org=left.org or org, host=host, plural=chunk.plural,
            definite=left.definite, status=left.status, owner=left.owner, count=left.count, value=chunk.head,
        )  # fmt: skip
        start, stop = self.p.name(end) if self.s.paragraph else (end, 0)
        if not stop and not chunk.plural and (mention.countries or mention.org or left.definite):
            start, stop = self._appositive_name(end) or (end, 0)
        if not stop:
            self.p.add(mention)
            return
        # "Polish and Czech Foreign Ministers A and B": the countries go to the names in order
        several = mention.countries if chunk.plural and len(mention.countries) > 1 else ()
        first = self._named(replace(mention, countries=several[:1]) if several else mention, start, stop)
        self.p.add(first)
        if chunk.plural:
            self._coordinated(first, several[1:])

    def _named(self, mention: Mention, start: int, stop: int) -> Mention:
        """The mention with the name at start..stop, and "of COUNTRY" after it."""
        end, countries, org = self.p.of_phrase(stop)
        if mention.countries and countries:
            end, countries = stop, ()
        if (
            self.s.lows[start : start + 1]
            and any(t.code == "MILRANK" for t in mention.titles)
            and not mention.countries
            and not countries
            and not mention.org
        ):
            mention = replace(mention, titles=tuple(t for t in mention.titles if t.code != "MILRANK"))
        return replace(
            mention, j=end, kind="person", name=self.p.clean_name(start, stop), countries=mention.countries + countries, org=mention.org or org, plural=False,
            named_at=(start, stop),
        )  # fmt: skip

    def _at_home(self, title: Title, countries: tuple[str, ...], org: str | None) -> Title:
        """The title as the country or body uses it: a chancellor is head of government in Germany and finance minister in Britain."""
        if org == "org:EU" and title.code == "FM":
            return Title(title.text, "HRVP")
        if len(countries) != 1:
            return title
        found = self.k.titles.lookup(tuple(w.lower() for w in words(title.text)), countries[0])
        return Title(title.text, found.office) if found and countries[0] in found.only else title

    def _coordinated(self, first: Mention, countries: tuple[str, ...] = ()) -> None:
        """Presidents A and B; Prime Ministers A of X, B of Y and C of Z: the title holds for all."""
        at = first.j
        while True:
            k = at
            while k < len(self.s) and self.s.lows[k] in (",", "and", "&"):
                k += 1
            if k == at or k >= len(self.s) or self._is_title(k):
                return
            start, stop = self.p.name(k)
            if not stop:
                return
            own = replace(
                first,
                i=k,
                countries=()
                if self.p.of_phrase(stop)[1] or self.p.of_phrase(first.named_at[1] if first.named_at else k)[1]
                else first.countries,
            )
            if countries:
                own, countries = replace(own, countries=countries[:1]), countries[1:]
            mention = self._named(own, start, stop)
            self.p.add(mention)
            at = mention.j

    def _is_title(self, k: int) -> bool:
        low = self.s.lows[k]
        return low in self.c["title_head"] or singular(low) in self.c["title_head"] or low in self.c["portfolio"]

    def _joined(self, end: int, start: int) -> bool:
        between = self.s.lows[end:start]
        return between in ((), ("and",), (",", "and"), ("/",), (",",), ("-",), ("and", "second"), ("cum",)) and start not in self.tags

    def _left(self, i: int) -> _Left:
        lows, c = self.s.lows, self.c
        countries: tuple[str, ...] = ()
        org, status, count = None, "", None
        while i > 0:
            low = lows[i - 1]
            tag = self.ending.get(i)
            if tag and tag.entry.kind in ("country", "adjective", "people") and tag.i not in self.used:
                if countries and not (lows[tag.j] in ("and", "-", ",", "/") or self.s.glued(tag.j)):
                    break
                countries = (tag.entry.value, *countries)
                i = tag.i
            elif tag and tag.entry.kind == "org" and tag.i not in self.used:
                org, i = tag.entry.value, tag.i
            elif tag and tag.entry.kind == "metonym" and tag.i not in self.used:
                countries, i = (tag.entry.value,), tag.i
            elif low == "'s" or (low == "'" and i > 1 and lows[i - 2].endswith("s")):
                owner = self.ending.get(i - 1)
                if owner is None or owner.i in self.used or countries:
                    break
                if owner.entry.kind in ("country", "people"):
                    countries, i = (owner.entry.value,), owner.i
                elif owner.entry.kind in ("city", "metonym") and owner.entry.country:
                    countries, i = (owner.entry.country,), owner.i
                elif owner.entry.kind == "org":
                    org, i = owner.entry.value, owner.i
                else:
                    break
            elif low in ("and", "-", "/", ",") and countries and (t := self.ending.get(i - 1)) and t.entry.kind in ("country", "adjective"):
                if low == "," and lows[i] not in ("and",) and not any(w == "and" for w in lows[i : i + 6]):
                    break
                i -= 1
            elif low == "-" and self.s.glued(i):
                i -= 1
            elif low in c["former"]:
                status, i = "former", i - 1
            elif low in c["then"]:
                status, i = "then", i - 1
            elif low in c["title_adverb"] or (low in c["portfolio"] and not self.s.words[i - 1][0].isupper()) or low == "government":
                if low in NUMBERS:
                    count = NUMBERS[low]
                if low in ("elect", "incoming", "designate"):
                    status = "incoming"
                i -= 1
            else:
                break
        definite, owner_word = False, ""
        if i > 0 and lows[i - 1] in ("the", "this", "that"):
            definite, i = True, i - 1
        elif i > 0 and lows[i - 1] in ("a", "an"):
            i -= 1
        elif i > 0 and lows[i - 1] in c["possessive_pronoun"]:
            owner_word, i = lows[i - 1], i - 1
        return _Left(i, countries, org, definite, status, owner_word, count)

    def _right(self, j: int) -> tuple[int, tuple[str, ...], str | None, str | None]:
        """After a title: "of Kenya", "of Italy and Spain", "of the EU", "to Japan", "for Syria" → end, countries, org, host."""
        end, countries, org = self.p.of_phrase(j)
        host = None
        if self.s.lows[end : end + 1] in (("to",), ("for",), ("in",)):
            k = self.p.skip_the(end + 1)
            tag = self.tags.get(k)
            if (tag and tag.entry.kind in ("country", "org") and self.s.lows[end] != "in") or (
                tag and tag.entry.kind == "country" and self.s.lows[j - 1] in ("ambassador", "envoy", "representative")
            ):
                host, end = tag.entry.value, tag.j
            elif (
                tag
                and tag.entry.kind in ("city", "venue")
                and self.s.lows[end] == "to"
                and self.s.lows[j - 1] in ("ambassador", "envoy", "commissioner", "representative", "consul")
            ):
                host, end = tag.entry.country, tag.j
            elif (
                self.s.lows[j - 1] in ("envoy", "representative", "coordinator")
                and k < len(self.s)
                and self.s.words[k][0].isupper()
                and k not in self.tags
            ):
                end = k + 1
        if self.s.words[end : end + 1] == ("(",) and ")" in self.s.words[end + 1 : end + 4]:
            end = end + 2 + self.s.words[end + 1 : end + 4].index(")")
        return end, countries, org, host

    def _appositive_name(self, end: int) -> tuple[int, int] | None:
        """ "Ambassador of the Republic of Korea, Miyon Lee," or "the Palestinian president, Mahmoud Abbas": (start, stop) of the name after the comma."""
        if self.s.lows[end : end + 1] != (",",):
            return None
        start, stop = self.p.name(end + 1)
        if not stop or (stop - start < 2 and self.s.lows[end + 1] not in self.c["honorific"]):
            return None
        after = self.s.lows[stop : stop + 1]
        if after in (("and",), ("'s",)) or any(t.j == stop and t.entry.kind == "city" for t in self.tags.values()):
            return None
        return start, stop

    def names(self) -> None:
        """Names without a title before them: "Poland's Aleksander Kwasniewski"; "Sergei Orlov, Russia's foreign minister,"; bare names."""
        inside = {k for t in self.tags.values() if t.entry.kind != "person" for k in range(t.i, t.j)}
        done = 0
        for i in self.s.capitals:
            if i < done or i in self.used or i in inside:
                continue
            if i and self.s.lows[i - 1] in ("al", "el", "bin", "abu") and i - 1 not in self.used:
                i -= 1  # "al-Masri"
            start, stop = self.p.name(i)
            if not stop or any(k in self.used for k in range(i, stop)) or (start == i and not self._plausible(i, stop)):
                continue
            self._bare_name(i, start, stop)
            done = stop

    def _plausible(self, i: int, stop: int) -> bool:
        word = self.s.words[i]
        if stop - i == 1:
            return (
                i > 0
                and self.s.words[i - 1] not in ('"', "(")
                and len(word) > 1
                and not (word.isupper() and len(word) < 5)
                and self.s.words[i - 1] not in ("-",)
            )
        return True

    def _holder_alone(self, word: str) -> bool:
        """ "Xi and Putin …": a sentence begins with the surname of a head of state or government, as no common word would go on."""
        low, after = word.lower(), self.s.lows[1] if len(self.s) > 1 else ""
        if low in self.c["not_name"] or not (
            after in ("and", "'s", ",", "who") or after in self.c["auxiliary"] or after in self.c["reporting_verb"]
        ):
            return False
        return any(t.office in ("HOS", "HOG", "LEADER") for t in self.k.holders.surnamed(fold(word)))

    def surnames(self, known: frozenset[str]) -> None:
        """Single words that other sentences know as names: at the start of a sentence, or where a place has the same name ("Shannon arrived")."""
        for i in self.s.capitals:
            word = self.s.words[i]
            if i in self.used or self.s.lows[i] in self.c["title_head"]:
                continue
            key = self.s.lows[i] if word.isascii() and "'" not in word else fold(word)
            if key not in known and not (i == 0 and self._holder_alone(word)):
                continue
            if (t := self.tags.get(i)) and (
                t.j > i + 1 or t.entry.kind not in ("city", "venue") or (i and self.s.lows[i - 1] in self.c["locative"])
            ):
                continue
            self._bare_name(i, i, i + 1)

    def _bare_name(self, i: int, start: int, stop: int) -> None:
        countries: tuple[str, ...] = ()
        left = i
        org = None
        if (
            i > 1
            and self.s.lows[i - 1] == "'s"
            and (owner := self.ending.get(i - 1))
            and owner.entry.kind in ("country", "city")
            and owner.i not in self.used
        ):
            countries, left = (owner.entry.country,), owner.i
        elif (owner := self.ending.get(i)) and owner.entry.kind == "adjective" and owner.i not in self.used and stop - start > 1:
            countries, left = (owner.entry.value,), owner.i
        elif (
            (owner := self.ending.get(i))
            and owner.entry.kind == "org"
            and owner.i not in self.used
            and stop - start > 1
            and owner.entry.detail != "movement"
        ):
            # "UN High Commissioner for Human Rights Volker Türk": the office is known by the body's name
            org, left = owner.entry.value, owner.i
        mention = Mention(
            self.s, left, stop, "person", name=self.p.clean_name(start, stop), countries=countries, org=org, named_at=(start, stop)
        )
        mention = self._with_apposition(mention)
        if not mention.titles:
            end, of, body = self.p.of_phrase(mention.j)
            if of and not countries and len(of) == 1 and self.s.lows[mention.j] == "of":
                mention = replace(mention, j=end, countries=of, org=body)
        self.p.add(mention)

    def _with_apposition(self, mention: Mention) -> Mention:
        """ "Kim Kye-Gwan, the North's vice minister of foreign affairs": the title phrase after the comma belongs to the name."""
        if self.s.lows[mention.j : mention.j + 1] not in ((",",), ("(",)):
            return mention
        for n, other in enumerate(self.out):
            if other.kind == "official" and other.i == mention.j + 1 and not other.plural:
                self.out.pop(n)
                self.used.difference_update(range(other.i, other.j))
                return replace(
                    mention, j=other.j, titles=other.titles, countries=mention.countries or other.countries, org=mention.org or other.org, host=other.host,
                    status=other.status, owner=other.owner,
                )  # fmt: skip
        return mention

    def shared_countries(self) -> None:
        """A country holds for the titled people coordinated with it: "U.S. Secretary A and Defense Secretary B", "Minister A and Minister B from Japan"."""
        people = sorted((m for m in self.out if m.kind == "person" and m.titles), key=lambda m: m.i)
        for a, b in pairwise(people):
            if b.i - a.j > 2 or not all(w in ("and", ",") for w in self.s.lows[a.j : b.i]) or a.j == b.i:
                continue
            if (
                a.countries
                and self._may_share(b, a.countries)
                and not b.countries
                and not b.org
                and not b.owner
                and a.named_at
                and a.i < a.named_at[0]
                and a.j == a.named_at[1]
            ):
                self._replace(b, replace(b, countries=a.countries, shared=True))
            elif b.countries and not a.countries and not a.org and b.named_at and b.j > b.named_at[1]:
                self._replace(a, replace(a, countries=b.countries, shared=True))

    def _may_share(self, m: Mention, countries: tuple[str, ...]) -> bool:
        """Whether the person can be of these countries: they have such an office, and the tables do not know the name for another country."""
        known = self.k.holders.named(fold(m.name or ""))
        if known and not any(t.country in countries for t in known):
            return False
        return any(self.k.holders.may_have(iso, m.codes) for iso in countries)

    def _replace(self, old: Mention, new: Mention) -> None:
        self.out[next(n for n, m in enumerate(self.out) if m is old)] = new

    def groups_of_titles(self) -> None:
        """ "the two leaders": a bare plural title with an article names people who were named before."""
        for n, m in enumerate(self.out):
            if (
                m.kind == "official"
                and m.plural
                and not m.countries
                and not m.org
                and (m.definite or m.count)
                and not m.owner
                and self.s.lows[m.j : m.j + 1] != ("of",)
            ):
                noun = next((low for low in self.s.lows[m.i : m.j] if singular(low) == m.value), m.value)
                self.out[n] = replace(m, kind="group", value=noun)
