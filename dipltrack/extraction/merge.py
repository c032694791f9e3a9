"""Drafts of one article → events: several sentences about one meeting are one event."""

from __future__ import annotations

from dipltrack.extraction.actor import Actor
from dipltrack.extraction.dating import looks_back
from dipltrack.extraction.draft import Draft
from dipltrack.model import ActorKind, Kind, Precision, Role, Status, When


def same_event(old: Draft, new: Draft) -> bool:
    """Whether `new` tells the event of `old` again."""
    if old.kind is not new.kind or not _statuses_fit(old, new) or not days_fit(old.when, new.when):
        return False
    if _looks_back(old, new) or _looks_back(new, old):
        return False
    if old.kind is Kind.MEETING:
        return _same_meeting(old, new)
    if old.kind is Kind.AGREEMENT:
        return _same_agreement(old, new)
    return _same_pledge(old, new)


def _looks_back(earlier: Draft, news: Draft) -> bool:
    """Whether one is told with its date as a thing of the past, "last visited Chile in 2010", and the other as news without one."""
    if earlier.when.start is None or news.when.start is not None or news.definite:
        return False
    return looks_back(earlier.claims[0]) and not looks_back(news.claims[0])


def _statuses_fit(old: Draft, new: Draft) -> bool:
    if old.status is new.status:
        return True
    if (old.status, new.status) == (Status.CANCELLED, Status.PLANNED) and not new.definite and new.when.text is None:
        return False  # "the summit was called off. They will meet in New York": another one
    return {old.status, new.status} == {Status.PLANNED, Status.CANCELLED}


def days_fit(a: When, b: When) -> bool:
    """Whether two dates can be one: an unknown fits all (other words without a publication date do not), else the intervals overlap."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return not (a.text and b.text and a.start is None and b.start is None and a.text.lower() != b.text.lower())
    return a.start <= b.end and b.start <= a.end


def _same_meeting(old: Draft, new: Draft) -> bool:
    if not _modes_fit(old, new):
        return False
    if old.label != new.label and ((old.label and new.label) or "two-plus-two" in (old.label, new.label)):
        return False
    if old.place and new.place and old.place != new.place and old.place_country and new.place_country and not _place_within(old, new):
        return False
    if rival_people(old, new):
        return False
    if old.mode == "visit":
        return _same_visit(old, new)
    a, b = old.parties, new.parties
    if a == b and len(a) == 1 and not old.people | new.people and old.claims[-1].clauses is new.claims[0].clauses:
        return old.label == new.label or not new.label  # a body's summit and conference in one sentence
    if old.people and new.people and not old.people & new.people and a == b:
        return new.definite and not _named_on_both_sides(new)
    nested = a <= b or b <= a
    if not nested:
        return False
    if len(a & b) >= 2:
        if a != b and Precision.MONTH in (old.when.precision, new.when.precision) and old.when.precision is not new.when.precision:
            return False
        return bool(old.people & new.people) or not (old.people and new.people) or new.definite
    return bool(a & b) and (old.people >= new.people and bool(new.people)) and new.definite


def _modes_fit(old: Draft, new: Draft) -> bool:
    if (old.mode == "visit") != (new.mode == "visit"):
        return False
    return old.mode == new.mode or new.definite or "talks" in (old.mode, new.mode)


def _place_within(old: Draft, new: Draft) -> bool:
    """Whether one place can lie in the other: a country's name beside a city there; a journey of one day may have gone to both."""
    if old.place_country != new.place_country:
        return False
    if old.mode != "visit":
        return old.place_is_country or new.place_is_country
    named = any(a.kind is ActorKind.COUNTRY and a.name in (old.place, new.place) for a in (*old.actors, *new.actors))
    return named or (old.when.start is not None and new.when.start is not None)


def rival_people(old: Draft, new: Draft) -> bool:
    """A country that sends named people to both, and different ones."""
    for country in old.countries & new.countries:
        ours = {a.key for a in old.actors if a.country == country and a.key.startswith("person:")}
        theirs = {a.key for a in new.actors if a.country == country and a.key.startswith("person:")}
        if ours and theirs and not ours & theirs:
            return True
        codes = {a.code for a in old.actors if a.country == country and a.kind is ActorKind.PERSON}
        other = {a.code for a in new.actors if a.country == country and a.kind is ActorKind.PERSON}
        if codes and other and not codes & other and not (ours and theirs) and {"HOS", "HOG"} & codes != {"HOS", "HOG"} & other:
            return True
    return False


def _named_on_both_sides(d: Draft) -> bool:
    return len({a.party for a in d.actors if a.key.startswith("person:")}) >= 2


def _same_visit(old: Draft, new: Draft) -> bool:
    if old.people and new.people:
        if not old.people & new.people:
            return False
    elif old.parties != new.parties:
        return False
    hosts_a, hosts_b = _hosts(old), _hosts(new)
    return not hosts_a or not hosts_b or hosts_a <= hosts_b or hosts_b <= hosts_a


