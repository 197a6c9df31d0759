from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import MediaMissing
from db.letters import FETCH_AGAIN, Address, AnswerPress, Parcel, Send
from handlers import closing, undelivered
from handlers.desk import voice_of
from handlers.incoming import Letter
from handlers.staff import cases
from handlers.voices import notes
from locales.texts import seeker as seeker_texts, staff as staff_texts, voice as texts
from tests.unit.handlers.room import Room, of_kind
from tests.unit.handlers.voices.conversation import ON, Conversation


def test_the_sender_hears_it_before_anybody_else(talk: Conversation):
    """The first changed note goes back to its sender alone, under their own message, with three ways on."""
    letter = talk.sends()
    (shown,) = of_kind(Send, talk.told())
    assert [one.action.split(":")[0] for row in shown.buttons for one in row] == [
        "vsend",
        "vdrop",
        FETCH_AGAIN,
    ]
    assert shown.answers == letter.message_id
    assert shown.attachment
    assert (talk.said(), talk.heard_by_other()) == ([], [])


def test_what_is_said_of_it_promises_nothing(talk: Conversation):
    """An expert can still do it, and words and accent stay: said with every changed note."""
    talk.sends()
    (shown,) = of_kind(Send, talk.told())
    assert voice_of(talk.speaker)(texts.LIMITS) in shown.words.text


def test_once_sent_it_is_what_was_said(talk: Conversation):
    """The changed voice is kept and passed on, and answers to it find the sender's own message."""
    letter = talk.sends()
    talk.presses("vsend", *talk.waiting)
    (passed,) = talk.heard_by_other()
    assert talk.said() == ["changed"]
    assert passed.attachment
    assert talk.waiting == []
    assert talk.room.shown(talk.mine, letter.chat_id, passed.entry) == [letter.message_id]


def test_the_next_ones_go_straight(talk: Conversation):
    """Who has heard how they sound in this case is not asked again in it."""
    talk.sends()
    talk.presses("vsend", *talk.waiting)
    talk.sends(b"second")
    assert talk.said() == ["changed", "second"]
    assert len(talk.heard_by_other()) == 2


def test_who_wants_to_always_listen_is_always_asked(talk: Conversation):
    """With that setting every note waits."""
    talk.chooses(on=True, listens=True)
    talk.sends()
    talk.presses("vsend", *talk.waiting)
    talk.sends(b"second")
    assert (talk.said(), len(talk.waiting)) == (["changed"], 1)


def test_what_is_not_sent_is_destroyed(talk: Conversation):
    """Not sent, not kept, and the button works once."""
    talk.sends()
    (media_id,) = talk.waiting
    talk.presses("vdrop", media_id)
    talk.told()
    talk.presses("vsend", media_id)
    (answer,) = talk.told()
    assert isinstance(answer, AnswerPress)
    assert answer.text
    assert (talk.said(), talk.heard_by_other(), talk.waiting) == ([], [], [])
    with pytest.raises(MediaMissing):
        talk.room.work.media.read(talk.case.id, media_id)


def test_sending_twice_sends_once(talk: Conversation):
    """A second press on the same button does nothing."""
    talk.sends()
    (media_id,) = talk.waiting
    talk.presses("vsend", media_id)
    talk.presses("vsend", media_id)
    assert (talk.said(), len(talk.heard_by_other())) == (["changed"], 1)


def test_ones_own_voice_can_go_this_once(talk: Conversation):
    """The recording is fetched again and goes, the changed one is destroyed, and the next one waits again."""
    talk.sends()
    (media_id,) = talk.waiting
    own = Parcel("voice", talk.room.work.media.park(2, b"own voice"), name="voice.ogg")
    talk.presses(FETCH_AGAIN, media_id, own)
    talk.sends(b"second")
    assert (talk.said(), len(talk.heard_by_other()), len(talk.waiting)) == (["own voice"], 1, 1)
    with pytest.raises(MediaMissing):
        talk.room.work.media.read(talk.case.id, media_id)


@pytest.mark.parametrize("parcel", [None, Parcel("voice", problem="broken")])
def test_a_recording_that_cannot_be_fetched_again_is_said(talk: Conversation, parcel: Parcel | None):
    """No copy was kept; the changed one still waits."""
    talk.sends()
    talk.told()
    talk.presses(FETCH_AGAIN, *talk.waiting, parcel)
    (_, told) = talk.told()
    assert told.words.text == voice_of(talk.speaker)(texts.ORIGINAL_GONE)
    assert (talk.said(), len(talk.waiting)) == ([], 1)


