"""Triggers of agreements → candidates: signed texts, deals reached, acts agreed on, ties established."""

from __future__ import annotations

from dataclasses import replace

from dipltrack.extraction.agreed import agree
from dipltrack.extraction.candidate import Candidate, parties_of
from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.force import Force, passive, verb_group
from dipltrack.extraction.frames import Trigger, verb_phrases
from dipltrack.extraction.governing import governed
from dipltrack.extraction.nominal import Phrase, phrase
from dipltrack.extraction.subjects import subject_after, subject_of
from dipltrack.extraction.texts import (
    add_agents,
    add_mediators,
    add_parties,
    add_represented,
    between,
    claim,
    content_of,
    meeting_subject,
    mode_of,
    several,
    text_after,
    text_before,
)
from dipltrack.model import Role


def agreement(c: Clauses, t: Trigger) -> Candidate | None:
    """The agreement that a trigger claims; None when its words claim none."""
    if t.frame.form == "noun":
        return _ceremony(c, t) if t.frame.name == "signing ceremony" else _noun(c, t)
    if t.frame.name == "sign" and t.form == "ing" and c.low(t.j) == "of" and t.i not in c.at:
        return _signing(c, t)
    if t.i in c.at or (t.i > 0 and c.low(t.i - 1) in ("the", "a", "an", "of")) or c.low(t.j) == "-":
        return None
    if t.frame.name == "agree":
        return agree(c, t)
    if t.frame.name == "ties":
        return _ties(c, t)
    if t.frame.name == "force":
        return _in_force(c, t)
    return _text_verb(c, t)


def _text_verb(c: Clauses, t: Trigger) -> Candidate | None:
    """ "A and B signed a treaty", "a treaty was signed by A and B", "the accord signed in May by …"."""
    force, start, why = verb_group(c, t.i, t.form)
    is_passive = passive(c, t.i, t.form)
    partners = parties_of(c.object_after(t.j, ("with",))) if c.low(c.skip_right(t.j)) == "with" else ()
    text = text_after(c, partners[-1].j if partners else t.j)  # "will sign with her counterpart a memorandum"
    reduced = t.form == "past" and not is_passive and text is None and text_before(c, t.i) is not None
    if is_passive or reduced:
        text = text_before(c, start if is_passive else t.i)
    if text is None and t.frame.name == "sign" and c.low(t.j) in ("for", "on"):
        return _signed_for(c, t, start, force, why)
    if text is None or (t.lemma == "negotiate" and (force == "present" or reduced)):
        return None  # "are negotiating an accord", "the accord, negotiated over four years": not agreed by that
    noun, weak = text
    if t.lemma == "exchange" and c.low(noun) not in c.c["exchanged_text"]:
        return None  # "exchanged ideas on its nuclear program"
    if weak and t.lemma in ("approve", "pass", "endorse", "issue", "secure", "cut", "make", "broker", "negotiate", "finalize", "finalise"):
        return None
    out = claim(c, t, start, "past" if reduced else force, why)
    out.mode = mode_of(c, noun, "signed" if t.frame.name == "sign" else "agreed")
    out.content = content_of(c, noun)
    p = phrase(c, noun)
    bare = not p.modifiers and not p.owners and c.low(noun + 1) not in ("on", "to", "for", "between", "of", "with", "that", "which")
    out.definite = bare and p.determiner in ("the", "this", "these")  # "the accord was signed in Lima"
    if is_passive or reduced:
        add_agents(c, out, t.j)
    else:
        subject = subject_of(c, start) or (subject_after(c, t.j) if t.form == "ing" else ())
        out.add(parties_of(subject), Role.MEDIATOR if t.lemma == "broker" else Role.SIGNATORY)
        out.add(partners, Role.SIGNATORY)
    add_parties(c, out, p, noun + 1, t.j)
    add_represented(c, out)
    out.alone = len(out.parties) < 2 and not between(c, out)
    add_mediators(c, out, noun)
    out.of_meeting = not out.parties and (is_passive or meeting_subject(c, start))
    if p.determiner in ("no", "any") or (p.determiner == "" and set(p.modifiers) & {"possible", "proposed"}):
        out.force = "denied" if p.determiner == "no" and out.force == "past" else "weak"
    return out


def _signed_for(c: Clauses, t: Trigger, start: int, force: Force, why: str) -> Candidate | None:
    """ "Paz signed for Peru", "signed on behalf of his country": who signed the text that was told of before."""
    if c.low(t.j) == "on" and c.low(t.j + 1) != "behalf":
        return None
    out = claim(c, t, start, force, why)
    out.add(parties_of(subject_of(c, start)), Role.SIGNATORY)
    if c.low(t.j) == "for":
        states = tuple(m for m in c.object_after(t.j, ("for",)) if m.kind == "country")
        if not states and {"country", "side", "government"}.isdisjoint(c.s.lows[t.j + 1 : t.j + 4]):
            return None
        out.add(states, Role.SIGNATORY)
        others = (m for m in c.mentions if m.i > t.j and m.kind == "person" and c.low(m.j) == "for")  # "and Rey for Chile"
        out.add(tuple(x for m in others for x in (m, *c.object_after(m.j, ("for",)))), Role.SIGNATORY)
    add_represented(c, out)
    out.definite = True
    out.content = content_of(c, t.i)
    return out if out.parties else None


_SEEN = frozenset("witnessed attended overseen performed conducted".split())


