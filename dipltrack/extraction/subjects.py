"""A verb or an opening phrase in its sentence → its subject."""

from __future__ import annotations

from dipltrack.extraction.clauses import Clauses
from dipltrack.extraction.mention import Mention


def subject_of(c: Clauses, v: int) -> tuple[Mention, ...]:
    """The subject of the verb (group) that begins at token v: leftwards past inserts, objects and prepositional phrases; () when not found."""
    k = _before_insert(c, c.skip_left(v - 1))
    if c.low(k) in ("who", "which", "that", "whom") and (c.low(k) != "that" or c.low(k - 1) not in c.c["reporting_verb"]):
        antecedent = _ending_at(c, k - 1 if c.low(k - 1) != "," else k - 2)
        if antecedent:
            return c.group_left(antecedent) if c.low(k) != "which" else (antecedent,)
        if k > 0:
            return ()
    participle = c.low(v).endswith("ing") and c.low(v) not in c.c["preposition"] and c.low(v) not in c.c["past_preposition"]
    if participle and (absolute := _absolute(c, k)):
        return absolute
    depth = 0
    while k >= 0 and v - k < 70:
        low = c.low(k)
        if low == ")":
            depth += 1
        elif low == "(":
            depth = max(0, depth - 1)
        if participle and low in _DASHES and (opening := _insert_begins(c, k)):
            k = opening - 1
            continue
        m = c.at.get(k)
        if m and not depth:
            if m.kind == "place" and _capital_subject(c, m, v):
                return (m,)
            if c.is_actor(m) and m.kind != "place":
                group = c.group_left(m)
                if group[0].i > 3 and _names_its_country(c, group[0], group[0].i - 1):
                    k = group[0].i - 2  # "travelled to Lima, Peru, to meet Rey", not "In Lima, Peru met Chile"
                    continue
                if c.opens(group[0]) and not c.in_prepositional(group[0]):
                    if (
                        participle
                        and c.low(group[0].i - 1) in ("when", "as", "because", "while")
                        and (main := _main_subject(c, group[0].i))
                    ):
                        return main  # "Rey came when Paz was ill, bringing gifts"
                    return group
                if _leads_a_team(c, group[0].i - 1):
                    return group
                if rest := _after_the_opener(c, group, c.skip_left(v - 1)):
                    return rest
                k = group[0].i - 1
                continue
            k = m.i - 1
            continue
        if low in _SUBORDINATORS and c.low(k + 1) in _ARTICLES and k + 2 < v and not depth and _unread(c, k + 1, v):
            return ()
        k -= 1
    return ()


def _main_subject(c: Clauses, k: int) -> tuple[Mention, ...]:
    """The subject that the sentence opens with, before the clause at token k."""
    first = next((m for m in c.mentions if m.i < k and c.is_actor(m) and m.kind != "place"), None)
    return c.group_right(first) if first and c.opens(first) and c.skip_left(first.i - 1 - (c.low(first.i - 1) == "the")) < 0 else ()


def _insert_begins(c: Clauses, k: int) -> int:
    """Where the dash stands that opens an insert of names closed by the dash at k: "five neighbours -- Kuwait, Qatar and Oman -- before"; 0 for none."""
    for i in range(k - 1, max(0, k - 40), -1):
        if c.low(i) in _DASHES:
            return i
        if i not in c.at and c.low(i) not in (",", "and", "the"):
            return 0
    return 0


def _leads_a_team(c: Clauses, by: int) -> bool:
    """ "A working team led by X (will come)": whether "by" at this token ends such words, and they are the subject."""
    if c.low(by) != "by" or c.low(by - 1) not in ("led", "headed"):
        return False
    k = by - 2 - (c.low(by - 2) == ",")
    if c.low(k) not in c.c["delegation"] or k in c.at:
        return False
    while k > 0 and k not in c.at and (c.low(k).isalpha() or c.low(k) == "-") and c.low(k) not in c.c["preposition"]:
        if c.low(k) in ("a", "an", "the"):
            return c.skip_left(k - 1) < 0 or c.low(k - 1) in (",", "that", '"')
        k -= 1
    return k <= 0 and k not in c.at


