from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from db.disguise import Disguise
from db.errors import MediaMissing
from db.letters import FETCH_AGAIN, AnswerPress, Edit, Outgoing, Parcel, Send
from db.records import Assignment, Case, Seeker, Staff
from db.voices import VoiceChoice
from handlers import closing, undelivered
from handlers.desk import voice_of
from handlers.incoming import Letter, Press
from handlers.luggage import disguising
from handlers.seeker import answering, asking, talking as seeker_talking, voicing as seeker_voicing
from handlers.staff import cases, talking as staff_talking, voicing as staff_voicing
from handlers.voices import notes
from locales import tongue
from locales.texts import seeker as seeker_texts, staff as staff_texts, voice as texts
from tests.unit.handlers.room import Room, of_kind

HOW = Disguise(1.3, 1.14, 1.0, 7, up=True)
ON = VoiceChoice(on=True, asked=True)


@dataclass
class Conversation:
    """An open case, seen from the side that speaks; what reaches the other side is the other's post."""

    room: Room
    seeker: Seeker
    member: Staff
    case: Case
    held: Assignment
    speaks: str
    _numbers: int = 500

    @property
    def mine(self) -> str:
        return "seeker" if self.speaks == "seeker" else "staff"

    @property
    def other(self) -> str:
        return "staff" if self.speaks == "seeker" else "seeker"

    @property
    def speaker(self) -> Seeker | Staff:
        found = (
            self.room.work.seekers.get(self.seeker.id)
            if self.speaks == "seeker"
            else self.room.work.staff.get(self.member.id)
        )
        assert found
        return found

    def chooses(self, **choice: bool) -> None:
        person = replace(self.speaker, voice=VoiceChoice(asked=True, **choice))
        (self.room.work.seekers if self.speaks == "seeker" else self.room.work.staff).save(person)

    def sends(self, data: bytes = b"changed", disguise: Disguise | None = HOW, **known: object) -> Letter:
        """A voice note, as the porter left it."""
        self._numbers += 1
        parked = self.room.work.media.park(1, data)
        parcel = Parcel("voice", parked, name="voice.ogg", duration=3, disguise=disguise)
        letter = Letter(self.speaker.chat_id, self._numbers, "voice", parcel=parcel, **known)
        self._written(letter)
        return letter

    def writes(self, text: str) -> None:
        self._written(self.room.letter(self.speaker, text))

    def _written(self, letter: Letter) -> None:
        desk, person = self.room.desk, self.speaker
        if isinstance(person, Seeker):
            seeker_talking.written(desk, person, self.now, letter)
        else:
            staff_talking.written(desk, person, letter)

    def presses(self, verb: str, media_id: str, parcel: Parcel | None = None) -> None:
        press = replace(self.room.press(self.speaker, f"{verb}:{media_id}"), parcel=parcel)
        does = {"vsend": "send_pressed", "vdrop": "drop_pressed", FETCH_AGAIN: "as_it_is_pressed"}[verb]
        module = seeker_voicing if self.speaks == "seeker" else staff_voicing
        getattr(module, does)(self.room.desk, self.speaker, press)

    @property
    def now(self) -> Case:
        found = self.room.work.cases.get(self.case.id)
        assert found
        return found

    @property
    def waiting(self) -> list[str]:
        return [note.attachment.media_id for voice in self.now.voices for note in voice.waiting]

    def said(self) -> list[str]:
        """What the transcript has from the speaker: words, or the bytes of the voice."""
        entries = [one for one in self.room.work.transcript.read(self.case.id) if one.side != "line"]
        media = self.room.work.media
        return [
            media.read(self.case.id, one.attachments[0].media_id).decode()
            if one.attachments
            else one.words.text
            for one in entries
        ]

    def heard_by_other(self) -> list[Outgoing]:
        return [one for one in of_kind(Send, self.room.post(self.other)) if one.entry]  # type: ignore[arg-type]

    def told(self) -> list[Outgoing]:
        return self.room.post(self.mine)  # type: ignore[arg-type]