def _ceremony(c: Clauses, t: Trigger) -> Candidate | None:
    """ "attended a signing ceremony", "the signing ceremony, witnessed by A and B"."""
    p = phrase(c, t.i)
    g = governed(c, p, t.j)
    out = Candidate(t.frame.kind, t.frame.mode, t, c, force=g.force, why=g.why)
    seen = next((k for k in range(t.j, min(len(c.s), t.j + 16)) if c.low(k) in _SEEN and c.low(k + 1) == "by"), None)
    out.add(parties_of(c.object_after(seen + 1, ("by",)) if seen else ()), Role.SIGNATORY)
    add_parties(c, out, p, t.j, t.j)
    if not out.parties and g.how in ("light", "host"):
        out.add(parties_of(subject_of(c, g.at)), Role.SIGNATORY)
    if not out.parties or "book" in p.modifiers:
        return None
    out.content = content_of(c, t.i)
    out.definite = p.determiner == "the"
    out.alone = not several(c, out)
    return out


_YIELDED = frozenset("resulted culminated ended concluded led saw included witnessed".split())


def _signing(c: Clauses, t: Trigger) -> Candidate | None:
    """ "witnessed the signing of three accords": those who witness it are the parties, unless others are named."""
    text = text_after(c, t.j + 1)
    if text is None:
        return None
    p = phrase(c, t.i)
    g = governed(c, p, text[0] + 1)
    out = Candidate(t.frame.kind, mode_of(c, text[0], "signed"), t, c, force=g.force, why=g.why)
    out.content = content_of(c, text[0])
    add_parties(c, out, phrase(c, text[0]), text[0] + 1, t.j)
    add_agents(c, out, text[0] + 1)
    if not out.parties and g.how not in ("none", "subject"):  # "praised the signing" takes no part in it
        subject = subject_of(c, g.at) or subject_after(c, g.at)
        out.add(parties_of(subject), Role.SIGNATORY)
    out.alone = not several(c, out)
    # "the talks resulted in the signing of two accords"
    out.of_meeting = not out.parties and not _YIELDED.isdisjoint(c.s.lows[max(0, p.i - 2) : p.i])
    return out


def _in_force(c: Clauses, t: Trigger) -> Candidate | None:
    """ "A treaty between A and B entered into force": the text is the subject."""
    force, start, why = verb_group(c, t.i, t.form)
    text = text_before(c, start)
    if text is None or text[1]:
        return None
    out = claim(c, t, start, force, why)
    out.mode = mode_of(c, text[0], "treaty")
    out.content = content_of(c, text[0])
    add_parties(c, out, phrase(c, text[0]), text[0] + 1, text[0] + 1)
    out.alone = not several(c, out)
    return out


def _ties(c: Clauses, t: Trigger) -> Candidate | None:
    window = c.s.lows[t.j : t.j + 6]
    if not ({"relations", "ties"} & set(window) and {"diplomatic", "full", "consular", "ambassadorial"} & set(window)):
        return None
    force, start, why = verb_group(c, t.i, t.form)
    subject = parties_of(subject_of(c, start))
    out = claim(c, t, start, force, why)
    out.mode = "ties"
    out.add(subject, Role.SIGNATORY)
    noun = next(t.j + n for n, w in enumerate(window) if w in ("relations", "ties"))
    add_parties(c, out, phrase(c, noun), noun + 1, t.j)
    out.content = (t.j, noun + 1)
    out.alone = not several(c, out)
    return out


def _noun(c: Clauses, t: Trigger) -> Candidate | None:
    """An agreement as a noun counts only with parties and a word that says it was made: "the US-Iran agreement signed in June", "the deal Iran struck with …"."""
    if t.i in c.at or any(tag.i <= t.i < tag.j for tag in c.tags.values()):
        return None
    p = phrase(c, t.i)
    if failed := _no_deal(c, t, p):
        return failed
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
    # when and where it was made stands behind the verb: "a treaty which A and B signed in Lima"
    out = Candidate(t.frame.kind, mode_of(c, t.j - 1, "signed"), replace(t, j=made + 1), c)
    add_agents(c, out, made + 1)
    middle = [m for m in c.mentions if t.j <= m.i < made]
    out.add(parties_of(tuple(middle)), Role.SIGNATORY)
    add_parties(c, out, p, t.j, t.j)
    if len(out.parties) < 2 and not any(m.plural for m, _ in out.parties):
        return None
    out.content = content_of(c, t.i)
    return out


_DEALS = frozenset("agreement agreements accord deal pact treaty truce ceasefire cease-fire".split())


def _no_deal(c: Clauses, t: Trigger, p: Phrase) -> Candidate | None:
    """ "(talks) broke up without a deal", "emerged with no agreement": what was to be agreed on has failed."""
    k = p.i - 1
    if t.lemma not in _DEALS or (c.low(k) != "without" and not (p.determiner == "no" and c.low(k) in ("with", "in"))):
        return None
    endings = verb_phrases(c.c["ending_verb"])
    verb = next((i for i in range(k - 1, max(-1, k - 12), -1) if c.s.lows[i : i + 1] in endings or c.s.lows[i : i + 2] in endings), None)
    if verb is None:
        return None
    out = Candidate(t.frame.kind, mode_of(c, t.j - 1, "agreed"), t, c, force="denied", why=c.low(k))
    out.add(parties_of(subject_of(c, verb)), Role.SIGNATORY)
    out.content = content_of(c, t.i)
    out.alone = not several(c, out)
    out.of_meeting = not out.parties
    return out
