"""What `import dipltrack` promises: the names of `__all__`, typed, described, imported when asked for; the README's example runs."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import dipltrack

ROOT = Path(__file__).parents[1]
SOURCE = ast.parse(Path(dipltrack.__file__).read_text(encoding="utf-8"))
PUBLIC = [name for name in dipltrack.__all__ if name != "__version__"]


def _imported(tree: ast.AST) -> set[str]:
    """Names that `from dipltrack… import` brings in."""
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dipltrack")]
    return {alias.asname or alias.name for node in froms for alias in node.names}


def _python(code: str, folder: Path) -> str:
    """What a fresh Python prints that takes warnings for errors."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("name", dipltrack.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(importlib.import_module("dipltrack"), name) is not None


def test_a_star_import_brings_the_public_names(tmp_path: Path) -> None:
    code = "from dipltrack import *\nprint(*sorted(n for n in dir() if n == '__version__' or not n.startswith('__')))"
    assert _python(code, tmp_path).split() == sorted(dipltrack.__all__)


def test_type_checkers_see_the_same_names() -> None:
    assert _imported(SOURCE) == set(PUBLIC)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        dipltrack.extrakt  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert dipltrack.__version__ == version("dipltrack")


def test_importing_the_package_imports_none_of_its_parts(tmp_path: Path) -> None:
    code = "import sys, dipltrack\nprint(*[m for m in sys.modules if m.startswith(('dipltrack.', 'sqlite3', 'typer', 'nupunkt'))])"
    assert _python(code, tmp_path).strip() == ""


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(dipltrack.__file__).parent / "py.typed").is_file()


def _callables() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Public functions, and public methods of public classes."""
    for name in PUBLIC:
        value = getattr(dipltrack, name)
        if not inspect.isclass(value):
            yield name, value
            continue
        for method, found in inspect.getmembers(value, callable):
            if not method.startswith("_"):
                yield f"{name}.{method}", found


CALLABLES = dict(_callables())


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_described(name: str) -> None:
    written = inspect.getdoc(getattr(dipltrack, name)) or ""
    assert len(written) > 20 and not written.startswith(f"{name}(")  # what a dataclass without a docstring gets


@pytest.mark.parametrize("name", CALLABLES)
def test_every_function_and_method_is_described_and_typed(name: str) -> None:
    assert (inspect.getdoc(CALLABLES[name]) or "").strip()
    signature = inspect.signature(CALLABLES[name])
    untyped = [p.name for p in signature.parameters.values() if p.name != "self" and p.annotation is inspect.Parameter.empty]
    assert untyped == []
    assert signature.return_annotation is not inspect.Signature.empty


def test_the_example_of_the_readme_runs_on_public_names(tmp_path: Path) -> None:
    (example,) = re.findall(r"(?ms)^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert _imported(ast.parse(example)) <= set(PUBLIC)
    assert _python(example, tmp_path) != ""
