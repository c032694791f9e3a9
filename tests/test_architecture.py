"""The arrows between the packages, and the shape of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_PACKAGE = Path(__file__).parents[1] / "dipltrack"
_MODULES = sorted(_PACKAGE.rglob("*.py"))
_LONGEST = 400

# What each part may import of ours, itself aside. `text` cuts words for the tables and for the articles alike.
_FREE = {"model", "extracted", "errors", "text", "keys", "coding"}
_MAY_IMPORT: dict[str, set[str]] = {
    "__init__": {"model", "extracted", "extraction", "storage"},  # the front door: names for people, imported when first asked for
    "model": set(),
    "extracted": {"model"},
    "errors": set(),
    "text": set(),
    "keys": set(),
    "coding": {"model"},
    "matching": _FREE,
    "config": _FREE,
    "knowledge": _FREE,
    "reading": _FREE,
    "extraction": _FREE | {"knowledge"},
    "storage": _FREE | {"matching"},
    "views": _FREE | {"config", "matching"},
    "cli": _FREE | {"__init__", "config", "knowledge", "reading", "extraction", "matching", "storage", "views"},
    "__main__": {"cli"},
}


def _name(path: Path) -> str:
    return path.relative_to(_PACKAGE).as_posix()


def _part(path: Path) -> str:
    """The package, or the module beside the packages, that a file belongs to."""
    return path.relative_to(_PACKAGE).parts[0].removesuffix(".py")


def _imported_parts(source: str, module: str) -> Iterator[str]:
    """Parts of ours that the source of `module` ("dipltrack.cli.look") imports anywhere: at the top, in a function, for types."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(module.split(".")[: -node.level] if node.level else []) or ""
            base = ".".join(filter(None, [start, node.module or ""]))
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "dipltrack" else [base]
        else:
            continue
        for name in names:
            if name == "dipltrack" or name.startswith("dipltrack."):
                part = (name + ".__init__").split(".")[1]
                yield part if part in _MAY_IMPORT or (_PACKAGE / part).is_dir() or (_PACKAGE / f"{part}.py").exists() else "__init__"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        pytest.param("import os\nfrom re import match", [], id="not-ours"),
        pytest.param("import dipltrack.cli as c", ["cli"], id="import"),
        pytest.param("from dipltrack.cli.look import show", ["cli"], id="from"),
        pytest.param("from dipltrack import cli, __version__", ["cli", "__init__"], id="from-the-root"),
        pytest.param("from . import stages\nfrom ..storage import Store", ["views", "storage"], id="relative"),
        pytest.param("def f():\n    from dipltrack.storage import Store", ["storage"], id="in-a-function"),
        pytest.param("if TYPE_CHECKING:\n    import dipltrack.model", ["model"], id="for-types"),
    ],
)
def test_every_kind_of_import_is_seen(source: str, parts: list[str]) -> None:
    assert list(_imported_parts(source, "dipltrack.views.tables")) == parts


@pytest.mark.parametrize("path", _MODULES, ids=_name)
def test_imports_follow_the_arrows(path: Path) -> None:
    part = _part(path)
    module = ".".join(["dipltrack", *path.relative_to(_PACKAGE).with_suffix("").parts])
    imported = set(_imported_parts(path.read_text(encoding="utf-8"), module))
    assert imported - {part} <= _MAY_IMPORT[part]


def test_every_package_is_there() -> None:
    packages = {path.parent.name for path in _PACKAGE.glob("*/__init__.py")}
    assert packages == {"knowledge", "reading", "extraction", "matching", "storage", "views", "cli"}


@pytest.mark.parametrize("path", _MODULES, ids=_name)
def test_a_module_says_first_what_it_does(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")), clean=False)
    assert docstring
    assert docstring.splitlines()[0].strip()


@pytest.mark.parametrize("path", _MODULES, ids=_name)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= _LONGEST
