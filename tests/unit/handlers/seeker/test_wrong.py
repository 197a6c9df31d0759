"""A seeker hears once that a translation is being improved, and can say which sentence is wrong."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from db.letters import AnswerPress, Button, Edit, Send
from db.records import Seeker
from handlers import asked, duties, native, questionnaires, relaying, reported
from handlers.actions import LIMIT, action
from handlers.desk import voice_of
from handlers.excerpts import excerpt
from handlers.intake.reading_yaml import published
from handlers.phrases import phrase
from handlers.relaying import keep, show_seeker
from handlers.seeker import arriving, asking, menu, starting, strays, talking, wrong
from handlers.voices.speaker import Speaker
from locales import reader, tongue
from locales.texts import pages, seeker as texts, wrong as wrong_texts
from tests.tree import TOP
from tests.unit.handlers.room import Room, of_kind

RIF = tongue("rif")


def sees(room: Room) -> list[Send]:
    return of_kind(Send, room.post("seeker"))


def offered(room: Room, seeker: Seeker) -> dict[str, str]:
    """Presses the button; the texts it offers, with what choosing each does, and not the way to labels."""
    room.post("seeker")
    wrong.pressed(room.desk, room.again(seeker), room.press(seeker, "wrong"))
    shown = [one for one in sees(room) if one.buttons]
    every = {button.label: button.action for one in shown for row in one.buttons for button in row}
    return {label: what for label, what in every.items() if what != "onbutton"}


def chooses(room: Room, seeker: Seeker, action: str) -> None:
    wrong.chosen(room.desk, room.again(seeker), room.press(seeker, action))


def test_it_is_said_once_with_the_first_menu(room: Room) -> None:
    """After consent, above the menu and with the button; never again, and never before 112 was shown."""
    seeker = room.seeker(stage="reading", language="rif")
    arriving.show_about(room.desk, seeker)
    (about,) = sees(room)
    assert RIF(wrong_texts.IMPROVING) not in about.words.text
    arriving.agreed(room.desk, seeker, room.press(seeker, "agree"))
    (first,) = sees(room)
    assert first.words.text.startswith(RIF(wrong_texts.IMPROVING))
    assert first.buttons[-1][0].action == "wrong"
    starting.go_on(room.desk, room.again(seeker))
    (second,) = sees(room)
    assert RIF(wrong_texts.IMPROVING) not in second.words.text


def test_another_language_is_no_second_time(room: Room) -> None:
    """Who goes on in another unread language has heard it already."""
    seeker = room.seeker(language="rif", draft_told=True)
    arriving.language_pressed(room.desk, seeker, room.press(seeker, "lang:tr"))
    assert all(tongue("tr")(wrong_texts.IMPROVING) not in one.words.text for one in sees(room))


def test_a_language_that_was_read_needs_no_word(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a native speaker has read what seekers see, nothing is said of it."""
    monkeypatch.setattr(reader, "was_read", lambda code: code == "rif")
    monkeypatch.setattr(reader, "questions_read", lambda code, *_: code == "rif")
    seeker = room.seeker(language="rif")
    starting.go_on(room.desk, seeker)
    assert all(RIF(wrong_texts.IMPROVING) not in one.words.text for one in sees(room))
    assert not room.again(seeker).draft_told


