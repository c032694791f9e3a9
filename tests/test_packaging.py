"""The wheel, installed in a folder of its own and used away from the checkout."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).parents[1]
_PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
_TEXT = "PARIS - French President Camille Rouvier met German Chancellor Jonas Hartwig in Paris on Tuesday."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout; hatchling is fetched by pip when it is not installed."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    subprocess.run([*_PIP, "wheel", "--no-deps", *isolation, "--wheel-dir", str(folder), str(_CHECKOUT)], check=True)
    (built,) = folder.glob("dipltrack-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([*_PIP, "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)], check=True)
    return folder


def _python(installed: Path, here: Path, *arguments: str, given: str = "") -> str:
    """What Python prints with the installed wheel before everything else on its path, in the empty folder `here`."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "DIPLTRACK_CONFIG": "none", "DIPLTRACK_DB": str(here / "none.db")}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=here, env=environment, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_tables_and_all_modules_are_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tables = {f"dipltrack/{path.relative_to(_CHECKOUT).as_posix()}" for path in (_CHECKOUT / "data").rglob("*.csv")}
    modules = {
        path.relative_to(_CHECKOUT).as_posix()
        for kind in ("py", "js", "css", "html")
        for path in (_CHECKOUT / "dipltrack").rglob(f"*.{kind}")
    }
    assert {"dipltrack/views/page/page.html", "dipltrack/views/page/page.css", "dipltrack/views/page/main.js"} <= modules
    assert "dipltrack/data/offices.csv" in tables
    assert (tables | modules | {"dipltrack/py.typed"}) - inside == set()


def test_the_licence_and_the_command_are_in_the_wheel(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    about = f"dipltrack-{version('dipltrack')}.dist-info"
    assert "Apache License" in archive.read(f"{about}/licenses/LICENSE").decode()
    assert "dipltrack = dipltrack.cli:main" in archive.read(f"{about}/entry_points.txt").decode()


def test_what_runs_is_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    file = _python(installed, tmp_path, "-c", "import dipltrack; print(dipltrack.__file__)").strip()
    assert Path(file) == installed / "dipltrack" / "__init__.py"


def test_version(installed: Path, tmp_path: Path) -> None:
    assert _python(installed, tmp_path, "-m", "dipltrack", "--version") == f"dipltrack {version('dipltrack')}\n"


def test_extract_finds_its_tables(installed: Path, tmp_path: Path) -> None:
    arguments = ("-m", "dipltrack", "extract", "-", "--published", "2024-05-29", "--format", "jsonl")
    (line,) = _python(installed, tmp_path, *arguments, given=_TEXT).splitlines()
    (event,) = json.loads(line)["events"]
    assert (event["kind"], event["status"], event["date"]) == ("meeting", "occurred", "2024-05-28")
    assert sorted(event["countries"]) == ["DEU", "FRA"]
    assert sorted(event["people"]) == ["Camille Rouvier", "Jonas Hartwig"]
    assert list(tmp_path.iterdir()) == []