@pytest.fixture(params=["seeker", "confidant"])
def talk(room: Room, request: pytest.FixtureRequest) -> Conversation:
    seeker, member = room.seeker(voice=ON), room.member(voice=ON)
    case = room.case(seeker, "open")
    held = room.held(case, member)
    member = replace(member, current_case=case.id)
    room.work.staff.save(member)
    return Conversation(room, room.again(seeker), member, case, held, request.param)


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
    closing.close(talk.room.desk, talk.now, "done", seeker_texts.ENDED_BY_YOU, staff_texts.ENDED_BY_SEEKER)
    assert talk.waiting == []
    talk.presses("vsend", media_id)
    assert talk.said() == []
    with pytest.raises(MediaMissing):
        talk.room.work.media.read(talk.case.id, media_id)


def test_when_telegram_refuses_to_play_it_only_the_sender_hears_so(talk: Conversation):
    """The other side knows of no message yet; the sender may let it go unheard."""
    talk.sends()
    (shown,) = of_kind(Send, talk.told())
    undelivered.refused(talk.room.desk, talk.mine, talk.case.id, shown)
    (told,) = of_kind(Send, talk.told())
    assert (told.attachment, told.buttons) == (None, shown.buttons)
    assert talk.room.post(talk.other) == []


def test_own_voices_pass_and_the_choice_is_offered_once(talk: Conversation):
    """Who never chose speaks with their own voice, and hears once that it can be changed."""
    person = replace(talk.speaker, voice=VoiceChoice())
    (talk.room.work.seekers if talk.speaks == "seeker" else talk.room.work.staff).save(person)
    talk.sends(b"own voice", None)
    talk.sends(b"again", None)
    assert talk.said() == ["own voice", "again"]
    (offered,) = of_kind(Send, talk.told())
    assert [one.action for row in offered.buttons for one in row] == ["voice:on", "voice:off"]


def test_a_choice_is_made_and_remembered(talk: Conversation):
    """Each button changes what it says, and the message shows how it is now."""
    module = seeker_voicing if talk.speaks == "seeker" else staff_voicing
    for button, choice in (
        ("off", VoiceChoice(asked=True)),
        ("on", ON),
        ("listen", replace(ON, listens=True)),
        ("straight", ON),
    ):
        module.pressed(talk.room.desk, talk.speaker, talk.room.press(talk.speaker, f"voice:{button}"))
        assert talk.speaker.voice == choice
        (_, shown) = talk.told()
        assert isinstance(shown, Edit)
        assert voice_of(talk.speaker)(texts.LIMITS) in shown.words.text


def test_no_language_promises_more_than_english_does():
    """Everything that offers a changed voice names its limits beside it, in every language."""
    for code in ("nl", "ar", "rif", "tr", "en"):
        assert len(tongue(code)(texts.LIMITS).split(".")) >= 3


def asked_by_porter(talk: Conversation, **known: object) -> Disguise | None:
    how = disguising(talk.room.line)
    return how(talk.room.work, talk.mine, talk.speaker.chat_id, known.get("reply_to"), known.get("thread"))


def test_a_voice_sounds_the_same_throughout_a_case(talk: Conversation):
    """Once it is decided, every note of this case is changed in the same way."""
    assert asked_by_porter(talk) != asked_by_porter(talk)
    talk.sends()
    assert asked_by_porter(talk) == HOW


def test_both_sides_sound_each_in_their_own_way(talk: Conversation):
    """One side's disguise is not the other's, nor that of somebody who takes over."""
    talk.sends()
    other = replace(talk, speaks="confidant" if talk.speaks == "seeker" else "seeker")
    assert asked_by_porter(other) not in (None, HOW)


def test_who_wants_their_own_voice_keeps_it(talk: Conversation):
    """Nothing is changed that nobody asked for."""
    talk.chooses(on=False)
    assert asked_by_porter(talk) is None


def test_a_strange_button_changes_nothing(talk: Conversation):
    """An argument that no button has is an old button."""
    module = seeker_voicing if talk.speaks == "seeker" else staff_voicing
    module.pressed(talk.room.desk, talk.speaker, talk.room.press(talk.speaker, "voice:loud"))
    assert talk.speaker.voice == ON
    (answer,) = talk.told()
    assert isinstance(answer, AnswerPress)
    assert answer.text


