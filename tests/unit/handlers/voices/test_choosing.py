from __future__ import annotations

from dataclasses import replace

from db.letters import AnswerPress, Edit, Send
from db.voices import VoiceChoice
from handlers.desk import voice_of
from handlers.seeker import voicing as seeker_voicing
from handlers.staff import voicing as staff_voicing
from locales import tongue
from locales.texts import voice as texts
from tests.unit.handlers.room import of_kind
from tests.unit.handlers.voices.conversation import ON, Conversation


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


def test_a_strange_button_changes_nothing(talk: Conversation):
    """An argument that no button has is an old button."""
    module = seeker_voicing if talk.speaks == "seeker" else staff_voicing
    module.pressed(talk.room.desk, talk.speaker, talk.room.press(talk.speaker, "voice:loud"))
    assert talk.speaker.voice == ON
    (answer,) = talk.told()
    assert isinstance(answer, AnswerPress)
    assert answer.text
