"""The drills before launch: every step is looked after in the line's own records."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.backing_up import back_up
from bot.drill.emergencies import EMERGENCIES
from bot.drill.rehearsal import Outcome, Rehearsal, begin, last, walk
from bot.drill.word import word
from bot.opening import home_of
from bot.restoring import restore
from db import proving
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import ArchivePrivateKey
from handlers.staff import calling
from locales.texts import alarm as texts, operations
from tests.stories.line import StoryLine

BY_NAME = {one.name: one for one in EMERGENCIES}


class BrokenOff(Exception):
    """Whoever runs the drill goes home."""


@dataclass
class AtTheServer:
    """Whoever runs the drill: answers each question in turn, and sees what is shown."""

    line: StoryLine
    answers: list[str]
    between: Callable[[], object] = lambda: None
    shown: list[str] = field(default_factory=list)

    async def drills(self, name: str) -> Outcome:
        emergency, store = BY_NAME[name], self.line.store.store
        going = Rehearsal(self.line.settings, store, await begin(store, emergency), self.asked)
        return await walk(emergency, going, self.shown.append)

    def asked(self, question: str) -> str:
        if self.not_yet:
            self.between()
        if not self.answers:
            raise BrokenOff
        return self.answers.pop(0)

    @property
    def not_yet(self) -> list[str]:
        return [one.partition(": ")[2] for one in self.shown if "Not yet" in one]


async def test_an_emergency_is_rehearsed_with_the_real_red_button(line: StoryLine):
    """The alarm reaches a coordinator, is taken and ended; who signed is in log and protocol."""
    coordinator, confidant = await line.leader("Joost", "coordinator"), await line.confidant()
    seeker = await line.seeker()
    await seeker.asks_for_somebody()
    thread = (await confidant.accepts()).thread
    await seeker.is_matched()
    emergency = BY_NAME["emergency"]
    await begin(line.store.store, emergency)
    await confidant.writes("/red", thread=thread)
    await coordinator.taps(texts.B_TAKE)
    await coordinator.taps(texts.B_OVER)
    assert await line.until(lambda: is_over(line))
    server = AtTheServer(line, ["", "", "", "", "", "", "Noor"])
    outcome = await server.drills("emergency")
    assert (outcome.held, server.not_yet) == (True, [])
    assert outcome.came == ("held", "held", "held", "held", "held", "said")
    assert "Signed: Noor" in outcome.protocol()
    async with line.store.store.transaction() as work:
        deed = work.audit.newest(1)[0]
        found = last(work, "emergency")
    assert (deed.act, deed.about, deed.reason) == ("drill", "emergency held", "Noor")
    assert found
    assert found[1]


async def is_over(line: StoryLine) -> bool:
    async with line.store.store.transaction() as work:
        return any(one.act == "alarm_over" for one in work.audit.newest(9))


async def test_what_was_not_done_does_not_count(line: StoryLine):
    """Pressing Enter is not enough: the line looks, and a step that is left out stands in the protocol."""
    server = AtTheServer(line, ["", "skip", "", "skip", *["skip"] * 4, "", "Noor"])
    outcome = await server.drills("emergency")
    assert server.not_yet == ["the line has no coordinator", "no alarm has been sounded since this began"]
    assert not outcome.held
    assert outcome.protocol().count("LEFT OUT") == 6
    async with line.store.store.transaction() as work:
        assert work.audit.newest(1)[0].about == "emergency open"
        found = last(work, "emergency")
    assert found
    assert not found[1]


async def test_a_roll_call_reaches_whoever_coordinates(line: StoryLine):
    """Each gets a message with a button; who has not pressed it is counted, and a late press counts too."""
    joost, noor = await line.leader("Joost", "coordinator"), await line.leader("Noor", "coordinator")
    server = AtTheServer(line, ["", "", "skip", "skip", "Noor"])
    await server.drills("night")
    assert server.not_yet == ["2 of 2 have not answered"]
    await joost.taps(operations.B_HERE)
    await noor.taps(operations.B_HERE)

    async def answered() -> bool:
        async with line.store.store.transaction() as work:
            return None not in calling.answered(work)[1].values()

    assert await line.until(answered)


async def test_a_banned_bot_is_rehearsed_without_touching_anything(line: StoryLine, tmp_path: Path):
    """The spare bot is real, the replacing is tried and taken back, and the conversation goes on."""
    line.sandbox.add_bot("2000077:spare", "story_spare_bot", "Spare")
    confidant, seeker = await line.confidant(), await line.seeker()
    await seeker.asks_for_somebody()
    thread = (await confidant.accepts()).thread
    await seeker.is_matched()
    own, spare = tmp_path / "own", tmp_path / "spare"
    own.write_text(line.seeker_token)
    spare.write_text("2000077:spare\n")
    server = AtTheServer(line, [str(tmp_path / "none"), str(own), str(spare), "", "", "Noor"])
    outcome = await server.drills("banned")
    assert outcome.held
    assert server.not_yet == ["that file cannot be read", "this is a bot that the line has already"]
    await seeker.writes("still here")
    await confidant.sees("still here", thread=thread)
    await line.restarts()


async def test_a_lost_key_is_rehearsed_with_the_copies_themselves(line: StoryLine, tmp_path: Path):
    """A copy that does not open the home, or is no copy, does not count; nor an archive key nobody proved."""
    original, copy, wrong = line.home / "root.key", tmp_path / "copy", tmp_path / "wrong"
    copy.write_bytes(original.read_bytes())
    wrong.write_text("hello")
    for file in (copy, wrong):
        file.chmod(0o600)
    first = AtTheServer(line, [str(original), str(wrong), str(copy), ""])
    with pytest.raises(BrokenOff):
        await first.drills("key")
    assert first.not_yet[0] == "that is no copy of the root key"
    assert first.not_yet[2:] == ["the archive key has not been proven since this began"]
    public = ArchivePublicKey.from_file(home_of(line.settings).archive_public)
    async with line.store.store.transaction() as work:
        answer = proving.answer(proving.challenge(work, public), archive_key(line))
        assert proving.proven(work, answer)
    assert (await AtTheServer(line, [str(copy), "", "", "Noor"]).drills("key")).held


def archive_key(line: StoryLine) -> ArchivePrivateKey:
    """What lies away from the server."""
    path = line.home / "archive" / "private.key"
    return ArchivePrivateKey.from_file(path)


async def test_a_seized_server_is_rehearsed_with_a_backup_that_is_restored(line: StoryLine, tmp_path: Path):
    """Only what was restored from a backup of this very rehearsal has the word that is asked for."""
    backup = tmp_path / "backup"
    first = AtTheServer(line, ["", ""], lambda: backup.exists() or back_up(line.settings, backup, line.clock))
    with pytest.raises(BrokenOff):
        await first.drills("seized")
    assert ["make the backup" in one for one in first.not_yet] == [True]
    elsewhere = line.settings.model_copy(update={"home": tmp_path / "elsewhere"})
    await restore(elsewhere, backup, [archive_key(line)], b"", line.clock, random.Random(1))
    second = AtTheServer(line, ["", "wrong", await word(elsewhere), "", "", "Noor"])
    assert (await second.drills("seized")).held
    assert second.not_yet == ["that is not the word in this line's database"]


async def test_a_backup_from_before_does_not_count(line: StoryLine, tmp_path: Path):
    """What was backed up before the rehearsal began shows nothing about today."""
    back_up(line.settings, tmp_path / "old", line.clock)
    server = AtTheServer(line, ["", ""])
    with pytest.raises(BrokenOff):
        await server.drills("seized")
    assert server.not_yet[1] == "no backup was made since"


async def test_one_that_was_broken_off_goes_on(line: StoryLine):
    """Begun again, it counts what was done since the first beginning; after it was signed it begins anew."""
    emergency, store = BY_NAME["night"], line.store.store
    first = await begin(store, emergency)
    assert await begin(store, emergency) == first
    await AtTheServer(line, ["skip", "skip", "skip", "", "Noor"]).drills("night")
    assert await begin(store, emergency) > first


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_step_says_what_to_do(name: str):
    """Most are looked after; those that nobody can look after are few, and each emergency has a real one."""
    steps = BY_NAME[name].steps
    assert all(len(one.what) > 20 for one in steps)
    assert sum(one.check is not None for one in steps) >= 2