def test_without_a_certain_case_a_confidants_note_is_not_fitted_to_one(room: Room):
    """Two cases and none chosen: it goes to nobody, so it is changed for nobody."""
    member = room.member(voice=ON)
    for _ in range(2):
        room.held(room.case(room.seeker(), "open"), member)
    assert disguising(room.line)(room.work, "staff", member.chat_id, None, None) is None


def test_a_question_read_aloud_keeps_the_admins_voice(room: Room):
    """What an admin records for everybody is not a message to anybody."""
    member = room.member(voice=ON, roles=("confidant", "admin"), reading="vl:77:seekers:worry:nl")
    case = room.case(room.seeker(), "open")
    room.held(case, member)
    room.work.staff.save(replace(member, current_case=case.id))
    how = disguising(room.line)
    assert how(room.work, "staff", member.chat_id, 77, None) is None
    assert how(room.work, "staff", member.chat_id, None, None) is not None


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


def spoken_to(room: Room) -> tuple[Seeker, Case]:
    """A seeker at the first question of the intake that is answered by voice."""
    seeker = room.seeker(voice=ON)
    asking.begin(room.desk, seeker, Press(seeker.chat_id, 1, "press", "talk"))
    while True:
        seeker = room.again(seeker)
        case = room.work.cases.get(seeker.case_id or "")
        assert case
        last = [one for one in of_kind(Send, room.post("seeker")) if one.buttons][-1]
        skip = [one.action for row in last.buttons for one in row if one.action.startswith("qs:")]
        first = [one.action for row in last.buttons for one in row if one.action.startswith("q:")]
        if not first and any(one.kind == "voice" for one in _asked(room, case)):
            return seeker, case
        press = room.press(seeker, (skip or first)[0])
        (answering.skip_pressed if skip else answering.pressed)(room.desk, seeker, press)


def _asked(room: Room, case: Case) -> list:
    from handlers.intake.walk import current
    from handlers.questionnaires import of_case, walk_of

    found = current(of_case(room.desk, case), walk_of(case))
    return [found] if found else []


def test_a_spoken_answer_is_kept_changed_and_played_once(room: Room):
    """In the intake nothing waits: the changed voice is the answer, and its speaker hears it."""
    seeker, case = spoken_to(room)
    parked = room.work.media.park(1, b"changed")
    parcel = Parcel("voice", parked, name="voice.ogg", duration=3, disguise=HOW)
    answering.written(room.desk, seeker, case, Letter(seeker.chat_id, 600, "voice", parcel=parcel))
    entry = room.work.transcript.read(case.id)[-1]
    played = [one for one in of_kind(Send, room.post("seeker")) if one.attachment]
    assert room.work.media.read(case.id, entry.attachments[0].media_id) == b"changed"
    assert [one.attachment for one in played] == list(entry.attachments)
    found = room.work.cases.get(case.id)
    assert found
    assert found.voices[0].disguise == HOW


def test_a_spoken_answer_that_was_not_changed_is_not_taken(room: Room):
    """The question is asked again, and nothing is kept."""
    seeker, case = spoken_to(room)
    parcel = Parcel("voice", room.work.media.park(1, b"own voice"), name="voice.ogg")
    answering.written(room.desk, seeker, case, Letter(seeker.chat_id, 600, "voice", parcel=parcel))
    assert room.work.transcript.read(case.id) == []


def test_the_choice_is_offered_before_the_first_answer_by_voice(room: Room):
    """Whoever is asked to speak hears before that it can be with another voice."""
    seeker, case = spoken_to(room)
    seeker = replace(seeker, voice=VoiceChoice())
    for _ in range(2):
        asking.ask(room.desk, room.work.seekers.get(seeker.id) and seeker, case)
        seeker = room.again(seeker)
    offers = [one for one in of_kind(Send, room.post("seeker")) if "voice:on" in _actions(one)]
    assert len(offers) == 1


def _actions(letter: Send) -> list[str]:
    return [one.action for row in letter.buttons for one in row]


def test_chance_comes_from_where_it_was_passed_in(room: Room):
    """The same chance draws the same disguise."""
    from handlers.disguises import drawn

    assert drawn(random.Random(3)) == drawn(random.Random(3))
