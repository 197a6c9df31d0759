"""/board: all that has to be done now, the most pressing first, in one message that is kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from db.letters import Button, Buttons, Edit, Remove, Send, Words
from db.records import Board, Case, Staff
from db.work import Work
from handlers import rounds, triaging
from handlers.actions import action
from handlers.clock import silence, turns
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import board_case, on_duty, queue
from locales import Tongue
from locales.dates import day_and_hour, hour
from locales.text import Text
from locales.texts import intake, watch as texts

KEPT_FOR = timedelta(hours=12)
"""How long a board is kept up to date; after that it says that it is old."""

EVERY = 15.0
"""Seconds after which a board is looked at again."""

MANY = 500
"""Open cases that can be gone through for a board without holding up any message noticeably."""

MOST = 10
"""Lines of one kind on a board; how many more there are is said."""

Line = Callable[[Desk, Tongue, Case], Words]
"""One case as a line of the board."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a board lists."""

    alarms: Sequence[Case]
    waiting: Sequence[Case]
    unanswered: Sequence[Case]
    open: Sequence[Case]

    def every(self) -> Iterator[Case]:
        """All of them, each once, in the order of the board."""
        yield from {
            case.id: case for case in (*self.alarms, *self.waiting, *self.unanswered, *self.open)
        }.values()


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/board: a new one at the end of the chat; the former goes."""
    if member.board:
        desk.tell_staff(member, Remove((member.board.message_id,)))
    words, buttons = _drawn(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons, protect=True, board=True))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to all of them."""
    desk.answer_staff(press)
    _show(desk, member, press.message_id, "", *_drawn(desk, member))


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One case, with all that can be done about it."""
    case = board_case.seen(desk, member, press)
    if case:
        desk.answer_staff(press)
        _show(desk, member, press.message_id, case.id, *board_case.drawn(desk, member, case))


def standing(work: Work) -> list[str]:
    """The ids of those whose board may be drawn anew now: everybody's, unless very many cases are open.

    All of these stand on a board: there each board has its turn after a while, and not all have it at once.
    """
    parts = 1 + len(work.cases.ids_in_state("open")) // MANY
    turn = int(work.now.timestamp() // EVERY) % parts
    return [one.id for one in work.staff.tended() if one.board and int(one.id[:8], 16) % parts == turn]


def renew(desk: Desk, ids: Iterable[str]) -> None:
    """The clock struck: boards of these on which something has changed are drawn anew."""
    rounds.one_by_one(desk, rounds.readable(ids, desk.work.staff.get), _renew)


def _renew(desk: Desk, member: Staff) -> None:
    board = member.board
    if board is None:
        return
    if not {"coordinator", "admin"} & set(member.roles) or desk.now - board.since > KEPT_FOR:
        words, _ = _drawn(desk, member) if {"coordinator", "admin"} & set(member.roles) else (Words(), ())
        told = join((words, phrase(voice_of(member), texts.OLD)))
        desk.work.staff.save(replace(member, board=None))
        desk.tell_staff(member, Edit(told, board.message_id))
        return
    case = next(rounds.readable([board.case_id], desk.work.cases.get), None) if board.case_id else None
    if case and case.state in ("waiting", "open"):
        screen = board_case.drawn(desk, member, case)
    else:
        screen = _drawn(desk, member)
    if _print(screen) != board.shows:
        _show(desk, member, board.message_id, case.id if case else "", *screen)


def _show(desk: Desk, member: Staff, message_id: int, case_id: str, words: Words, buttons: Buttons) -> None:
    """Where it was pressed is the board from now on: an older one that is used again is a board again."""
    member = desk.work.staff.get(member.id) or member
    since = member.board.since if member.board and member.board.message_id == message_id else desk.now
    shows = _print((words, buttons))
    desk.work.staff.save(replace(member, board=Board(message_id, since, shows, case_id)))
    desk.tell_staff(member, Edit(words, message_id, buttons=buttons))


def _print(screen: tuple[Words, Buttons]) -> str:
    """A print of what is shown, without when it was drawn."""
    words, buttons = screen
    return sha256(repr((words.text.partition("\n")[2], buttons)).encode()).hexdigest()[:16]


def _drawn(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say, rows = voice_of(member), _rows(desk, member)
    parts = (
        _section(desk, say, texts.ALARMS, rows.alarms, _alarm),
        _section(desk, say, texts.WAITING, rows.waiting, _waiting),
        _section(desk, say, texts.UNANSWERED, rows.unanswered, _unanswered),
        _section(desk, say, texts.OPEN, rows.open, _open),
    )
    shown = [part for part in parts if part.text] or [phrase(say, texts.EMPTY)]
    head = phrase(say, texts.BOARD, time=hour(desk.now, desk.line.zone))
    made = [Button(case.name, action("bc", case.id)) for case in _listed(rows)]
    buttons = tuple(tuple(made[at : at + 2]) for at in range(0, len(made), 2))
    return join((head, *shown, on_duty.now_on_duty(desk, say))), buttons


def _listed(rows: Rows) -> Iterator[Case]:
    shown = Rows(rows.alarms[:MOST], rows.waiting[:MOST], rows.unanswered[:MOST], rows.open[:MOST])
    yield from shown.every()


def _rows(desk: Desk, member: Staff) -> Rows:
    """Without cases of seekers of whom this colleague must not hear."""
    waiting = [case for case in queue.in_turn(desk) if board_case.may_see(desk, member, case)]
    taken = [case for case in rounds.cases(desk, "open") if board_case.may_see(desk, member, case)]
    alarms = [case for case in (*taken, *waiting) if case.alarm]
    long = [case for case in taken if not case.alarm and _since(desk, case)]
    listed = {case.id for case in (*alarms, *long)}
    return Rows(
        sorted(alarms, key=lambda case: (bool(case.alarm and case.alarm.taken_by), triaging.turn(case))),
        [case for case in waiting if case.id not in listed],
        sorted(long, key=lambda case: _since(desk, case) or desk.now),
        sorted((case for case in taken if case.id not in listed), key=triaging.turn),
    )


def _since(desk: Desk, case: Case) -> datetime | None:
    """Since when a seeker waits long for an answer; None when they do not."""
    held = desk.work.assignments.current(case.id)
    owes = turns.turn(case, held) if held and not case.asleep_until else None
    return owes.since if owes and owes.whose == "confidant" and silence.is_long(desk, owes.since) else None


def _section(desk: Desk, say: Tongue, head: Text, cases: Sequence[Case], line: Line) -> Words:
    if not cases:
        return Words()
    left = len(cases) - MOST
    more = (phrase(say, texts.MORE, count=left),) if left > 0 else ()
    return join((phrase(say, head), *(line(desk, say, case) for case in cases[:MOST]), *more), gap="\n")


def _alarm(desk: Desk, say: Tongue, case: Case) -> Words:
    alarm = case.alarm
    if alarm is None:
        return Words()
    who = name(desk, say, alarm.taken_by) if alarm.taken_by else say(texts.ALARM_NOBODY)
    return phrase(say, texts.ALARM_LINE, case=case.name, since=_time(desk, say, alarm.at), who=who)


def _waiting(desk: Desk, say: Tongue, case: Case) -> Words:
    names = [name(desk, say, made.staff_id) for made in desk.work.offers.all_open_for(case.id)]
    asked = say(texts.ASKED, names=say.list_of(names)) if names else say(texts.ASKED_NOBODY)
    level = say(intake.LEVELS[case.level or "support"])
    since = _time(desk, say, case.waiting_since or case.opened_at)
    return phrase(say, texts.WAITING_LINE, case=case.name, level=level, since=since, asked=asked)


def _unanswered(desk: Desk, say: Tongue, case: Case) -> Words:
    since = _time(desk, say, _since(desk, case) or desk.now)
    who = queue.holder(desk, say, case)
    return phrase(say, texts.UNANSWERED_LINE, case=case.name, who=who, since=since)


def _open(desk: Desk, say: Tongue, case: Case) -> Words:
    return phrase(say, texts.OPEN_LINE, case=case.name, who=queue.holder(desk, say, case))


def _time(desk: Desk, say: Tongue, at: datetime) -> str:
    return day_and_hour(at, say.code, desk.line.zone)
