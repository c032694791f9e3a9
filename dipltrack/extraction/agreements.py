"""Triggers of agreements → candidates: signed texts, deals reached, acts agreed on, ties established."""

from __future__ import annotations

from dipltrack.extraction.candidate import Candidate, limit
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import passive, verb_group
from dipltrack.extraction.frames import Trigger, verb_phrases
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.nominal import Phrase, governed, phrase
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.model import Role

_MODES = {
    "memorandum": "memorandum", "memoranda": "memorandum", "memorandums": "memorandum", "mou": "memorandum", "mous": "memorandum", "treaty": "treaty", "treaties": "treaty",
    "ceasefire": "ceasefire", "cease-fire": "ceasefire", "truce": "ceasefire", "communique": "joint statement", "communiqué": "joint statement", "declaration": "joint statement",
    "declarations": "joint statement", "statement": "joint statement",
}  # fmt: skip
_PARTY_KINDS = ("person", "official", "country", "org", "group", "pronoun", "people")
_STRENGTHEN = frozenset(
    (
        "strengthen boost enhance expand deepen promote improve develop advance increase step intensify foster further widen "
        "consolidate upgrade broaden build push"
    ).split()
)


def agreement(c: Clauses, t: Trigger) -> Candidate | None:
    """The agreement that a trigger claims; None when its words claim none."""
    if t.frame.form == "noun":
        return _noun(c, t)
    if t.frame.name == "sign" and t.form == "ing" and c.low(t.j) == "of" and t.i not in c.at:
        return _signing(c, t)
    if t.i in c.at or (t.i > 0 and c.low(t.i - 1) in ("the", "a", "an", "of")) or c.low(t.j) == "-":
        return None
    if t.frame.name == "agree":
        return _agree(c, t)
    if t.frame.name == "ties":
        return _ties(c, t)
    if t.frame.name == "force":
        return _in_force(c, t)
    return _text_verb(c, t)


def _parties(group: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(m for m in group if m.kind in _PARTY_KINDS or (m.kind == "place" and m.country))


def _base(c: Clauses, t: Trigger, start: int, force: object, why: str) -> Candidate:
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=force, why=why)  # type: ignore[arg-type]
    limit(c, out, start)
    return out


# --- signed, reached --------------------------------------------------------------------------------------------------------------------


def _text_verb(c: Clauses, t: Trigger) -> Candidate | None:
    """ "A and B signed a treaty", "a treaty was signed by A and B", "the accord signed in May by …"."""
    force, start, why = verb_group(c, t.i, t.form)
    is_passive = passive(c, t.i, t.form)
    text = _text_after(c, t.j)
    reduced = t.form == "past" and not is_passive and text is None and _text_before(c, t.i) is not None
    if is_passive or reduced:
        text = _text_before(c, start if is_passive else t.i)
    if text is None:
        return None
    noun, weak = text
    if t.lemma == "exchange" and c.low(noun) not in c.c["exchanged_text"]:
        return None  # "exchanged ideas on its nuclear program"
    if weak and t.lemma in ("approve", "pass", "endorse", "issue", "secure", "cut", "make", "broker", "negotiate", "finalize", "finalise"):
        return None
    out = _base(c, t, start, "past" if reduced else force, why)
    out.mode = _MODES.get(c.low(noun), "signed" if t.frame.name == "sign" else "agreed")
    out.content = _content(c, noun)
    p = phrase(c, noun)
    if is_passive or reduced:
        _add_agents(c, out, t.j)
    else:
        subject = subject_of(c, start) or (subject_after(c, t.j) if t.form == "ing" else ())
        out.add(_parties(subject), Role.MEDIATOR if t.lemma == "broker" else Role.SIGNATORY)
    _with_parties(c, out, p, noun + 1, t.j)
    out.alone = not out.parties or len(out.parties) == 1
    out.definite = p.determiner in ("the", "this", "these") and not p.modifiers  # the one told of before
    out.of_meeting = not out.parties and (is_passive or _meeting_subject(c, start))
    if p.determiner in ("no", "any") or (p.determiner == "" and set(p.modifiers) & {"possible", "proposed"}):
        out.force = "denied" if p.determiner == "no" and out.force == "past" else "weak"
    return out


