"""Nobody fits: what the seeker hears, what they may give up, and what coordinators see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Edit, Send
from db.records import Case, Seeker
from handlers.intake.answers import Chosen
from handlers.match import matchmaking
from handlers.match.wishes import wish_of
from handlers.seeker import giving
from locales import tongue
from locales.texts import matching as texts, seeker as seeker_texts
from tests.unit.handlers.room import UTRECHT, Room, of_kind

NL = tongue("nl")


def waiting(room: Room, **asks: Chosen) -> tuple[Seeker, Case]:
    seeker = room.seeker()
    case = room.case(seeker, asks=asks)
    matchmaking.solve(room.desk)
    return room.again(seeker), case


def heard(room: Room) -> Send:
    (told,) = of_kind(Send, room.post("seeker"))
    return told


def gives(told: Send) -> list[str]:
    return [button.action for row in told.buttons for button in row if button.action.startswith("give")]


def test_a_missing_woman_is_said_and_a_man_may_be_fine(room: Room) -> None:
    """The seeker hears what is missing; nothing is widened without them."""
    man = room.member(replace(UTRECHT, gender="man"))
    _, case = waiting(room, gender=Chosen(("woman",)))
    told = heard(room)
    assert NL(texts.LACKS_WOMAN) in told.words.text
    assert gives(told) == ["give:gender"]
    assert room.work.offers.open_to(man.id) == []
    assert wish_of(room.desk, case).gender == "woman"


def test_who_gives_up_a_wish_is_offered_at_once(room: Room) -> None:
    """The wish is written down, the message says so, and the man is asked."""
    man = room.member(replace(UTRECHT, gender="man"))
    seeker, case = waiting(room, gender=Chosen(("woman",)))
    room.post("seeker")
    giving.given(room.desk, seeker, room.press(seeker, "give:gender"))
    (told,) = of_kind(Edit, room.post("seeker"))
    assert told.words.text == NL(texts.GIVEN, wish=NL(texts.GIVE_MAN))
    assert [made.staff_id for made in room.work.offers.all_open_for(case.id)] == [man.id]


def test_a_second_press_does_nothing(room: Room) -> None:
    """The button of a wish that was given up is an old one."""
    room.member(replace(UTRECHT, gender="man"))
    seeker, case = waiting(room, gender=Chosen(("woman",)))
    for _ in range(2):
        giving.given(room.desk, seeker, room.press(seeker, "give:gender"))
    found = room.work.cases.get(case.id)
    assert found is not None
    assert found.given == ("gender",)
    assert len(room.work.offers.all_open_for(case.id)) == 1


def test_another_language_can_be_offered(room: Room) -> None:
    """Nobody speaks Arabic; the languages that are spoken are asked about, one by one."""
    room.member()
    seeker, case = waiting(room, languages=Chosen(("ar",)))
    told = heard(room)
    assert NL(texts.LACKS_LANGUAGE) in told.words.text
    assert gives(told) == ["give:language:nl"]
    giving.given(room.desk, seeker, room.press(seeker, "give:language:nl"))
    assert room.work.offers.open_for(case.id) is not None


def test_two_wishes_at_once_are_one_button(room: Room) -> None:
    """Where only giving up both helps, both are on the button, in words."""
    room.member(replace(UTRECHT, gender="man", languages=("tr",)))
    _, _ = waiting(room, gender=Chosen(("woman",)), languages=Chosen(("nl",)))
    told = heard(room)
    assert gives(told) == ["give:gender+language:tr"]
    labels = [button.label for row in told.buttons for button in row]
    assert NL(texts.GIVE, wish=NL.list_of([NL(texts.GIVE_MAN), "in het Turks"])) in labels


def test_whoever_is_full_is_waited_for_without_a_question(room: Room) -> None:
    """What passes by itself asks nothing of the seeker."""
    room.member(available=False)
    waiting(room)
    told = heard(room)
    assert NL(texts.LACKS_TIME) in told.words.text
    assert gives(told) == []


def test_the_same_is_told_once(room: Room) -> None:
    """The clock looks through the queue again and again; the seeker hears of it when it is new."""
    waiting(room)
    room.post("seeker")
    for _ in range(3):
        matchmaking.solve(room.desk)
    assert room.post("seeker") == []


@pytest.mark.parametrize("action", ["give:nothing", "give:", "give:language:xx", "give:gender+x"])
def test_a_made_up_button_gives_nothing(room: Room, action: str) -> None:
    """Only wishes that can be given up are taken."""
    seeker, case = waiting(room)
    giving.given(room.desk, seeker, room.press(seeker, action))
    found = room.work.cases.get(case.id)
    assert found is not None
    assert found.given == ()


def test_a_coordinator_sees_it_at_once(room: Room) -> None:
    """Whoever leads hears which case waits and what is missing."""
    leader = room.member(roles=("coordinator",))
    _, case = waiting(room)
    told = [letter.words.text for letter in of_kind(Send, room.post("staff"))]
    assert any(case.name in words for words in told)
    assert leader.roles == ("coordinator",)


def test_nobody_fits_leads_to_where_else(room: Room) -> None:
    """Who does not want to wait can read where else to turn."""
    waiting(room)
    labels = [button.label for row in heard(room).buttons for button in row]
    assert NL(seeker_texts.WHERE_ELSE) in labels