def _after_the_opener(c: Clauses, group: tuple[Mention, ...], end: int) -> tuple[Mention, ...]:
    """ "At the invitation of A, B and C visited …": what hangs on the opening preposition ends at the comma, the subject follows it."""
    first = group[0]
    if c.low(0) not in c.c["preposition"] or group[-1].j != end + 1 or "," in c.s.lows[: first.i] or not c.in_prepositional(first):
        return ()
    for n in range(1, len(group)):
        if c.low(group[n].i - 1) == "," and group[n].kind != "place":
            return group[n:]
    return ()


def _before_insert(c: Clauses, k: int) -> int:
    """ "Rey and Paz, accompanied by Finance Minister Luna, met": from the comma at k to what stands before the insert, k itself without one."""
    if c.low(k) != ",":
        return k
    for i in range(k - 2, max(0, k - 25), -1):
        if c.low(i) == "by" and c.low(i - 1).endswith("ed") and c.low(i - 2) == ",":
            return i - 3
    return k


def _absolute(c: Clauses, k: int) -> tuple[Mention, ...]:
    """ "(the talks ended) with both sides agreeing to …": the subject of the participle after token k stands between it and "with"."""
    m = _ending_at(c, k)
    group = c.group_left(m) if m and not m.possessive else ()
    return group if group and c.low(group[0].i - 1) == "with" else ()


_DASHES = frozenset(["--", "\u2013", "\u2014"])
_SUBORDINATORS = frozenset(["after", "before", "when", "because", "while", "although", "until", "as", "since"])
_ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "their"])


def _unread(c: Clauses, k: int, v: int) -> bool:
    """Whether the words from k to the verb group at v are its subject, in words that stand for no party: "after the island nation signed …"."""
    between = range(k, c.skip_left(v - 1) + 1)
    others = c.c["preposition"] | c.c["coordinator"] | c.c["occasion_noun"]
    return all(i not in c.at and c.low(i).isalpha() and c.low(i) not in others for i in between)


def _capital_subject(c: Clauses, m: Mention, v: int) -> bool:
    """ "Oslo (today) signed …" is a government; "the Oslo conference, attended by …" is none."""
    if not m.country or m.possessive or not c.opens(m) or c.low(m.j) == ",":
        return False
    return c.finite_after(m) or c.skip_adverbs_right(m.j) >= c.skip_left(v - 1) + 1


def _ending_at(c: Clauses, k: int) -> Mention | None:
    m = c.at.get(k)
    return m if m and m.j == k + 1 and m.kind != "place" else None


def subject_after(c: Clauses, k: int) -> tuple[Mention, ...]:
    """The subject that follows an opening phrase: "After talks with X, Y said" → Y. k lies in the opener."""
    comma = _closing_comma(c, k)
    if comma < 0:
        return ()
    for m in c.mentions:
        if m.i > comma and m.kind != "place":
            if m.i - comma > 12:
                return ()
            if m.possessive or c.low(m.i - 1) in c.c["preposition"] or _names_its_country(c, m, comma):
                continue
            return () if _only_reports(c, k, m) else c.group_right(m)
    return ()


def _only_reports(c: Clauses, k: int, m: Mention) -> bool:
    """ "(the pact was signed) before a meeting of the union, Rey said": the main clause stands before token k, and the sentence ends with who reports it."""
    verb = c.skip_adverbs_right(m.j)
    ends = c.low(verb) in c.c["reporting_verb"] and not any(i > verb for i in c.at) and len(c.s) - verb < 8
    return ends and any(c.low(i) in c.c["auxiliary"] and i not in c.at for i in range(k))


def _names_its_country(c: Clauses, m: Mention, comma: int) -> bool:
    """ "(the summit) in Lima, Peru": the country after the comma belongs to the place before it."""
    place = c.at.get(comma - 1)
    return m.i == comma + 1 and place is not None and place.kind == "place" and place.country is not None and place.country == m.country


def _closing_comma(c: Clauses, k: int) -> int:
    """The comma that ends the opening phrase around k: the first one after which a clause begins with a mention or a pronoun."""
    for i in range(k, len(c.s)):
        if c.low(i) == "," and i not in c.at:
            j = i + 1
            while c.low(j) in ("the", "both", "a", "an", "visiting", '"', "all") and j not in c.at:
                j += 1
            m = c.at.get(j)
            if m and m.kind != "place" and c.finite_after(m):
                return i
            if m and m.kind != "place" and not _list_goes_on(c, m):
                return i
    return -1


def _list_goes_on(c: Clauses, m: Mention) -> bool:
    return c.low(m.j) in ("and", ",") and c.joint(m.j)[0] in c.at
