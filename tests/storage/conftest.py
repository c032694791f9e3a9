from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dipltrack.storage import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True, timeout=0.2, now=lambda: datetime(2024, 5, 3, 12, tzinfo=UTC)) as opened:
        yield opened
