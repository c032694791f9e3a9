from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from dipltrack.config import Config, database_path, load_config, today
from dipltrack.errors import UsageError


def test_a_config_file_is_read_where_xdg_says(tmp_path: Path) -> None:
    path = tmp_path / "dipltrack" / "config.toml"
    path.parent.mkdir()
    path.write_text(
        'db = "mine.db"\nformat = "plain"\nlimit = 7\ncolumns = ["id", "date"]\nmin_confidence = 0.5\npager = "less"\n', encoding="utf-8"
    )
    assert load_config({"XDG_CONFIG_HOME": str(tmp_path)}) == Config(path, "mine.db", "plain", 7, ("id", "date"), 0.5, "less")


def test_none_turns_the_config_off(tmp_path: Path) -> None:
    (tmp_path / "dipltrack").mkdir()
    (tmp_path / "dipltrack" / "config.toml").write_text("limit = 7\n", encoding="utf-8")
    assert load_config({"XDG_CONFIG_HOME": str(tmp_path), "DIPLTRACK_CONFIG": "none"}) == Config()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("limit = -1", "limit should be a whole number", id="negative limit"),
        pytest.param("limit = true", "limit should be a whole number", id="limit that is no number"),
        pytest.param('min_confidence = "high"', "min_confidence should be a number from 0 to 1", id="words for a number"),
        pytest.param("db = 3", "db should be a text in quotes", id="number for a path"),
        pytest.param("colour = 1", "no setting called 'colour'. There are db, format, limit", id="unknown setting"),
        pytest.param("limit =", "Can't read .*Correct it, or run with DIPLTRACK_CONFIG=none", id="no TOML"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=sentence):
        load_config({"DIPLTRACK_CONFIG": str(path)})


def test_a_config_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No config file at"):
        load_config({"DIPLTRACK_CONFIG": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(
    ("flag", "environ", "config", "expected"),
    [
        pytest.param("a.db", {"DIPLTRACK_DB": "b.db"}, Config(db="c.db"), "a.db", id="the flag goes first"),
        pytest.param(None, {"DIPLTRACK_DB": "b.db"}, Config(db="c.db"), "b.db", id="then the environment"),
        pytest.param(None, {"DIPLTRACK_DB": ""}, Config(db="c.db"), "c.db", id="then the config"),
        pytest.param(None, {"XDG_DATA_HOME": "/data"}, Config(), "/data/dipltrack/dipltrack.db", id="then the data folder"),
    ],
)
def test_where_the_database_is(flag: str | None, environ: dict[str, str], config: Config, expected: str) -> None:
    assert database_path(flag, config, environ) == Path(expected)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_default_is_in_the_users_own_folder(platform: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    path = database_path(None, Config(), {})
    assert path.name == "dipltrack.db" and path.parent.name == "dipltrack" and path.is_relative_to(tmp_path)


def test_today_can_be_fixed() -> None:
    assert today({"DIPLTRACK_TODAY": "2024-05-03"}) == date(2024, 5, 3)
    with pytest.raises(UsageError, match="DIPLTRACK_TODAY 'May'"):
        today({"DIPLTRACK_TODAY": "May"})
