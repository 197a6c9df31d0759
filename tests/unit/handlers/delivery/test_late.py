"""What takes long: said once, to whoever wrote it, and taken back when it has arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from db.delivery import Wait
from db.letters import Address, BotName, Edit, EntryRef, Outgoing, Send, Words
from db.packing import unpack_letter
from db.records import Consignment
from handlers import undelivered
from handlers.delivery import late
from handlers.own_numbers import Own
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
    return what.entry is not None and what.entry.seq == Own.LATE


def line(scene: Scene, count: int, since: datetime, waits_for: Wait = "line") -> str:
    """What somebody reads of what is late."""
    time, why = hour(since, scene.room.line.zone), NL(texts.WAITS_FOR[waits_for])
    return NL(texts.LATE, count=count, time=time, reason=why)


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
    assert told.words.text == line(scene, 1, written, "telegram")
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
    assert line(scene, 1, written) not in scene.phones.all_text(scene.seeker)


def test_it_says_how_many_wait_and_for_what(scene: Scene) -> None:
    """The first of them behind something else in the same chat."""
    written = scene.room.work.now
    scene.room.desk.tell_staff(scene.lead, Send(Words("something before them")), scene.held(scene.lead))
    for number in range(3):
        scene.seeker_writes(f"message {number}")
    (told,) = passes(scene, 11)
    assert isinstance(told, Send)
    assert told.words.text == line(scene, 3, written, "queue")


def test_it_says_when_telegram_is_what_it_waits_for(scene: Scene) -> None:
    """The one in front was tried, and not taken."""
    scene.seeker_writes("are you there?")
    written = scene.room.work.now
    claimed(scene, ("staff",))
    (told,) = passes(scene, 11)
    assert isinstance(told, Send)
    assert told.words.text == line(scene, 1, written, "telegram")


def test_from_below_it_one_sees_how_far_all_are(scene: Scene) -> None:
    """One tap instead of a command."""
    scene.writes(scene.lead, "how are you")
    passes(scene, 11)
    for bot in ("staff", "seeker"):
        for one in scene.room.work.outbox.claim(50, ("staff",)) if bot == "staff" else ():
            scene.phones._carry(one, unpack_letter(one.payload))
    scene.presses(scene.lead, scene.phones.press(scene.lead, "state"))
    scene.phones.deliver()
    assert NL(texts.ON_ITS_WAY) in scene.phones.all_text(scene.lead)


@pytest.mark.parametrize("end", ["refused", "unreachable", "cancelled", "moved on"])
def test_nothing_that_did_not_arrive_is_said_to_have(scene: Scene, end: str) -> None:
    """The line that told of it goes; of what was refused its writer hears elsewhere."""
    scene.writes(scene.lead, "how are you")
    passes(scene, 11)
    assert scene.case_now.waited_on
    outbox = scene.room.work.outbox
    for one in outbox.claim(50, ("seeker",)):
        where = Address(one.bot, one.chat_id, one.case_id, one.assignment_id)
        if end == "refused":
            outbox.refused(one.id, "other")
            undelivered.refused(scene.room.desk, where, unpack_letter(one.payload))
        elif end == "unreachable":
            outbox.unreachable(one.id)
            undelivered.unreachable(scene.room.desk, "seeker", one.chat_id)
        else:
            outbox.again(one.id, scene.room.work.now)
            outbox.cancel(case_id=scene.case.id, bot="seeker", chat_id=scene.seeker.chat_id)
    late.tell_late(scene.room.desk)
    assert not scene.sees(scene.lead, NL(texts.ARRIVED))


def test_when_somebody_is_back_after_days_it_has_arrived(scene: Scene) -> None:
    """What rested for them was still waited for, and only then the line says that it has come."""
    scene.writes(scene.lead, "how are you")
    passes(scene, 11)
    for one in scene.room.work.outbox.claim(50, ("seeker",)):
        scene.room.work.outbox.unreachable(one.id)
    passes(scene, 3000)
    assert scene.case_now.waited_on
    scene.room.work.outbox.revive("seeker", scene.seeker.chat_id)
    scene.phones.deliver()
    late.tell_late(scene.room.desk)
    assert scene.sees(scene.lead, NL(texts.ARRIVED))


def test_what_rests_behind_it_is_not_late_either(scene: Scene) -> None:
    """Only the letter in front says that somebody cannot be reached, and all behind it rest with it."""
    for number in range(3):
        scene.writes(scene.lead, f"message {number}")
    for one in scene.room.work.outbox.claim(50, ("seeker",)):
        scene.room.work.outbox.unreachable(one.id)
    scene.room.work._scope.now += timedelta(minutes=11)
    assert [
        one for one in scene.room.work.delivery.late(scene.room.work.now, 200) if one.bot == "seeker"
    ] == []


def test_a_colleagues_late_copy_is_nobodys_trouble(scene: Scene) -> None:
    """The seeker has it, and the one whose case it is."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    scene.seeker_writes("are you there?")
    scene.writes(scene.lead, "how are you")
    for one in scene.room.work.outbox.claim(50):
        if one.chat_id == other.chat_id:
            scene.room.work.outbox.again(one.id, scene.room.work.now + timedelta(hours=1))
        else:
            scene.room.work.outbox.sent(one.id, (one.id + 500,))
    while left := [one for one in scene.room.work.outbox.claim(50) if one.chat_id != other.chat_id]:
        for one in left:
            scene.room.work.outbox.sent(one.id, (one.id + 500,))
    assert passes(scene, 11) == []


def test_what_all_was_taken_back_has_not_arrived(scene: Scene) -> None:
    """Of what is no more nothing is said."""
    scene.seeker_writes("are you there?")
    passes(scene, 11)
    scene.room.work.outbox.recall(EntryRef(scene.case.id, 1))
    scene.room.work.transcript.take_back(EntryRef(scene.case.id, 1))
    late.tell_late(scene.room.desk)
    scene.phones.deliver()
    assert not scene.sees(scene.seeker, NL(texts.ARRIVED))
    assert not scene.sees(scene.seeker, "⏳")
