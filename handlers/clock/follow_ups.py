"""Weeks after the end: how is it going? Only to who agreed to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.letters import Send
from db.records import Seeker
from handlers import rounds
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.phrases import labelled
from handlers.seeker import tongues
from locales.texts import waiting as texts


def follow_up(desk: Desk, ids: Iterable[str]) -> None:
    """Ask those of these seekers whose day has come, in opening hours, once."""
    if desk.line.hours.is_open(desk.now):
        known = rounds.readable(ids, desk.work.seekers.get)
        due = (one for one in known if one.follow_up_at and one.follow_up_at <= desk.now)
        rounds.one_by_one(desk, due, _ask)


def _ask(desk: Desk, seeker: Seeker) -> None:
    """Who is in another case already is not asked, and who cannot be reached is not either."""
    desk.work.seekers.save(replace(seeker, follow_up_at=None))
    if seeker.case_id or seeker.unreachable:
        return
    say = voice_of(seeker)
    rows = (
        (labelled(say, texts.GOES_WELL, action("fw")),),
        (labelled(say, texts.TALK_AGAIN, action("talk")),),
        (labelled(say, texts.NO_MORE, action("fn")),),
    )
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.FOLLOW_UP), buttons=rows))
