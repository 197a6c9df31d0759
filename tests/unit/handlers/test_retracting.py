"""Whoever said something takes it back: from both phones, from what waits, and from the transcript."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.bad_news import hooks
from db.errors import MediaMissing
from db.letters import EntryRef, Parcel, Remove, Words
from db.packing import unpack_letter
from db.records import Entry, Seeker, Staff
from handlers import closing
from handlers.company import asides, briefing
from handlers.incoming import Letter
from handlers.seeker import exporting, personal as seeker_personal, retracting as seeker_retracting
from handlers.staff import locking, retracting as staff_retracting
from locales import tongue
from locales.text import Text
from locales.texts import retraction as texts, seeker as seeker_texts, staff as staff_texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.phones import Shown

NL = tongue("nl")


def seeker_takes_back(scene: Scene, letter: Letter | None = None) -> None:
    """The seeker writes /delete, in answer to a message or alone."""
    command = scene.room.letter(scene.seeker, "/delete", reply_to=letter.message_id if letter else None)
    seeker_retracting.command(scene.room.desk, scene.room.again(scene.seeker), command)
    scene.phones.deliver()


def takes_back(scene: Scene, member: Staff, message_id: int | None = None) -> None:
    """A colleague writes /delete in the case's topic."""
    command = scene.room.letter(member, "/delete", reply_to=message_id, thread=scene.thread(member))
    staff_retracting.command(scene.room.desk, scene.now(member), command)
    scene.phones.deliver()


def said(scene: Scene) -> list[Entry]:
    """The transcript as it is now."""
    return scene.room.work.transcript.read(scene.case.id)


def test_a_seeker_takes_back_what_was_shown(scene: Scene) -> None:
    """It leaves the confidant's phone and the transcript, and the seeker hears so."""
    letter = scene.seeker_writes("her name is Canary")
    assert scene.sees(scene.lead, "Canary")
    seeker_takes_back(scene, letter)
    assert not scene.sees(scene.lead, "Canary")
    assert scene.sees(scene.seeker, NL(texts.DONE))
    assert [(one.words, one.taken_back) for one in said(scene)] == [(Words(), True)]


def test_a_file_that_is_taken_back_is_destroyed(scene: Scene) -> None:
    """It is in the case no more, and was not only taken off the phone."""
    work = scene.room.work
    parcel = Parcel("photo", parcel_id=work.media.park(1, b"canary"))
    letter = replace(scene.room.letter(scene.seeker, "look"), kind="photo", parcel=parcel)
    seeker_personal.written(scene.room.desk, scene.room.again(scene.seeker), scene.case_now, letter)
    scene.phones.deliver()
    (file,) = said(scene)[-1].attachments
    assert work.media.read(scene.case.id, file.media_id) == b"canary"
    seeker_takes_back(scene, letter)
    assert said(scene)[-1].attachments == ()
    with pytest.raises(MediaMissing):
        work.media.read(scene.case.id, file.media_id)


