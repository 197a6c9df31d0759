"""What seekers said of the line after the end: coordinators read it, in no order, and can destroy it."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from locales.texts import figures as texts

FEWEST = 3
"""So many are shown for the first time together: one alone would be whoever ended last."""

PAGE = 5
"""Of them in one message."""

KEPT_YEARS = 1
"""How long one is kept after its month."""


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A page of them, as a new message."""
    page = press.given(1)[0]
    if not page.isdecimal():
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    words, buttons = _page(desk, member, int(page))
    desk.tell_staff(member, Send(words, buttons=buttons, protect=True))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """One is destroyed; the page is shown without it."""
    remark, page = press.given(2)
    if not page.isdecimal() or not remark.isdecimal() or not desk.work.remarks.drop(int(remark)):
        strays.old_button(desk, member, press)
        return
    desk.work.audit.note("remark_dropped", member.id)
    desk.answer_staff(press)
    words, buttons = _page(desk, member, int(page))
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _page(desk: Desk, member: Staff, page: int) -> tuple[Words, Buttons]:
    say = voice_of(member)
    desk.work.remarks.let_out(counting.month(desk), FEWEST)
    there = desk.work.remarks.shown()
    numbered = list(enumerate(there, 1))[page * PAGE : (page + 1) * PAGE]
    if not numbered:
        return phrase(say, texts.REMARKS_NONE), ()
    lines = [phrase(say, texts.REMARK, n=nr, words=one.text) for nr, one in numbered]
    drops = tuple(
        Button(say(texts.B_DROP, n=nr), action("fz", str(one.id), str(page))) for nr, one in numbered
    )
    more = ((Button(say(texts.B_NEXT), action("fr", str(page + 1))),),) if there[(page + 1) * PAGE :] else ()
    return join((phrase(say, texts.REMARKS), *lines)), (drops, *more)


def forget(desk: Desk) -> None:
    """Those of a month that is more than a year ago are destroyed."""
    year, month = counting.month(desk).split("-")
    desk.work.remarks.forget_before(f"{int(year) - KEPT_YEARS:04}-{month}")
