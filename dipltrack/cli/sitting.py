"""Events one after the other, and keys: right, wrong, merge, a day off, undo. Every key press is one action of the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import typer

from dipltrack.cli.keyboard import END, Keyboard
from dipltrack.cli.naming import country_namer
from dipltrack.cli.reviewing import VERDICTS
from dipltrack.cli.session import Session
from dipltrack.errors import DipltrackError, UsageError
from dipltrack.model import USERS_WORD, Event, Precision, Review
from dipltrack.views.dates import short_date

if TYPE_CHECKING:
    from dipltrack.storage import Store

KEYS = "y right, n wrong, e edit, m merge, + or - one day, s skip, u undo, q quit"
_QUIT = ("q", "\x1b", END)


class Done(NamedTuple):
    """One key press that changed something: its action, and where it left the queue."""

    action: int
    at: int
    event: int
    outcome: str


@dataclass(slots=True)
class Sitting:
    """One sitting over a queue of events; `at` is the place in it."""

    session: Session
    store: Store
    queue: list[int]
    at: int = 0
    done: list[Done] = field(default_factory=list)
    keyboard: Keyboard = field(default_factory=Keyboard)
    _shown: tuple[int, int] | None = None

    def run(self) -> None:
        """Go through the queue until its end, or until the user has had enough."""
        with self.keyboard.listening():
            while self.at < len(self.queue):
                if not self._stands(self.queue[self.at]):  # it was merged into another meanwhile
                    self.at += 1
                    continue
                if self._shown != (self.at, len(self.done)):
                    self._show()
                key = self.keyboard.key()
                if key in _QUIT:
                    return
                try:
                    self._actions().get(key, self._help)()
                except DipltrackError as error:
                    self._say(str(error))

    def summary(self) -> str:
        """What was done, and what is left."""
        outcomes = Counter(done.outcome for done in self.done)
        what = ", ".join(f"{number:,} {outcome}" for outcome, number in outcomes.items())
        hint = " dipltrack undo takes the last one back." if what else ""
        return f"{what or 'Nothing changed'}; {len(self.queue) - self.at:,} of {len(self.queue):,} left.{hint}"

    def _actions(self) -> dict[str, Callable[[], None]]:
        return {
            "y": lambda: self._judge(Review.CONFIRMED),
            "n": lambda: self._judge(Review.REJECTED),
            "e": self._edit,
            "m": self._merge,
            "+": lambda: self._move(1),
            "-": lambda: self._move(-1),
            "s": self._skip,
            "u": self._undo,
        }

    def _show(self) -> None:
        from dipltrack.views.card import card_evidence, card_head
        from dipltrack.views.story import story_sections

        id, screen = self.queue[self.at], self.session.screen
        stored, story = self.store.event(id), self.store.story(id)
        print("\n" + screen.paint(f"{self.at + 1:,} of {len(self.queue):,}", "bold"))
        for part in (
            card_head(stored, story, screen, country_namer()),
            story_sections(stored, story, screen),
            card_evidence(stored, screen),
        ):
            print("".join(part), end="")
        print()
        self._help()
        self._shown = (self.at, len(self.done))

    def _help(self) -> None:
        print(self.session.screen.paint(KEYS, "dim"), flush=True)

    def _say(self, sentence: str) -> None:
        from dipltrack.views.safe import one_line

        print(f"  {one_line(sentence)}", flush=True)

    def _stands(self, id: int) -> bool:
        from dipltrack.storage import Filter

        return bool(self.store.count(Filter(ids=(id,), review="all")))

    @contextmanager
    def _noted(self, command: str, outcome: str) -> Iterator[None]:
        """Do it as the command that the user could have typed, and remember it for (u)."""
        with self.store.action(command) as recorder:
            yield
        if recorder.id is not None:
            self.done.append(Done(recorder.id, self.at, self.queue[self.at], outcome))

    def _judge(self, verdict: Review) -> None:
        id = self.queue[self.at]
        with self._noted(f"review {VERDICTS[verdict]} {id}", verdict.value):
            self.store.review([id], verdict)
        self._say(f"{id} {verdict}")
        self.at += 1

    def _skip(self) -> None:
        self._say(f"{self.queue[self.at]} skipped")
        self.at += 1

    def _move(self, days: int) -> None:
        """Set the date a day later or earlier; the event is shown again."""
        id = self.queue[self.at]
        event = self.store.event(id).event
        when = event.when
        if when.start is None or when.precision not in (Precision.DAY, Precision.RANGE):
            raise UsageError("Only days can be moved, and it has none.")
        try:
            start, end = (day + timedelta(days) for day in (when.start, when.end or when.start))
        except OverflowError:
            raise UsageError("There is no such day.") from None
        moved = replace(when, start=start, end=end, basis=USERS_WORD)
        self._correct(id, f"edit {id} date={short_date(moved)}", replace(event, when=moved))

    def _edit(self) -> None:
        """Ask for changes as `edit` takes them; the event is shown again."""
        import shlex

        from dipltrack.cli.fields import changed, parse_changes
        from dipltrack.cli.typed import typed

        id = self.queue[self.at]
        try:
            words = shlex.split(self._asked("FIELD=VALUE … (nothing: leave it)", ""))
        except ValueError as error:
            raise UsageError(f"Can't read that: {error}. Write place=Oslo title='Talks in Oslo'.") from None
        if words:
            self._correct(id, typed("edit", id, *words), changed(self.store.event(id).event, parse_changes(words), self.session))

    def _correct(self, id: int, command: str, event: Event) -> None:
        from dipltrack.views.changes import change_lines

        before = self.store.event(id).event
        with self._noted(command, "corrected"):
            if not self.store.correct(id, event):
                raise UsageError("Nothing to change.")
        for line in change_lines(before, event, country_namer()):
            self._say(f"{id} {line}")

    def _merge(self) -> None:
        """Ask with which event it is one, the likeliest as the default; what it has become is shown."""
        id = self.queue[self.at]
        likely = self._likely(id)
        answer = self._asked("Merge with event (0: none)", str(likely[0]) if likely else "0")
        if not answer.isdecimal():
            raise UsageError(f"'{answer}' is no id.")
        other = int(answer)
        if other:
            with self._noted(f"merge {id} {other}", "merged"):
                target = self.store.merge([id, other])
            self._say(f"{id} and {other} are {target} now")
            self.queue[self.at] = target

    def _asked(self, question: str, default: str) -> str:
        with self.keyboard.resting():
            return str(typer.prompt(question, default=default, show_default=bool(default))).strip()

    def _likely(self, id: int) -> list[int]:
        """Print the events that this one may be one with, and return their ids."""
        from dipltrack.storage import Filter

        pairs = self.store.duplicates(Filter(ids=(id,), review="all"))
        others = [pair.other if pair.one == id else pair.one for pair in pairs]
        for other in others:
            stored = self.store.event(other)
            self._say(f"{other}  {short_date(stored.event.when)}  {stored.event.title}  ({'; '.join(stored.sources)})")
        return others

    def _undo(self) -> None:
        """Take the last key press of this sitting back, and show its event again."""
        if not self.done:
            raise UsageError("Nothing was changed yet.")
        last = self.done[-1]
        action = self.store.undo(last.action)
        self.done.pop()
        self.at, self.queue[last.at], self._shown = last.at, last.event, None
        self._say(f"Undone: {action.command}")
