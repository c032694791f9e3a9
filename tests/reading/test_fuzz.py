"""Whatever is done to a file of any form, its reader reads or refuses in one line; findings of the long fuzzing (make fuzz) are kept here."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading import making
from tests.reading.seeds import seeds
from tests.reading.targets import TARGETS

_EXAMPLES = {"extract": 30, "pdf": 25}
_PIECES = st.lists(
    st.binary(max_size=12) | st.sampled_from([b"\n", b"\0", b'"', b"{", b"<", b"--b\n", b"Document 1 of 2\n", b"\xff" * 4]), max_size=3
)


_FOUND = [
    ("feed", b'<rss version="2.0"><channel><item><title>A</title><link>h\ntp://a</link></item></channel></rss>'),  # a line break in a link
    # The title of the channel is not closed, so that an entry and its link stand in it.
    (
        "feed",
        b'<rss version="2.0"><channel><title>A</title><item><title>B</title><link>c<item><title>D</title><link>e</link></item></link></item></channel></rss>',
    ),
    ("csv", b"title;text;date\rTalks\r;They met.\n"),  # a line break of the old Macintosh, in the middle of the first row
    ("zip", making.zipped({"a.txt": b"They met."}).replace(b"a.txt", b"\0.txt")),  # a file without a name
    ("extract", b"Talks\nBy May" + b"a" * 60 + b" Thorne.2\n\nThey met."),  # a byline that is none, in which names may begin anywhere
    ("extract", b"LIMA " + b"-" * 60 + b"x\n\nThey met."),  # a dateline that is none
    ("warc", b"WARC/1.0\r\nContent-Length: 0\r\n\r\nARC/1.0\r\n"),  # a sentence of the library's with a line break in it
]


@pytest.mark.parametrize(("name", "content"), _FOUND)
def test_what_fuzzing_found(name: str, content: bytes) -> None:
    TARGETS[name](content)


@st.composite
def _damaged(draw: st.DrawFn, name: str) -> bytes:
    """A sound file in which a few stretches are replaced, doubled, or taken out."""
    content = draw(st.sampled_from(seeds()[name]))
    for piece in draw(_PIECES):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 1, 4, 40, len(content)])))
        content = content[:start] + piece + content[start:end] * draw(st.sampled_from([0, 0, 2])) + content[end:]
    return content


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_damaged_files(name: str) -> None:
    @settings(max_examples=_EXAMPLES.get(name, 60), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(_damaged(name) | st.binary(max_size=300))
    def check(content: bytes) -> None:
        TARGETS[name](content)

    check()
