"""How was it? Two taps and a word after the end, which nothing ties to whoever gave them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from db.letters import Button, Edit, Send
from db.records import Case, Remark, Seeker, Staff
from handlers import alarms, closing
from handlers.seeker import rating
from handlers.staff import remarks
from locales import tongue
from locales.texts import abuse, rating as texts, seeker as seeker_texts, staff as staff_texts
from tests.unit.db.house import HandClock
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def ended(room: Room, **known: object) -> Seeker:
    """A seeker whose conversation has just ended."""
    seeker = room.seeker()
    case = room.case(seeker, "open", **known)
    member = room.member()
    room.held(case, member)
    close(room, case, member)
    return room.again(seeker)


def close(room: Room, case: Case, member: Staff) -> None:
    closing.close(room.desk, case, member.id, "helped", seeker_texts.ENDED_BY_CONFIDANT, staff_texts.ENDED)


def press(room: Room, seeker: Seeker, action: str) -> None:
    """The seeker as they are now presses a button."""
    handlers = {"how": rating.pressed, "rv": rating.answered, "rx": rating.skipped}
    handlers[action.partition(":")[0]](room.desk, room.again(seeker), room.press(seeker, action))


def writes(room: Room, seeker: Seeker, text: str, **known: object) -> None:
    """The seeker writes, where that is awaited."""
    assert rating.expected(room.again(seeker))
    letter = replace(room.letter(seeker, text), **known)  # type: ignore[arg-type]
    rating.written(room.desk, room.again(seeker), letter)


def labels(room: Room) -> list[str]:
    """All buttons that seekers have got."""
    post = room.post("seeker")
    sent = [one for one in post if isinstance(one, Send | Edit)]
    return [button.label for one in sent for row in one.buttons for button in row]


def numbers(room: Room) -> dict[str, int]:
    """What was counted of how it was."""
    return {
        f"{one.figure}={one.value}": one.n
        for one in room.work.tallies.every()
        if one.figure in ("heard.answer", "helped.answer")
    }


def kept(room: Room, clock: HandClock) -> list[Remark]:
    """The words that coordinators can read a month later."""
    room.work.remarks.let_out("2026-04", 1)
    return room.work.remarks.shown()


def test_it_is_a_button_after_the_end_and_no_message_of_its_own(room: Room):
    """Whoever wants to be gone is not held, and no phone lights up for it."""
    ended(room)
    letters = of_kind(Send, room.post("seeker"))
    assert len(letters) == 2
    assert letters[-1].buttons[2] == (Button(NL(texts.B_RATE), "how"),)


@pytest.mark.parametrize("known", [{"urgent": True}, {"level": "urgent"}])
def test_after_an_emergency_nobody_is_asked(room: Room, known: dict[str, object]):
    """Neither when there was danger from the start, nor when the answers weighed as much."""
    seeker = ended(room, **known)
    assert NL(texts.B_RATE) not in labels(room)
    assert not seeker.rates


def test_after_the_red_button_nobody_is_asked(room: Room):
    """Not even when the alarm was over long before the end."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    room.held(case, member)
    alarms.end(room.desk, member, alarms.sound(room.desk, member, case))
    found = room.work.cases.get(case.id)
    assert found is not None
    assert found.alarm is None
    close(room, found, member)
    assert NL(texts.B_RATE) not in labels(room)