def test_a_voice_that_was_not_changed_goes_nowhere(talk: Conversation):
    """Whatever went wrong before: who wants a changed voice is not heard with their own."""
    talk.sends(b"own voice", None)
    assert (talk.said(), talk.heard_by_other(), talk.waiting) == ([], [], [])
    (told,) = of_kind(Send, talk.told())
    assert voice_of(talk.speaker)(texts.UNCHANGED) in told.words.text


@pytest.mark.parametrize("problem", sorted(texts.REFUSED))
def test_why_a_voice_could_not_be_changed_is_said(talk: Conversation, problem: str):
    """Each reason in its own words."""
    talk._written(Letter(talk.speaker.chat_id, 900, "voice", parcel=Parcel("voice", problem=problem)))
    (told,) = of_kind(Send, talk.told())
    assert voice_of(talk.speaker)(texts.REFUSED[problem]) in told.words.text


def test_what_is_written_meanwhile_goes_first(talk: Conversation):
    """The conversation has everything in the order in which it was let go."""
    talk.sends()
    talk.writes("are you there?")
    talk.presses("vsend", *talk.waiting)
    assert talk.said() == ["are you there?", "changed"]


def test_several_can_wait_and_each_goes_by_itself(talk: Conversation):
    """Nobody's first note is lost because a second came before the first was heard."""
    talk.sends(b"first")
    talk.sends(b"second")
    one, two = talk.waiting
    talk.presses("vsend", two)
    talk.presses("vsend", one)
    assert talk.said() == ["second", "first"]


def test_what_it_answered_is_still_answered(talk: Conversation):
    """A note that waited points at the message it was an answer to."""
    talk.writes("one")
    (first,) = talk.room.work.transcript.read(talk.case.id)
    at = talk.room.work.messages.shown_at(talk.mine, talk.speaker.chat_id, talk.room.ref(talk.case, first))
    talk.sends(reply_to=at[0])
    talk.presses("vsend", *talk.waiting)
    assert talk.room.work.transcript.read(talk.case.id)[-1].reply_to == first.seq


def test_after_three_days_it_is_destroyed(talk: Conversation):
    """What nobody let go of is not kept, and what is younger waits on."""
    talk.sends(b"old")
    talk.sends(b"young")
    (voice,) = talk.now.voices
    old = replace(voice.waiting[0], at=talk.room.work.now - notes.PATIENCE)
    talk.room.work.cases.save(replace(talk.now, voices=(replace(voice, waiting=(old, voice.waiting[1])),)))
    notes.forget_old(talk.room.desk)
    assert talk.waiting == [voice.waiting[1].attachment.media_id]
    with pytest.raises(MediaMissing):
        talk.room.work.media.read(talk.case.id, old.attachment.media_id)
    assert timedelta(hours=72) == notes.PATIENCE


def test_nothing_unsent_outlives_its_case(talk: Conversation):
    """When the case ends, what was never said is not sealed with it, and its button is an old one."""
    talk.sends()
    (media_id,) = talk.waiting
    closing.close(
        talk.room.desk, talk.now, "seeker", "done", seeker_texts.ENDED_BY_YOU, staff_texts.ENDED_BY_SEEKER
    )
    assert talk.waiting == []
    talk.presses("vsend", media_id)
    assert talk.said() == []
    with pytest.raises(MediaMissing):
        talk.room.work.media.read(talk.case.id, media_id)


def test_when_telegram_refuses_to_play_it_only_the_sender_hears_so(talk: Conversation):
    """The other side knows of no message yet; the sender may let it go unheard."""
    talk.sends()
    (shown,) = of_kind(Send, talk.told())
    undelivered.refused(talk.room.desk, Address(talk.mine, 1, talk.case.id), shown)
    (told,) = of_kind(Send, talk.told())
    assert (told.attachment, told.buttons) == (None, shown.buttons)
    assert talk.room.post(talk.other) == []


def test_a_case_that_moved_on_leaves_its_buttons_behind(room: Room):
    """A confidant who no longer has the case sends nothing into it any more."""
    seeker, member = room.seeker(), room.member(voice=ON)
    case = room.case(seeker, "open")
    held = room.held(case, member)
    room.work.staff.save(replace(member, current_case=case.id))
    talk = Conversation(room, seeker, member, case, held, "confidant")
    talk.sends()
    (media_id,) = talk.waiting
    room.work.assignments.end(held.id)
    talk.presses("vsend", media_id)
    assert talk.said() == []
    assert cases.held_by(room.desk, member) == []
