"""The content of a pledge → where it ends, who gets what, how much, and of what kind it is."""

from __future__ import annotations

from collections.abc import Iterator

from dipltrack.extraction.candidate import Candidate
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.money import find_money
from dipltrack.extraction.tag import Tag
from dipltrack.model import Money, Role

# "(would give the agency a million) and send …": a further gift, which is read by itself.
_ANOTHER = frozenset(
    "give gave provide provided donate donated contribute contributed send sent deliver delivered lend extend extended".split()
)


def end_of(c: Clauses, k: int) -> int:
    """The end of the content: the sentence, a semicolon, a closing quotation, or a new clause with "but" or "while"."""
    end = k
    while end < len(c.s) and end - k < 45 and c.low(end) not in (";", '"', "but", "--", "while"):
        if c.low(end) == "." and end >= len(c.s) - 2:
            break
        if c.low(end) in ("said", "says", "told") and end > k:
            break
        if c.low(end) == "and" and c.low(end + 1) in _ANOTHER:
            break
        end += 1
    return end


_TOWARDS = frozenset(
    (
        "to for with help helping relieve relieving support assist defend provide give supply toward towards supporting aid protect back send "
        "grant offer lend sell train arm equip"
    ).split()
)
_FOR = frozenset("for help helping support supporting assist".split())  # "aid for Lima": the capital is the government
_AT_AN_OCCASION = frozenset("conference summit meeting talks ceremony session assistance help support request".split())
_AROUND = frozenset(["of", "in", "between", "and", "strengthen", "on", "at", "into"])


def named_beneficiaries(c: Clauses, out: Candidate, i: int, j: int) -> tuple[Mention, ...]:
    """Those whom the content names as its beneficiaries: after to, for, with, help …; failing these, after of, in or between."""
    near: list[Mention] = []
    far: list[Mention] = []
    for m in c.mentions:
        before = c.low(m.i - 1)
        named = m.kind in ("country", "people", "org", "official", "person") or (m.kind == "place" and m.country and before in _FOR)
        if not i <= m.i < j or not named or any(m is p for p, _ in out.parties):
            continue
        if _opens_clause(c, m):
            break  # "(gave 5 million to Chad) and Peru promised boats"
        if before in _TOWARDS or m.i == i:
            near += [g for g in c.group_right(m) if g not in near and not _opens_clause(c, g)]
        elif before in _AROUND and not _AT_AN_OCCASION.intersection(c.s.lows[max(i, m.i - 3) : m.i]):
            far.append(m)  # and not "pledged 5 million at a conference in Kenya, with the assistance of Norway"
    return tuple(near) or _whose(c, i, j) or tuple(far)


def _opens_clause(c: Clauses, m: Mention) -> bool:
    return c.low(m.i - 1) in (",", "and") and c.finite_after(m)


_MENDING = frozenset("reconstruction rebuilding re-building recovery rehabilitation relief refugees victims war-torn".split())
_FOR_WHOM = _MENDING | frozenset("aid assistance funds donors conference".split())  # "a conference for Peru", and not "in Peru"


def cause_of(c: Clauses) -> Mention | None:
    """The country for whose sake donors meet: "funds for the reconstruction of earthquake-devastated Peru", "aid for Peru", "rebuilding efforts in Peru"."""
    for m in c.mentions:
        if m.kind != "country" or m.possessive:
            continue
        k = m.i - 1
        while k > 0 and m.i - k < 5 and c.low(k) not in ("for", "in", "of", "to") and (c.low(k).isalpha() or c.low(k) == "-"):
            k -= 1
        causes = _FOR_WHOM if c.low(k) == "for" else _MENDING if c.low(k) in ("in", "of") else frozenset[str]()
        if not causes.isdisjoint(c.s.lows[max(0, k - 3) : k]):
            return m
    return None


_FORCES = frozenset("army navy coast air armed police national defence defense border red".split())


