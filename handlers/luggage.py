"""Before a file is fetched: whether anybody is to have it, and whether its voice is to be changed."""

from __future__ import annotations

from collections.abc import Callable

from db.disguise import Disguise
from db.letters import BotName, FileKind
from db.records import Case, Staff
from db.work import Work
from handlers.company import asides
from handlers.desk import Desk, Line
from handlers.disguises import drawn
from handlers.incoming import Letter
from handlers.kinds import RELAYED
from handlers.staff import cases, prompts
from handlers.voices.speaker import Speaker


def wanted(work: Work, bot: BotName, chat_id: int, kind: FileKind) -> bool:
    """True when a case or the editor of the questions would take such a file from this chat.

    Strangers' files are left.
    """
    if kind not in RELAYED:
        return False
    return _from_seeker(work, chat_id, kind) if bot == "seeker" else _from_staff(work, chat_id, kind)


def _from_seeker(work: Work, chat_id: int, kind: FileKind) -> bool:
    seeker = work.seekers.find(chat_id)
    if seeker is None or seeker.case_id is None or seeker.hidden:
        return False
    return seeker.stage in ("waiting", "talking") or (seeker.stage == "intake" and kind == "voice")


def _from_staff(work: Work, chat_id: int, kind: FileKind) -> bool:
    member = work.staff.find(chat_id)
    if member is None:
        return False
    reads = kind == "voice" and member.reading.startswith(f"{prompts.AWAITS}:")
    edits = kind == "document" and "admin" in member.roles
    return reads or edits or bool(work.cases.held_by(member.id)) or _may_advise(work, member)


def _may_advise(work: Work, member: Staff) -> bool:
    """Whether it may answer a question that somebody on a case has asked the coordinators."""
    asked = {"coordinator", "admin"} & set(member.roles)
    there = work.messages.cases_in("staff", member.chat_id) if asked else ()
    return any(work.cases.state_of(case_id) == "open" for case_id in there)


def disguising(line: Line) -> Callable[[Work, BotName, int, int | None, int | None], Disguise | None]:
    """How the voice of who writes in a chat is changed: as before in this case, or in a new way.

    None for who wants their own voice, and where it is not certain for which case it is: then the
    note goes to nobody.
    """

    def disguise(
        work: Work, bot: BotName, chat_id: int, reply_to: int | None, thread: int | None
    ) -> Disguise | None:
        desk, letter = (
            Desk(work, line, work.rng),
            Letter(chat_id, 0, "voice", reply_to=reply_to, thread=thread),
        )
        speaker = _seeker_speaks(desk, letter) if bot == "seeker" else _member_speaks(desk, letter)
        if speaker is None or speaker.case is None or not speaker.choice.on:
            return None
        return speaker.voice.disguise if speaker.voice else drawn(desk.rng)

    return disguise


def _seeker_speaks(desk: Desk, letter: Letter) -> Speaker | None:
    seeker = desk.work.seekers.find(letter.chat_id)
    case = desk.work.cases.get(seeker.case_id) if seeker and seeker.case_id else None
    return Speaker(desk, seeker, case) if seeker else None


def _member_speaks(desk: Desk, letter: Letter) -> Speaker | None:
    member = desk.work.staff.find(letter.chat_id)
    if member is None or prompts.awaited(member, letter.reply_to):
        return None
    held = cases.meant(desk, member, letter)
    case = desk.work.cases.get(held.case_id) if held else _advised(desk, letter)
    return Speaker(desk, member, case, held)


def _advised(desk: Desk, letter: Letter) -> Case | None:
    """The case about which somebody who is not on it answers an aside."""
    chat, answered = letter.chat_id, letter.reply_to
    ref = desk.work.messages.entry_at("staff", chat, answered) if answered else None
    return desk.work.cases.get(ref.case_id) if ref and asides.is_aside(desk, ref) else None