def test_questions_that_nobody_has_read_are_told_too(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """All texts were read, and then an admin worded one question of the intake anew."""
    monkeypatch.setattr(reader, "was_read", lambda _: True)
    known = [
        room.work.questionnaires.get(questionnaires.newest(room.desk, kind))
        for kind in questionnaires.DEFAULTS
    ]
    monkeypatch.setattr(reader, "questions_read", lambda _code, _kind, written, _own: written in known)
    assert native.was_read(room.desk, "rif")
    room.work.questionnaires.publish(known[0].replace("18", "17"), "", "seekers")
    starting.go_on(room.desk, room.seeker(language="rif"))
    assert any(one.words.text.startswith(RIF(wrong_texts.IMPROVING)) for one in sees(room))


def test_english_is_being_improved_for_nobody(room: Room) -> None:
    """What everything is translated from is not being improved."""
    assert native.was_read(room.desk, "en")


@pytest.mark.parametrize("code", ["nl", "ar", "rif", "tr"])
def test_no_language_counts_as_read_before_somebody_has_read_it(code: str) -> None:
    """All catalogs are drafts as they come."""
    assert not reader.was_read(code)


def test_help_and_the_languages_have_the_button(room: Room) -> None:
    """It is found again where people look for help."""
    seeker = room.seeker()
    strays.show_help(room.desk, seeker)
    arriving.show_languages(room.desk, seeker)
    for one in sees(room):
        assert "wrong" in [button.action for row in one.buttons for button in row]


def test_the_last_texts_are_offered_by_their_first_words(room: Room) -> None:
    """The newest first, and a press says which one."""
    seeker = room.seeker(language="rif")
    menu.show_information(room.desk, seeker)
    room.post("seeker")
    menu.show_menu(room.desk, seeker)
    found = offered(room, seeker)
    assert list(found.values()) == [f"wt:rif:{texts.MENU.key}", f"wt:rif:{texts.INFORMATION.key}"]
    assert next(iter(found)) == " ".join(RIF.template(texts.MENU).replace("*", "").split())


def test_a_report_is_a_count_and_thanks(room: Room) -> None:
    """The line keeps the text, the language and how many; the message thanks."""
    seeker = room.seeker(language="rif")
    menu.show_menu(room.desk, seeker)
    (action,) = offered(room, seeker).values()
    chooses(room, seeker, action)
    assert reported.every(room.work) == (reported.Reported("rif", texts.MENU.key),)
    (thanks,) = of_kind(Edit, room.post("seeker"))
    assert thanks.words.text == RIF(wrong_texts.THANKS)


def test_one_seeker_counts_once(room: Room) -> None:
    """Who presses ten times is still one reader."""
    one, other = room.seeker(), room.seeker()
    for seeker in (one, one, one, other):
        menu.show_menu(room.desk, seeker)
        (action,) = offered(room, seeker).values()
        chooses(room, seeker, action)
    assert reported.times(room.work, "nl", texts.MENU.key) == 2


@pytest.mark.parametrize(
    "action", ["wt:nl:staff.menu", "wt:tr:seeker.menu", "wt:nl:?nothing", "wt:xx:seeker.menu"]
)
def test_only_what_was_shown_can_be_chosen(room: Room, action: str) -> None:
    """A made-up button reports nothing."""
    seeker = room.seeker()
    menu.show_menu(room.desk, seeker)
    room.post("seeker")
    chooses(room, seeker, action)
    assert room.post("seeker") == [AnswerPress("press", tongue("nl")(texts.OLD_BUTTON))]
    assert reported.every(room.work) == ()


def test_a_question_of_the_intake_can_be_chosen(room: Room) -> None:
    """It has no text's key; its own id stands for it."""
    seeker = room.seeker(language="tr")
    case = room.case(seeker, "intake")
    asking.resume(room.desk, room.again(seeker), case)
    found = [action for action in offered(room, seeker).values() if action.startswith("wt:tr:?")]
    chooses(room, seeker, found[0])
    assert reported.every(room.work)[0].key.startswith(reported.QUESTION)


def test_what_a_confidant_wrote_is_never_offered(room: Room) -> None:
    """People's words are nobody's translation."""
    seeker = room.seeker()
    case, member = room.case(seeker, "open"), room.member()
    entry = keep(room.desk, case, "confidant", room.letter(member, "Hoe gaat het?"))
    show_seeker(room.desk, case, entry, room.again(seeker))
    assert offered(room, seeker) == {}


def test_nothing_shown_is_said_in_a_pop_up(room: Room) -> None:
    """After two days nothing is known any more, and that is said."""
    seeker = room.seeker()
    wrong.pressed(room.desk, seeker, room.press(seeker, "wrong"))
    said = tongue("nl")(wrong_texts.NONE_LEFT)
    assert room.post("seeker") == [AnswerPress("press", said, alert=True)]


def test_two_languages_are_two_choices(room: Room) -> None:
    """A text shown in two languages may be wrong in either."""
    seeker = room.seeker(language="nl", second_language="rif")
    menu.show_menu(room.desk, seeker)
    assert set(offered(room, seeker).values()) == {f"wt:{code}:{texts.MENU.key}" for code in ("nl", "rif")}


def test_what_was_seen_is_forgotten_with_the_case(room: Room) -> None:
    """When a case is sealed, nothing tells any more which texts it had come to."""
    seeker = room.seeker()
    case = room.case(seeker, "open")
    seeker = room.again(seeker)
    room.desk.tell_seeker(seeker, Send(phrase(tongue("nl"), pages.LIMITS)), case)
    room.post("seeker")
    assert room.work.onscreen.said(seeker.chat_id, 9) == [(pages.LIMITS.key,)]
    room.work.cases.save(replace(case, state="closed", closed_at=room.work.now))
    room.work.seekers.save(replace(seeker, case_id=None))
    duties.seal_closed(room.desk)
    assert room.work.cases.is_sealed(case.id)
    assert room.work.onscreen.said(seeker.chat_id, 9) == []


def test_a_message_that_turns_into_another_is_that_one(room: Room) -> None:
    """After an edit the message is made of what it shows now."""
    seeker = room.seeker()
    lane = room.work.onscreen._lane(seeker.chat_id)
    room.work.onscreen.note(seeker.chat_id, 7, room.work.now)
    room.work.onscreen.say(lane, 7, (texts.MENU.key,))
    number = room.work.outbox.put(
        room.desk.at_seeker(seeker), Edit(phrase(tongue("nl"), texts.INFORMATION), 7)
    )
    room.work.outbox.claim(1)
    room.work.outbox.sent(number, (), texts=(texts.INFORMATION.key,), edited=7)
    assert room.work.onscreen.said(seeker.chat_id, 9) == [(texts.INFORMATION.key,)]


def on_buttons(room: Room, seeker: Seeker) -> dict[str, str]:
    """What the last buttons say, with what choosing each of them does."""
    room.post("seeker")
    wrong.pressed(room.desk, room.again(seeker), room.press(seeker, "wrong"))
    (last,) = [row[0] for one in sees(room) for row in one.buttons][-1:]
    assert last == Button(voice_of(seeker)(wrong_texts.ON_A_BUTTON), "onbutton")
    wrong.labels_pressed(room.desk, room.again(seeker), room.press(seeker, "onbutton"))
    (shown,) = of_kind(Edit, room.post("seeker"))
    return {button.label: button.action for row in shown.buttons for button in row}


def test_words_on_a_button_can_be_chosen(room: Room) -> None:
    """A label is a text like any other, and is counted like one."""
    seeker = room.seeker(language="rif")
    menu.show_menu(room.desk, seeker)
    found = on_buttons(room, seeker)
    assert found[RIF(texts.MENU_TALK)] == f"wt:rif:{texts.MENU_TALK.key}"
    assert RIF(texts.MENU) not in found
    chooses(room, seeker, found[RIF(texts.MENU_ERASE)])
    assert reported.every(room.work) == (reported.Reported("rif", texts.MENU_ERASE.key),)


@pytest.mark.parametrize("numbered", [False, True])
def test_answers_and_help_of_a_question_can_be_chosen(room: Room, numbered: bool) -> None:
    """Each by its own key; in two languages an answer may be wrong in either."""
    seeker = room.seeker(language="tr", second_language="rif" if numbered else "")
    case = room.case(seeker, "intake")
    asking.resume(room.desk, room.again(seeker), case)
    room.post("seeker")
    found = on_buttons(room, seeker)
    codes = ("tr", "rif") if numbered else ("tr",)
    assert {f"wt:{code}:?about_whom.child" for code in codes} <= set(found.values())
    assert found["Oğlum ya da kızım"] == "wt:tr:?about_whom.child"


def test_every_text_of_every_question_has_a_key_of_its_own(room: Room) -> None:
    """The words of the question, its help, its other wordings and its answers; each is found again by it."""
    for kind in questionnaires.DEFAULTS:
        version = questionnaires.newest(room.desk, kind)
        for question in published(room.work.questionnaires.get(version)).questions:
            every = [(key, what) for key, what in asked.keyed(question) if any(what.values())]
            assert len(dict(every)) == len(every)
            for key, what in every:
                assert asked.keys_of(question, what) == (key,)
                assert len(action("wt", "rif", key).encode()) <= LIMIT
                assert excerpt(room.desk, RIF, key, 4000).split()


def test_a_question_in_other_words_is_that_wording(room: Room) -> None:
    """Who is asked about themselves sees other words, and reports those."""
    version = questionnaires.newest(room.desk, "seekers")
    signs = next(
        one for one in published(room.work.questionnaires.get(version)).questions if one.id == "signs"
    )
    assert asked.keys_of(signs, signs.variants[0].text) == ("?signs/1",)
    assert excerpt(room.desk, RIF, "?signs/1", 400) != excerpt(room.desk, RIF, "?signs", 400)


def test_nothing_on_a_button_is_an_old_button(room: Room) -> None:
    """Once what was seen is forgotten, there is nothing to choose from."""
    seeker = room.seeker()
    wrong.labels_pressed(room.desk, seeker, room.press(seeker, "onbutton"))
    assert room.post("seeker") == [AnswerPress("press", tongue("nl")(texts.OLD_BUTTON))]


def test_every_label_of_the_seekers_bot_is_known() -> None:
    """A button whose label is said by hand would be one that nobody can report."""
    by_hand = re.compile(r"\bButton\(\s*(?:\w+\.)?(?:say|voice_of\(\w+\))\(")
    found = [path for path in (TOP / "handlers" / "seeker").rglob("*.py") if by_hand.search(path.read_text())]
    assert found == []


def test_a_text_within_a_text_can_be_chosen(room: Room) -> None:
    """Why something is not passed on is a sentence of its own."""
    seeker = room.seeker(language="tr")
    case = room.case(seeker, "open")
    refused = replace(room.letter(seeker, ""), kind="invoice")
    room.desk.tell_seeker(
        seeker, Send(talking.not_passed_on(Speaker(room.desk, room.again(seeker), case), refused))
    )
    assert set(offered(room, seeker).values()) == {
        f"wt:tr:{key}" for key in (texts.NOT_PASSED_ON.key, relaying.never("invoice").key)
    }
