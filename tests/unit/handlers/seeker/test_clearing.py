"""The chat on the phone is cleared: at once, by the clock, and never anybody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from db.letters import Remove, Send, Words
from db.records import Seeker
from handlers import duties, relaying
from handlers.clock import clearing
from handlers.desk import Desk
from handlers.seeker import erasing, starting
from handlers.seeker.safety import again, page, timer, wiping
from locales import tongue
from locales.texts import safety as texts
from tests.unit.db.house import HandClock
from tests.unit.handlers.phones import Phones
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")


def at(room: Room, seeker: Seeker) -> Desk:
    """The desk while this seeker holds the phone."""
    return replace(room.desk, present=seeker.chat_id)


def writes(room: Room, seeker: Seeker, message_id: int) -> None:
    room.work.onscreen.note(seeker.chat_id, message_id, room.work.now)


def test_wiping_takes_both_sides_and_leaves_one_line(room: Room) -> None:
    """What the line sent and what the seeker wrote go; what stays says what could not be removed."""
    seeker, phones = room.seeker(), Phones(room.work)
    starting.go_on(at(room, seeker), seeker)
    writes(room, seeker, 7)
    phones.deliver()
    wiping.wipe(at(room, seeker), seeker)
    [removed] = [one for one in room.post("seeker") if isinstance(one, Remove)]
    assert removed.sweep == "rest"
    there = room.work.onscreen.there(seeker.chat_id, "rest")
    assert {7, 50_001} <= set(there)


def test_what_was_still_on_its_way_is_taken_too(room: Room) -> None:
    """A letter that waited when the chat was cleared arrives before the clearing, and goes with it."""
    seeker, phones = room.seeker(), Phones(room.work)
    room.desk.tell_seeker(seeker, Send(Words("nog onderweg")))
    wiping.wipe(at(room, seeker), seeker)
    phones.deliver()
    assert phones.texts(seeker) == [NL(texts.CLEARED).replace("*", "")]


def test_wiping_is_no_erasing(room: Room) -> None:
    """The case and the transcript stay; erasing is asked for, and is a question of its own."""
    seeker = room.seeker()
    case = room.case(seeker, "open")
    phones = Phones(room.work)
    wiping.wipe(at(room, seeker), room.again(seeker))
    phones.deliver()
    assert {"erase", "enough", "safety"} == set(phones.actions(seeker))
    assert room.work.cases.get(case.id)
    wiping.enough(at(room, seeker), seeker, phones.press(seeker, "enough"))
    phones.deliver()
    assert phones.texts(seeker) == [NL(texts.CLEARED_SHORT)]


async def test_what_is_older_than_two_days_is_left_and_forgotten(tmp_path, clock: HandClock) -> None:
    """Telegram would refuse it; nothing of it is kept any longer than it is of use."""
    from tests.unit.db.house import new_home, opened

    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            work.onscreen.note(9, 1, work.now)
        clock.move(hours=47)
        async with store.transaction() as work:
            work.onscreen.note(9, 2, work.now)
            assert work.onscreen.there(9, "all") == [1, 2]
        clock.move(hours=1)
        async with store.transaction() as work:
            assert work.onscreen.there(9, "all") == [2]
            duties.forget_post(Room(work).desk)
            rows = work._scope.all(_count())
            assert [row[0] for row in rows] == [1]


def _count():
    from sqlalchemy import func, select

    from db import tables

    return select(func.count()).select_from(tables.onscreen)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    noted=st.lists(
        st.tuples(st.integers(0, 3), st.integers(1, 30), st.sampled_from(["", "brief", "news"])), max_size=40
    ),
    whose=st.integers(0, 3),
    sweep=st.sampled_from(["brief", "rest", "all"]),
)
def test_no_sweep_reaches_another_chat(room: Room, noted, whose: int, sweep) -> None:
    """Whatever stands in whichever chats: only numbers of this chat are taken, and the others stay."""
    with room.work.savepoint():
        for chat in range(4):
            room.work.onscreen.forget(chat)
        own: dict[int, dict[int, str]] = {chat: {} for chat in range(4)}
        for chat, message_id, stay in noted:
            room.work.onscreen.note(chat, message_id, room.work.now, stay)
            own[chat][message_id] = stay
        takes = {"brief": {"brief"}, "rest": {"", "brief"}, "all": {"", "brief", "news"}}[sweep]
        wanted = [one for one in sorted(own[whose]) if own[whose][one] in takes]
        assert room.work.onscreen.take(whose, sweep, room.work.now) == wanted
        for chat in range(4):
            left = set(own[chat]) - (set(wanted) if chat == whose else set())
            assert set(room.work.onscreen.there(chat, "all")) == left


def test_a_seekers_wipe_leaves_another_seekers_screen(room: Room) -> None:
    """Two phones show the same; one is cleared, and the other shows it on."""
    one, other, phones = room.seeker(), room.seeker(), Phones(room.work)
    for seeker in (one, other):
        starting.go_on(at(room, seeker), seeker)
    phones.deliver()
    before = phones.texts(other)
    wiping.wipe(at(room, one), one)
    phones.deliver()
    assert phones.texts(other) == before
    assert len(phones.texts(one)) == 1


@pytest.mark.parametrize("hours", [1, 12, 24])
async def test_the_clock_clears_what_is_old_enough(tmp_path, clock: HandClock, hours: int) -> None:
    """Messages go once they are as old as was chosen, and not before; the seeker is told nothing."""
    from tests.unit.db.house import new_home, opened

    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            room = Room(work)
            seeker = room.seeker(clears_after=hours)
            work.onscreen.note(seeker.chat_id, 5, work.now)
        clock.move(minutes=60 * hours - 5)
        async with store.transaction() as work:
            work.onscreen.note(seeker.chat_id, 6, work.now)
            clearing.clear_chats(Room(work).desk)
            assert Room(work).post("seeker") == []
        clock.move(minutes=6)
        async with store.transaction() as work:
            clearing.clear_chats(Room(work).desk)
            clearing.clear_chats(Room(work).desk)
            assert Room(work).post("seeker") == [Remove((5,))]


def test_nobody_else_is_looked_at_by_the_clock(room: Room) -> None:
    """Only chats of those who chose it are read through."""
    room.seeker()
    chose = [room.seeker(clears_after=1), room.seeker(news="discreet")]
    assert {one.id for one in room.work.seekers.tidy()} == {one.id for one in chose}


def test_the_page_shows_what_is_chosen_and_a_press_chooses(room: Room) -> None:
    """Ticks stand at what is on; a press under the page turns it, and a repeat changes nothing."""
    seeker = room.seeker()
    phones = Phones(room.work)
    page.show(at(room, seeker), seeker)
    phones.deliver()
    for act in ("clears:12", "clears:12", "comes:asked"):
        page_press = replace(phones.press(seeker, "clears"), action=act)
        chosen = page.clears_pressed if act.startswith("clears") else page.comes_pressed
        chosen(at(room, seeker), room.again(seeker), page_press)
        phones.deliver()
    now = room.again(seeker)
    assert (now.clears_after, now.news) == (12, "asked")
    [shown] = phones.screens[seeker.chat_id].values()
    ticked = {button.action for button in shown.buttons if button.label.startswith("☑")}
    assert ticked == {"clears:12", "comes:asked"}


@pytest.mark.parametrize("act", ["clears", "clears:2", "clears:-1", "comes", "comes:never"])
def test_a_made_up_choice_is_an_old_button(room: Room, act: str) -> None:
    """A press that the page does not have changes nothing and is answered."""
    seeker, phones = room.seeker(), Phones(room.work)
    pressed = page.clears_pressed if act.startswith("clears") else page.comes_pressed
    pressed(at(room, seeker), seeker, room.press(seeker, act))
    phones.deliver()
    assert room.again(seeker) == seeker
    assert len(phones.answers) == 1


def test_the_last_messages_are_shown_again(room: Room) -> None:
    """Both sides' words from the transcript, the seeker's own marked; what the staff say aside never."""
    seeker, member, phones = room.seeker(), room.member(), Phones(room.work)
    case = room.case(seeker, "open")
    room.held(case, member)
    for number in range(12):
        relaying.keep(room.desk, case, "seeker", room.letter(seeker, f"ik {number}"))
    relaying.keep(room.desk, case, "confidant", room.letter(member, "dag"), by=member.id)
    relaying.keep(room.desk, case, "aside", room.letter(member, "onder ons"), by=member.id)
    again.pressed(at(room, seeker), room.again(seeker), room.press(seeker, "again"))
    phones.deliver()
    own = NL(texts.YOU_WROTE).replace("*", "")
    assert phones.texts(seeker) == [*(f"{own}\nik {number}" for number in range(3, 12)), "dag"]


def test_without_a_conversation_nothing_is_shown_again(room: Room) -> None:
    """The press is answered and that is all."""
    seeker, phones = room.seeker(), Phones(room.work)
    again.pressed(at(room, seeker), seeker, room.press(seeker, "again"))
    phones.deliver()
    assert phones.answers == [NL(texts.NOTHING_TO_SHOW)]
    assert phones.texts(seeker) == []


def test_telegrams_timer_gets_a_word_once(room: Room) -> None:
    """The first time it is set; not when it is set anew, and not when it is taken away."""
    seeker = room.seeker()
    for seconds in (0, 86_400, 0, 3_600):
        timer.changed(at(room, seeker), room.again(seeker), seconds)
    assert [one.words.text for one in of_kind(Send, room.post("seeker"))] == [NL(texts.TIMER)]


def test_erasing_forgets_the_numbers_and_what_was_held_back(room: Room) -> None:
    """Nothing of the chat is remembered once everything is erased."""
    seeker = room.seeker(news="discreet")
    room.desk.tell_seeker(seeker, Send(Words("wacht")))
    writes(room, seeker, 7)
    erasing.forget(at(room, seeker), seeker)
    assert room.work.outbox.held(seeker.chat_id) == 0
    assert room.work.onscreen.there(seeker.chat_id, "all") == []