def test_a_confidant_takes_back_what_was_shown(scene: Scene) -> None:
    """The same the other way, and from whoever has joined."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    letter = scene.writes(scene.lead, "a clumsy canary")
    assert scene.sees(scene.seeker, "canary")
    assert scene.sees(other, "canary")
    takes_back(scene, scene.lead, letter.message_id)
    assert not scene.sees(scene.seeker, "canary")
    assert not scene.sees(other, "canary")
    assert said(scene)[-1].taken_back


def test_what_has_not_gone_out_never_does(scene: Scene) -> None:
    """It waits in the outbox still, and nobody ever sees it; its writer hears that it was never sent."""
    letter = scene.seeker_writes("too early a canary")
    command = scene.room.letter(scene.seeker, "/delete", reply_to=letter.message_id)
    seeker_retracting.command(scene.room.desk, scene.room.again(scene.seeker), command)
    assert "canary" not in str(scene.room.post("staff"))
    assert scene.sees(scene.seeker, NL(texts.NEVER_SENT))


def test_a_change_that_has_not_gone_out_never_does(scene: Scene) -> None:
    """What was shown goes, and the other words that were to stand there are in no letter any more."""
    scene.phones.deliver()
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    letter = scene.seeker_writes("first")
    changed = replace(letter, words=Words("changed to a canary"))
    seeker_personal.edited(scene.room.desk, scene.room.again(scene.seeker), changed)
    seeker_takes_back(scene, letter)
    assert scene.room.work.outbox.withheld("staff", scene.lead.chat_id) == 0


def test_a_change_that_waits_for_its_writer_is_let_go(scene: Scene) -> None:
    """The number that was to be added to it is gone with it."""
    letter = scene.seeker_writes("call me")
    scene.phones.deliver()
    changed = replace(letter, words=Words("call me at +31 6 12345678"))
    seeker_personal.edited(scene.room.desk, scene.room.again(scene.seeker), changed)
    assert "12345678" in scene.case_now.shelf
    seeker_takes_back(scene, letter)
    assert "12345678" not in scene.case_now.shelf
    assert scene.sees(scene.seeker, NL(texts.DONE))


def test_the_first_half_of_a_long_message_goes_too(scene: Scene) -> None:
    """Telegram took one part of it and then made the line wait: that part is known, and is taken away."""
    letter = scene.seeker_writes("long canary")
    outbox = scene.room.work.outbox
    (one,) = [each for each in outbox.claim(50, ("staff",)) if "canary" in each.payload]
    scene.phones.screens.setdefault(scene.lead.chat_id, {})[777] = Shown("first half of the canary", None, ())
    outbox.halfway(one.id, (777,), scene.room.desk.now)
    seeker_takes_back(scene, letter)
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(scene.seeker, NL(texts.DONE))


def test_what_a_discreet_seeker_was_to_see_never_comes(scene: Scene) -> None:
    """What is held back is taken back too."""
    seeker = replace(scene.room.again(scene.seeker), news="discreet")
    scene.room.work.seekers.save(seeker)
    letter = scene.writes(scene.lead, "held canary")
    scene.phones.deliver()
    takes_back(scene, scene.lead, letter.message_id)
    scene.room.work.outbox.release(seeker.chat_id)
    assert not scene.sees(seeker, "canary")


def test_what_a_discreet_seeker_has_seen_goes_at_once(scene: Scene) -> None:
    """Other things wait behind the neutral line; until they are asked for it may be too late to delete."""
    letter = scene.writes(scene.lead, "shown canary")
    assert scene.sees(scene.seeker, "shown canary")
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), news="discreet"))
    scene.writes(scene.lead, "waits")
    takes_back(scene, scene.lead, letter.message_id)
    assert not scene.sees(scene.seeker, "canary")
    assert scene.room.work.outbox.held(scene.seeker.chat_id) == 1


def test_what_a_locked_phone_was_to_see_never_comes(scene: Scene) -> None:
    """Nor when the PIN is given afterwards."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    letter = scene.seeker_writes("withheld canary")
    seeker_takes_back(scene, letter)
    locking.unlock(scene.room.desk, scene.now(scene.lead))
    assert not scene.sees(scene.lead, "canary")


def test_one_that_is_on_its_way_is_taken_away_behind(scene: Scene) -> None:
    """The courier has it in hand: it may arrive, and what follows it takes it away."""
    letter = scene.seeker_writes("hurrying canary")
    outbox = scene.room.work.outbox
    moving = outbox.claim(50, ("staff",))
    seeker_retracting.command(
        scene.room.desk,
        scene.room.again(scene.seeker),
        scene.room.letter(scene.seeker, "/delete", reply_to=letter.message_id),
    )
    for one in moving:
        scene.phones._carry(one, unpack_letter(one.payload))
    scene.phones.deliver()
    assert not scene.sees(scene.lead, "canary")


