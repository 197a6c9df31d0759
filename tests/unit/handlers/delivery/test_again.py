"""What Telegram refused: why, to whoever said it, and once more when they want that."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.post.outcomes import REASONS
from db.letters import Address, Attachment, BotName, Edit, EntryRef, Piece, Send, Words
from db.packing import unpack_letter
from db.records import Consignment
from handlers import closing, undelivered
from handlers.delivery import again, status
from locales import tongue
from locales.texts import delivery as texts, seeker as seeker_texts, staff as staff_texts
from tests.unit.handlers.handing import Scene

NL = tongue("nl")


def came(one: Consignment) -> Address:
    """Where a letter was to go."""
    return Address(one.bot, one.chat_id, one.case_id, one.assignment_id)


def refuses(scene: Scene, bot: BotName, reason: str) -> None:
    """Telegram refuses what is to go to one side for good."""
    for one in scene.room.work.outbox.claim(50, (bot,)):
        what = unpack_letter(one.payload)
        scene.room.work.outbox.refused(one.id, reason)
        undelivered.refused(scene.room.desk, came(one), what, reason)


def test_the_seeker_hears_why_in_answer_to_the_message(scene: Scene) -> None:
    """Nobody else is told, and the way to send it again is there."""
    scene.seeker_writes("are you there?")
    refuses(scene, "staff", "file")
    (told,) = [unpack_letter(one.payload) for one in scene.room.work.outbox.claim(50)]
    assert isinstance(told, Send)
    assert told.words.text == NL(texts.NOT_DELIVERED, reason=NL(texts.WHY_FILE))
    assert told.reply_to == EntryRef(scene.case.id, 1)
    assert told.buttons


@pytest.mark.parametrize("reason", sorted({name for _, name in REASONS} | {"other", "given_up"}))
def test_every_refusal_has_a_reason_in_words(scene: Scene, reason: str) -> None:
    """None shows the program's own word for it."""
    scene.writes(scene.lead, "how are you")
    refuses(scene, "seeker", reason)
    (told,) = [unpack_letter(one.payload) for one in scene.room.work.outbox.claim(50)]
    assert isinstance(told, Send)
    assert reason not in told.words.text
    assert bool(told.buttons) is (reason not in texts.AGAIN_HELPS_NOT)


@pytest.mark.parametrize("bot", ["seeker", "staff"])
def test_what_is_refused_after_the_end_is_told_of_too(scene: Scene, bot: BotName) -> None:
    """It was on its way when the case ended; there is nothing to send it again in."""
    scene.seeker_writes("thank you")
    scene.writes(scene.lead, "take care")
    told = seeker_texts.ENDED_BY_YOU, staff_texts.ENDED_BY_SEEKER
    closing.close(scene.room.desk, scene.case_now, "seeker", "ended_by_seeker", *told)
    refuses(scene, bot, "other")
    scene.phones.deliver()
    refused = NL(texts.NOT_DELIVERED, reason=NL(texts.WHY_TELEGRAM))
    writer = scene.seeker if bot == "staff" else scene.lead
    screen = scene.phones.screens[writer.chat_id].values()
    assert [one.buttons for one in screen if one.text == refused] == [()]


def test_sent_again_it_arrives(scene: Scene) -> None:
    """One tap, and the notice says so."""
    scene.seeker_writes("are you there?")
    refuses(scene, "staff", "file")
    scene.seeker_taps("resend")
    assert scene.sees(scene.lead, "are you there?")
    assert scene.sees(scene.seeker, NL(texts.SENT_AGAIN))


def test_a_confidants_word_too(scene: Scene) -> None:
    """The same from the topic."""
    scene.writes(scene.lead, "how are you")
    refuses(scene, "seeker", "other")
    scene.taps(scene.lead, "resend")
    assert scene.sees(scene.seeker, "how are you")


@pytest.mark.parametrize(("reason", "marked"), [("file", False), ("given_up", True)])
def test_what_may_be_there_already_says_so(scene: Scene, reason: str, marked: bool) -> None:
    """Telegram gave no answer: perhaps the first copy arrived."""
    scene.seeker_writes("are you there?")
    refuses(scene, "staff", reason)
    scene.seeker_taps("resend")
    rows = scene.room.work._scope._execute("SELECT repeat FROM outbox WHERE entry_seq = 1 ORDER BY id", ())
    assert [bool(one) for (one,) in rows.fetchall()] == [False, marked]


def test_two_taps_send_it_once(scene: Scene) -> None:
    """The second one is an old button."""
    scene.seeker_writes("are you there?")
    refuses(scene, "staff", "file")
    scene.phones.deliver()
    press = scene.phones.press(scene.seeker, "resend")
    for _ in range(2):
        again.by_seeker(scene.room.desk, scene.room.again(scene.seeker), press)
    scene.phones.deliver()
    assert scene.phones.all_text(scene.lead).count("are you there?") == 1
    assert NL(staff_texts.OLD_BUTTON) in scene.phones.answers