def _signing(c: Clauses, t: Trigger) -> Candidate | None:
    """ "witnessed the signing of three accords": those who witness it are the parties, unless others are named."""
    text = _text_after(c, t.j + 1)
    if text is None:
        return None
    p = phrase(c, t.i)
    g = governed(c, p, text[0] + 1)
    out = Candidate(t.frame.kind, _MODES.get(c.low(text[0]), "signed"), t, c, force=g.force, why=g.why)
    out.content = _content(c, text[0])
    _with_parties(c, out, phrase(c, text[0]), text[0] + 1, t.j)
    _add_agents(c, out, text[0] + 1)
    if not out.parties:
        subject = subject_of(c, g.at) or subject_after(c, g.at)
        out.add(_parties(subject), Role.SIGNATORY)
    out.alone = not _several(c, out)
    return out


def _meeting_subject(c: Clauses, v: int) -> bool:
    """Whether a meeting is the subject of the verb group at v: "the summit (also) adopted", "The Summit ended here Sunday and passed"."""
    for k in range(v - 1, max(-1, v - 14), -1):
        if c.low(k) in ("summit", "conference", "meeting", "session", "forum", "talks") and k not in c.time_at:
            return c.low(k - 1) not in c.c["preposition"] and not any(c.low(i) in c.c["reporting_verb"] for i in range(k + 1, v))
        if c.low(k) in (";", '"', "that") or (k in c.at and c.at[k].kind in ("person", "official", "country")):
            return False
    return False


def _text_after(c: Clauses, k: int) -> tuple[int, bool] | None:
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
        if low in c.c["auxiliary"] or (low == "," and c.low(i + 1) not in c.c["agreement_noun"] and not _list_of_words(c, i)):
            return None
        if low == "and" and i > k and c.low(i + 1).endswith("ed") and c.mention_from(i + 2):
            return None  # "made a trip and urged Paz to consider a truce"
    return None


def _several_words(c: Clauses, i: int) -> int:
    """The last token of "letter of intent", "exchange of notes", "action plan" at token i; 0 for none."""
    for size in (3, 2):
        if i + size <= len(c.s) and " ".join(c.s.lows[i : i + size]) in c.c["agreement_noun"]:
            return i + size - 1
    return 0


def _list_of_words(c: Clauses, i: int) -> bool:
    return any(c.low(k) == "and" for k in range(i, min(len(c.s), i + 10)))


def _text_before(c: Clauses, v: int) -> tuple[int, bool] | None:
    """The agreement noun that is the subject of a passive at v: nearest to the left inside its clause."""
    for i in range(v - 1, max(-1, v - 22), -1):
        low = c.low(i)
        if low in c.c["agreement_noun"]:
            return i, low in c.c["weak_agreement_noun"]
        if low in (";", '"', "that", "who", "said") or low in c.c["auxiliary"]:
            return None
    return None


def _add_agents(c: Clauses, out: Candidate, k: int) -> None:
    """Those by whom it was signed or, as mediators, brokered."""
    agents = _parties(_by(c, k))
    brokered = bool(agents) and not _BROKERED.isdisjoint(c.s.lows[k - 1 : agents[0].i])
    out.add(agents, Role.MEDIATOR if brokered else Role.SIGNATORY)


_BROKERED = frozenset(["brokered", "mediated", "facilitated"])


def _by(c: Clauses, k: int) -> tuple[Mention, ...]:
    """The agents of a passive: "signed (in Doha) (on Friday) by A and B"."""
    for i in range(k, min(len(c.s), k + 16)):
        low = c.low(i)
        if low == "by":
            return c.object_after(i, ("by",))
        if low == "presence" and c.low(i + 1) == "of":
            return c.object_after(i + 1, ("of",))
        if low in ("between", "with"):
            return c.object_after(i, (low,))
        if low in (";", '"', "that", "which", "before") and i not in c.at:
            return ()
    return ()


def _with_parties(c: Clauses, out: Candidate, p: Phrase, after: int, verb_end: int) -> None:
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
            group = tuple(m for m in _parties(group) if not (m.kind == "country" and m.possessive))
            if group and not _belongs_to_noun(c, k, low):
                out.add(group, Role.SIGNATORY)
                return
        if low in (";", '"', "that", "which", "who", "after", "while", "when", "before") or low in c.c["reporting_verb"]:
            return


