"""Looking whether a step of a rehearsal was really done: in the line's own records, never by asking."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.backing_up import last_backup
from bot.drill.rehearsal import Rehearsal
from bot.introduction import NotIntroduced, introduce
from bot.line import line_of
from bot.opening import home_of
from bot.own_bots import number_of
from bot.replacing import rewritten
from db import proving
from db.errors import StoreError
from db.ids import new_code
from db.letters import BOTS
from db.records import Deed
from db.work import Work
from handlers import alarms, coordinators
from handlers.desk import Desk
from handlers.replacing import put_in_place
from handlers.staff import calling

WORD = "drill.word"
MOST = 500
"""Lines of the audit log that are looked through."""


def _deed(work: Work, act: str, since: datetime, case_id: str = "") -> Deed | None:
    newest = (one for one in work.audit.newest(MOST) if one.act == act and one.at >= since)
    return next((one for one in newest if not case_id or one.case_id == case_id), None)


async def alarm_sounded(going: Rehearsal) -> str:
    """Whether somebody pressed the red button since."""
    async with going.store.transaction() as work:
        found = _deed(work, "alarm", going.since)
    return "" if found else "no alarm has been sounded since this began"


async def alarm_reached(going: Rehearsal) -> str:
    """Whether the alarm stands in the chat of somebody on duty."""
    async with going.store.transaction() as work:
        sounded = _deed(work, "alarm", going.since)
        case = work.cases.get(sounded.case_id) if sounded else None
        if not sounded or not case:
            return "no alarm has been sounded since this began"
        chats = [one.chat_id for one in work.staff.everyone() if one.id != sounded.by]
        reached = work.messages.chats_showing("staff", chats, alarms.about(case))
    return "" if reached else "the alarm stands in nobody's chat"


async def alarm_taken(going: Rehearsal) -> str:
    """Whether somebody else than who pressed is on it."""
    async with going.store.transaction() as work:
        sounded = _deed(work, "alarm", going.since)
        taken = _deed(work, "alarm_taken", going.since, sounded.case_id) if sounded else None
    return "" if sounded and taken and taken.by != sounded.by else "nobody else has taken the alarm"


async def alarm_ended(going: Rehearsal) -> str:
    """Whether it was ended."""
    async with going.store.transaction() as work:
        sounded = _deed(work, "alarm", going.since)
        over = _deed(work, "alarm_over", going.since, sounded.case_id) if sounded else None
    return "" if over else "the alarm is not over"


async def called(going: Rehearsal) -> str:
    """Send the roll-call, once in a rehearsal."""
    async with going.store.transaction() as work:
        began, _ = calling.answered(work)
        if began is None or began < going.since:
            calling.call(_desk(going, work))
    return ""


async def all_answered(going: Rehearsal) -> str:
    """Whether everybody who was called has answered."""
    async with going.store.transaction() as work:
        began, answers = calling.answered(work)
        if began is None or began < going.since or not answers:
            return "nobody was called"
        missing = [after for after in answers.values() if after is None]
    return f"{len(missing)} of {len(answers)} have not answered" if missing else ""


async def reminded(going: Rehearsal) -> str:
    """Whether the line reminded a confidant who left a message unanswered."""
    async with going.store.transaction() as work:
        found = [one for one in work.cases.in_state("open") if one.nudged_at and one.nudged_at >= going.since]
    return "" if found else "nobody has been reminded since this began"


async def spare_bot(going: Rehearsal) -> str:
    """Whether a spare bot's token lies in the file that was named, and Telegram knows it."""
    token = _content(Path(going.told["answer"]))
    if not token:
        return "that file cannot be read"
    own = {number_of(going.settings.token(bot)) for bot in BOTS}
    if number_of(token) in own:
        return "this is a bot that the line has already"
    try:
        await introduce(going.settings.api_url, token)
    except NotIntroduced as fault:
        return str(fault)
    return ""


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


class _Undone(Exception):
    """The rehearsal is over, and nothing of it stays."""


async def replaceable(going: Rehearsal) -> str:
    """Put another bot in the seekers' one's place and take all of it back: would every case be kept?"""
    kept: list[bool] = []
    with suppress(_Undone):
        async with going.store.transaction() as work:
            before = work.figures.cases()
            put_in_place(_desk(going, work), "seeker", "0", "drill", rewritten)
            waiting = all(one.unreachable for one in work.seekers.everyone())
            kept.append(waiting and work.figures.cases() == before)
            _take_back()
    return "" if kept == [True] else "cases would be lost"


def _take_back() -> None:
    raise _Undone


async def root_copy(going: Rehearsal) -> str:
    """Whether a copy of the root key opens this home."""
    return _opens(going, Path(going.told["answer"]))


def _opens(going: Rehearsal, copy: Path) -> str:
    try:
        if not copy.is_file() or copy.resolve() == home_of(going.settings).root_file.resolve():
            return "that is no copy of the root key"
        home_of(going.settings.model_copy(update={"root_key_file": copy, "root_key": None})).vault()
    except StoreError as fault:
        return str(fault)
    except OSError:
        return "that file cannot be read"
    return ""


async def archive_opens(going: Rehearsal) -> str:
    """Whether the archive's private key was proven to open what is sealed to it."""
    async with going.store.transaction() as work:
        proven = proving.last(work)
    return "" if proven and proven >= going.since else "the archive key has not been proven since this began"


async def word_set(going: Rehearsal) -> str:
    """Put a word into the database that only a backup made from now on has in it."""
    async with going.store.transaction() as work:
        if not (work.settings.get(WORD) or "").startswith(going.since.isoformat()):
            work.settings.put(WORD, f"{going.since.isoformat()} {new_code(work.rng)}")
    made = last_backup(home_of(going.settings))
    async with going.store.transaction() as work:
        since = work.settings.get(f"{WORD}.at")
        if since is None or datetime.fromisoformat(since) < going.since:
            work.settings.put(f"{WORD}.at", work.now.isoformat())
            return "now make the backup: the line has put a word into its database that was not there before"
    return "" if made and made >= datetime.fromisoformat(since) else "no backup was made since"


async def word_restored(going: Rehearsal) -> str:
    """Whether what was restored on the other machine has the word."""
    async with going.store.transaction() as work:
        word = (work.settings.get(WORD) or "").partition(" ")[2]
    return "" if word and going.told["answer"] == word else "that is not the word in this line's database"


def _desk(going: Rehearsal, work: Work) -> Desk:
    return Desk(work, line_of(going.settings, {}, work.now.year), work.rng)


async def coordinators_there(going: Rehearsal) -> str:
    """Whether there is a coordinator at all."""
    async with going.store.transaction() as work:
        found = coordinators.answering(_desk(going, work))
    return "" if found else "the line has no coordinator"