def test_nobody_sends_what_another_said(scene: Scene) -> None:
    """A made-up button of the other side is an old one."""
    scene.seeker_writes("are you there?")
    scene.phones.deliver()
    press = scene.room.press(scene.lead, f"resend:{scene.case.id}:1:0:")
    again.by_staff(scene.room.desk, scene.now(scene.lead), press)
    assert scene.room.work.transcript.read(scene.case.id)[0].again == 0


def test_a_change_that_could_not_be_shown_is_offered_as_a_message(scene: Scene) -> None:
    """The other side would go on reading the old words."""
    letter = scene.writes(scene.lead, "come at four")
    scene.phones.deliver()
    scene.edits(scene.lead, letter, "come at five")
    for one in scene.room.work.outbox.claim(50, ("seeker",)):
        what = unpack_letter(one.payload)
        assert isinstance(what, Edit)
        scene.room.work.outbox.refused(one.id, "too_old")
        undelivered.refused(scene.room.desk, came(one), what, "too_old")
    assert scene.sees(scene.lead, NL(texts.EDIT_NOT_SHOWN))
    scene.taps(scene.lead, "resend")
    assert scene.sees(scene.seeker, "come at five")


def test_a_colleagues_missing_copy_troubles_no_seeker(scene: Scene) -> None:
    """What the confidant wrote is with the seeker; that a colleague lacks it is not the seeker's matter."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    scene.writes(scene.lead, "how are you")
    refuses(scene, "staff", "other")
    assert not scene.sees(scene.seeker, "⚠")


def test_the_lines_own_words_are_nobodys(scene: Scene) -> None:
    """A refused note of the line's own brings no other."""
    scene.room.desk.tell_seeker(scene.room.again(scene.seeker), Send(Words("a note")), scene.case_now)
    refuses(scene, "seeker", "other")
    assert not scene.sees(scene.lead, "⚠")


def test_an_album_that_was_refused_is_told_of_item_by_item(scene: Scene) -> None:
    """Each can be sent again alone."""
    transcript = scene.room.work.transcript
    said = [transcript.add(scene.case.id, "seeker", Words(f"item {n}"), album="a") for n in range(2)]
    refs = [EntryRef(scene.case.id, one.seq) for one in said]
    pieces = tuple(
        Piece(Attachment("photo", "m"), one.words, ref) for one, ref in zip(said, refs, strict=True)
    )
    album = Send(album=pieces, entry=refs[0])
    undelivered.refused(scene.room.desk, Address("staff", scene.lead.chat_id, scene.case.id), album, "file")
    scene.phones.deliver()
    offered = [one for one in scene.phones.actions(scene.seeker) if one.startswith("resend:")]
    assert [one.split(":")[2] for one in offered] == ["1", "2"]


def test_a_colleagues_missing_copy_of_a_seekers_word_troubles_nobody(scene: Scene) -> None:
    """Whoever has the case has read it."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    scene.seeker_writes("are you there?")
    for one in scene.room.work.outbox.claim(50, ("staff",)):
        what = unpack_letter(one.payload)
        if one.chat_id == other.chat_id:
            scene.room.work.outbox.refused(one.id, "other")
            undelivered.refused(scene.room.desk, came(one), what, "other")
        else:
            scene.room.work.outbox.sent(one.id, (77,))
    assert not scene.sees(scene.seeker, "⚠")
    assert not scene.room.work.transcript.read(scene.case.id)[0].missed


def test_what_was_refused_can_still_be_sent_again_after_days(scene: Scene) -> None:
    """The outbox forgets its letter; that it is missing stands beside the entry, and goes with it."""
    scene.seeker_writes("are you there?")
    refuses(scene, "staff", "other")
    scene.phones.deliver()
    scene.room.work._scope.now += timedelta(hours=80)
    scene.room.work.outbox.forget_before(scene.room.work.now - timedelta(hours=72))
    status.for_seeker(scene.room.desk, scene.room.again(scene.seeker))
    scene.phones.deliver()
    assert NL(texts.FAILED) in scene.phones.texts(scene.seeker)[-1]
    scene.seeker_taps("resend")
    assert scene.sees(scene.lead, "are you there?")
    assert not scene.room.work.transcript.read(scene.case.id)[0].missed


def test_what_would_be_refused_again_is_offered_nowhere(scene: Scene) -> None:
    """Neither below the notice nor by /status."""
    scene.seeker_writes("very long")
    refuses(scene, "staff", "too_long")
    status.for_seeker(scene.room.desk, scene.room.again(scene.seeker))
    scene.phones.deliver()
    assert NL(texts.FAILED) in scene.phones.texts(scene.seeker)[-1]
    assert not [one for one in scene.phones.actions(scene.seeker) if one.startswith("resend:")]
