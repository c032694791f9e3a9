"""Words of `edit` and `new` → dates, amounts, parties and codes; what transcripts show is not repeated here."""

from __future__ import annotations

import shlex
from datetime import date

import pytest

from dipltrack.cli.amounts import parse_amount, parse_currency
from dipltrack.cli.fields import changed, country_of_place, parse_changes
from dipltrack.cli.parties import org_name
from dipltrack.cli.periods import parse_when
from dipltrack.cli.session import Session
from dipltrack.cli.typed import typed
from dipltrack.coding import LEAST_MODE, MODES
from dipltrack.errors import DipltrackError, UsageError
from dipltrack.model import Event, Kind, Precision, Role
from dipltrack.views.dates import short_date
from tests.cli.conftest import Commands
from tests.cli.record import HARBOUR_EVENTS, SOLHEIM, VISIT_EVENTS, body, state

TODAY = date(2024, 6, 5)
TALKS, MEMORANDUM, PLEDGE, VISIT = HARBOUR_EVENTS


def edited(event: Event, *words: str) -> Event:
    return changed(event, parse_changes(words), Session())


@pytest.mark.parametrize(
    ("words", "shown", "precision"),
    [
        pytest.param("2024-05-03", "2024-05-03", Precision.DAY, id="day"),
        pytest.param("3 May 2024", "2024-05-03", Precision.DAY, id="day in words"),
        pytest.param("May 3, 2024", "2024-05-03", Precision.DAY, id="month first"),
        pytest.param("yesterday", "2024-06-04", Precision.DAY, id="yesterday"),
        pytest.param("2024-05", "2024-05", Precision.MONTH, id="month"),
        pytest.param("last month", "2024-05", Precision.MONTH, id="last month"),
        pytest.param("2024Q2", "2024Q2", Precision.QUARTER, id="quarter"),
        pytest.param("2024", "2024", Precision.YEAR, id="year"),
        pytest.param("2024-W19", "2024-05-06..12", Precision.WEEK, id="week"),
        pytest.param("2024-05-06..12", "2024-05-06..12", Precision.RANGE, id="days from to, as printed"),
        pytest.param("2024-05..2024-06", "2024-05-01..06-30", Precision.RANGE, id="months from to"),
        pytest.param("2024-05-06..2024-05-06", "2024-05-06", Precision.DAY, id="from a day to itself"),
    ],
)
def test_a_date_knows_how_exact_it_is(words: str, shown: str, precision: Precision) -> None:
    when = parse_when(words, TODAY)
    assert (short_date(when), when.precision) == (shown, precision)


@pytest.mark.parametrize("words", ["", "soon", "30d", "2w", "..2024", "2024..", "..", "03/04/2024", "31 February 2024", "2024-13"])
def test_what_is_no_date_of_an_event(words: str) -> None:
    with pytest.raises(UsageError, match="as the date of an event"):
        parse_when(words, TODAY)


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        pytest.param("10 million USD", 10e6, "USD", id="code behind"),
        pytest.param("USD 10 million", 10e6, "USD", id="code before"),
        pytest.param("$5m", 5e6, "USD", id="sign"),
        pytest.param("5 bn nok", 5e9, "NOK", id="small letters"),
        pytest.param("1.5 million euros", 1.5e6, "EUR", id="name"),
        pytest.param("two million dollars", 2e6, "USD", id="number in words"),
        pytest.param("7 million KES", 7e6, "KES", id="a code that is in no table"),
        pytest.param("10,000,000", 10e6, None, id="no currency"),
        pytest.param("10 mln", 10e6, None, id="an abbreviation is no code"),
    ],
)
def test_amounts(words: str, amount: float, currency: str | None) -> None:
    assert parse_amount(words) == (amount, currency)


@pytest.mark.parametrize("words", ["", "plenty", "-5", "5 USD 6 EUR", "25 million kroner"])
def test_what_is_no_amount(words: str) -> None:
    with pytest.raises(UsageError, match="as an amount"):
        parse_amount(words)


@pytest.mark.parametrize(("words", "code"), [("usd", "USD"), ("euro", "EUR"), ("€", "EUR"), ("KES", "KES")])
def test_currencies(words: str, code: str) -> None:
    assert parse_currency(words) == code


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(("edit", 12, "place=Tokyo", "country-=Chad"), "edit 12 place=Tokyo country-=Chad", id="plain words"),
        pytest.param(("edit", 12, "title=São Tomé"), "edit 12 'title=São Tomé'", id="spaces"),
        pytest.param(("note", 1, ""), "note 1 ''", id="nothing"),
        pytest.param(("tag", 1, "a;b"), "tag 1 'a;b'", id="what a shell would take apart"),
    ],
)
def test_the_journal_names_a_command_as_a_shell_reads_it(words: tuple[object, ...], line: str) -> None:
    assert typed(*words) == line
    assert shlex.split(line) == [str(word) for word in words]


@pytest.mark.parametrize(
    ("place", "country"),
    [("Tokyo", "JPN"), ("tirane", "ALB"), ("Peru", "PER"), ("the harbour", None), ("Korea", None)],
)
def test_the_country_of_a_place_is_looked_up_where_only_one_has_it(place: str, country: str | None) -> None:
    assert country_of_place(place, Session()) == country


