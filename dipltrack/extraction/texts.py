"""An agreement's text in its sentence → the noun, what it says, and the parties named around it."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit, parties_of
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import Force, agents
from dipltrack.extraction.frames import Trigger
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nominal import Phrase
from dipltrack.model import Role

_MODES = {
    "memorandum": "memorandum", "memoranda": "memorandum", "memorandums": "memorandum", "mou": "memorandum", "mous": "memorandum", "treaty": "treaty", "treaties": "treaty",
    "ceasefire": "ceasefire", "cease-fire": "ceasefire", "truce": "ceasefire", "communique": "joint statement", "communiqué": "joint statement", "declaration": "joint statement",
    "declarations": "joint statement", "statement": "joint statement",
}  # fmt: skip


def claim(c: Clauses, t: Trigger, start: int, force: Force, why: str) -> Candidate:
    """A candidate of the trigger, limited by what stands above its clause."""
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)
    limit(c, out, start)
    return out


def text_after(c: Clauses, k: int) -> tuple[int, bool] | None:
    """The agreement noun of the object at k: (token, weak). Past a "signing of"."""
    for i in range(k, min(len(c.s), k + 16)):
        low = c.low(i)
        if (several := _several_words(c, i)) and i not in c.tags:
            return several, False
        if low in c.c["agreement_noun"] and c.low(i + 1) not in c.c["agreement_noun"]:
            compound = c.tags.get(i)
            if compound is None or compound.j == i + 1:
                return i, low in c.c["weak_agreement_noun"] and c.low(i - 1) != "joint"
        if low in (";", ".", '"', "that", "which", "who", "after", "before", "while", "when", "with", "by", "at", "during", "between") or (
            low in c.c["reporting_verb"] and i > k
        ):
            return None
        if low in c.c["auxiliary"] or (
            low == "," and c.c["agreement_noun"].isdisjoint(c.s.lows[i + 1 : i + 5]) and not _list_of_words(c, i)
        ):
            return None
        if low == "and" and i > k and c.low(i + 1).endswith("ed") and c.mention_from(i + 2):
            return None  # "made a trip and urged Paz to consider a truce"
    return None


def _several_words(c: Clauses, i: int) -> int:
    """The last token of "letter of intent", "cease-fire", "action plan" at token i; 0 for none."""
    for size in (3, 2):
        if i + size <= len(c.s) and " ".join(c.s.lows[i : i + size]).replace(" - ", "-") in c.c["agreement_noun"]:
            return i + size - 1
    return 0


def noun_at(c: Clauses, i: int) -> str:
    """The agreement noun that ends with token i, "cease-fire" as one; else the token itself."""
    joined = f"{c.low(i - 2)}-{c.low(i)}" if c.low(i - 1) == "-" else ""
    return joined if joined in c.c["agreement_noun"] else c.low(i)


def mode_of(c: Clauses, noun: int, default: str) -> str:
    """The mode of an agreement by its noun at token `noun`, or the noun in front of it: "a ceasefire deal"."""
    return _MODES.get(noun_at(c, noun)) or _MODES.get(noun_at(c, noun - 1)) or default


def _list_of_words(c: Clauses, i: int) -> bool:
    return any(c.low(k) == "and" for k in range(i, min(len(c.s), i + 10)))


_OCCASIONS = frozenset("talks meeting meetings negotiations conference summit session mediation".split())


def text_before(c: Clauses, v: int) -> tuple[int, bool] | None:
    """The agreement noun that is the subject of a passive at v: nearest to the left inside its clause."""
    if c.low(v - 1) in _OCCASIONS:
        return None  # "a truce after talks brokered by A"
    for i in range(v - 1, max(-1, v - 22), -1):
        low = noun_at(c, i)
        if low in c.c["agreement_noun"]:
            return i, low in c.c["weak_agreement_noun"]
        if low in (";", '"', "that", "who", "said") or low in c.c["auxiliary"]:
            return None
    return None


def add_agents(c: Clauses, out: Candidate, k: int) -> None:
    """Those by whom it was signed, or in whose presence; or, as mediators, brokered."""
    found = parties_of(agents(c, k) or _witnesses(c, k))
    brokered = bool(found) and not _BROKERED.isdisjoint(c.s.lows[k - 1 : found[0].i])
    out.add(found, Role.MEDIATOR if brokered else Role.SIGNATORY)


def add_represented(c: Clauses, out: Candidate) -> None:
    """ "signed by A on behalf of Peru", "on the part of Chile by B": those who sign, and the state that each of them signs for."""
    for k in range(2, len(c.s) - 2):
        if c.s.lows[k : k + 2] not in (("behalf", "of"), ("part", "of")) or c.low(k - 1) not in ("on", "the"):
            continue
        states = tuple(m for m in c.object_after(k + 1, ("of",)) if m.kind in ("country", "org"))
        own = c.low(k + 2) in ("his", "her") and c.low(k + 3) in ("country", "government", "side")
        at = k - 1 - (c.low(k - 1) == "the") - (c.low(k - 2) == ",")
        signer = c.at.get(at - 1) or c.at.get(at - 2)
        if c.s.lows[at - 1 : at] == ("signed",):  # "while A signed on behalf of Chile"
            signer = c.at.get(at - 2)
        before = (signer,) if (states or own) and signer and signer.kind == "person" else ()
        after = c.object_after(states[-1].j, ("by",)) if states else ()
        out.add(parties_of((*before, *after, *states)), Role.SIGNATORY)


_BROKERED = frozenset(["brokered", "mediated", "facilitated"])


def add_mediators(c: Clauses, out: Candidate, noun: int) -> None:
    """Those by whom the text at token `noun` was brokered: "(agreed) a truce brokered by A"."""
    if c.low(noun + 1) in _BROKERED and several(c, out):
        out.add(parties_of(agents(c, noun + 2)), Role.MEDIATOR)


def _witnesses(c: Clauses, k: int) -> tuple[Mention, ...]:
    """ "(was signed) in the presence of A and B"."""
    for i in range(k, min(len(c.s), k + 12)):
        if c.low(i) in ("presence", "witness") and c.low(i + 1) == "of":
            return c.object_after(i + 1, ("of",))
        if c.low(i) in (";", '"', "that", "which", "before"):
            break
    return ()


def add_parties(c: Clauses, out: Candidate, p: Phrase, after: int, verb_end: int) -> None:
    """Parties around the text: "with B", "between A and B", "a Japan-India pact", "their"."""
    if len(p.countries) > 1:
        for iso in p.countries:
            out.add(
                (next((m for m in p.compounds if m.value == iso), None) or Mention(c.s, p.i, after, "country", value=iso, country=iso),),
                Role.SIGNATORY,
            )
    out.add(tuple(m for m in p.orgs if p.countries), Role.SIGNATORY)
    for k in range(min(after, verb_end), min(len(c.s), max(after, verb_end) + 26)):
        low = c.low(k)
        if k in c.at or k in c.time_at:
            continue
        if low in ("with", "between", "among"):
            group = c.object_after(k, (low,))
            group = tuple(m for m in parties_of(group) if not (m.kind == "country" and m.possessive))
            if group and not _belongs_to_noun(c, k, low):
                out.add(group, Role.SIGNATORY)
                return
        if low in (";", '"', "that", "which", "who", "after", "while", "when", "before") or low in c.c["reporting_verb"]:
            return


def _belongs_to_noun(c: Clauses, k: int, low: str) -> bool:
    """ "to end the war with Iran": the phrase belongs to a noun inside the content."""
    return low == "with" and c.low(k - 1) in ("war", "border", "conflict", "dispute", "line", "accordance", "connection", "dealing", "step")


def content_of(c: Clauses, noun: int) -> tuple[int, int]:
    """The tokens from the noun to the end of what it says."""
    end = noun + 1
    while end < len(c.s) and end - noun < 24 and c.low(end) not in (".", ";", '"'):
        end += 1
    return noun, end


def several(c: Clauses, out: Candidate) -> bool:
    """Whether the candidate's words name more than one party."""
    return (
        len(out.parties) > 1
        or any(m.plural or m.kind == "group" or len(m.countries) > 1 or m.kind == "org" for m, _ in out.parties)
        or between(c, out)
    )


def between(c: Clauses, out: Candidate) -> bool:
    """Whether the one party stands behind "between": the other is named as well, in words that are not read ("between Rey and the miners")."""
    return any("between" in c.s.lows[max(0, m.i - 2) : m.i] for m, _ in out.parties)


def meeting_subject(c: Clauses, v: int) -> bool:
    """Whether a meeting is the subject of the verb group at v: "the summit (also) adopted", "The Summit ended here Sunday and passed"."""
    for k in range(v - 1, max(-1, v - 14), -1):
        if c.low(k) in ("summit", "conference", "meeting", "session", "forum", "talks") and k not in c.time_at:
            return c.low(k - 1) not in c.c["preposition"] and not any(c.low(i) in c.c["reporting_verb"] for i in range(k + 1, v))
        if c.low(k) in (";", '"', "that") or (k in c.at and c.at[k].kind in ("person", "official", "country")):
            return False
    return False
