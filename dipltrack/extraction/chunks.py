"""Sentence + tags → title chunks: "deputy foreign minister", "adviser to the prime minister on trade"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dipltrack.extraction.document import Sentence
from dipltrack.extraction.tag import Tag
from dipltrack.knowledge import Knowledge

# Heads that are adjectives or verbs as often as titles: a title only where a name, an of-phrase or the end of the phrase follows.
_TWO_FACED = frozenset("official general chief head heads representative deputy chair director second lead king shah leader".split())
# Nouns that work like "counterpart", but only behind a possessive or a country: "his Tongan host", "her Swedish guest".
_RELATIONAL = frozenset("host guest visitor opposite colleague peer".split())
_FORENAMES = frozenset(["amir", "shah", "imam", "sultan", "prince"])
NAMES_TOO = _FORENAMES | {"sheikh", "sheik", "shaikh"}
_SAME_OFFICE = frozenset(["counterpart", "colleague", "peer"])
_DEPUTY = {
    "FM": "DFM",
    "DM": "DDM",
    "HOG": "DHOG",
    "HOS": "DHOS",
    "SG": "DSG",
    "INTM": "DMIN",
    "FINM": "DMIN",
    "TRADEM": "DMIN",
    "ECONM": "DMIN",
    "MIN": "DMIN",
}
_DEPUTY_WORDS = frozenset(["deputy", "vice", "assistant", "under", "associate"])
_MINISTERS = frozenset(["minister", "ministers"])
_MINISTERIAL = frozenset(["minister", "secretary", "chief", "head", "undersecretary"])
_HEAD_CODE = {
    "minister": "MIN", "president": "HOS", "premier": "HOG", "pm": "HOG", "fm": "FM", "leader": "LEADER", "chief": "OFFICIAL", "head": "OFFICIAL", "king": "HOS",
    "queen": "HOS", "emir": "HOS", "amir": "HOS", "sultan": "HOS", "pope": "HOS", "pontiff": "HOS", "monarch": "HOS", "chancellor": "HOG", "ambassador": "AMB",
    "envoy": "ENVOY", "negotiator": "ENVOY", "mediator": "ENVOY", "emissary": "ENVOY", "representative": "ENVOY", "coordinator": "ENVOY", "spokesman": "SPOKES",
    "spokeswoman": "SPOKES", "spokesperson": "SPOKES", "secretary": "MIN", "adviser": "ADVISER", "advisor": "ADVISER", "official": "OFFICIAL", "diplomat": "OFFICIAL",
    "mayor": "SUBNAT", "governor": "SUBNAT", "senator": "LEGIS", "lawmaker": "LEGIS", "congressman": "LEGIS", "congresswoman": "LEGIS", "legislator": "LEGIS",
    "counterpart": "SAME", "host": "SAME", "guest": "SAME", "visitor": "SAME", "colleague": "SAME", "peer": "SAME", "opposite": "SAME", "prince": "ROYAL", "princess": "ROYAL", "general": "MILRANK", "admiral": "MILRANK", "colonel": "MILRANK", "commissioner": "EUCOMMR",
    "undersecretary": "DMIN", "delegate": "OFFICIAL", "aide": "ADVISER", "politician": "LEGIS", "ruler": "LEADER", "strongman": "LEADER", "speaker": "SPEAKER",
    "ayatollah": "LEADER", "director": "OFFICIAL", "chairman": "OFFICIAL", "chairwoman": "OFFICIAL", "chairperson": "OFFICIAL", "chair": "OFFICIAL", "deputy": "OFFICIAL",
}  # fmt: skip


@dataclass(slots=True)
class TitleChunk:
    """Tokens i..j-1 are a title; `codes` has two for "foreign and defence ministers". `status`: "", former, then or incoming."""

    i: int
    j: int
    head: str
    text: str
    codes: tuple[str, ...]
    plural: bool


@lru_cache(maxsize=4096)
def singular(low: str) -> str:
    """Ministers → minister, secretaries → secretary."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def one_of(title: str, heads: frozenset[str]) -> str:
    """The title of one of several: "Foreign Ministers" → "Foreign Minister", "heads of state" → "head of state"."""
    return " ".join(w[0] + singular(w.lower())[1:] if w.lower() not in heads and singular(w.lower()) in heads else w for w in title.split())