def test_one_in_doubt_is_not_repeated(scene: Scene) -> None:
    """A second copy of what was taken back would be worse than not knowing about the first."""
    letter = scene.seeker_writes("doubtful canary")
    for one in scene.room.work.outbox.claim(50, ("staff",)):
        scene.room.work.outbox.unknown(one.id)
    seeker_takes_back(scene, letter)
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(scene.seeker, NL(texts.DONE_IN_DOUBT))


@pytest.mark.parametrize(("hours", "told"), [(46, texts.DONE), (50, texts.DONE_LATE)])
def test_what_is_too_old_to_delete_says_that_it_was_taken_back(
    scene: Scene, hours: int, told: object
) -> None:
    """Telegram lets a bot delete for 48 hours; its own words it can change for longer."""
    letter = scene.seeker_writes("old canary")
    scene.phones.deliver()
    scene.room.work._scope.now += timedelta(hours=hours)
    seeker_takes_back(scene, letter)
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(scene.seeker, NL(told))  # type: ignore[arg-type]
    assert scene.sees(scene.lead, NL(texts.TAKEN_BACK)) is (hours > 48)


def test_ones_own_message_can_be_too_old_when_its_copy_is_not(scene: Scene) -> None:
    """It was written long before anybody could read it: that is said, and the copy goes."""
    letter = scene.seeker_writes("early canary")
    scene.room.work._scope.now += timedelta(hours=60)
    scene.phones.deliver()
    assert scene.sees(scene.lead, "early canary")
    seeker_takes_back(scene, letter)
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(scene.seeker, NL(texts.DONE_OWN_STAYS))


def refused(scene: Scene, person: Seeker | Staff) -> None:
    """Telegram finds too old what is to be deleted on somebody's phone; everything else arrives."""
    while claimed := scene.room.work.outbox.claim(50):
        for one in claimed:
            what = unpack_letter(one.payload)
            if isinstance(what, Remove) and what.entries and one.chat_id == person.chat_id:
                hooks(scene.room.line, scene.room.work.rng).on_refused(scene.room.work, one, "too_old")
                scene.room.work.outbox.refused(one.id, "too_old")
            else:
                scene.phones._carry(one, what)


@pytest.mark.parametrize(("whose", "told"), [("lead", texts.DONE_LATE), ("seeker", texts.DONE_OWN_STAYS)])
def test_what_telegram_does_not_delete_after_all_says_so(scene: Scene, whose: str, told: Text) -> None:
    """It was blocked, or the line away, until it was too late: the copy changes, and its writer hears it."""
    letter = scene.seeker_writes("late canary")
    scene.phones.deliver()
    command = scene.room.letter(scene.seeker, "/delete", reply_to=letter.message_id)
    seeker_retracting.command(scene.room.desk, scene.room.again(scene.seeker), command)
    refused(scene, getattr(scene, whose))
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(scene.lead, NL(texts.TAKEN_BACK)) is (whose == "lead")
    assert scene.sees(scene.seeker, NL(told))


def test_nobody_takes_back_what_another_said(scene: Scene) -> None:
    """A confidant cannot take a seeker's words away, nor the seeker a confidant's."""
    theirs = scene.seeker_writes("the seeker's canary")
    mine = scene.writes(scene.lead, "the confidant's canary")
    scene.phones.deliver()
    shown = scene.phones.finds(scene.lead, "the seeker's canary")
    takes_back(scene, scene.lead, shown)
    copy = scene.phones.finds(scene.seeker, "the confidant's canary")
    seeker_takes_back(scene, replace(mine, message_id=copy))
    assert [one.taken_back for one in said(scene)] == [False, False]
    assert scene.sees(scene.lead, NL(texts.NOT_YOURS))
    assert theirs.message_id != shown


