"""Kind, mode and status → CAMEO and PLOVER, as a table and on sentences."""

from __future__ import annotations

from itertools import product

import pytest

from dipltrack.coding import cameo, plover
from dipltrack.extraction.frames import load_frames
from dipltrack.model import Kind, Status
from tests.extraction.stages import event

_p = pytest.param
_PAIR = ("PER", "CHL")

CODES = [
    ("meeting", "talks", "occurred", None, "040", "CONSULT"),
    ("meeting", "talks", "occurred", "PER", "040", "CONSULT"),
    ("meeting", "talks", "occurred", "AUT", "044", "CONSULT"),
    ("meeting", "visit", "occurred", "CHL", "042", "CONSULT"),
    ("meeting", "call", "occurred", None, "041", "CONSULT"),
    ("meeting", "summit", "occurred", "AUT", "040", "CONSULT"),
    ("meeting", "negotiation", "occurred", None, "046", "CONSULT"),
    ("meeting", "mediation", "occurred", None, "045", "CONSULT"),
    ("meeting", "visit", "planned", "CHL", "036", "AGREE"),
    ("meeting", "talks", "planned", "AUT", "036", "AGREE"),
    ("agreement", "signed", "occurred", "AUT", "057", "SUPPORT"),
    ("agreement", "memorandum", "occurred", None, "057", "SUPPORT"),
    ("agreement", "treaty", "occurred", None, "057", "SUPPORT"),
    ("agreement", "ties", "occurred", None, "054", "SUPPORT"),
    ("agreement", "joint statement", "occurred", None, "050", "SUPPORT"),
    ("agreement", "agreed", "occurred", None, "030", "AGREE"),
    ("agreement", "ceasefire", "occurred", None, "0871", "RETREAT"),
    ("agreement", "signed", "planned", None, "030", "AGREE"),
    ("pledge", "aid", "occurred", None, "033", "AGREE"),
    ("pledge", "offer", "occurred", None, "033", "AGREE"),
    ("pledge", "vow", "occurred", None, "030", "AGREE"),
    ("pledge", "commitment", "occurred", None, "030", "AGREE"),
]


@pytest.mark.parametrize(("kind", "mode", "status", "place", "code", "kind_of_plover"), CODES)
def test_codes(kind: str, mode: str, status: str, place: str | None, code: str, kind_of_plover: str) -> None:
    assert cameo(Kind(kind), mode, Status(status), place, _PAIR) == code
    assert plover(Kind(kind), mode, Status(status)) == kind_of_plover


@pytest.mark.parametrize(("kind", "status"), list(product(Kind, (Status.CANCELLED, Status.DENIED))))
def test_what_did_not_happen_has_no_cameo_code(kind: Kind, status: Status) -> None:
    assert cameo(kind, "talks", status, None, _PAIR) is None


def test_a_place_alone_makes_no_third_country() -> None:
    assert cameo(Kind.MEETING, "talks", Status.OCCURRED, "AUT", ()) == "040"


@pytest.mark.parametrize(("kind", "mode"), sorted({(f.kind, f.mode) for f in load_frames()}))
def test_every_mode_of_the_frames_has_a_code_of_its_kind(kind: Kind, mode: str) -> None:
    roots = {Kind.MEETING: {"04"}, Kind.AGREEMENT: {"03", "05", "08"}, Kind.PLEDGE: {"03"}}
    assert (cameo(kind, mode, Status.OCCURRED, None, _PAIR) or "")[:2] in roots[kind]


def _fails(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("text", "mode", "code"),
    [
        ("Peru's president met Chile's king.", "talks", "040"),
        ("Peru's president met Chile's king in Vienna.", "talks", "044"),
        ("Peru's president met Chile's king in Lima.", "talks", "040"),
        ("Peru's president visited Chile.", "visit", "042"),
        ("Peru's president will visit Chile.", "visit", "036"),
        ("Peru's president held a phone call with Chile's king.", "call", "041"),
        ("Peru and Chile held a summit in Vienna.", "summit", "040"),
        ("Peru and Chile signed a pact.", "signed", "057"),
        ("Peru and Chile signed a memorandum of understanding.", "memorandum", "057"),
        ("Peru and Chile signed a treaty.", "treaty", "057"),
        ("Peru and Chile signed a ceasefire.", "ceasefire", "0871"),
        ("Peru and Chile established diplomatic ties.", "ties", "054"),
        ("Peru and Chile adopted a joint declaration.", "joint statement", "050"),
        ("Peru and Chile agreed to build a dam.", "agreed", "030"),
        ("Peru and Chile will sign a pact on Friday.", "signed", "030"),
        ("Peru gave Chile $3 million in aid.", "aid", "033"),
        ("Peru offered Chile $5 million.", "offer", "033"),
        ("Peru pledged to back Chile.", "vow", "030"),
        ("Peru and Chile agreed on a ceasefire.", "ceasefire", "0871"),
        ("Peru and Chile held trade negotiations.", "negotiation", "046"),
        _p(
            "Qatar mediated talks between Peru and Chile.",
            "mediation",
            "045",
            marks=_fails("no frame has the mode mediation: 045 is never given"),
        ),
        _p(
            "Peru pledged $5 million in humanitarian aid to Chile.",
            "aid",
            "0333",
            marks=_fails("the kind of aid does not reach the codes: 0331–0333"),
        ),
    ],
)
def test_codes_of_sentences(text: str, mode: str, code: str) -> None:
    found = event(text)
    assert (found.mode, found.cameo) == (mode, code)


@pytest.mark.parametrize("text", ["Talks between Peru and Chile were called off.", "Peru denied that it had met Chile."])
def test_cancelled_and_denied_sentences(text: str) -> None:
    assert event(text).cameo is None
