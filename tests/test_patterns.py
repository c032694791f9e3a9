"""No regular expression of ours takes more than linear time, whatever the text: every pattern is fed long runs of what it repeats.

The patterns are those that the sources write down, those for words of the command line aside (in `re.compile` and the other functions of `re`, in the table of forms), as the modules
hold them after import; texts are built from each pattern's own repeated parts, so that a new pattern is tested without a word here.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import dipltrack

Pattern = re.Pattern[str] | re.Pattern[bytes]

_LENGTH = 4_000
_GROWTH = 4
_ALLOWED = 9.0  # four times the text: four times the time if linear, sixteen times if quadratic
_UNMEASURABLE = 0.01  # the clock of processor time may tick in steps of 4 ms
_MOST_SEEDS = 12
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_LONGEST = 1.0


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(dipltrack.__path__, "dipltrack."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _patterns() -> dict[str, Pattern]:
    """Every compiled pattern in a module, and every string that a module passes to a function of `re` by name."""
    found: dict[str, Pattern] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(_in(value)):
                found.setdefault(f"{module.__name__.removeprefix('dipltrack.')}.{name}{number or ''}", pattern)
    unique: dict[tuple[Any, int], str] = {}
    for name, pattern in found.items():
        unique.setdefault((pattern.pattern, pattern.flags), name)
    return {name: found[name] for name in unique.values()}


def _in(value: object) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from itertools.chain.from_iterable(_in(each) for each in value.values())
    elif isinstance(value, (tuple, list, frozenset)):
        yield from itertools.chain.from_iterable(_in(each) for each in value)


def _written() -> dict[str, Pattern]:
    """The strings that the sources hand to `re.sub`, `re.match` … directly, or by the name of a constant of the module."""
    import ast

    found: dict[str, Pattern] = {}
    for module in _modules():
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "re"
            if not is_call or not node.args or node.func.attr == "compile":  # type: ignore[attr-defined]
                continue
            argument = node.args[0]  # type: ignore[attr-defined]
            value = argument.value if isinstance(argument, ast.Constant) else vars(module).get(getattr(argument, "id", ""))
            if isinstance(value, (str, bytes)):
                found[f"{module.__name__.removeprefix('dipltrack.')}:{node.lineno}.{node.func.attr}"] = re.compile(value)  # type: ignore[attr-defined]
    return found


def _forms() -> dict[str, Pattern]:
    from dipltrack.reading.bundles import _MARKS
    from dipltrack.reading.forms import FORMS

    marks = {f"mark{number}": re.compile(f"\n{mark.line}", re.MULTILINE) for number, mark in enumerate(_MARKS)}
    openings = {
        f"{form.name}.{kind}": re.compile(value, re.DOTALL)
        for form in FORMS
        for kind in ("magic", "opening")
        if (value := getattr(form, kind))
    }
    return {**marks, **openings}


# Patterns of which the caller bounds what they see, to so many characters.
_BOUNDED = {
    "extraction.clean._ABBREVIATED": 8,  # the end of a line
    "extraction.clean._BYLINE": 80,  # a short paragraph
    "extraction.clean._DATELINE": 200,  # the beginning of a paragraph
    "extraction.segment._ABBREVIATION": 40,  # what stands before a break
    "reading.furniture._CLOCK": 80,  # a short paragraph
}

_ALL = {**_patterns(), **_written(), **_forms()}


def _characters(ops: Any, most: int = 3) -> list[str]:
    """Characters that a parsed pattern takes, a few of each of its parts."""
    taken: list[str] = []
    for op, argument in ops:
        if op is codes.LITERAL:
            taken.append(chr(argument))
        elif op is codes.NOT_LITERAL:
            taken.append("a" if argument != ord("a") else "b")
        elif op is codes.ANY:
            taken.append("x")
        elif op is codes.IN:
            taken += _of_class(argument)[:most]
        elif op in _REPEATS:
            taken += _characters(argument[2])
        elif op is codes.SUBPATTERN:
            taken += _characters(argument[3])
        elif op is codes.BRANCH:
            for branch in argument[1]:
                taken += _characters(branch)[:most]
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            taken += _characters(argument[1])
        elif op is codes.ATOMIC_GROUP:
            taken += _characters(argument)
    return list(dict.fromkeys(taken))


def _of_class(items: Any) -> list[str]:
    negated = bool(items) and items[0][0] is codes.NEGATE
    if negated:
        excluded = set(_of_class(items[1:]))
        return [char for char in "a1 .-\nA" if char not in excluded][:2]
    named = {
        codes.CATEGORY_DIGIT: "1",
        codes.CATEGORY_SPACE: " \n",
        codes.CATEGORY_WORD: "a",
        codes.CATEGORY_NOT_SPACE: "a",
        codes.CATEGORY_NOT_DIGIT: "a",
        codes.CATEGORY_NOT_WORD: " .",
    }
    taken: list[str] = []
    for op, argument in items:
        if op is codes.LITERAL:
            taken.append(chr(argument))
        elif op is codes.RANGE:
            taken.append(chr(argument[0]))
        elif op is codes.CATEGORY:
            taken += named[argument]
    return taken


def _sample(ops: Any) -> str:
    """A short string that a parsed pattern may match: one character of each part."""
    return "".join(char for op in ops for char in _characters([op], 1)[:1])


def _shortest(ops: Any) -> str:
    """A string that a parsed pattern matches, where nothing that it looks ahead for is against it: what is optional is left out."""
    made = ""
    for op, argument in ops:
        if op in _REPEATS:
            made += _shortest(argument[2]) * argument[0]
        elif op is codes.SUBPATTERN:
            made += _shortest(argument[3])
        elif op is codes.ATOMIC_GROUP:
            made += _shortest(argument)
        elif op is codes.BRANCH:
            made += _shortest(argument[1][0])
        elif op not in (codes.ASSERT, codes.ASSERT_NOT):
            made += "".join(_characters([(op, argument)])[:1])
    return made


def _repeats(ops: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """The repeated parts of a parsed pattern that have no small upper bound, each with a string that leads there."""
    for op, argument in ops:
        if op in _REPEATS:
            if argument[1] is codes.MAXREPEAT or argument[1] > 20:
                yield before, argument[2]
            yield from _repeats(argument[2], before)
        elif op is codes.SUBPATTERN:
            yield from _repeats(argument[3], before)
        elif op is codes.ATOMIC_GROUP:
            yield from _repeats(argument, before)
        elif op is codes.BRANCH:
            for branch in argument[1]:
                yield from _repeats(branch, before)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(argument[1], before)
        before += _shortest([(op, argument)])


def _texts(pattern: Pattern, length: int) -> Iterator[str]:
    """A beginning that the pattern likes, a long run of what one of its parts repeats, and an end that it does not like."""
    is_text = isinstance(pattern.pattern, str)
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    parsed = parser.parse(source, pattern.flags if is_text else pattern.flags & ~re.UNICODE)
    parts, whole = list(_repeats(parsed)), _sample(parsed)
    units = [(before, unit) for before, part in parts for unit in (_sample(part), _shortest(part), *_characters(part))]
    seeds = list(dict.fromkeys(unit for _, unit in [*units, ("", whole)] if unit))[:_MOST_SEEDS]
    starts = [(start, unit) for unit in seeds for start in ("", whole)] + units
    for start, unit in dict.fromkeys((start, unit) for start, unit in starts if unit):
        yield start + unit * ((length - len(start)) // len(unit)) + "\x01"


class _TooSlowError(Exception):
    pass


def _give_up(signal_number: int, frame: object) -> None:
    raise _TooSlowError


def _seconds(pattern: Pattern, text: str, anchored: bool) -> float:
    """The processor time of one search over the whole text, or of one match at its beginning where that is all we do; infinite when it takes seconds. Machines under load do not change it."""
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode("latin-1", errors="replace")
    before = signal.signal(signal.SIGVTALRM, _give_up)
    start = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, _LONGEST)
        if anchored:
            pattern.match(subject)
            pattern.fullmatch(subject)
        else:
            for _found in pattern.finditer(subject):
                pass
    except _TooSlowError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def _quickest(pattern: Pattern, text: str, anchored: bool) -> float:
    """The best of three; one that took seconds will not be quick at another time."""
    taken: list[float] = []
    while len(taken) < 3 and (not taken or taken[-1] < _LONGEST):
        taken.append(_seconds(pattern, text, anchored))
    return min(taken)


def _fault(pattern: Pattern, *, anchored: bool = False) -> str | None:
    """None, or the run that takes more than linear time. What is slow is measured again before it is blamed."""
    for number, text in enumerate(_texts(pattern, _LENGTH)):
        if _seconds(pattern, text, anchored) < _UNMEASURABLE:
            continue
        longer = next(itertools.islice(_texts(pattern, _GROWTH * _LENGTH), number, None))
        ratios = [_quickest(pattern, longer, anchored) / max(_quickest(pattern, text, anchored), _UNMEASURABLE) for _ in range(4)]
        if not min(ratios) <= _ALLOWED:  # what never ends gives no number
            return longer[:60]
    return None


def _only_matched(name: str) -> bool:
    """Whether the sources use a pattern only where it must begin at a given place: `_NAME.match` and `_NAME.fullmatch`."""
    if "." not in name or name in _forms():
        return not name.startswith("mark")
    if ":" in name:
        return name.endswith((".match", ".fullmatch"))
    module, _, constant = name.rpartition(".")
    path = Path(dipltrack.__file__).parent / f"{module.replace('.', '/')}.py"
    used = set(re.findall(rf"\b{re.escape(constant)}\.(\w+)", path.read_text(encoding="utf-8") if path.exists() else ""))
    return constant.startswith("_") and bool(used) and used <= {"match", "fullmatch"}


@pytest.mark.parametrize("name", [name for name in _ALL if name not in _BOUNDED and not name.startswith("cli.")])
def test_a_pattern_takes_linear_time(name: str) -> None:
    assert _fault(_ALL[name], anchored=_only_matched(name)) is None


@pytest.mark.parametrize(("name", "length"), _BOUNDED.items())
def test_a_pattern_that_sees_little_is_soon_done_with_it(name: str, length: int) -> None:
    """Ten thousand times longer than it should take is not allowed: that is exponential."""
    slow = [text for text in _texts(_ALL[name], length) if _seconds(_ALL[name], text, anchored=_only_matched(name)) > _LONGEST]
    assert not slow


@pytest.mark.parametrize(
    ("pattern", "linear"),
    [
        pytest.param(r"(?:a+)+$", False, id="nested"),
        pytest.param(r"by (?:[a-z]\w+ *){1,8}$", False, id="nested-behind-a-word"),
        pytest.param(r"(?:no|[A-Z]\w+(?:--+|[-:])+)(?=\s)", False, id="two-ways-to-take-a-dash"),
        pytest.param(r"\s+$", False, id="quadratic"),
        pytest.param(r"(?m)^.*?\bword\b", True, id="one-line"),
        pytest.param(r"[a-z]+\d", False, id="search-of-a-run"),
        pytest.param(r"\d{1,4}[a-z]", True, id="bounded"),
    ],
)
def test_the_test_sees_what_is_not_linear(pattern: str, linear: bool) -> None:
    assert (_fault(re.compile(pattern)) is None) == linear


def test_all_patterns_are_there() -> None:
    assert len(_ALL) > 100
