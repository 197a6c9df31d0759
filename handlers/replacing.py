"""Another bot comes in the place of one that is banned or lost: no case goes, but everybody has to come anew.

A bot cannot write to anybody first (Bot API), and Telegram counts its messages and topics anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.letters import Address, BotName, Send
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.texts import operations as texts


def put_in_place(
    desk: Desk, bot: BotName, number: str, username: str, rewritten: Callable[[bytes], bytes]
) -> int:
    """The line's bot is another from now on; how many people have to open it before they can be reached.

    `rewritten` lets an update that waits here name messages by numbers that mean nothing in the new chats.
    """
    desk.work.bots.forget_numbers(bot, rewritten)
    desk.work.bots.learn(bot, number)
    desk.work.audit.note("bot_replaced", "", about=bot)
    return _seekers(desk, username) if bot == "seeker" else _staff(desk)


def _seekers(desk: Desk, username: str) -> int:
    """Confidants write on; what they write is kept. All of the staff hear how seekers find back."""
    seekers = desk.work.seekers.everyone()
    for seeker in seekers:
        desk.work.seekers.save(replace(seeker, unreachable=True, screen=None), quietly=True)
    for member in desk.work.staff.everyone():
        desk.tell_staff(member, Send(phrase(voice_of(member), texts.NEW_BOT, bot=username)))
    return len(seekers)


def _staff(desk: Desk) -> int:
    """Cases stay with whoever has them, in the plain chat: the old topics are out of reach."""
    members = desk.work.staff.everyone()
    for member in members:
        current = member.current_case
        for held in desk.work.assignments.for_staff(member.id):
            desk.work.assignments.save(replace(held, thread_id=None, plain=True))
            current = current or held.case_id
        known = replace(member, unreachable=True, screen=None, board=None, current_case=current)
        desk.work.staff.save(known)
        # Past the lock of a PIN, since it shows nothing of any case.
        said = Send(phrase(voice_of(member), texts.NEW_STAFF_BOT), language=voice_of(member).code)
        desk.work.outbox.put(Address("staff", member.chat_id), said)
    return len(members)
