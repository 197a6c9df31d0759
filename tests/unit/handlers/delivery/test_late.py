"""What takes long: said once, to whoever wrote it, and taken back when it has arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import BotName, Edit, EntryRef, Outgoing, Send
from db.packing import unpack_letter
from db.records import Consignment
from handlers.delivery import late
from handlers.seeker import retracting
from locales import tongue
from locales.dates import hour
from locales.texts import delivery as texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def passes(scene: Scene, minutes: int) -> list[Outgoing]:
    """So many minutes later the clock strikes; what that puts in the outbox for both sides."""
    scene.room.work._scope.now += timedelta(minutes=minutes)
    before = scene.room.work.outbox.waiting()
    late.tell_late(scene.room.desk)
    assert before >= 0
    return [what for what in waiting(scene) if isinstance(what, Send | Edit) and is_late(what)]


def is_late(what: Send | Edit) -> bool:
    return what.entry is not None and what.entry.seq == late.LATE


def waiting(scene: Scene, bots: tuple[BotName, ...] = ("seeker", "staff")) -> list[Outgoing]:
    """What would be sent now; it stays in the outbox."""
    return [unpack_letter(one.payload) for one in claimed(scene, bots)]


def claimed(scene: Scene, bots: tuple[BotName, ...]) -> list[Consignment]:
    found = scene.room.work.outbox.claim(50, bots)
    for one in found:
        scene.room.work.outbox.again(one.id, scene.room.work.now)
    return found


def test_whoever_wrote_hears_that_it_is_late(scene: Scene) -> None:
    """Once, with the time it was written, and nobody else does."""
    scene.seeker_writes("are you there?")
    written = scene.room.work.now
    assert passes(scene, 9) == []
    (told,) = passes(scene, 2)
    assert isinstance(told, Send)
    assert told.words.text == NL(texts.LATE, time=hour(written, scene.room.line.zone))
    assert [one for one in claimed(scene, ("seeker",)) if one.chat_id != scene.seeker.chat_id] == []


def test_it_is_said_once_however_many_are_late(scene: Scene) -> None:
    """An outage of a night is one line, and not one for each message and minute."""
    for number in range(5):
        scene.seeker_writes(f"message {number}")
    told = [what for _ in range(3) for what in passes(scene, 20) if isinstance(what, Send)]
    assert len({what.words.text for what in told}) == 1


def test_when_it_has_arrived_the_line_says_so(scene: Scene) -> None:
    """Nobody goes on worrying; and later ones can be late anew."""
    scene.seeker_writes("are you there?")
    passes(scene, 11)
    scene.phones.deliver()
    assert scene.sees(scene.seeker, "⏳")
    late.tell_late(scene.room.desk)
    assert scene.sees(scene.seeker, NL(texts.ARRIVED))
    assert not scene.sees(scene.seeker, "⏳")
    assert scene.case_now.waited_on == ()
    scene.seeker_writes("and now?")
    (again,) = passes(scene, 11)
    assert isinstance(again, Send)


def test_a_confidant_hears_it_too(scene: Scene) -> None:
    """In the case's topic."""
    scene.writes(scene.lead, "how are you")
    (told,) = passes(scene, 11)
    assert isinstance(told, Send)
    assert [one.thread_id for one in claimed(scene, ("staff",))] == [scene.thread(scene.lead)]


def test_nothing_is_said_of_a_seekers_choice(scene: Scene) -> None:
    """What waits behind the neutral line is in the seeker's hands; that there is one is theirs to tell."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), news="discreet"))
    scene.writes(scene.lead, "how are you")
    assert passes(scene, 100) == []


def test_nothing_is_said_of_a_locked_phone(scene: Scene) -> None:
    """Nor of a confidant's PIN."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    scene.seeker_writes("are you there?")
    assert passes(scene, 100) == []


def test_of_somebody_out_of_reach_it_was_said_already(scene: Scene) -> None:
    """Then a word was given at once, and another would only repeat it."""
    scene.writes(scene.lead, "how are you")
    for one in scene.room.work.outbox.claim(50, ("seeker",)):
        scene.room.work.outbox.unreachable(one.id)
    assert passes(scene, 100) == []


@pytest.mark.parametrize("what", ["taken back", "closed"])
def test_what_is_over_is_not_late(scene: Scene, what: str) -> None:
    """Nobody is told to wait for what will not come."""
    scene.seeker_writes("are you there?")
    if what == "closed":
        scene.room.work.cases.save(replace(scene.case_now, state="closed"))
    else:
        scene.room.work.transcript.take_back(EntryRef(scene.case.id, 1))
    assert passes(scene, 100) == []


def test_what_was_taken_back_has_not_arrived(scene: Scene) -> None:
    """The line that told of it goes, instead of saying that it has come."""
    letter, written = scene.seeker_writes("too late"), scene.room.work.now
    passes(scene, 11)
    assert scene.case_now.waited_on
    command = scene.room.letter(scene.seeker, "/delete", reply_to=letter.message_id)
    retracting.command(scene.room.desk, scene.room.again(scene.seeker), command)
    late.tell_late(scene.room.desk)
    scene.phones.deliver()
    assert not scene.case_now.waited_on
    assert NL(texts.ARRIVED) not in scene.phones.all_text(scene.seeker)
    line = NL(texts.LATE, time=hour(written, scene.room.line.zone))
    assert line not in scene.phones.all_text(scene.seeker)