def test_who_is_blocked_is_not_asked(room: Room):
    """The line ended it, and asks no favour."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    room.held(case, member)
    closing.close(room.desk, case, member.id, "other", abuse.ENDED_BY_LINE, staff_texts.ENDED, asks_how=False)
    assert NL(texts.B_RATE) not in labels(room)


def test_two_taps_are_two_numbers(room: Room):
    """Each counted once, however often it is pressed."""
    seeker = ended(room)
    for action in ("how", "rv:heard:yes", "rv:heard:no", "rv:heard:yes", "rv:helped:partly", "rv:helped:no"):
        press(room, seeker, action)
    assert numbers(room) == {"heard.answer=yes": 1, "helped.answer=partly": 1}


def test_everything_can_be_skipped(room: Room):
    """Then nothing is counted, and it is over with thanks."""
    seeker = ended(room)
    for action in ("how", "rx:heard", "rx:helped", "rx:word"):
        press(room, seeker, action)
    assert numbers(room) == {}
    assert of_kind(Edit, room.post("seeker"))[-1].words.text == NL(texts.THANKS)


@pytest.mark.parametrize(
    "action", ["rv:word:yes", "rv:heard:perhaps", "rv", "rx", "rx:helped", "rv:helped:yes"]
)
def test_a_made_up_press_counts_nothing(room: Room, action: str):
    """Neither an answer there is not, nor one to what was not asked yet."""
    seeker = ended(room)
    press(room, seeker, "how")
    press(room, seeker, action)
    assert numbers(room) == {}
    assert room.again(seeker).rates == "heard"


def to_the_word(room: Room) -> Seeker:
    """A seeker who is asked for a word."""
    seeker = ended(room)
    for action in ("how", "rv:heard:yes", "rv:helped:yes"):
        press(room, seeker, action)
    return room.again(seeker)


def test_a_word_is_kept_with_its_month_and_language_alone(room: Room, clock: HandClock):
    """Nothing of the seeker, the case or the moment is with it, and a number in it is blotted out."""
    seeker = to_the_word(room)
    writes(room, seeker, "Fijn. Bel mij op 06 12345678")
    [remark] = kept(room, clock)
    assert (remark.month, remark.language, remark.text) == ("2026-03", "nl", "Fijn. Bel mij op ▒▒▒")
    assert set(asdict(remark)) == {"id", "month", "language", "text"}
    assert seeker.id not in json.dumps(asdict(remark))


def test_nothing_of_what_was_said_stays_with_the_seeker(room: Room):
    """After it, their record is as that of somebody who skipped everything."""
    said, skipped = to_the_word(room), ended(room)
    writes(room, said, "dank")
    for action in ("how", "rx:heard", "rx:helped", "rx:word"):
        press(room, skipped, action)
    own = {"id", "chat_id"}
    first, second = (asdict(room.again(one)) for one in (said, skipped))
    assert {k: v for k, v in first.items() if k not in own} == {
        k: v for k, v in second.items() if k not in own
    }


@pytest.mark.parametrize(("text", "kind"), [("x" * 501, "text"), ("", "text"), ("mooi", "photo")])
def test_what_cannot_be_kept_is_said(room: Room, clock: HandClock, text: str, kind: str):
    """It is not cut off in silence, and a word can still be written."""
    seeker = to_the_word(room)
    writes(room, seeker, text, kind=kind)
    assert of_kind(Send, room.post("seeker"))[-1].words.text.startswith("Dit kunnen we niet bewaren.")
    assert kept(room, clock) == []
    assert rating.expected(room.again(seeker))


def test_what_is_written_later_is_no_word(room: Room):
    """After any other press or command, a cry for help must not lie unread until next month."""
    seeker = to_the_word(room)
    assert not rating.expected(rating.no_longer(room.desk, seeker))


def test_a_second_conversation_is_asked_about_anew(room: Room):
    """Each end once."""
    seeker = to_the_word(room)
    press(room, seeker, "rx:word")
    case, member = room.case(room.again(seeker), "open"), room.member()
    room.held(case, member)
    close(room, case, member)
    press(room, seeker, "how")
    press(room, seeker, "rv:heard:no")
    assert numbers(room) == {"heard.answer=yes": 1, "helped.answer=yes": 1, "heard.answer=no": 1}


def test_words_are_destroyed_after_a_year(room: Room, clock: HandClock):
    """Those of this month a year ago stay until it is over."""
    room.work.remarks.add("2025-02", "nl", "oud")
    room.work.remarks.add("2025-03", "nl", "net niet")
    remarks.forget(room.desk)
    assert [one.text for one in kept(room, clock)] == ["net niet"]
