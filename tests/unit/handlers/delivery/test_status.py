"""/status: what became of the last messages, in words that give no secret away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Attachment, BotName, EntryRef, Piece, Send, Words
from db.packing import unpack_letter
from handlers import flood
from handlers.delivery import status
from handlers.seeker import personal
from locales import tongue
from locales.text import Text
from locales.texts import delivery as texts, staff as staff_texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def seeker_asks(scene: Scene) -> str:
    """What the seeker is told."""
    status.for_seeker(scene.room.desk, scene.room.again(scene.seeker))
    serve(scene, "seeker")
    return scene.phones.texts(scene.seeker)[-1]


def asks(scene: Scene) -> str:
    """What the confidant is told, in the case's topic."""
    letter = scene.room.letter(scene.lead, "/status", thread=scene.thread(scene.lead))
    status.for_staff(scene.room.desk, scene.now(scene.lead), letter)
    serve(scene, "staff")
    return scene.phones.texts(scene.lead)[-1]


def serve(scene: Scene, bot: BotName) -> None:
    """Only this bot's courier goes round."""
    while waiting := scene.room.work.outbox.claim(50, (bot,)):
        for one in waiting:
            scene.phones._carry(one, unpack_letter(one.payload))


@pytest.mark.parametrize(
    ("becomes", "told"),
    [("nothing", texts.ON_ITS_WAY), ("sent", texts.PASSED_ON), ("refused", texts.FAILED)],
)
def test_a_message_is_told_of_as_it_is(scene: Scene, becomes: str, told: Text) -> None:
    """On its way, passed on, or not arrived."""
    scene.seeker_writes("are you there?")
    for one in scene.room.work.outbox.claim(50, ("staff",)) if becomes != "nothing" else []:
        if becomes == "sent":
            scene.room.work.outbox.sent(one.id, (77,))
        else:
            scene.room.work.outbox.refused(one.id, "other")
    shown = seeker_asks(scene)
    assert NL(told) in shown
    assert "are you there" not in shown


@pytest.mark.parametrize("known", [{"news": "discreet"}, {"hidden": True}])
def test_what_a_seeker_keeps_back_counts_as_passed_on(scene: Scene, known: dict[str, object]) -> None:
    """A confidant learns nothing of how somebody uses their phone."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), **known))  # type: ignore[arg-type]
    scene.writes(scene.lead, "how are you")
    assert NL(texts.PASSED_ON) in asks(scene)


def test_a_locked_phone_counts_as_passed_on(scene: Scene) -> None:
    """Nor does a seeker learn of a PIN."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    scene.seeker_writes("are you there?")
    assert NL(texts.PASSED_ON) in seeker_asks(scene)


def test_while_nobody_has_the_case_it_is_kept(scene: Scene) -> None:
    """For whoever takes it."""
    held = scene.held(scene.lead)
    assert held
    scene.room.work.assignments.end(held.id)
    scene.room.work.cases.save(replace(scene.case_now, state="waiting"))
    scene.seeker_writes("is anybody there?")
    assert NL(texts.KEPT) in seeker_asks(scene)


def test_what_waits_for_a_choice_is_counted(scene: Scene) -> None:
    """A message that was asked about has not gone anywhere."""
    letter = scene.room.letter(scene.seeker, "call +31 6 12345678")
    personal.written(scene.room.desk, scene.room.again(scene.seeker), scene.case_now, letter)
    assert NL(texts.YOUR_CHOICE, count=1) in seeker_asks(scene)


def test_who_has_written_nothing_is_told_so(scene: Scene) -> None:
    """And whoever has no case."""
    assert seeker_asks(scene) == NL(texts.NOTHING_SAID)
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), case_id=None))
    assert seeker_asks(scene) == NL(texts.NOTHING_SAID)


def test_only_the_last_five_are_told_of(scene: Scene) -> None:
    """Older ones are old."""
    for number in range(8):
        scene.seeker_writes(f"message {number}")
    assert seeker_asks(scene).count(NL(texts.ON_ITS_WAY)) == 5


def test_outside_a_topic_it_is_asked_which_case(scene: Scene) -> None:
    """Where it is not certain, nothing is shown of any."""
    scene.writes(scene.lead, "how are you")
    letter = scene.room.letter(scene.lead, "/status")
    status.for_staff(scene.room.desk, scene.now(scene.lead), letter)
    assert scene.sees(scene.lead, NL(staff_texts.WHICH_CASE).split("\n")[0].strip("*"))


def test_what_waits_to_be_asked_for_is_kept(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Very many at once stand in the transcript only: nobody has been shown them."""
    monkeypatch.setattr(flood, "MANY", 1)
    for number in range(7):
        scene.seeker_writes(f"message {number}")
    scene.phones.deliver()
    shown = seeker_asks(scene)
    assert shown.count(NL(texts.KEPT)) == 5
    assert NL(texts.PASSED_ON) not in shown


def test_of_an_album_every_item_is_told_of_as_it_is(scene: Scene) -> None:
    """One letter brings them all."""
    transcript, held = scene.room.work.transcript, scene.held(scene.lead)
    said = [transcript.add(scene.case.id, "seeker", Words(f"item {n}"), album="a") for n in range(2)]
    pieces = tuple(
        Piece(Attachment("photo", "m"), one.words, EntryRef(scene.case.id, one.seq)) for one in said
    )
    scene.room.desk.tell_staff(scene.lead, Send(album=pieces, entry=pieces[0].entry), held)
    shown = seeker_asks(scene)
    assert shown.count(NL(texts.ON_ITS_WAY)) == 2
