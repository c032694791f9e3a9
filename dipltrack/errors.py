"""What can go wrong, as exceptions that know their exit code and their sentence.

DipltrackError (1)
├── UsageError (2)         the words of the command are off: a date, a country, a column that can't be read
├── NotFound (3)           event, article, country, person, column or database is not there
├── UnreadableInput (1)    a file that is no article
└── StoreError (1)         the database can't be used
    ├── NotOurs, TooOld, TooNew, Locked, ReadOnly, Damaged, DiskFull
"""

from __future__ import annotations


class DipltrackError(Exception):
    """One line for the user: what is wrong, then what to do. `exit_code` is the command's."""

    exit_code = 1


class UsageError(DipltrackError):
    """The words of a command can't be read."""

    exit_code = 2


class NotFound(DipltrackError):
    """What was asked for is not there."""

    exit_code = 3


class UnreadableInput(DipltrackError):
    """A file or stream that is not text, or holds no article."""


class StoreError(DipltrackError):
    """The database can't be used as it is."""


class NotOurs(StoreError):
    """An SQLite file of another program, or no SQLite file at all."""


class TooOld(StoreError):
    """The file's schema is older than this program's."""


class TooNew(StoreError):
    """The file's schema is newer than this program's."""


class Locked(StoreError):
    """Another program holds the database."""


class ReadOnly(StoreError):
    """The file or its folder can't be written."""


class Damaged(StoreError):
    """The file is truncated or corrupt."""


class DiskFull(StoreError):
    """No room to write; what was stored before is intact."""