@lru_cache(maxsize=4)
def _head_forms(heads: frozenset[str]) -> dict[str, str]:
    """Singular and plural forms of the title heads → the head."""
    plurals = {
        h[:-1] + "ies" if h.endswith("y") and h[-2] not in "aeiou" else h + "s": h for h in heads if h not in ("shah", "chair", "pm", "fm")
    }
    return plurals | {h: h for h in heads}


def title_chunks(sentence: Sentence, tags: dict[int, Tag], knowledge: Knowledge) -> list[TitleChunk]:
    """All title chunks, left to right, not overlapping."""
    forms = _head_forms(knowledge.classes["title_head"])
    if forms.keys().isdisjoint(sentence.lows):
        return []
    tagged = {k for t in tags.values() for k in range(t.i, t.j)}
    ending = {t.j for t in tags.values() if t.entry.kind in ("country", "adjective")}
    covered = {k for t in tags.values() if t.entry.kind in ("compound", "org", "person", "venue") for k in range(t.i, t.j)}
    chunks: list[TitleChunk] = []
    done = 0
    for h, low in enumerate(sentence.lows):
        head = forms.get(low)
        if head is None or h < done or h in covered:
            continue
        if (head in _FORENAMES and chunks and chunks[-1].j == h) or (head in NAMES_TOO and _between_names(sentence, h, tagged, knowledge)):
            continue  # "Foreign Minister Amir Khan", "Hossein Amir Rahimi": a name
        if head not in _RELATIONAL and h + 1 < len(sentence) and forms.get(sentence.lows[h + 1]) in _SAME_OFFICE:
            continue  # "his national security adviser counterparts": one title
        if head in _RELATIONAL and not _related(sentence, h, ending, done, knowledge):
            continue
        if head in ("charge", "chargé") and sentence.lows[h + 1 : h + 2] not in (("d'affaires",), ("d'affaire",)):
            continue
        if head == "general" and sentence.lows[h + 1 : h + 2] == ("secretary",):
            continue  # "General Secretary" is one title
        if head == "director" and sentence.lows[h + 1 : h + 2] == ("general",):
            continue  # and so is "the ministry's director general"
        if head == "opposite" and sentence.lows[h + 1 : h + 2] not in (("number",), ("numbers",)):
            continue
        if head == "secretary" and "general" in sentence.lows[h + 1 : h + 3] and sentence.lows[h + 1] in ("-", "general"):
            continue
        if low in _TWO_FACED and not _closes(sentence, h, ending, knowledge):
            continue
        chunk = _chunk(sentence, tags, tagged, knowledge, h, head, done)
        chunks.append(chunk)
        done = chunk.j
    return chunks


def _between_names(sentence: Sentence, h: int, tagged: set[int], knowledge: Knowledge) -> bool:
    """Whether capitalised words that are no title, country or honorific stand on both sides."""
    c = knowledge.classes
    return 0 < h < len(sentence) - 1 and all(
        sentence.words[k][0].isupper()
        and k not in tagged
        and sentence.lows[k] not in c["title_part"]
        and sentence.lows[k] not in c["title_head"]
        and sentence.lows[k] not in c["honorific"]
        and sentence.lows[k] not in c["not_name"]
        for k in (h - 1, h + 1)
    )


def _related(sentence: Sentence, h: int, ending: set[int], floor: int, knowledge: Knowledge) -> bool:
    """Whether it is said whose counterpart: "his (foreign minister) counterpart", "her Chilean counterpart"."""
    c = knowledge.classes
    while h > floor and h not in ending and (sentence.lows[h - 1] in c["title_part"] or sentence.lows[h - 1] in c["title_head"]):
        h -= 1
    return h > 0 and (h in ending or sentence.lows[h - 1] in ("his", "her", "their"))