def _whose(c: Clauses, i: int, j: int) -> tuple[Mention, ...]:
    """ "to 3,000 Palestinian fishermen", "to the Fijian Navy": the people of a country, or its forces."""
    for k in range(i, j):
        tag = c.tags.get(k)
        if tag and k not in c.at and _of_theirs(c, tag):
            before = c.s.lows[max(i, k - 4) : k]
            if any(w in _TOWARDS for w in before):
                return (Mention(c.s, tag.i, tag.j + 1, "country", value=tag.entry.value, country=tag.entry.value),)
    return ()


def _of_theirs(c: Clauses, tag: Tag) -> bool:
    return tag.entry.kind == "adjective" and tag.j < len(c.s) and (c.s.words[tag.j][0].islower() or c.low(tag.j) in _FORCES)


def gets_at(c: Clauses, k: int) -> Mention | None:
    """The one promised something, adjectives in front passed over: "promised newly independent Namibia 90 million dollars"."""
    for i in range(k, min(len(c.s), k + 4)):
        if m := c.at.get(i):
            return m if m.kind in ("person", "official", "country", "people", "org") and not m.possessive else None
        low = c.low(i)
        if (
            not low.isalpha()
            or low in c.c["preposition"]
            or low in c.c["not_name"] - {"new", "newly"}
            or low in c.c["aid_noun"]
            or low in c.c["craft_noun"]
        ):
            return None
    return None


def _text(c: Clauses, i: int, j: int) -> str:
    return " ".join(c.s.words[i:j]).replace("$ ", "$").replace("€ ", "€").replace("£ ", "£") if j > i else ""


def amounts(c: Clauses, k: int, end: int) -> list[Money]:
    """The amounts from k to end; a bare "5 million" has the currency of an amount before it."""
    begin = len(_text(c, 0, k))
    return [m for start, _, m in find_money(_text(c, 0, end)) if start >= begin]


def _further_givers(c: Clauses, k: int, end: int) -> Iterator[Mention]:
    """ "(offered 20 million dollars,) Spain $5 million and Norway 30 million kroner": the verb holds for those whose amount follows at once."""
    for m in c.mentions:
        if k < m.i < end and m.kind in ("country", "org", "official", "person") and not m.possessive:
            before = m.i - 1 - (c.low(m.i - 1) == "the")
            found = find_money(_text(c, m.j, min(end, m.j + 8))) if c.low(before) in (",", "and", "while") else []
            if found and _text(c, m.j, m.j + 8)[: found[0][0]].strip().lower() in _ROUGHLY:
                yield m


_ROUGHLY = frozenset(
    ["", "us", "a", "another", "about", "some", "up to", "a further", "an additional", "nearly", "almost", "more than", "over", "with"]
)


def complete_content(c: Clauses, out: Candidate, k: int, end: int) -> None:
    """Add what the content from k to end says: further givers, who benefits, the amounts."""
    for giver in _further_givers(c, k, end):
        out.add((giver,), Role.PLEDGER)
    if not any(r is Role.RECIPIENT and m.kind != "pronoun" for m, r in out.parties):
        out.add(named_beneficiaries(c, out, k, end), Role.RECIPIENT)
    out.money = amounts(c, k, end)
    out.alone = not any(r is Role.RECIPIENT for _, r in out.parties)


def kind_of_aid(c: Clauses, words: set[str]) -> str:
    """Military, humanitarian or economic aid, by what is given; plain aid when the words do not say."""
    return next((kind.replace("_", " ") for kind in ("military_aid", "humanitarian_aid", "economic_aid") if words & c.c[kind]), "aid")


def judge(c: Clauses, out: Candidate) -> None:
    """A vow against somebody, or a promise to one's own public, is no pledge."""
    assert out.content
    words = c.s.lows[out.content[0] : min(out.content[0] + 9, out.content[1])]
    if "nothing" in words[:3]:
        out.reject = "nothing is promised"
    elif words[:2] == ("that", "no") or set(words[:5]) & c.c["hostile_act"]:
        out.reject = "hostile content: " + " ".join(words[:5])
    elif out.alone and set(c.s.lows[out.content[0] : out.content[1]]) & c.c["domestic_act"]:
        out.reject = "a promise to the own public"
