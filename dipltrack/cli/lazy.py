"""Names of commands → commands, imported only when they are called: `--help` and a query pay for nothing else."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from dipltrack.cli.bundles import command as unbundled

CONTEXT = {"help_option_names": ["-h", "--help"]}


class Entry(NamedTuple):
    """Where a command is: `module:function` below dipltrack.cli, and the first line of its help."""

    section: str
    where: str
    summary: str


class Command(TyperCommand):
    """A command whose options stand in the help under the headings of their bundles."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, the command's own options, then one section per bundle."""
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record:
                heading = getattr(parameter, "rich_help_panel", None) or (
                    "Arguments" if parameter.param_type_name == "argument" else "Options"
                )
                sections.setdefault(heading, []).append(record)
        for heading, records in sections.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


class Group(TyperGroup):
    """A group that knows its commands by a table; `default` is run when the first word is none of them."""

    entries: dict[str, Entry] = {}
    default: str | None = None

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the table's order."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the command, once."""
        if cmd_name not in self.commands and cmd_name in self.entries:
            entry = self.entries[cmd_name]
            module, _, attribute = entry.where.partition(":")
            self.commands[cmd_name] = _built(getattr(import_module(f"dipltrack.cli.{module}"), attribute), cmd_name, entry)
        return self.commands.get(cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command in, or show the help when nothing was asked."""
        if self.default and not ctx.resilient_parsing and _first_word(args) not in self.entries:
            args = [self.default, *args]
        elif not args and not ctx.resilient_parsing:
            args = ["--help"]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; of an unknown one say what it might have been."""
        if args[0] not in self.entries and not ctx.resilient_parsing:
            from dipltrack.cli.suggest import no_such

            raise no_such("command", args[0], list(self.entries), f"{ctx.command_path} --help lists them.", usage=True)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands by section without importing them."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for name, entry in self.entries.items():
            sections.setdefault(entry.section, []).append((name, entry.summary))
        for section, rows in sections.items():
            with formatter.section(section):
                formatter.write_dl(rows)


def group_of(table: dict[str, Entry], *, default_command: str | None = None) -> type[Group]:
    """A class of group with these commands, for Typer's `cls`."""

    class Tabled(Group):
        entries = table
        default = default_command

    return Tabled


def _first_word(args: list[str]) -> str | None:
    """The first word that is neither an option nor the value of `--db` or `--data`."""
    words = iter(args)
    for word in words:
        if word in ("--db", "--data"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _built(function: Callable[..., None] | typer.Typer, name: str, entry: Entry) -> Any:
    if isinstance(function, typer.Typer):
        built = typer.main.get_command(function)
        built.name = name
        return built
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command, context_settings=dict(CONTEXT), short_help=entry.summary)(unbundled(function))
    return typer.main.get_command(app)
