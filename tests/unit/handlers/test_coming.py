"""Whoever is to get a file sees that it is coming, and nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import BotName, Typing
from db.packing import unpack_letter
from db.records import Seeker, Staff
from handlers import coming
from handlers.company import asides
from handlers.incoming import Letter
from tests.unit.handlers.handing import Scene


def seen_by(scene: Scene, bot: BotName, person: Seeker | Staff, **where: object) -> list[int]:
    """In which chats it is seen that this person is sending a photo."""
    letter = Letter(person.chat_id, 0, "photo", **where)  # type: ignore[arg-type]
    coming.show(scene.room.desk, bot, letter, "photo")
    claimed = scene.room.work.outbox.claim(50)
    return [one.chat_id for one in claimed if unpack_letter(one.payload) == Typing("photo")]


def test_a_seekers_file_is_announced_to_those_on_the_case(scene: Scene) -> None:
    """In the case's topic."""
    assert seen_by(scene, "seeker", scene.seeker) == [scene.lead.chat_id]


def test_a_confidants_file_is_announced_to_the_seeker(scene: Scene) -> None:
    """Written in the case's topic, it is meant for its seeker."""
    assert seen_by(scene, "staff", scene.lead, thread=scene.thread(scene.lead)) == [scene.seeker.chat_id]


def test_when_it_is_not_certain_for_whom_nobody_sees_anything(scene: Scene) -> None:
    """Outside any topic it may be for nobody."""
    assert seen_by(scene, "staff", scene.lead) == []


def test_what_is_said_aside_is_announced_to_no_seeker(scene: Scene) -> None:
    """A seeker sees nothing of what the staff say among one another, not even that they do."""
    letter = scene.room.letter(scene.lead, "between us", thread=scene.thread(scene.lead))
    asides.spoken(scene.room.desk, scene.case_now, scene.lead, letter)
    scene.phones.deliver()
    where = {"thread": scene.thread(scene.lead), "reply_to": letter.message_id}
    assert seen_by(scene, "staff", scene.lead, **where) == []


@pytest.mark.parametrize("known", [{"asks": "case:1"}, {"awaits": "x"}, {"reading": "x"}])
def test_an_answer_to_the_bot_is_announced_to_nobody(scene: Scene, known: dict[str, object]) -> None:
    """The bot asked for something; it goes to no seeker."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), **known))  # type: ignore[arg-type]
    assert seen_by(scene, "staff", scene.lead, thread=scene.thread(scene.lead)) == []


@pytest.mark.parametrize("known", [{"news": "discreet"}, {"hidden": True}])
def test_a_seeker_who_wants_no_sign_sees_none(scene: Scene, known: dict[str, object]) -> None:
    """A line at the top of the chat tells whoever looks on that somebody is there."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), **known))  # type: ignore[arg-type]
    assert seen_by(scene, "staff", scene.lead, thread=scene.thread(scene.lead)) == []


def test_what_stops_at_a_lock_is_not_announced(scene: Scene) -> None:
    """Whoever holds the phone may not be the confidant, and it goes to nobody."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    assert seen_by(scene, "staff", scene.lead, thread=scene.thread(scene.lead)) == []


def test_a_locked_phone_shows_nothing(scene: Scene) -> None:
    """Nor does it keep that for later."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    assert seen_by(scene, "seeker", scene.seeker) == []
