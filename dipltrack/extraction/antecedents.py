"""He, she, him, her → the person of the article whom the pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention
from dipltrack.extraction.registry import Entity, Registry, is_somebody

_REACH = 3  # sentences back
_SAME_PERSON = (frozenset(["he", "him", "his"]), frozenset(["she", "her", "hers"]))


def person_before(
    m: Mention, clauses: Sequence[Clauses], registry: Registry, taken: Iterable[str] = (), away: Iterable[str] = ()
) -> Entity | None:
    """The last subject before the pronoun, in its sentence or the three before.

    `taken` are keys of people it can't be, `away` countries whose own people it can't be (nobody travels home).
    """
    used, abroad = set(taken), set(away)

    def fits(e: Entity) -> bool:
        return is_somebody(e) and f"person:{id(e)}" not in used and e.country not in abroad

    for back in range(_REACH + 1):
        n = m.sentence.index - back
        if n < 0 or (n == 0 and clauses[0].s.where == "title" and back):
            break
        c = clauses[n]
        people = [x for x in c.mentions if x.kind in ("person", "official") and not x.plural and x in registry.of and (back or x.i < m.i)]
        people = [x for x in people if "SPOKES" not in x.codes and fits(registry.of[x])]
        subjects = [x for x in people if not x.possessive and c.opens(x) and not c.in_prepositional(x)]
        same = _same_pronoun(m, c)
        if same and (back or same.i < m.i) and not any(x.i < (same.i if back else m.i) for x in subjects):
            e = person_before(same, clauses[: n + 1], registry, used, abroad)
            return e if e is None or fits(e) else None
        pool = subjects or [x for x in people if not back or registry.of[x].name]
        if pool:
            return registry.of[pool[-1] if not back else pool[0]]
    return None


def _same_pronoun(m: Mention, c: Clauses) -> Mention | None:
    """The pronoun that is the first subject of a sentence, "He met A, B and C. Later he …", "he will see A, and later he …": the same person goes on."""
    forms = next((f for f in _SAME_PERSON if m.value in f), frozenset[str]())
    return next((x for x in c.mentions if x.kind == "pronoun" and x.value in forms and x.value in ("he", "she") and c.opens(x)), None)
