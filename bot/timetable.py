"""What the line does by the clock, and how often."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Concatenate, ParamSpec

from bot.post.housekeeper import Duty, in_parts, in_work
from db.store import Store
from db.work import Work
from handlers import blocking, duties, holds, letting_go
from handlers.clock import (
    clearing,
    follow_ups,
    idle,
    looks,
    meetings,
    muted,
    promised,
    proofs,
    queue,
    reported_texts,
    silence,
    sleepers,
    stuck,
    unanswered,
)
from handlers.delivery import late
from handlers.desk import Desk, Line
from handlers.intervision.forgetting import forget_intervisions
from handlers.staff import board, remarks
from handlers.voices import notes
from handlers.wordings import Wordings

P = ParamSpec("P")

SOON, MINUTE, HOUR = 2.0, 60.0, 3600.0
"""How often a duty is looked after, in seconds."""

PASSED = ((follow_ups.follow_up, HOUR), (duties.forget_known, HOUR))
"""Duties that go past all seekers, some at a time."""

HEED = (duties.expire_offers, duties.keep_handing_over, letting_go.let_go_overdue)
"""Duties that take it that somebody has not answered."""


def timetable(
    store: Store, line: Line, rng: random.Random, unheard: Callable[[], float] = lambda: 0.0
) -> list[Duty]:
    """Every duty; the expensive ones less often. `unheard` is for how many seconds Telegram is not heard."""
    wordings = Wordings()

    def at_desk(do: Callable[Concatenate[Desk, P], None]) -> Callable[Concatenate[Work, P], None]:
        def done(work: Work, /, *found: P.args, **named: P.kwargs) -> None:
            with wordings.in_force(work):
                do(Desk(work, line, rng), *found, **named)

        return done

    timed = (
        (duties.expire_offers, SOON),
        (duties.remind_of_offers, MINUTE),
        (duties.match_waiting, SOON),
        (duties.keep_handing_over, MINUTE),
        (duties.end_pauses, MINUTE),
        (queue.remind_waiting, MINUTE),
        (sleepers.wake_sleepers, MINUTE),
        (unanswered.sound_again, MINUTE),
        (promised.remind, HOUR),
        (late.tell_late, MINUTE),
        (muted.give_sound_back, MINUTE),
        (idle.withhold_idle, MINUTE),
        (silence.ask_silent, MINUTE),
        (clearing.clear_chats, MINUTE),
        (meetings.attend_to_meetings, MINUTE),
        (duties.seal_closed, SOON),
        (duties.clear_away, MINUTE),
        (letting_go.let_go_overdue, MINUTE),
        (duties.forget_intakes, HOUR),
        (duties.forget_post, HOUR),
        (blocking.forget, HOUR),
        (notes.forget_old, HOUR),
        (holds.end_over, MINUTE),
        (duties.retain, HOUR),
        (duties.forget_seekers, HOUR),
        (proofs.remind, HOUR),
        (forget_intervisions, HOUR),
        (remarks.forget, HOUR),
        (reported_texts.tell_reported, HOUR),
    )

    def due(work: Work) -> Sequence[str]:
        return looks.due(work, line)

    def seekers(work: Work) -> Sequence[str]:
        return work.seekers.ids()

    # First, so that the others open only those cases in which something is due.
    made = [Duty(looks.put_off.__name__, MINUTE, in_parts(store, due, at_desk(looks.put_off)))]
    made += [Duty(do.__name__, every, in_work(store, at_desk(do)), do in HEED) for do, every in timed]
    made.append(
        Duty(board.renew.__name__, board.EVERY, in_parts(store, board.standing, at_desk(board.renew), most=1))
    )
    made += [Duty(do.__name__, every, in_parts(store, seekers, at_desk(do))) for do, every in PASSED]

    def alert_waiting(desk: Desk) -> None:
        stuck.alert_waiting(desk, timedelta(seconds=unheard()))

    made.append(Duty(alert_waiting.__name__, MINUTE, in_work(store, at_desk(alert_waiting))))

    async def roll_day() -> None:
        await store.roll_day_keys()

    async def clean_up() -> None:
        await store.clean_up()

    async def anchor() -> None:
        await store.anchor()

    async def look_over() -> None:
        await store.look_over()

    kept = (("roll_day", MINUTE, roll_day), ("clean_up", MINUTE, clean_up))
    watched = (("look_over", HOUR, look_over), ("anchor", MINUTE, anchor))
    return [*made, *(Duty(name, every, do) for name, every, do in (*kept, *watched))]
