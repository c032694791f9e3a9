"""`rules`: what is read as what: the rules of the language, with their examples."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.completing import complete_rules
from dipltrack.cli.output import FormatOptions
from dipltrack.cli.session import Session


def rules(
    session: Session,
    format: FormatOptions,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One rule, or rules with this word.", autocompletion=complete_rules)
    ] = None,
) -> None:
    """List the rules of the language: the verbs and nouns that make an event. With a name: who stands where, what the rule reads, and what
    looks alike and is left alone. `show` and `extract --why` name the rule behind each event.

    dipltrack rules
    dipltrack rules meet
    dipltrack rules pledge --json
    """
    from dipltrack.cli.sink import emit
    from dipltrack.cli.suggest import no_such
    from dipltrack.knowledge.tables import rows
    from dipltrack.views.rules import named_rules, rule_card, rule_listing

    known = list(rows("frames"))
    chosen = named_rules(known, name) if name else known
    if not chosen:
        raise no_such("rule", name or "", [row["name"] for row in known], "dipltrack rules lists them.")
    form = format.name("table")
    if len(chosen) == 1 and name and form == "table" and not format.columns:
        emit(session, rule_card(chosen[0], format.screen(session)), format.path)
    else:
        format.print(session, rule_listing(chosen))
