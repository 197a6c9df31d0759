"""Words that were asked for so long ago that the next message may be those, or one to a seeker."""

from __future__ import annotations

from datetime import UTC, datetime

from db.records import Staff
from handlers.desk import Desk
from handlers.incoming import Letter
from handlers.staff import cases
from handlers.staff.wording import awaiting
from locales.texts import staff as texts


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Stop the first message after that, if it would reach a seeker: it is asked which case is meant.

    Any button or command has let go of what was asked for, so nothing else was done in between.
    """
    _, _, since, *_ = (*member.awaits.split(":"), "", "", "")
    if not since.isdecimal() or letter.thread or letter.reply_to:
        return False
    if desk.now - datetime.fromtimestamp(int(since), UTC) < awaiting.PATIENCE:
        return False
    member = awaiting.let_go(desk, member)
    held = cases.meant(desk, member, letter)
    if held is None or held.until:
        return False
    cases.list_cases(desk, member, texts.WHICH_CASE, letter)
    return True
