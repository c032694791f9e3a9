"""The commands that read articles: add stores what they find, extract prints it, rescan reads stored ones again."""

from __future__ import annotations

from typing import Annotated

import typer

from dipltrack.cli.completing import complete_articles
from dipltrack.cli.session import Session
from dipltrack.reading import FORM_NAMES

Inputs = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, patterns, web addresses; - is standard input.")]
Form = Annotated[str, typer.Option("--as", metavar="FORM", help=f"{', '.join(FORM_NAMES[:-1])} or {FORM_NAMES[-1]}.")]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication date of a single article (else its metadata, header or dateline)."),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Let web addresses lead into your own network.")]

Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read (default: one per core where articles are many)."),
]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="An article that takes longer to read is reported and skipped.")
]
TIME_LIMIT = 60.0
"""Seconds for one article; one of 2.5 kB takes some milliseconds."""


def add(
    session: Session,
    inputs: Inputs,
    published: Published = None,
    title: Annotated[str | None, typer.Option("--title", metavar="T", help="Title of a single article.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="S", help="The outlet, for all articles.")] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="U", help="Address of a single article.")] = None,
    form: Form = "auto",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="The whole pipeline on a scratch copy; nothing is written.")] = False,
    on_duplicate: Annotated[
        str, typer.Option("--on-duplicate", metavar="MODE", help="Same address, other words: skip, update (read again) or keep (both).")
    ] = "skip",
    min_confidence: Annotated[float, typer.Option("--min-confidence", min=0, max=1, metavar="X", help="Leave less sure events out.")] = 0.0,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that can't be read.")] = False,
    allow_private: AllowPrivate = False,
    jobs: Jobs = None,
    time_limit: TimeLimit = TIME_LIMIT,
) -> None:
    """Read articles, extract their events and store both. Known articles are skipped, so adding twice is safe; each article is stored whole
    or not at all. JSONL records are {"text": …, "title": …, "url": …, "source": …, "published": "2024-05-03"}; only text is required.

    dipltrack add article.txt --published 2024-05-03
    dipltrack add news/ "archive/*.jsonl" --source "Coast Herald"
    dipltrack add https://news.example/talks --dry-run
    """
    from dipltrack.cli.adding import Adding
    from dipltrack.cli.inputs import Override, read_articles

    override = Override.of(session, published=published, title=title, source=source, url=url)
    batch = read_articles(session, inputs, form, override, allow_private=allow_private)
    command = f"add {' '.join(inputs[:3])}" + (f" … ({len(inputs)} paths)" if len(inputs) > 3 else "")
    Adding(
        session,
        command,
        on_duplicate=on_duplicate,
        min_confidence=min_confidence,
        fail_fast=fail_fast,
        dry_run=dry_run,
        jobs=jobs,
        time_limit=time_limit,
    ).run(batch)


def extract(
    session: Session,
    inputs: Inputs,
    form: Form = "auto",
    published: Published = None,
    why: Annotated[bool, typer.Option("--why", help="Add mentions, reasons, and rejected candidates.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="jsonl (one object per article), json or table.")
    ] = "jsonl",
    allow_private: AllowPrivate = False,
    jobs: Jobs = None,
    time_limit: TimeLimit = TIME_LIMIT,
) -> None:
    """Extract events and print them; nothing is stored and no database is needed. One JSON object comes out per article, in order.

    dipltrack extract article.txt -f table
    dipltrack extract - --as jsonl < articles.jsonl > events.jsonl
    dipltrack extract article.txt --why -f json
    """
    from dipltrack.cli.extracting import print_extractions
    from dipltrack.cli.inputs import Override, read_articles

    batch = read_articles(session, inputs, form, Override.of(session, published=published), allow_private=allow_private)
    print_extractions(session, batch, format, why=why, jobs=jobs, time_limit=time_limit)


def rescan(
    session: Session,
    ids: Annotated[
        list[int] | None, typer.Argument(metavar="[ID…]", help="Articles to read again.", autocompletion=complete_articles)
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="Read all articles again.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be different, on a scratch copy; nothing is written.")
    ] = False,
) -> None:
    """Read stored articles again by today's rules and tables. Ids of events stay, and so does what you confirmed, rejected, edited, merged or
    split; where you and the article differ now, it says so. What you rejected or deleted does not come back. `undo` takes it back.

    dipltrack rescan --all --dry-run
    dipltrack rescan 3 4
    """
    from dipltrack.cli.rescanning import rescan_articles

    rescan_articles(session, ids or [], all=all, dry_run=dry_run)