def test_whoever_is_off_the_case_takes_nothing_back(scene: Scene) -> None:
    """What was said stays with the case, as the next confidant reads it."""
    letter = scene.writes(scene.lead, "canary of before")
    scene.phones.deliver()
    held = scene.held(scene.lead)
    assert held
    scene.room.work.assignments.end(held.id)
    takes_back(scene, scene.lead, letter.message_id)
    assert not said(scene)[-1].taken_back


def test_it_goes_from_the_phone_of_who_has_left_the_case(scene: Scene) -> None:
    """Whoever was on the case when it was said may have it there still."""
    other = scene.person("Other")
    held = scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    letter = scene.seeker_writes("canary for two")
    assert scene.sees(other, "canary for two")
    scene.room.work.assignments.end(held.id)
    seeker_takes_back(scene, letter)
    assert not scene.sees(other, "canary")


def test_a_seeker_takes_back_in_the_time_after_the_end(scene: Scene) -> None:
    """The conversation is over, and still on the confidant's phone until the grace time ends."""
    letter = scene.seeker_writes("parting canary")
    assert scene.sees(scene.lead, "parting canary")
    over = (seeker_texts.ENDED_BY_YOU, staff_texts.ENDED_BY_SEEKER)
    closing.close(scene.room.desk, scene.case_now, "seeker", "ended_by_seeker", *over)
    seeker_takes_back(scene, letter)
    assert not scene.sees(scene.lead, "canary")
    assert said(scene)[0].taken_back


def test_what_is_locked_for_good_cannot_be_taken_back(scene: Scene) -> None:
    """The server cannot read it any more, and says so, to either side."""
    letter, mine = scene.seeker_writes("canary"), scene.writes(scene.lead, "hello")
    scene.phones.deliver()
    scene.room.work.cases.save(replace(scene.case_now, state="closed", closed_at=scene.room.desk.now))
    scene.room.work.cases.seal(scene.case.id)
    seeker_takes_back(scene, letter)
    assert scene.sees(scene.seeker, NL(texts.LOCKED))
    takes_back(scene, scene.lead, mine.message_id)
    assert scene.sees(scene.lead, NL(texts.LOCKED))


def test_taken_back_twice_is_met_with_a_kind_word(scene: Scene) -> None:
    """An old message still stands in its writer's own chat."""
    letter, mine = scene.seeker_writes("canary"), scene.writes(scene.lead, "hello")
    scene.phones.deliver()
    for _ in range(2):
        seeker_takes_back(scene, letter)
        takes_back(scene, scene.lead, mine.message_id)
    assert scene.sees(scene.seeker, NL(texts.ALREADY))
    assert scene.sees(scene.lead, NL(texts.ALREADY))


def test_an_album_goes_as_a_whole(scene: Scene) -> None:
    """Its items were sent as one thing, and are taken back as one."""
    for number in range(3):
        entry = scene.room.work.transcript.add(scene.case.id, "seeker", Words(f"canary {number}"), album="a")
        ref = EntryRef(scene.case.id, entry.seq)
        scene.room.work.messages.link("seeker", scene.seeker.chat_id, 700 + number, ref)
    seeker_takes_back(scene, Letter(scene.seeker.chat_id, 701, "text"))
    assert all(one.taken_back for one in said(scene))


def test_quotes_of_it_lose_their_words(scene: Scene) -> None:
    """What the other side quoted of it would keep it alive."""
    letter = scene.seeker_writes("a canary sings")
    scene.phones.deliver()
    shown = scene.phones.finds(scene.lead, "canary sings")
    scene.writes(scene.lead, "yes", reply_to=shown, quote=Words("canary"))
    assert said(scene)[-1].quote
    seeker_takes_back(scene, letter)
    assert said(scene)[-1].quote is None


def test_nobody_quotes_what_is_gone(scene: Scene) -> None:
    """Somebody still had it on the screen and answers it: the answer arrives, its quote does not."""
    letter = scene.seeker_writes("a canary sings")
    scene.phones.deliver()
    shown = scene.phones.finds(scene.lead, "canary sings")
    seeker_takes_back(scene, letter)
    scene.writes(scene.lead, "yes", reply_to=shown, quote=Words("canary"))
    assert (said(scene)[-1].reply_to, said(scene)[-1].quote) == (said(scene)[0].seq, None)