def _closes(sentence: Sentence, h: int, ending: set[int], knowledge: Knowledge) -> bool:
    """Whether a two-faced head ends its phrase: nothing, a name, a mark or a function word follows."""
    if h + 1 >= len(sentence):
        return True
    if sentence.lows[h] == "general" and {"secretary", "director", "governor"} & {*sentence.lows[max(0, h - 2) : h]}:
        return True  # "the Secretary-General met …"
    word, low = sentence.words[h + 1], sentence.lows[h + 1]
    if sentence.lows[h] in ("leader", "chief", "head", "director") and (sentence.lows[h - 1] == "'s" or h in ending):
        return True
    if low in knowledge.classes["occasion_noun"]:
        return False  # "an Official Visit"
    if low in knowledge.classes["title_head"] or singular(low) in knowledge.classes["title_head"]:
        return word[0].isupper() and low in knowledge.classes["honorific"] and sentence.lows[h] != "deputy"
    if low in knowledge.classes["portfolio"] or low in knowledge.classes["title_modifier"]:
        return False
    if not low[:1].isalpha():
        return low != "-"
    if sentence.lows[h] in ("head", "heads", "chair", "lead", "second"):
        return low == "of" and sentence.lows[h] != "second"
    c = knowledge.classes
    return (
        word[0].isupper()
        or low in c["preposition"]
        or low in c["auxiliary"]
        or low in c["reporting_verb"]
        or low in c["coordinator"]
        or low in c["subordinator"]
    )


def _chunk(sentence: Sentence, tags: dict[int, Tag], tagged: set[int], knowledge: Knowledge, h: int, head: str, floor: int) -> TitleChunk:
    c = knowledge.classes
    lows = sentence.lows
    part = c["title_part"]
    i = h
    while i - 1 >= floor and i - 1 not in tagged:
        low = lows[i - 1]
        if low in part or (head in _SAME_OFFICE and low in c["title_head"]):
            i -= 1
        elif (
            low in ("and", ",", "-", "/", "&", "'s")
            and i - 2 >= floor
            and lows[i - 2] in part
            and lows[i] in c["portfolio"]
            and (low != "-" or sentence.glued(i))
            and (low != "," or "and" in lows[i:h])  # "in the Americas, Foreign Minister Rey" lists nothing
        ) or (low == "-" and sentence.glued(i) and i - 2 >= floor and lows[i - 2] in c["title_modifier"]):
            i -= 2
        else:
            break
    j = _of_portfolio(sentence, tags, knowledge, _past_the_advised(lows, head, c, h + 1))
    if j < len(sentence) and lows[h + 1 : h + 2] == ("-",) and lows[h + 2 : h + 3] and lows[h + 2] in ("elect", "designate", "general"):
        j = max(j, h + 3)
    if head in ("opposite", "charge", "chargé"):
        j = max(j, h + 2)  # "opposite number", "chargé d'affaires"
    plural = lows[h] != head and head != "opposite"
    text = sentence.text(i, j)
    codes = _codes((*lows[i:h], head, *lows[h + 1 : j]), h - i, knowledge)
    return TitleChunk(i, j, head, text, codes, plural)


def _past_the_advised(lows: tuple[str, ...], head: str, c: dict[str, frozenset[str]], j: int) -> int:
    """Past "to the prime minister" of "adviser to the prime minister on commerce" at token j, where a field follows; else j."""
    if head not in ("adviser", "advisor", "assistant", "aide") or lows[j : j + 2] not in (("to", "the"), ("to", "prime")):
        return j
    k = j + 1
    while k < len(lows) and (lows[k] == "the" or lows[k] in c["title_part"] or lows[k] in c["title_head"]):
        k += 1
    return k if lows[k : k + 1] in (("on",), ("for",)) and k - j > 1 else j


def _of_portfolio(sentence: Sentence, tags: dict[int, Tag], knowledge: Knowledge, j: int) -> int:
    """The end of "of foreign affairs", "for Culture, Community and Youth", "of State for the Western Hemisphere" at token j (j itself if none)."""
    lows, n = sentence.lows, len(sentence)
    part = knowledge.classes["office_field"]
    while j < n and (lows[j] in ("of", "for") or (lows[j] == "on" and lows[j - 1] in ("minister", "president", "premier"))):
        k = j + 1
        while k < n and lows[k] in ("the", "his", "her"):
            k += 1
        start = k
        while k < n and (k not in tags or _of_a_region(lows, tags[k])):
            if (
                k in tags
                or lows[k] in part
                or (lows[k] in (",", "and", "&", "-") and k > start and k + 1 < n and lows[k + 1] in part and k + 1 not in tags)
            ):
                k += 1
            elif lows[k] == "and" and k > start and lows[k + 1 : k + 2] == ("the",) and lows[k + 2 : k + 3] and lows[k + 2] in part:
                k += 2
            elif lows[k] == "and" and k > start and (region := tags.get(k + 1)) and _is_region(region):
                k = region.j  # "for South and Central Asia"
            elif k not in tags and _unlisted_field(sentence, k, k == start and lows[j] == "of" and lows[j - 1] in _MINISTERS, part):
                k += 1
            else:
                break
        if k == start:
            return j
        j = k
    return j


