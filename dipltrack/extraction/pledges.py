"""Triggers of pledges → candidates: one party commits to another, or gives."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit, parties_of
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import agents, passive, verb_group
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.promised import amounts, complete_content, end_of, gets_at, judge, kind_of_aid, named_beneficiaries
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.model import Role


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
    subject = parties_of(subject_of(c, start))
    if start == t.i and force == "present" and _is_noun(c, t, subject):
        return None
    if not subject and t.form == "ing":
        subject = parties_of(subject_after(c, t.j))
    if not subject:
        return None
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    out.add(subject, t.frame.roles[0])
    limit(c, out, start)
    ok = {"pledge": _vow, "assure": _assure, "offer": _give, "give aid": _give, "forgive debt": _forgive, "receive aid": _receive}[
        t.frame.name
    ](c, t, out)
    if not ok:
        return None
    judge(c, out)
    return out


_BEFORE_VERB = frozenset(', " and or but who which that we they i you it he she to all both also'.split())


def _is_noun(c: Clauses, t: Trigger, subject: tuple[Mention, ...]) -> bool:
    """Whether a form without auxiliaries is the noun: "world pledges topped …", "Japanese grant aid", "the US pledge of help"."""
    if t.form not in ("base", "third"):
        return False
    k = c.skip_left(t.i - 1)
    before = c.low(k)
    if c.low(t.j) == "of" or (k not in c.at and before not in _BEFORE_VERB):
        return True
    alone = len(subject) == 1 and not subject[0].plural and subject[0].kind != "group"
    return t.form == "base" and k in c.at and alone and k == subject[0].j - 1


def _vow(c: Clauses, t: Trigger, out: Candidate) -> bool:
    k = c.skip_right(t.j)
    if t.lemma == "undertake" and c.low(k) != "to":
        return False
    if t.lemma == "commit" and c.low(k) not in ("to", "itself", "themselves", "himself", "herself") and not amounts(c, k, end_of(c, k)):
        return False
    if m := gets_at(c, k):
        out.add(c.group_right(m), Role.RECIPIENT)
    end = end_of(c, k)
    out.content = (k, end)
    if c.low(k) in (",", ".", '"') and t.lemma != "commit":
        return False
    if amounts(c, k, min(end, k + 8)):
        out.mode = kind_of_aid(c, set(c.s.lows[k:end]))
    complete_content(c, out, k, end)
    return True


def _assure(c: Clauses, t: Trigger, out: Candidate) -> bool:
    k = c.skip_right(t.j)
    m = c.at.get(k)
    if m and m.kind in ("person", "official", "country", "people", "org", "group", "pronoun") and not m.possessive:
        out.add(c.group_right(m), Role.RECIPIENT)
    elif (c.c["aid_noun"] | c.c["craft_noun"]).isdisjoint(c.s.lows[k : k + 6]):
        return False
    end = end_of(c, k)
    out.content = (m.j if m else k, end)
    complete_content(c, out, k, end)
    return True


def _give(c: Clauses, t: Trigger, out: Candidate) -> bool:
    """A gift needs something given: money, or a noun of aid, in the object."""
    k = c.skip_right(t.j)
    end = end_of(c, k)
    window = set(c.s.lows[k : min(end, k + 16)])
    money = amounts(c, k, min(end, k + 24))
    if t.frame.name == "offer" and c.low(k) == "to" and c.low(k + 1).isalpha() and k + 1 not in c.at:
        # "offered to send grain to Chile": an act for somebody
        out.content, out.mode = (k, end), "offer"
        complete_content(c, out, k, end)
        return True
    if t.lemma == "approve" and t.form == "ing":
        return False  # "signed a deal approving a loan": what the deal says
    m = gets_at(c, k)
    gift = t.lemma == "donate" and (m is not None or bool(named_beneficiaries(c, out, k, end)))  # whatever is donated to a foreign party
    if not money and not gift and window.isdisjoint(c.c["aid_noun"]) and not _sent_for_them(c, t, out, window):
        return False
    if t.lemma in ("announce", "approve") and (not money or t.lemma == "approve") and window.isdisjoint(c.c["announced_aid"]):
        return False
    if m and m.kind != "person":
        out.add(c.group_right(m), Role.RECIPIENT)
    elif c.low(k) == "to" and t.lemma != "offer" and not m:
        return False
    out.content = (k, end)
    out.mode = "offer" if t.frame.name == "offer" else kind_of_aid(c, window)
    _announced(out)
    complete_content(c, out, k, end)
    return True


def _forgive(c: Clauses, t: Trigger, out: Candidate) -> bool:
    """ "wrote off Mali's debt (to it)", "cancelled 20 million dollars of Malian debt": whose debt it is gets the gift."""
    debt = next((k for k in range(t.j, min(len(c.s), t.j + 12)) if c.low(k) in ("debt", "debts")), None)
    if debt is None or any(c.low(k) in c.c["preposition"] and c.low(k) != "of" for k in range(t.j, debt)):
        return False
    end = end_of(c, t.j)
    stop = next((k for k in range(debt, end) if c.low(k) == "to"), end)
    out.add(tuple(m for m in c.mentions if t.j <= m.i < stop and m.kind in ("country", "people")), Role.RECIPIENT)
    out.content = (t.j, end)
    _announced(out)
    complete_content(c, out, t.j, end)
    return True


def _receive(c: Clauses, t: Trigger, out: Candidate) -> bool:
    """ "received a loan from France": the gift of whoever is named behind "from"."""
    k = c.skip_right(t.j)
    source = next((i for i in range(k, min(len(c.s), k + 16)) if c.low(i) == "from"), None)
    if (
        source is None
        or c.c["announced_aid"].isdisjoint(c.s.lows[k:source])
        or not {",", ";", "and", "that"}.isdisjoint(c.s.lows[k:source])
    ):
        return False
    givers = parties_of(c.object_after(source, ("from",)))
    out.add(givers, Role.PLEDGER)
    out.content, out.money = (k, source), amounts(c, k, source)
    out.mode = kind_of_aid(c, set(c.s.lows[k:source]))
    return bool(givers) and out.force == "past"


def _announced(out: Candidate) -> None:
    """A gift to come is a promise made."""
    if out.force == "future":
        out.force, out.why = "past", "announced: " + out.why


def _sent_for_them(c: Clauses, t: Trigger, out: Candidate, window: set[str]) -> bool:
    """Whether ships, vehicles or troops are a gift: any that are given, but of those sent only what is promised or is to help."""
    if window.isdisjoint(c.c["craft_noun"]):
        return False
    return t.lemma not in ("send", "deliver", "dispatch") or out.force == "future" or not window.isdisjoint(c.c["help_word"])


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
    subject = parties_of(subject_of(c, start))
    other = parties_of(_behind_its_object(c, t.j, "from" if verb in _WON else "to"))
    if not subject or (verb in _WON and not other):
        return None
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    # the one who gives comes second in "won … from": a counterpart takes its office from the subject, so both are resolved in order of words
    out.add(subject, Role.RECIPIENT if verb in _WON else Role.PLEDGER)
    out.add(other, Role.PLEDGER if verb in _WON else Role.RECIPIENT)
    out.content = (t.i, end_of(c, t.j))
    out.alone = not other
    limit(c, out, start)
    judge(c, out)
    return out


def _behind_its_object(c: Clauses, k: int, preposition: str) -> tuple[Mention, ...]:
    """Who is named behind "(pledges) from", "(pledges) of further funds from": an of-phrase may stand between."""
    if c.low(k) == "of":
        k = next((i for i in range(k + 1, min(len(c.s), k + 8)) if c.low(i) in (preposition, ",", "and", "that")), k)
    return c.object_after(k, (preposition,))


def _passive(c: Clauses, t: Trigger, start: int) -> Candidate | None:
    """ "Further support was pledged by Korea (to Fiji)"; without an agent the context has to give it."""
    givers, promised = parties_of(agents(c, t.j)), parties_of(subject_of(c, start))
    if t.lemma in ("promise", "offer", "assure") and givers and promised:
        # "Chile was promised helicopters by Peru": who stands before the verb is to get it
        out = Candidate(t.frame.kind, t.frame.mode, t, c)
        out.add(givers, Role.PLEDGER)
        out.add(promised, Role.RECIPIENT)
        out.content = (t.j, end_of(c, t.j))
        judge(c, out)
        return out
    first = max(0, start - 14)
    money = amounts(c, first, start)
    if not money and (c.c["aid_noun"] | c.c["craft_noun"]).isdisjoint(c.s.lows[first:start]):
        return None
    if t.frame.name != "pledge" and not givers:
        return None
    if t.lemma == "announce" and not money and c.low(start - 2) == "the":
        return None  # "the donation was announced by …": the one just told
    if t.lemma in ("announce", "approve") and c.c["announced_aid"].isdisjoint(c.s.lows[first:start]):
        return None
    out = Candidate(t.frame.kind, "aid" if t.frame.name != "assure" else t.frame.mode, t, c)
    out.add(givers, Role.PLEDGER)
    if not givers:  # "20 million dollars from Peru have been pledged"
        out.add(
            next((g for k in range(first, start) if (g := parties_of(c.object_after(k, ("from",)))) and c.low(k) == "from"), ()),
            Role.PLEDGER,
        )
    out.add(_given_to(c, givers[-1].j if givers else t.j), Role.RECIPIENT)
    out.content = (first, start)
    out.money = money
    out.alone = not any(role is Role.RECIPIENT for _, role in out.parties)
    return out


def _given_to(c: Clauses, k: int) -> tuple[Mention, ...]:
    """Who gets it, behind a passive and its agent: "(was handed over by the envoy) at a ceremony to Minister Paz"."""
    for i in range(k, min(len(c.s), k + 8)):
        if c.low(i) in ("to", "for") and i not in c.at and (found := parties_of(c.object_after(i, (c.low(i),)))):
            return found
        if c.low(i) in (";", '"', "that", "and", "who", "which") or c.low(i) in c.c["auxiliary"]:
            break
    return ()