def test_a_later_edit_brings_nothing_back(scene: Scene) -> None:
    """Should the message still stand in its writer's chat, changing it shows nobody anything."""
    letter = scene.seeker_writes("canary")
    seeker_takes_back(scene, letter)
    changed = replace(letter, words=Words("canary again"))
    seeker_personal.edited(scene.room.desk, scene.room.again(scene.seeker), changed)
    assert not scene.sees(scene.lead, "canary")


def test_without_a_reply_the_last_messages_are_offered(scene: Scene) -> None:
    """One button each, newest first; one tap takes that one back."""
    for number in range(7):
        scene.seeker_writes(f"canary {number}")
    seeker_takes_back(scene)
    offered = [one for one in scene.phones.actions(scene.seeker) if one.startswith("undo:")]
    assert [one.rsplit(":")[-1] for one in offered] == ["7", "6", "5", "4", "3"]
    scene.seeker_taps("undo")
    assert not scene.sees(scene.lead, "canary 2")
    assert scene.sees(scene.lead, "canary 3")


def test_a_confidants_list_has_only_their_own(scene: Scene) -> None:
    """The seeker's words are not theirs to take away."""
    scene.seeker_writes("the seeker's")
    scene.writes(scene.lead, "my canary")
    takes_back(scene, scene.lead)
    assert [one.rsplit(":")[-1] for one in scene.phones.actions(scene.lead) if one.startswith("undo:")] == [
        "2"
    ]
    scene.taps(scene.lead, "undo")
    assert not scene.sees(scene.seeker, "canary")


def test_an_old_button_takes_nothing_back_twice(scene: Scene) -> None:
    """Pressed again it says so kindly, on either side."""
    scene.seeker_writes("canary")
    scene.writes(scene.lead, "hello")
    seeker_takes_back(scene)
    takes_back(scene, scene.lead)
    press, other = scene.phones.press(scene.seeker, "undo"), scene.phones.press(scene.lead, "undo")
    for _ in range(2):
        seeker_retracting.pressed(scene.room.desk, scene.room.again(scene.seeker), press)
        staff_retracting.pressed(scene.room.desk, scene.now(scene.lead), other)
    scene.phones.deliver()
    assert [one.taken_back for one in said(scene)] == [True, True]
    assert scene.phones.answers[-4:] == ["", "", NL(texts.ALREADY), NL(texts.ALREADY)]


def test_what_waits_for_its_writer_is_let_go(scene: Scene) -> None:
    """A message held for a telephone number was never sent, and is gone."""
    letter = scene.room.letter(scene.seeker, "call +31 6 12345678")
    seeker_personal.written(scene.room.desk, scene.room.again(scene.seeker), scene.case_now, letter)
    seeker_takes_back(scene, letter)
    assert scene.sees(scene.seeker, NL(texts.NEVER_SENT))
    assert "12345678" not in scene.case_now.shelf
    assert said(scene) == []


def test_an_aside_is_taken_back_among_the_staff(scene: Scene) -> None:
    """Its writer takes it from the coordinators' phones."""
    coordinator = scene.person("Coordinator", "coordinator")
    letter = scene.room.letter(scene.lead, "aside canary", thread=scene.thread(scene.lead))
    asides.spoken(scene.room.desk, scene.case_now, scene.lead, letter)
    assert scene.sees(coordinator, "aside canary")
    takes_back(scene, scene.lead, letter.message_id)
    assert not scene.sees(coordinator, "aside canary")


