"""A function whose parameters may be bundles of options → one that Typer reads, with every option a parameter of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from inspect import Parameter, Signature, cleandoc, signature
from textwrap import indent
from typing import Any, get_type_hints

import typer

from dipltrack.cli.session import GlobalOptions, Session


def command(function: Callable[..., None]) -> Callable[..., None]:
    """Give `function` to Typer with its bundles taken apart; when called, they are put together again.

    A bundle is a parameter annotated with a dataclass whose fields are Typer options. A parameter annotated with `Session`
    brings the global options, which are then accepted after the command too. A parameter of the function itself stands in the place of
    an option of the same name in a bundle, which then keeps its default.
    """
    hints = get_type_hints(function, include_extras=True)
    bundles: dict[str, Any] = {}
    parameters = [Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    for name, parameter in signature(function).parameters.items():
        hint: Any = hints[name]
        if hint is Session or is_dataclass(hint):
            bundles[name] = hint
        else:
            parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=parameter.default, annotation=hint))
    for hint in sorted(bundles.values(), key=lambda hint: hint is Session):
        parameters += [field for field in _fields(GlobalOptions if hint is Session else hint) if field.name not in hints]

    def run(ctx: typer.Context, **given: Any) -> None:
        for name, hint in bundles.items():
            bundle = GlobalOptions if hint is Session else hint
            own = {field.name: given.pop(field.name) for field in fields(bundle) if field.name not in hints}
            given[name] = Session.of(ctx, GlobalOptions(**own)) if hint is Session else hint(**own)
        function(**given)

    run.__name__, run.__doc__ = function.__name__, _with_examples(function.__doc__ or "")
    run.__annotations__ = {"ctx": typer.Context}
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return run


def _with_examples(doc: str) -> str:
    """The help text: the last paragraph of a docstring are examples, whose lines must stay lines: a backspace says so to Typer."""
    purpose, gap, examples = cleandoc(doc).rpartition("\n\n")
    return f"{purpose}\n\n\b\nExamples:\n{indent(examples, '  ')}" if gap else examples


def _fields(bundle: type[Any]) -> list[Parameter]:
    hints = get_type_hints(bundle, include_extras=True)
    return [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(bundle)
    ]