def _belongs_to_noun(c: Clauses, k: int, low: str) -> bool:
    """ "to end the war with Iran": the phrase belongs to a noun inside the content."""
    return low == "with" and c.low(k - 1) in ("war", "border", "conflict", "dispute", "line", "accordance", "connection", "dealing", "step")


def _content(c: Clauses, noun: int) -> tuple[int, int]:
    end = noun + 1
    while end < len(c.s) and end - noun < 24 and c.low(end) not in (".", ";", '"'):
        end += 1
    return noun, end


# --- agree -------------------------------------------------------------------------------------------------------------------------------


def _agree(c: Clauses, t: Trigger) -> Candidate | None:
    force, start, why = verb_group(c, t.i, t.form)
    subject = _parties(subject_of(c, start))
    if not subject and t.form == "ing":
        subject = _parties(subject_after(c, t.j)) or _parties(subject_of(c, t.i))
    k = c.skip_right(t.j)
    partners: tuple[Mention, ...] = ()
    if c.low(k) in ("with",) and (m := c.at.get(k + 1) or c.at.get(k + 2)):
        partners = _parties(c.group_right(m))
        k = c.skip_right(partners[-1].j) if partners else k
    k = c.skip_right(_past_occasion(c, k))
    k = k + 1 if c.low(k) == "here" else k
    k = c.skip_right(k)
    low = c.low(k)
    out = _base(c, t, start, force, why)
    out.add(subject, Role.SIGNATORY)
    out.add(partners, Role.SIGNATORY)
    text = _text_after(c, k + 1) if low == "on" else _text_after(c, k)
    out.mode = _MODES.get(c.low(text[0]), "agreed") if text and _MODES.get(c.low(text[0])) == "ceasefire" else "agreed"
    if t.lemma == "decide" and not _several(c, out) and not _meeting_subject(c, start):
        return None
    if low == "to" and c.low(k + 1).isalpha():
        if _generic(c, k + 1):
            return None
        out.content = (k + 1, _content_end(c, k + 1))
    elif low == "on" and force == "denied" and t.lemma != "decide":
        out.content = (k + 1, _content_end(c, k + 1))  # "failed to agree on a stance": what it was to be does not matter
    elif low == "on" and t.lemma != "decide":
        noun = _text_after(c, k + 1)
        if noun is None or c.low(k + 2) in c.c["shared_view"] or c.low(k + 1) in c.c["shared_view"]:
            return None
        out.content = (k + 1, _content_end(c, k + 1))
    elif low == "that" and (act := _act_of_theirs(c, k + 1)):
        if _generic(c, act):
            return None
        out.content = (k + 1, _content_end(c, k + 1))
    elif (found := _text_after(c, k)) and low != "that":
        out.content = (k, _content_end(c, k))
        out.weight -= 0.1 if found[1] else 0
    else:
        return None
    out.alone = not _several(c, out)
    out.of_meeting = not out.parties and _meeting_subject(c, start)
    if out.alone and not partners and any(m.kind in ("person", "official", "country") for m in subject):
        out.weight -= 0.2
    return out


def _act_of_theirs(c: Clauses, k: int) -> int:
    """The verb of "(agreed that) they would build a dam": what the parties themselves will do; 0 for views and for what others will do."""
    m = c.at.get(k) or (c.at.get(k + 1) if c.low(k) == "the" else None)
    if m is None or m.possessive or not (m.kind == "group" or (m.kind == "pronoun" and m.plural)):
        return 0
    verb = c.skip_adverbs_right(m.j)
    if c.low(verb) not in ("would", "will", "should"):
        return 0
    verb = c.skip_adverbs_right(verb + 1)
    return verb if c.low(verb).isalpha() and c.low(verb) not in ("be", "have", "not", "need", "remain") else 0


