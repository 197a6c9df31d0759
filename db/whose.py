"""Rows of one bot, or of both: a process may serve either."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, bindparam, or_

from db.letters import BotName


def of_bots(column: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a row is of one of the bots that `bots` binds; compiled once for any of them."""
    return or_(column == bindparam("one_bot"), column == bindparam("other_bot"))


def bots(served: Collection[BotName]) -> dict[str, str]:
    """The values for `of_bots`: the one bot twice, or both."""
    names = sorted(served)
    return {"one_bot": names[0], "other_bot": names[-1]}