def test_whoever_comes_later_sees_only_that_there_was_something(scene: Scene) -> None:
    """The place in the conversation stays, so that what answers it still makes sense."""
    letter = scene.seeker_writes("canary")
    seeker_takes_back(scene, letter)
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True, cleared=True))
    locking.unlock(scene.room.desk, scene.now(scene.lead))
    assert scene.sees(scene.lead, NL(texts.TAKEN_BACK))
    assert not scene.sees(scene.lead, "canary")


def test_where_no_case_is_meant_it_is_asked_which(scene: Scene) -> None:
    """Nothing is taken back on a guess."""
    scene.writes(scene.lead, "canary")
    letter = scene.room.letter(scene.lead, "/delete")
    staff_retracting.command(scene.room.desk, scene.now(scene.lead), letter)
    assert scene.sees(scene.lead, NL(staff_texts.WHICH_CASE).split("\n")[0].strip("*"))


def test_the_list_of_before_goes(scene: Scene) -> None:
    """It shows how messages begin: it is gone once one of them is taken back another way."""
    letter, mine = scene.seeker_writes("a canary"), scene.writes(scene.lead, "b canary")
    seeker_takes_back(scene)
    takes_back(scene, scene.lead)
    assert scene.sees(scene.seeker, NL(texts.WHICH).split("\n")[0].strip("*"))
    assert scene.phones.actions(scene.lead).count(f"undo:{scene.case.id}:2") == 1
    seeker_takes_back(scene, letter)
    takes_back(scene, scene.lead, mine.message_id)
    for person in (scene.seeker, scene.lead):
        assert "undo" not in str(scene.phones.actions(person))
        assert scene.sees(person, NL(texts.DONE))


def test_a_case_that_moves_meanwhile_takes_it_along_nowhere(scene: Scene) -> None:
    """Taken back, and handed over before the courier came: it goes there, and never comes here."""
    letter = scene.seeker_writes("moving canary")
    assert scene.sees(scene.lead, "moving canary")
    command = scene.room.letter(scene.seeker, "/delete", reply_to=letter.message_id)
    seeker_retracting.command(scene.room.desk, scene.room.again(scene.seeker), command)
    held = scene.held(scene.lead)
    assert held
    scene.room.work.assignments.end(held.id)
    other = scene.person("Other")
    theirs = scene.room.work.assignments.new(scene.case.id, other.id, "[]")
    briefing.show(scene.room.desk, other, scene.case_now, theirs)
    assert not scene.sees(scene.lead, "canary")
    assert scene.sees(other, NL(texts.TAKEN_BACK))
    assert not scene.sees(other, "canary")


def test_the_file_that_a_seeker_asked_for_is_not_kept(scene: Scene) -> None:
    """What was said stands in it; whoever has it on a telephone keeps it, and the line does not."""
    letter = scene.writes(scene.lead, "canary in a file")
    scene.phones.deliver()
    exporting.meant(scene.room.desk, scene.room.again(scene.seeker), scene.room.press(scene.seeker, "exyes"))
    made = scene.case_now.exported
    assert b"canary" in scene.room.work.media.read(scene.case.id, made)
    takes_back(scene, scene.lead, letter.message_id)
    assert not scene.case_now.exported
    with pytest.raises(MediaMissing):
        scene.room.work.media.read(scene.case.id, made)


@pytest.mark.parametrize("number", ["", "0", "-1", "²", "9" * 30, "2"])
def test_a_made_up_button_takes_nothing_back(scene: Scene, number: str) -> None:
    """Whoever writes buttons themselves gets no further than their own messages."""
    scene.seeker_writes("the seeker's")
    scene.writes(scene.lead, "the confidant's")
    scene.phones.deliver()
    action = f"undo:{scene.case.id}:{number}"
    pressed = scene.room.press(scene.seeker, action)
    seeker_retracting.pressed(scene.room.desk, scene.room.again(scene.seeker), pressed)
    stranger = scene.person("Stranger")
    staff_retracting.pressed(scene.room.desk, stranger, scene.room.press(stranger, action))
    assert [one.taken_back for one in said(scene)] == [False, False]