def _unlisted_field(sentence: Sentence, k: int, first: bool, part: frozenset[str]) -> bool:
    """Whether the capitalised word at k is a field that the tables do not have: the first one of a minister ("of Farming"), or one in a list of fields."""
    if not sentence.words[k][0].isupper():
        return False
    return first or (
        sentence.lows[k + 1 : k + 2] in (("and",), ("&",)) and sentence.lows[k + 2 : k + 3] != () and sentence.lows[k + 2] in part
    )


def _is_region(tag: Tag) -> bool:
    return tag.entry.kind == "venue" and tag.entry.detail == "region" and not tag.entry.country


def _of_a_region(lows: tuple[str, ...], tag: Tag) -> bool:
    """ "(director general for North) American affairs": the adjective names the field, and nobody's country."""
    return tag.entry.kind == "adjective" and lows[tag.j : tag.j + 1] == ("affairs",)


def _codes(tokens: tuple[str, ...], head_at: int, knowledge: Knowledge) -> tuple[str, ...]:
    """Office codes for lower-case title tokens: the longest row of titles.csv that covers the head, else portfolio and head."""
    head = tokens[head_at]
    if two := _two_after(tokens, head_at, knowledge):
        return two
    deputy = any(t in _DEPUTY_WORDS for t in tokens[:head_at])
    before = tuple(t for t in tokens[:head_at] if t not in _DEPUTY_WORDS and t != "-")
    if head in _MINISTERIAL and len(before) >= 3 and ("and" in before or "&" in before):
        cut = len(before) - 1 - before[::-1].index("and") if "and" in before else before.index("&")
        parts = [_portfolio(before[:cut], knowledge), _portfolio(before[cut + 1 :], knowledge)]
        if before not in knowledge.titles.portfolios and all(parts) and parts[0] != parts[1]:
            return tuple(p for p in parts if p)
    code = _pattern_code(tokens, head_at, knowledge)
    if code is None and head in _MINISTERIAL:
        after = tuple(t for t in tokens[head_at + 1 :] if t not in ("the",))
        code = _portfolio(before, knowledge) or (_portfolio(after[1:], knowledge) if after else None)
    code = code or _HEAD_CODE.get(head, "OFFICIAL")
    if deputy and code in _DEPUTY:
        code = _DEPUTY[code]
    return (code,)


def _two_after(tokens: tuple[str, ...], head_at: int, knowledge: Knowledge) -> tuple[str, ...]:
    """ "secretaries of state and defense", "ministers of foreign affairs and defence": two offices; () for a portfolio that is one."""
    after = tokens[head_at + 2 :]
    if tokens[head_at] not in ("minister", "secretary") or "and" not in after or after in knowledge.titles.portfolios:
        return ()
    cut = after.index("and")
    codes = ["FM" if part == ("state",) else _portfolio(part, knowledge) for part in (after[:cut], after[cut + 1 :])]
    single = {"FM", "DM", "FINM", "TRADEM", "INTM"}
    return tuple(c for c in codes if c) if codes[0] in single and codes[1] in single and codes[0] != codes[1] else ()


def _pattern_code(tokens: tuple[str, ...], head_at: int, knowledge: Knowledge) -> str | None:
    best: tuple[int, str] | None = None
    for i in range(head_at + 1):
        for j in range(len(tokens), head_at, -1):
            title = knowledge.titles.lookup(tokens[i:j], None)
            if title and (best is None or j - i > best[0]):
                best = (j - i, title.office)
    if best and best[0] == 1 and tokens[head_at] in _MINISTERIAL:
        return None
    return best[1] if best else None


def _portfolio(tokens: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """The office of a portfolio: "foreign affairs" → FM; the longest row that begins or ends it."""
    table = knowledge.titles.portfolios
    tokens = tuple(t for t in tokens if t != ",")
    for size in range(len(tokens), 0, -1):
        for part in (tokens[-size:], tokens[:size]):
            if part in table:
                return table[part]
    return "MIN" if tokens and tokens[-1] in knowledge.classes["portfolio"] else None
