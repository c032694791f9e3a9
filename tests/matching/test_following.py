"""What becomes of a promise or an understanding: delivered, signed, ratified."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dipltrack.matching import relation
from dipltrack.model import Kind, Role, Status
from tests.matching.factories import report

GIVER = (Role.PLEDGER, Role.RECIPIENT)
BOATS = "ten patrol boats for the coast guard"
PACT = "a treaty on fishing rights in the strait"


def pledge(when: str, verb: str, text: str = BOATS, who: str = "JPN; PHL", **more: Any) -> Any:
    return report(
        who,
        when,
        f"{verb} {text}",
        **{"kind": Kind.PLEDGE, "mode": "aid", "verb": verb, "roles": GIVER, "published": date(2024, 1, 1), **more},
    )


def agreement(when: str, mode: str, verb: str, text: str = PACT, **more: Any) -> Any:
    return report("PER; CHL", when, f"{verb} {text}", **{"kind": Kind.AGREEMENT, "mode": mode, "verb": verb, **more})


@pytest.mark.parametrize(
    ("earlier", "later", "name"),
    [
        pytest.param(pledge("2023-03-06", "pledged"), pledge("2023-09-08", "delivered"), "fulfils", id="delivered"),
        pytest.param(
            pledge("2023-03-06", "pledged", "money", money=(1e7, "USD")), pledge("2023-09-08", "handed over", "a cheque", money=(1e7, "USD")), "fulfils", id="the same amount"
        ),
        pytest.param(agreement("2023-03-06", "agreed", "agreed"), agreement("2023-09-08", "treaty", "signed"), "fulfils", id="signed"),
        pytest.param(agreement("2023-03-06", "treaty", "signed"), agreement("2024-01-09", "treaty", "ratified"), "follows", id="ratified"),
        pytest.param(pledge("2023-03-06", "pledged"), pledge("2023-09-08", "pledged"), None, id="pledged again"),
        pytest.param(pledge("2023-03-06", "pledged"), pledge("2023-09-08", "delivered", "rice and blankets after the storm"), None, id="something else"),
        pytest.param(pledge("2023-03-06", "pledged"), pledge("2023-01-08", "delivered"), None, id="before the promise"),
        pytest.param(pledge("2013-03-06", "pledged"), pledge("2023-09-08", "delivered"), None, id="ten years later"),
        pytest.param(pledge("2023-03-06", "pledged"), pledge("2023-09-08", "delivered", who="PHL; JPN"), None, id="the other way"),
        pytest.param(pledge("2023-03-06", "pledged"), pledge("2023-09-08", "delivered", status=Status.PLANNED), None, id="to be delivered"),
        pytest.param(agreement("2023-03-06", "treaty", "signed"), agreement("2023-09-08", "treaty", "signed"), None, id="another text of the same sort"),
        pytest.param(report("JPN; PHL", "2023-03-06", BOATS), report("JPN; PHL", "2023-09-08", BOATS), None, id="meetings"),
    ],
)  # fmt: skip
def test_relations(earlier: Any, later: Any, name: str | None) -> None:
    found = relation(earlier, later)
    assert (found.name if found else None) == name