def test_a_person_takes_the_place_of_the_country_and_leaves_it_behind() -> None:
    with_person = edited(PLEDGE, "person+=Ingrid Solheim, Foreign Minister (Norway)")
    (giver, taker) = with_person.participants
    assert (giver.name, giver.office_code, giver.role, giver.money) == ("Ingrid Solheim", "FM", Role.PLEDGER, PLEDGE.money)
    assert taker == PLEDGE.participants[1]
    without = edited(with_person, "person-=solheim")
    assert (without.countries, without.people) == (PLEDGE.countries, ())
    assert (without.participants[0].role, without.participants[0].money) == (Role.PLEDGER, PLEDGE.money)


def test_who_is_there_is_not_added_again() -> None:
    words = ("country+=Norwegian", "person+=ingrid solheim", "person+=Peter Otieno (KEN)")
    assert edited(TALKS, *words) == TALKS


@pytest.mark.parametrize(
    ("words", "cameo", "plover"),
    [
        pytest.param(["status=planned"], "036", "AGREE", id="planned"),
        pytest.param(["status=cancelled"], None, "CONSULT", id="cancelled: no code"),
        pytest.param(["place=Geneva"], "044", "CONSULT", id="a third place"),
        pytest.param(["mode=call"], "041", "CONSULT", id="mode"),
        pytest.param(["mode=call", "cameo=0311", "plover=consult"], "0311", "CONSULT", id="given"),
        pytest.param(["title=Talks"], "040", "CONSULT", id="what codes do not depend on"),
    ],
)
def test_codes_follow_what_they_are_made_from(words: list[str], cameo: str | None, plover: str) -> None:
    after = edited(TALKS, *words)
    assert (after.cameo, after.plover) == (cameo, plover)


def test_a_code_that_no_rule_gives_stays_until_its_rule_gives_another() -> None:
    assert edited(PLEDGE, "topic=schools").cameo == PLEDGE.cameo == "0331"
    assert edited(PLEDGE, "status=denied").cameo is None


@pytest.mark.parametrize("kind", list(Kind))
def test_an_event_of_another_kind_has_a_mode_of_it(kind: Kind) -> None:
    after = edited(TALKS, f"kind={kind}")
    assert after.mode in MODES[kind] and LEAST_MODE[kind] in MODES[kind]


def test_a_date_that_is_the_same_stays_as_it_was_read() -> None:
    assert edited(TALKS, "date=2024-05-02") == TALKS
    assert edited(TALKS, "date=2024-05-03").when.text == "Thursday"
    assert edited(VISIT_EVENTS[1], "date=").when.window is None


def test_bodies_go_by_any_of_their_names() -> None:
    assert org_name("asean") == "ASEAN" and org_name("U.N.") == "United Nations" and org_name(" The Club ") == "The Club"


def test_one_of_several_namesakes_has_to_be_named() -> None:
    twins = changed(TALKS, parse_changes(["person+=Lars Solheim (Norway)"]), Session())
    with pytest.raises(UsageError, match="could be Ingrid Solheim or Lars Solheim"):
        edited(twins, "person-=Solheim")
    assert edited(twins, "person-=lars solheim").participants == TALKS.participants


@pytest.mark.parametrize(
    "word", ["=", "+=Japan", "person:=x", "person:Solheim.=x", "nobody:Solheim.office=x", "person:Nobody.office=x", "org+="]
)
def test_other_words_are_refused_with_a_sentence(word: str) -> None:
    with pytest.raises(DipltrackError) as refused:
        edited(TALKS, word)
    assert refused.value.exit_code in (2, 3) and "\n" not in str(refused.value)


def test_people_of_a_body_and_of_a_country_are_told_apart() -> None:
    event = Event(TALKS.kind, "talks", TALKS.status, "Talks", participants=(SOLHEIM, body("Norway Aid Council"), state("Kenya", "KEN")))
    assert edited(event, "country-=Norway").orgs == ("Norway Aid Council",)


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    "line",
    [
        "edit 1 title=a\udcff",
        "note 1 a\udcff",
        "tag 1 a\udcff",
        "alias add a\udcff 'Ingrid Solheim'",
        "new meeting -c Peru --title a\udcff",
    ],
)
def test_bytes_that_are_no_text_are_refused(line: str, dipltrack: Commands) -> None:
    outcome = dipltrack(line)
    assert (outcome.code, outcome.stdout) == (2, "") and "no text. Type it in UTF-8." in outcome.stderr


@pytest.mark.usefixtures("recorded")
def test_quiet_says_nothing_and_escape_sequences_reach_no_terminal(dipltrack: Commands) -> None:
    for line in ("edit 1 place=Bergen -q", "tag 1 x -q", "link 7 3 --as fulfils -q", "note 1 x -q", "note 2 -q", "alias list -q"):
        assert (dipltrack(line).stdout, dipltrack(line).stderr) == ("", "")
    dipltrack("edit 1 'title=\x1b[31mred\n line'")
    dipltrack("note 2 '\x1b[31mred\n line'")
    assert "\x1b" not in dipltrack("note 2").stdout + dipltrack("link 7").stdout + dipltrack("edit 1 title=x").stdout
