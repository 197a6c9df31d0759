"""/safety: everything about this chat on the phone, with its state, on one page of buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from db.letters import Button, Buttons, Edit, Remove, Send, Words
from db.records import News, Seeker
from handlers import discretion
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import labelled
from handlers.seeker import strays, tongues
from handlers.seeker.safety import buttons as rows, news
from locales.text import Text
from locales.texts import safety as texts

SCREEN = "safety"
"""The name that its buttons carry."""

HOURS = (1, 12, 24)
"""After how many hours a chat can be cleared by itself; all within Telegram's 48."""

NEWS: dict[News, Text] = {
    "open": texts.NEWS_OPEN_BUTTON,
    "asked": texts.NEWS_ASKED_BUTTON,
    "discreet": texts.NEWS_DISCREET_BUTTON,
}


def show(desk: Desk, seeker: Seeker) -> None:
    """/safety."""
    words, buttons = drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A button that leads to the page: its message turns into it."""
    _turn(desk, seeker, press)


def drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The page, in a second language too where that is a habit, and its buttons."""
    say = voice_of(seeker)
    never, *after = (_clears(seeker, each) for each in (None, *HOURS))
    hours = ((never, after[0]), tuple(after[1:]))
    kinds = tuple((_comes(seeker, kind),) for kind in NEWS)
    again = ((labelled(say, texts.AGAIN_BUTTON, action("again")),),) if seeker.case_id else ()
    word = (rows.choice(say, texts.WORD_BUTTON, action("word"), on=bool(seeker.word)),)
    words = tongues.said(seeker, texts.PAGE, minutes=news.BRIEFLY.seconds // 60)
    return words, (rows.clear(seeker), *hours, *kinds, word, *again, tongues.row(seeker, SCREEN))


def _clears(seeker: Seeker, hours: int | None) -> Button:
    say, on = voice_of(seeker), seeker.clears_after == hours
    if not hours:
        return rows.choice(say, texts.CLEAR_NEVER, action("clears", "no"), on=on)
    return rows.choice(say, texts.CLEAR_AFTER, action("clears", str(hours)), on=on, hours=hours)


def _comes(seeker: Seeker, kind: News) -> Button:
    return rows.choice(voice_of(seeker), NEWS[kind], action("comes", kind), on=seeker.news == kind)


def clears_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """After how many hours the chat is cleared by itself, or never. A press says what it turns to."""
    wanted = {action("clears", str(hours)): hours for hours in HOURS} | {action("clears", "no"): None}
    if press.action not in wanted:
        strays.old_button(desk, seeker, press)
        return
    seeker = replace(seeker, clears_after=wanted[press.action])
    desk.work.seekers.save(seeker)
    _turn(desk, seeker, press)


def comes_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """How new messages come from now on; what is shown or waits by the former choice follows the new one."""
    kind = press.given(1)[0] if press.args else ""
    if kind not in get_args(News):
        strays.old_button(desk, seeker, press)
        return
    before, seeker = seeker, replace(seeker, news=cast("News", kind), seen_at=desk.now)
    desk.work.seekers.save(seeker)
    _turn(desk, seeker, press)
    if before.news == "discreet" and seeker.news != "discreet":
        desk.tell_seeker(seeker, Remove(sweep="brief"))
    if before.news != seeker.news and desk.work.outbox.held(seeker.chat_id):
        _follow(desk, seeker)


def _follow(desk: Desk, seeker: Seeker) -> None:
    if seeker.news == "open":
        desk.work.outbox.release(seeker.chat_id)
    else:
        discretion.announce(desk.work, seeker)


def _turn(desk: Desk, seeker: Seeker, press: Press) -> None:
    words, buttons = drawn(seeker)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))
