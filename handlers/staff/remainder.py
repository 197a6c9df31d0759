"""The rest of a text that was too long for one message.

Telegram's apps cut a long text and send the pieces one after another. Only the first one is a command,
answers a message, or is what was just asked for; the rest says nothing of whom it is for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.records import Cut, Staff
from handlers.desk import Desk
from handlers.incoming import Letter
from handlers.staff import cases
from locales.texts import staff as texts

LONG = 2000
"""Characters from which a text may be a first piece: apps cut at 4096, or in the half before that, where a
line or a word ends.
"""

WITHIN = timedelta(minutes=1)
"""The pieces come at once; so long after the first one may be a slow network."""


def noted(desk: Desk, member: Staff, letter: Letter) -> None:
    """After a letter was handled: where it went, if there may be more of it."""
    if letter.kind != "text" or len(letter.words.text) < LONG:
        return
    if now := desk.work.staff.get(member.id):
        cut = Cut(desk.now, letter.thread, _went_to(desk, letter))
        desk.work.staff.save(replace(now, cut=cut))


def _went_to(desk: Desk, letter: Letter) -> str:
    """The case to whose seeker a letter was passed on; empty when it went to none."""
    ref = desk.work.messages.entry_at("staff", letter.chat_id, letter.message_id)
    entry = desk.work.transcript.get(ref) if ref and ref.seq > 0 else None
    return ref.case_id if ref and entry and entry.side == "confidant" else ""


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Stop what may be the rest of a text that did not go to the seeker whom this would reach."""
    if not _may_be_one(desk, member, letter):
        return False
    held = cases.meant(desk, member, letter)
    if held is None or held.until or (member.cut and held.case_id == member.cut.case_id):
        return False
    desk.work.staff.save(replace(member, cut=None))
    cases.list_cases(desk, member, texts.WHICH_CASE, letter)
    return True


def _may_be_one(desk: Desk, member: Staff, letter: Letter) -> bool:
    cut = member.cut
    if cut is None or letter.kind != "text" or letter.reply_to or letter.thread != cut.thread:
        return False
    chosen_since = member.chosen_at is not None and member.chosen_at > cut.at
    return desk.now - cut.at <= WITHIN and not chosen_since
