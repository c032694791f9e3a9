"""Environment and config.toml → where the database lies and what the user likes by default."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal

from dipltrack.errors import UsageError


@dataclass(frozen=True, slots=True)
class Config:
    """What config.toml says; None where it is silent. `path` is the file that was read, None when there is none."""

    path: Path | None = None
    db: str | None = None
    format: str | None = None
    limit: int | None = None
    columns: tuple[str, ...] | None = None
    min_confidence: float | None = None
    pager: str | None = None


def load_config(environ: Mapping[str, str] = os.environ) -> Config:
    """Read the user's config.toml. `DIPLTRACK_CONFIG` names another file, which must then exist, or is "none"."""
    named = environ.get("DIPLTRACK_CONFIG")
    if named == "none":
        return Config()
    path = Path(named).expanduser() if named else _user_folder("config", environ) / "config.toml"
    if not path.is_file():
        if named:
            raise UsageError(f"No config file at {path}. Correct DIPLTRACK_CONFIG, or set it to none.")
        return Config()
    return _parsed(path)


def database_path(flag: str | None, config: Config, environ: Mapping[str, str] = os.environ) -> Path:
    """The database: `--db`, else `DIPLTRACK_DB`, else the config's `db`, else dipltrack.db in the user's data directory."""
    for named in (flag, environ.get("DIPLTRACK_DB"), config.db):
        if named:
            return Path(named).expanduser()
    return _user_folder("data", environ) / "dipltrack.db"


def tables_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the user's own knowledge tables, there or not."""
    return _user_folder("data", environ) / "tables"


def today(environ: Mapping[str, str] = os.environ) -> date:
    """Today, or the day that `DIPLTRACK_TODAY` fixes for tests and reproducible reports."""
    fixed = environ.get("DIPLTRACK_TODAY")
    if not fixed:
        return date.today()
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise UsageError(f"Can't read DIPLTRACK_TODAY '{fixed}' as a day. Write it like 2024-05-03.") from None


def _user_folder(purpose: Literal["data", "config"], environ: Mapping[str, str]) -> Path:
    """Our folder among the user's: by the XDG rule on Linux, too short to import a library for in every run, else the platform's."""
    if home := environ.get(f"XDG_{purpose.upper()}_HOME"):
        return Path(home) / "dipltrack"
    if sys.platform == "linux":
        return Path.home().joinpath(*{"data": (".local", "share"), "config": (".config",)}[purpose], "dipltrack")
    import platformdirs

    folder = platformdirs.user_data_path if purpose == "data" else platformdirs.user_config_path
    return folder("dipltrack", appauthor=False)


def _parsed(path: Path) -> Config:
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"Can't read {path}: {error}. Correct it, or run with DIPLTRACK_CONFIG=none.") from None
    known = [field.name for field in fields(Config) if field.name != "path"]
    for key in table:
        if key not in known:
            raise UsageError(f"{path}: no setting called '{key}'. There are {', '.join(known)}.")
    return Config(path=path, **{key: _value(path, key, value) for key, value in table.items()})


def _value(path: Path, key: str, value: Any) -> Any:
    """The setting's value, when it is of the kind that the setting takes."""
    if key == "columns" and isinstance(value, str):
        return tuple(word.strip() for word in value.split(","))
    if key == "columns" and isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    if key == "limit" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if key == "min_confidence" and isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    if key in ("db", "format", "pager") and isinstance(value, str):
        return value
    wanted = {"columns": 'names like ["id", "date"]', "limit": "a whole number", "min_confidence": "a number from 0 to 1"}
    raise UsageError(f"{path}: {key} should be {wanted.get(key, 'a text in quotes')}.")
