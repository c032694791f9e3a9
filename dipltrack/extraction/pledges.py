"""Triggers of pledges → candidates: one party commits to another, or gives."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import agents, passive, verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.money import find_money
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.model import Money, Role

_PARTY_KINDS = ("person", "official", "country", "org", "group", "pronoun", "people")


def pledge(c: Clauses, t: Trigger) -> Candidate | None:
    """The pledge that a trigger claims; None when its words claim none."""
    if t.frame.form == "noun":
        return _assurance(c, t)
    before = c.low(t.i - 1)
    if t.i in c.at or before in ("the", "a", "an", "of", "its", "his", "their", "this", "'s", "her", "our") or c.low(t.j) == "-":
        return None
    if c.low(c.skip_left(t.i - 1)) in ("become", "became", "remain", "remains", "remained", "less", "more", "seem", "seems") or c.low(
        t.i - 1
    ) in ("less", "more"):
        return None
    force, start, why = verb_group(c, t.i, t.form)
    if passive(c, t.i, t.form):
        return _passive(c, t, start)
    if t.form == "base" and force == "present" and before not in ("", ",", "and", "we", "to") and subject_of(c, start) == ():
        return None
    subject = _actors(subject_of(c, start))
    if not subject and t.form == "ing":
        subject = _actors(subject_after(c, t.j))
    if not subject:
        return None
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    out.add(subject, Role.PLEDGER)
    limit(c, out, start)
    ok = {"pledge": _vow, "assure": _assure, "offer": _give, "give aid": _give}[t.frame.name](c, t, out)
    if not ok:
        return None
    _hostile(c, out)
    return out


def _actors(group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(m for m in group if m.kind in _PARTY_KINDS or (m.kind == "place" and m.country))


def _end(c: Clauses, k: int) -> int:
    """The end of the content: the sentence, a semicolon, a closing quotation, or a new clause with "but"."""
    end = k
    while end < len(c.s) and end - k < 45 and c.low(end) not in (";", '"', "but", "--"):
        if c.low(end) == "." and end >= len(c.s) - 2:
            break
        if c.low(end) in ("said", "says", "told") and end > k:
            break
        end += 1
    return end


_TOWARDS = frozenset(
    (
        "to for with help helping support assist defend provide give supply toward towards supporting aid protect back send "
        "grant offer lend sell train arm equip"
    ).split()
)
_AROUND = frozenset(["of", "in", "between", "and", "strengthen", "on"])


def _foreign_in(c: Clauses, out: Candidate, i: int, j: int) -> tuple[Mention, ...]:
    """Those whom the content names as its beneficiaries: after to, for, with, help …; failing these, after of, in or between."""
    near: list[Mention] = []
    far: list[Mention] = []
    for m in c.mentions:
        if not i <= m.i < j or m.kind not in ("country", "people", "org", "official", "person") or any(m is p for p, _ in out.parties):
            continue
        before = c.low(m.i - 1)
        if before in _TOWARDS or m.i == i:
            near += [g for g in c.group_right(m) if g not in near]
        elif before in _AROUND:
            far.append(m)
    return tuple(near) or _whose(c, i, j) or tuple(far)


def _whose(c: Clauses, i: int, j: int) -> tuple[Mention, ...]:
    """ "to 3,000 Palestinian fishermen", "for Mozambican refugees": the people of a country."""
    for k in range(i, j):
        tag = c.tags.get(k)
        if tag and tag.entry.kind == "adjective" and k not in c.at and c.low(tag.j).isalpha() and c.s.words[tag.j][0].islower():
            before = c.s.lows[max(i, k - 4) : k]
            if any(w in _TOWARDS for w in before):
                return (Mention(c.s, tag.i, tag.j + 1, "country", value=tag.entry.value, country=tag.entry.value),)
    return ()


def _vow(c: Clauses, t: Trigger, out: Candidate) -> bool:
    k = c.skip_right(t.j)
    if t.lemma == "undertake" and c.low(k) != "to":
        return False
    if (
        t.lemma == "commit"
        and c.low(k) not in ("to", "itself", "themselves", "himself", "herself")
        and not find_money(_text(c, k, _end(c, k)))
    ):
        return False
    if m := _recipient_at(c, k):
        out.add(c.group_right(m), Role.RECIPIENT)
    end = _end(c, k)
    out.content = (k, end)
    if c.low(k) in (",", ".", '"') and t.lemma != "commit":
        return False
    return _common(c, out, k, end)


def _recipient_at(c: Clauses, k: int) -> Mention | None:
    """The one promised something, adjectives in front passed over: "promised newly independent Namibia 90 million dollars"."""
    for i in range(k, min(len(c.s), k + 4)):
        if m := c.at.get(i):
            return m if m.kind in ("person", "official", "country", "people", "org") and not m.possessive else None
        low = c.low(i)
        if not low.isalpha() or low in c.c["preposition"] or low in c.c["not_name"] - {"new", "newly"} or low in c.c["aid_noun"]:
            return None
    return None


def _assure(c: Clauses, t: Trigger, out: Candidate) -> bool:
    k = c.skip_right(t.j)
    m = c.at.get(k)
    if m and m.kind in ("person", "official", "country", "people", "org", "group", "pronoun") and not m.possessive:
        out.add(c.group_right(m), Role.RECIPIENT)
    elif not ({*c.s.lows[k : k + 6]} & c.c["aid_noun"]):
        return False
    end = _end(c, k)
    out.content = (m.j if m else k, end)
    return _common(c, out, k, end)


def _give(c: Clauses, t: Trigger, out: Candidate) -> bool:
    """A gift needs something given: money, or a noun of aid, in the object."""
    k = c.skip_right(t.j)
    end = _end(c, k)
    window = set(c.s.lows[k : min(end, k + 16)])
    money = find_money(_text(c, k, min(end, k + 24)))
    if t.frame.name == "offer" and c.low(k) == "to" and c.low(k + 1).isalpha() and k + 1 not in c.at:
        # "offered to send grain to Chile": an act for somebody
        out.content, out.mode = (k, end), "offer"
        return _common(c, out, k, end)
    crafts = frozenset() if t.lemma in ("send", "deliver", "dispatch") else c.c["craft_noun"]
    if not money and window.isdisjoint(c.c["aid_noun"]) and window.isdisjoint(crafts):
        return False
    if t.lemma == "announce" and not (money or window & {"aid", "assistance", "donation", "contribution", "loan", "grant", "package"}):
        return False
    m = _recipient_at(c, k)
    if m and m.kind != "person":
        out.add(c.group_right(m), Role.RECIPIENT)
    elif c.low(k) == "to" and t.lemma != "offer" and not m:
        return False
    out.content = (k, end)
    out.mode = "offer" if t.frame.name == "offer" else _kind_of_aid(window)
    if out.force == "future":
        out.force, out.why = "past", "announced: " + out.why
    return _common(c, out, k, end)


_WON = frozenset(
    "won win wins received receive receives got get gets obtained obtain secured secure extracted extract sought winning".split()
)
_GIVEN = frozenset(
    "gave give gives given made make makes offered offer offers renewed renew renews repeated conveyed issued giving".split()
)


def _assurance(c: Clauses, t: Trigger) -> Candidate | None:
    """ "won assurances from X (that …)" is X's pledge; "gave assurances to Y" the subject's."""
    k = t.i - 1
    while (
        k >= 0
        and k not in c.at
        and (
            c.low(k) in ("a", "an", "the", "new", "fresh", "firm", "further", "written", "public", "his", "her", "its", "their")
            or c.low(k).endswith("al")
        )
    ):
        k -= 1
    verb = c.low(k)
    if verb not in _WON and verb not in _GIVEN:
        return None
    form = (
        "ing"
        if verb.endswith("ing")
        else "base"
        if verb in ("win", "receive", "get", "obtain", "secure", "extract", "give", "make", "offer", "renew")
        else "past"
    )
    force, start, why = verb_group(c, k, form)
    subject = _actors(subject_of(c, start))
    other = _actors(c.object_after(t.j, ("from",) if verb in _WON else ("to",)))
    if not subject or (verb in _WON and not other):
        return None
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    # the one who gives comes second in "won … from": a counterpart takes its office from the subject, so both are resolved in order of words
    out.add(subject, Role.RECIPIENT if verb in _WON else Role.PLEDGER)
    out.add(other, Role.PLEDGER if verb in _WON else Role.RECIPIENT)
    out.content = (t.i, _end(c, t.j))
    out.alone = not other
    limit(c, out, start)
    _hostile(c, out)
    return out


def _kind_of_aid(words: set[str]) -> str:
    """Military, humanitarian or economic aid, by what is given; plain aid when the words do not say."""
    if words & {
        "weapons",
        "weapon",
        "arms",
        "tanks",
        "missiles",
        "ammunition",
        "military",
        "troops",
        "jets",
        "vehicles",
        "artillery",
        "defence",
        "defense",
    }:
        return "military aid"
    if words & {
        "food",
        "relief",
        "humanitarian",
        "refugees",
        "tents",
        "medicine",
        "medicines",
        "vaccine",
        "vaccines",
        "doses",
        "rice",
        "wheat",
        "emergency",
        "blankets",
    }:
        return "humanitarian aid"
    return (
        "economic aid"
        if words
        & {"loan", "loans", "grant", "grants", "credit", "credits", "investment", "debt", "economic", "budget", "funding", "infrastructure"}
        else "aid"
    )


def _passive(c: Clauses, t: Trigger, start: int) -> Candidate | None:
    """ "Further support was pledged by Korea (to Fiji)"; without an agent the context has to give it."""
    givers, promised = _actors(agents(c, t.j)), _actors(subject_of(c, start))
    if t.lemma in ("promise", "offer", "assure") and givers and promised:
        # "Chile was promised helicopters by Peru": who stands before the verb is to get it
        out = Candidate(t.frame.kind, t.frame.mode, t, c)
        out.add(givers, Role.PLEDGER)
        out.add(promised, Role.RECIPIENT)
        out.content = (t.j, _end(c, t.j))
        _hostile(c, out)
        return out
    window = c.s.lows[max(0, start - 14) : start]
    if not (set(window) & c.c["aid_noun"] or find_money(_text(c, max(0, start - 14), start))):
        return None
    out = Candidate(t.frame.kind, "aid" if t.frame.name != "assure" else t.frame.mode, t, c)
    out.add(givers, Role.PLEDGER)
    out.content = (max(0, start - 14), start)
    out.alone = True
    if t.frame.name != "pledge" and not givers:
        return None
    return out


def _text(c: Clauses, i: int, j: int) -> str:
    return " ".join(c.s.words[i:j]).replace("$ ", "$").replace("€ ", "€").replace("£ ", "£") if j > i else ""


def _common(c: Clauses, out: Candidate, k: int, end: int) -> bool:
    if not any(r is Role.RECIPIENT and m.kind != "pronoun" for m, r in out.parties):
        out.add(_foreign_in(c, out, k, end), Role.RECIPIENT)
    out.money = [m for _, _, m in find_money(_text(c, k, end))] or list[Money]()
    out.alone = not any(r is Role.RECIPIENT for _, r in out.parties)
    return True


def _hostile(c: Clauses, out: Candidate) -> None:
    """A vow against somebody, or a promise to one's own public, is no pledge."""
    assert out.content
    words = c.s.lows[out.content[0] : min(out.content[0] + 9, out.content[1])]
    if words[:2] == ("that", "no") or set(words[:5]) & c.c["hostile_act"]:
        out.reject = "hostile content: " + " ".join(words[:5])
    elif out.alone and set(c.s.lows[out.content[0] : out.content[1]]) & c.c["domestic_act"]:
        out.reject = "a promise to the own public"
