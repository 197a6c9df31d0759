"""Whether what is sealed opens: something of each sealed column, by the way on which the line reads it.

Used where a database has been moved: that every byte is the same says that nothing was lost on the way, and
this that the line reads it where it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TypeVar, get_args

from db.audit import HEAD
from db.errors import CaseSealed, DayKeyMissing, NoSuchRecord, SealBroken
from db.records import CaseState, QuestionnaireKind
from db.store import Store
from db.work import Work

T = TypeVar("T")

SOME = 20
"""Cases, and people, of whom something is read."""
BROKEN = (SealBroken, DayKeyMissing, ValueError)
"""What reading a value raises that does not open."""
KINDS: tuple[QuestionnaireKind, ...] = get_args(QuestionnaireKind)
_STATES: tuple[CaseState, ...] = ("intake", "waiting", "open", "closed")

Opened = dict[str, int]
"""How often something of a kind was read; `not ` stands before the name of what did not open."""
Way = tuple[str, Callable[[], object]]


class _Undo(Exception):
    """Nothing of what reading changes is to stay."""


async def opened(store: Store) -> Opened:
    """Read something of everything; nothing is changed by it."""
    found: Opened = {}
    with suppress(_Undo):
        async with store.transaction() as work:
            for name, read in _ways(work):
                well = f"not {name}" if _fails(read) else name
                found[well] = found.get(well, 0) + 1
            raise _Undo
    return found


def _fails(read: Callable[[], object]) -> bool:
    try:
        read()
    except (CaseSealed, NoSuchRecord):
        return False  # it is not for this server to open, or there is none
    except BROKEN:
        return True
    return False


def _ways(work: Work) -> Iterator[Way]:
    yield from (
        ("the settings", lambda: work.settings.get(HEAD)),
        ("the audit log", lambda: work.audit.newest(SOME)),
        ("the staff", work.staff.everyone),
        ("invitations", work.invites.every),
        ("the questionnaire", work.questionnaires.latest),
        ("wordings", work.wordings.in_force),
        ("blocks", work.blocks.every),
        ("meetings", lambda: [work.meetings.get(one) for one in work.meetings.ids()[:SOME]]),
        ("remarks", work.remarks.shown),
        ("notes", work.intervisions.notes),
        ("arrivals", lambda: [*work.inbox.ready(SOME), *work.inbox.carrying(SOME)]),
        ("letters", lambda: work.outbox.claim(SOME)),
    )
    yield from _of_prompts(work)
    for member in _some(work.staff.everyone):
        yield "practice", partial(_every, work.practices.of, member.id)
    for seeker in _some(work.seekers.everyone):
        yield "seekers", partial(work.seekers.find, seeker.chat_id)
        yield "consents", partial(work.consents.of, seeker.id)
        yield "sign-ups", partial(work.seats.of_seeker, seeker.id)
        yield "what stands in chats", partial(work.onscreen.said, seeker.chat_id, SOME)
    for state in _STATES:
        for case_id in work.cases.ids_in_state(state)[:SOME]:
            yield from _of_case(work, case_id)


def _of_prompts(work: Work) -> Iterator[Way]:
    for kind in KINDS:
        for question, language, words in sorted(work.prompts.there(kind))[:1]:
            name = f"{kind}:{question}:{language}:{words}"
            yield "recordings", partial(work.prompts.read, name)
            yield "recordings", partial(work.prompts.file_id, name)


def _of_case(work: Work, case_id: str) -> Iterator[Way]:
    yield "cases", partial(work.cases.get, case_id)
    yield "assignments", partial(work.assignments.of_case, case_id)
    yield "offers", partial(work.offers.past, case_id)
    yield "offers", partial(work.offers.all_open_for, case_id)
    yield "what cases are kept for", partial(work.keepings.of_case, case_id)
    if work.cases.is_sealed(case_id):
        return
    yield "transcripts", partial(work.transcript.read, case_id)
    for entry in _some(partial(work.transcript.read, case_id)):
        for file in entry.attachments[:1]:
            yield "files", partial(work.media.read, case_id, file.media_id)


def _some(read: Callable[[], Iterable[T]]) -> list[T]:
    """The first of those that can be read; what cannot is told elsewhere."""
    try:
        return list(islice(read(), SOME))
    except (CaseSealed, *BROKEN):
        return []


def _every(read: Callable[[str], Iterable[T]], of: str) -> list[T]:
    return list(read(of))
