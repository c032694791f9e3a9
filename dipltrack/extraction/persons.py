"""Title and name chunks → mentions of people and officials: the compositional grammar of "title + name + country"."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.extraction.attributes import Left, left_of, right_of
from dipltrack.extraction.chunks import TitleChunk, one_of, singular, title_chunks
from dipltrack.extraction.mention import Mention, Title
from dipltrack.extraction.parse import Parse
from dipltrack.text import fold, words

# Ranks and courtesies: an office told after the comma is the person's own.
_RANKS = frozenset(["MILRANK", "ROYAL", "OFFICIAL"])
_ARTICLES = frozenset(["the", "his", "her", "their", "a", "an"])
_DASHES = frozenset(["--", "\u2013", "\u2014"])


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
            left = left_of(self.p, chunk.i)
            titles = [Title(chunk.text, c) for c in chunk.codes]
            end, countries, org, host = right_of(self.p, chunk.j)
            # "Minister of Trade and Second Minister of Health Lim Wei Jie": two titles, one person
            while n < len(chunks) and not chunk.plural and not chunks[n].plural and self._joined(end, chunks[n].i):
                nxt = chunks[n]
                if (countries or org) and self.s.lows[end : end + 2] == (",", "and"):
                    break  # "the co-chair of the forum, and Foreign Minister Krag": two people
                if self.s.lows[end] in _DASHES and titles[0].code != "DHOG":
                    break  # "Deputy Prime Minister – Minister of Trade Krag" is one; other dashes part
                e2, c2, o2, h2 = right_of(self.p, nxt.j)
                if countries and self.s.lows[end : end + 1] == (",",) and {t.code for t in titles} & {*nxt.codes}:
                    break  # "Foreign Minister of Chile, Foreign Minister Krag": one person holds an office once
                if titles[0].code == "HOS" and self.s.lows[end : end + 1] == ("and",):
                    break  # a head of state holds no second office: "the president and Prime Minister Krag" are two
                if not self.p.name(e2)[1] and not self._appositive_name(e2) and not (self._behind_name(left.i) and (c2 or o2)):
                    break
                titles += [Title(nxt.text, c) for c in nxt.codes]
                end, countries, org, host = e2, countries + c2, org or o2, host or h2
                n += 1
            self._emit(chunk, left, tuple(titles), end, countries, org, host)
        for m in [
            m for m in self.out if m.kind == "person" and (m.countries or {t.code for t in m.titles} <= _RANKS or m.status == "former")
        ]:
            if (joined := self._with_apposition(m)) is not m:
                self.p.replace(m, joined)
                self.used.update(range(joined.i, joined.j))

    def _behind_name(self, i: int) -> bool:
        """Whether a title that begins at token i is told of the name before its comma: "Rey, Minister of State and Minister of Health of Peru,"."""
        return i > 2 and self.s.lows[i - 1] == "," and self.s.words[i - 2][0].isupper() and i - 1 not in self.ending

    def _emit(
        self,
        chunk: TitleChunk,
        left: Left,
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
        alone = self.s.lows[left.i - 1 : left.i] == ("with",)  # "in talks with prime minister, Ana Rey, …"
        if not stop and (
            len(mention.countries) > 1 if chunk.plural else mention.countries or mention.org or left.definite or left.owner or alone
        ):
            start, stop = self._appositive_name(end, left.i, listed=chunk.plural) or (end, 0)
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
        if mention.plural:
            mention = replace(mention, titles=tuple(Title(one_of(t.text, self.c["title_head"]), t.code) for t in mention.titles))
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
            if self.s.lows[k : k + 3] == ("as", "well", "as"):
                k += 3
            if k == at or k >= len(self.s) or self._is_title(k):
                return
            state = self.tags.get(k)  # "the foreign ministers of Peru Ana Rey, Chile Luis Paz": the next one's country
            state = state if state and state.entry.kind == "country" and first.countries else None
            start, stop = self.p.name(state.j if state else k)
            if not stop:
                return
            if state:
                self.p.add(self._named(replace(first, i=k, countries=(state.entry.value,)), start, stop))
                at = self.out[-1].j
                continue
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
        one = between in ((), ("and",), (",", "and"), ("/",), (",",), ("-",), ("and", "second"), ("cum",)) or (
            len(between) == 1 and between[0] in _DASHES
        )
        return one and start not in self.tags

    def _appositive_name(self, end: int, begin: int = 0, *, listed: bool = False) -> tuple[int, int] | None:
        """ "Ambassador of the Republic of Korea, Miyon Lee," or "the Palestinian president, Mahmoud Abbas": (start, stop) of the name after the comma.

        `listed`: several are named, "her Chilean and Ecuadorian counterparts, Paz and Mora".
        """
        dash = listed and self.s.lows[end : end + 1] in (("-",), ("--",), ("\u2013",), ("\u2014",))
        if self.s.lows[end : end + 1] != (",",) and not dash:
            return None
        start, stop = self.p.name(end + 1)
        if not stop or (stop - start < 2 and self.s.lows[end + 1] not in self.c["honorific"]):
            return None
        after = self.s.lows[stop : stop + 1]
        if (
            after == (",",)
            and begin > 1
            and self.s.lows[begin - 1] == ","
            and self.s.words[begin - 2][0].isupper()
            and begin - 1 not in self.ending
            and not self._has_office_before(begin - 1)
        ):
            return None  # "Paulo Mendes, President of Angola, Thabo Ndlovu, President of Botswana,": it is the name's before it
        if listed:
            return (start, stop) if after in (("and",), (",",)) else None
        styled = self.s.lows[end + 1] in self.c["honorific"]  # "the prime minister, Dr Rey and His Excellency …"
        if (
            after == ("'s",)
            or (self._lists_more(stop) and not styled)
            or any(t.j == stop and t.entry.kind == "city" for t in self.tags.values())
        ):
            return None
        return start, stop

    def _lists_more(self, k: int) -> bool:
        """Whether another follows after "and": "the Chilean president, Paz and Mora", and not "the minister, Ana Rey and praised …"."""
        if self.s.lows[k : k + 1] != ("and",) or k + 1 >= len(self.s):
            return False
        return not self.s.words[k + 1][0].islower() or self.s.lows[k + 1] in _ARTICLES

    def _has_office_before(self, j: int) -> bool:
        """Whether whoever is named up to token j has an office in front: "her Chilean counterpart, Luis Paz, Danish Prime Minister, Eva Holm,"."""
        return any(m.j == j and m.countries and m.named_at and m.i < m.named_at[0] for m in self.out)

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
            done = stop
            if not self._names_a_body(stop):
                self._bare_name(i, start, stop)

    def _names_a_body(self, stop: int) -> bool:
        """Whether the capitals go on to say that it is a body: "the Omani Port Development Authority"."""
        after = self.s.words[stop : stop + 1]
        return bool(after) and after[0][0].isupper() and self.s.lows[stop] in self.c["office_body"] and stop not in self.tags

    def _plausible(self, i: int, stop: int) -> bool:
        word = self.s.words[i]
        if stop - i == 1:
            return (
                i > 0
                and self.s.lows[i] not in self.c["honorific"]
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
            if of and not countries and len(of) == 1 and self.s.lows[mention.j] in ("of", "("):
                mention = replace(mention, j=end, countries=of, org=body)
        self.p.add(mention)

    def _with_apposition(self, mention: Mention) -> Mention:
        """ "Kim Kye-Gwan, the North's vice minister of foreign affairs": the title phrase after the comma belongs to the name."""
        j = mention.j
        if self.s.lows[j : j + 1] == ("(",) and self.s.lows[j + 2 : j + 3] == (")",) and self.s.lows[j + 1] in self.c["name_suffix"]:
            mention = replace(mention, j=j + 3)  # "Bola Sule (GCFR), President of …"
        if self.s.lows[mention.j : mention.j + 1] not in ((",",), ("(",)):
            return mention
        for n, other in enumerate(self.out):
            if (
                other.kind == "official"
                and other.i == mention.j + 1 + (self.s.lows[mention.j + 1 : mention.j + 2] == ("also",))
                and not other.plural
            ):
                if (
                    mention.titles
                    and mention.countries
                    and not (other.definite and other.countries == mention.countries and self.s.lows[other.j : other.j + 1] == (",",))
                ):
                    return mention  # "Egyptian President Saleh, the Chilean president and …": somebody else
                self.out.pop(n)
                self.used.difference_update(range(other.i, other.j))
                return replace(
                    mention, j=other.j, titles=(*mention.titles, *other.titles) if mention.countries else other.titles, countries=mention.countries or other.countries, org=mention.org or other.org, host=other.host,
                    status=other.status, owner=other.owner,
                )  # fmt: skip
        return mention