def _past_occasion(c: Clauses, k: int) -> int:
    """Past "at their bilateral talks", "during the meeting" between the verb and its content."""
    if c.low(k) in ("at", "during", "in"):
        for i in range(k + 1, min(len(c.s), k + 8)):
            if c.low(i) in (
                "talks",
                "meeting",
                "summit",
                "discussions",
                "session",
                "negotiations",
                "dinner",
                "lunch",
                "conference",
                "ceremony",
                "call",
                "conversation",
                "principle",
            ):
                return i + 1
    return k


def _several(c: Clauses, out: Candidate) -> bool:
    return len(out.parties) > 1 or any(m.plural or m.kind == "group" or len(m.countries) > 1 or m.kind == "org" for m, _ in out.parties)


def _generic(c: Clauses, k: int) -> bool:
    """ "agreed to work together", "agreed to strengthen ties": no concrete act. "to continue the talks" says no more."""
    verb = c.low(k)
    if verb in c.c["generic_act"] or (
        verb in ("further", "jointly", "closely", "also") and (c.low(k + 1) in c.c["generic_act"] or c.low(k + 1) in _STRENGTHEN)
    ):
        return True
    if verb in _STRENGTHEN or verb == "further":
        window = c.s.lows[k + 1 : k + 9]
        for n, low in enumerate(window):
            if low in c.c["generic_object"]:
                return True
            if low in ("to", "for", "by", "in", "on", "through", "of", ",") and n:
                return False
    return False


def _content_end(c: Clauses, k: int) -> int:
    end = k
    while end < len(c.s) and end - k < 40 and c.low(end) not in (".", ";", '"'):
        end += 1
    return end


def _in_force(c: Clauses, t: Trigger) -> Candidate | None:
    """ "A treaty between A and B entered into force": the text is the subject."""
    force, start, why = verb_group(c, t.i, t.form)
    text = _text_before(c, start)
    if text is None or text[1]:
        return None
    out = _base(c, t, start, force, why)
    out.mode = _MODES.get(c.low(text[0]), "treaty")
    out.content = _content(c, text[0])
    _with_parties(c, out, phrase(c, text[0]), text[0] + 1, text[0] + 1)
    out.alone = not _several(c, out)
    return out


# --- ties, nouns --------------------------------------------------------------------------------------------------------------------------


def _ties(c: Clauses, t: Trigger) -> Candidate | None:
    window = c.s.lows[t.j : t.j + 6]
    if not ({"relations", "ties"} & set(window) and {"diplomatic", "full", "consular", "ambassadorial"} & set(window)):
        return None
    force, start, why = verb_group(c, t.i, t.form)
    subject = _parties(subject_of(c, start))
    out = _base(c, t, start, force, why)
    out.mode = "ties"
    out.add(subject, Role.SIGNATORY)
    noun = next(t.j + n for n, w in enumerate(window) if w in ("relations", "ties"))
    _with_parties(c, out, phrase(c, noun), noun + 1, t.j)
    out.content = (t.j, noun + 1)
    out.alone = not _several(c, out)
    return out


def _noun(c: Clauses, t: Trigger) -> Candidate | None:
    """An agreement as a noun counts only with parties and a word that says it was made: "the US-Iran agreement signed in June", "the deal Iran struck with …"."""
    if t.i in c.at or any(tag.i <= t.i < tag.j for tag in c.tags.values()):
        return None
    signing = verb_phrases(c.c["signing_verb"])
    made = next(
        (
            k
            for k in range(t.j, min(len(c.s), t.j + 10))
            if tuple(c.s.lows[k : k + 1]) in signing and signing[tuple(c.s.lows[k : k + 1])] == "past"
        ),
        None,
    )
    if made is None or any(c.low(k) in (";", '"', ".") or (c.low(k) in c.c["auxiliary"]) for k in range(t.j, made)):
        return None
    p = phrase(c, t.i)
    out = Candidate(t.frame.kind, _MODES.get(c.low(t.i), "signed"), t, c)
    _add_agents(c, out, made + 1)
    middle = [m for m in c.mentions if t.j <= m.i < made]
    out.add(_parties(tuple(middle)), Role.SIGNATORY)
    _with_parties(c, out, p, t.j, t.j)
    if len(out.parties) < 2 and not any(m.plural for m, _ in out.parties):
        return None
    out.content = _content(c, t.i)
    return out