def _hosts(d: Draft) -> set[str]:
    return {a.country for a in d.actors if a.kind is ActorKind.COUNTRY and a.country}


def _content_words(d: Draft) -> set[str]:
    """The words that say what was agreed or promised; days and small words left out."""
    out: set[str] = set()
    small = ("with", "their", "this", "that", "from", "also", "said", "will", "would", "have")
    for c in d.claims:
        for k in range(*c.content) if c.content else ():
            word = c.clauses.low(k)
            if len(word) > 3 and word.isalpha() and word not in small and k not in c.clauses.time_at:
                out.add(word)
    return out


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _same_agreement(old: Draft, new: Draft) -> bool:
    a, b = old.parties, new.parties
    if not (a <= b or b <= a) or (a != b and len(a & b) < 1):
        return False
    if rival_people(old, new):
        return False
    signed = [d.claims[0].rule in ("sign", "reach", "agreement noun") for d in (old, new)]
    here = old.claims[0].clauses is new.claims[0].clauses
    if new.definite or (here and "ties" in (old.mode, new.mode)):
        return True  # "established relations on Friday by signing a communique"
    if all(signed):
        return _noun(old) == _noun(new) or _overlap(_content_words(old), _content_words(new)) >= 0.5
    return _overlap(_content_words(old), _content_words(new)) >= 0.5


def _noun(d: Draft) -> str:
    c = d.claims[0]
    word = c.clauses.low(c.content[0]) if c.content else ""
    return word.rstrip("s")


def _same_pledge(old: Draft, new: Draft) -> bool:
    if not _sides(old, Role.PLEDGER) & _sides(new, Role.PLEDGER):
        return False
    to, also_to = _sides(old, Role.RECIPIENT), _sides(new, Role.RECIPIENT)
    if old.money and new.money:
        return {m.amount for m in old.money} & {m.amount for m in new.money} != set() and (not to or not also_to or bool(to & also_to))
    return _overlap(_content_words(old), _content_words(new)) >= 0.5


def _sides(d: Draft, role: Role) -> set[str]:
    """The parties of one role that the words name."""
    return {a.party for a in d.actors if a.role is role and a.party and a.basis != "pledge at hand"}


def join(old: Draft, new: Draft) -> None:
    """Add what `new` knows to `old`: its claims, people, a better date, a place."""
    old.claims += new.claims
    for actor in new.actors:
        if any(a.key == actor.key for a in old.actors):
            continue
        if actor.kind is ActorKind.COUNTRY and actor.country in old.countries:
            continue
        if (
            actor.kind is ActorKind.PERSON
            and actor.name is None
            and any(a.country == actor.country and a.kind is ActorKind.PERSON for a in old.actors)
        ):
            continue
        if actor.kind is ActorKind.UNRESOLVED:
            continue
        old.actors = [a for a in old.actors if not _superseded(a, actor)] + [actor]
    if _better(new.when, old.when):
        old.when = new.when
    if old.place is None or (old.place_country == new.place_country and new.place and (old.place_is_country or _is_country_name(old))):
        old.place, old.place_country, old.place_is_country = new.place, new.place_country, new.place_is_country
    old.label = old.label or new.label
    old.money = old.money or new.money
    if Status.CANCELLED in (old.status, new.status):
        old.status = Status.CANCELLED
    if old.mode == "talks" and new.mode == "summit":
        old.mode = new.mode


def join_people(draft: Draft, people: list[Actor]) -> None:
    """Add those who are said to have been there too."""
    if people:
        join(draft, Draft(draft.kind, draft.mode, draft.status, people, When()))


def _is_country_name(d: Draft) -> bool:
    """Whether all that is known of the place is the country: the city that is told later says more."""
    return any(a.kind is ActorKind.COUNTRY and a.name == d.place and a.country == d.place_country for a in d.actors)


def _superseded(a: Actor, by: Actor) -> bool:
    """A country or unnamed official gives way to the named person of that country and office."""
    if by.kind is not ActorKind.PERSON or a.country != by.country or a.country is None:
        return False
    if a.kind is ActorKind.COUNTRY:
        return True
    return a.kind is ActorKind.PERSON and a.name is None and by.name is not None and (a.code == by.code or a.code in ("SAME", "LEADER"))


_RANK = {
    Precision.DAY: 0,
    Precision.RANGE: 0,
    Precision.WEEK: 2,
    Precision.MONTH: 3,
    Precision.SEASON: 4,
    Precision.QUARTER: 4,
    Precision.YEAR: 5,
    Precision.UNKNOWN: 9,
}


def _better(new: When, old: When) -> bool:
    if old.start is None:
        return new.start is not None or (old.text is None and new.text is not None)
    return new.start is not None and _RANK[new.precision] < _RANK[old.precision]
