"""A word of the seeker's own, and the line that hides behind pages until it is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.founding import default_questionnaire
from db.letters import Edit, Remove, Send, ShowCommands, Words
from db.packing import unpack_letter
from db.records import Seeker, Staff
from handlers import luggage
from handlers.desk import Desk
from handlers.incoming import Letter
from handlers.seeker.safety import cover, timer, word
from locales import tongue
from locales.texts import safety as texts, seeker as seeker_texts
from tests.unit.db.house import HandClock, new_home, opened
from tests.unit.handlers.phones import Phones
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
WORD = "Zonnebloem"
PAGES = NL(seeker_texts.INFORMATION).replace("*", "")


def here(room: Room, seeker: Seeker) -> Desk:
    return replace(room.desk, present=seeker.chat_id)


def chooses(room: Room, seeker: Seeker, text: str = WORD) -> Seeker:
    """The seeker chooses a word, by the buttons."""
    word.asked(here(room, seeker), seeker, room.press(seeker, "newword"))
    word.chosen(here(room, seeker), room.again(seeker), room.letter(seeker, text))
    return room.again(seeker)


def awaiting(room: Room) -> Seeker:
    """A seeker who was asked for a word just now."""
    seeker = room.seeker()
    word.asked(here(room, seeker), seeker, room.press(seeker, "newword"))
    return room.again(seeker)


def says(room: Room, seeker: Seeker, text: str) -> Seeker:
    """The seeker writes while the line hides."""
    cover.written(here(room, seeker), room.again(seeker), room.letter(seeker, text))
    return room.again(seeker)


@dataclass
class Hidden:
    room: Room
    seeker: Seeker
    member: Staff
    case_name: str
    phones: Phones

    @property
    def staff_screen(self) -> str:
        self.phones.deliver()
        return self.phones.all_text(self.member)

    @property
    def screen(self) -> list[str]:
        self.phones.deliver()
        return self.phones.texts(self.seeker)


@pytest.fixture
def hidden(room: Room) -> Hidden:
    """A seeker in a conversation who has hidden the line."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    room.held(case, member)
    seeker = chooses(room, room.again(seeker))
    cover.hide(here(room, seeker), seeker)
    return Hidden(room, room.again(seeker), member, case.name, Phones(room.work))


def test_the_word_is_kept_as_a_hash_and_leaves_the_chat(room: Room) -> None:
    """Neither the record nor any letter has the word; its message is taken off the phone."""
    seeker = room.seeker()
    letter = room.letter(seeker, WORD)
    word.asked(here(room, seeker), seeker, room.press(seeker, "newword"))
    word.chosen(here(room, seeker), room.again(seeker), letter)
    kept = room.again(seeker)
    post = room.post("seeker")
    assert kept.word
    assert not word.expected(room.desk, kept)
    assert Remove((letter.message_id,)) in post
    assert WORD.lower() not in f"{kept} {post}".lower()


def test_the_screens_about_the_word_go_soon(room: Room) -> None:
    """They would give the hiding away long after: what is said of the word stays for a short while only."""
    seeker, phones = room.seeker(), Phones(room.work)
    chooses(room, chooses(room, seeker, "abc"))
    phones.deliver()
    shown = set(phones.screens[seeker.chat_id])
    assert shown
    assert set(room.work.onscreen.there(seeker.chat_id, "brief")) == shown
    assert room.work.seekers.tidy() == [room.again(seeker)]


def test_two_seekers_with_one_word_have_different_hashes(room: Room) -> None:
    """From one hash nothing can be told of another's word."""
    one, other = (chooses(room, room.seeker()) for _ in range(2))
    assert one.word != other.word


@pytest.mark.parametrize("text", ["", "abc", "één\nregel en nog een", "x" * 65, "..!?"])
def test_not_everything_can_be_a_word(room: Room, text: str) -> None:
    """Too short, too long or several lines: it leaves the chat all the same, and is asked for again."""
    seeker = chooses(room, room.seeker(), text)
    assert not seeker.word
    assert word.expected(room.desk, seeker)
    assert any(isinstance(one, Remove) for one in room.post("seeker"))


def test_a_photo_is_no_word(room: Room) -> None:
    """Whatever its caption says."""
    seeker = awaiting(room)
    word.chosen(here(room, seeker), seeker, Letter(seeker.chat_id, 5, "photo", Words(WORD)))
    assert not room.again(seeker).word


def test_doing_something_else_ends_the_waiting(room: Room) -> None:
    """A command or a press: the next message is a message again."""
    seeker = awaiting(room)
    assert not word.expected(room.desk, word.no_longer(room.desk, seeker))
    assert not word.expected(room.desk, room.again(seeker))


def test_long_after_the_question_is_gone_nothing_is_taken_for_a_word(room: Room) -> None:
    """It left the chat after five minutes: what is written to the confidant later is no word that hides."""
    seeker = awaiting(room)
    room.work._scope.now += word.PATIENCE - timedelta(seconds=1)
    assert word.expected(room.desk, seeker)
    room.work._scope.now += timedelta(seconds=2)
    assert not word.expected(room.desk, seeker)


def test_spelling_does_not_matter(room: Room) -> None:
    """Capitals, accents and spaces around it are folded, as everywhere where words are compared."""
    seeker = chooses(room, room.seeker(), "Ma Belle Étoile")
    assert word.is_said(room.desk, seeker, "  ma belle etoile ")
    assert not word.is_said(room.desk, seeker, "ma belle")


def test_nobody_without_a_word_says_one(room: Room) -> None:
    """An empty message or any other is never the word of somebody who has none."""
    seeker = room.seeker()
    assert not word.is_said(room.desk, seeker, "")
    assert not word.is_said(room.desk, seeker, WORD)


def test_hiding_needs_a_word(room: Room) -> None:
    """Without one there would be no way back: the screen about words is shown instead."""
    seeker, phones = room.seeker(), Phones(room.work)
    cover.hide(here(room, seeker), seeker)
    phones.deliver()
    assert not room.again(seeker).hidden
    assert phones.texts(seeker)[0].startswith(NL(texts.NO_WORD))
    assert "newword" in phones.actions(seeker)


def test_the_screen_says_that_it_is_no_full_cover_and_offers_to_clear(room: Room) -> None:
    """Before a word is chosen, with the button to clear the chat first."""
    words, buttons = word.drawn(room.seeker())
    assert NL(texts.WORD, tries=word.TRIES, minutes=10).replace("*", "") in words.text
    assert buttons[0][0].action == "wipe"


def test_hidden_only_pages_are_left(hidden: Hidden) -> None:
    """The chat is cleared, pages are shown, and the command menu has nothing else."""
    post = []
    while claimed := hidden.room.work.outbox.claim(50, ("seeker",)):
        for letter in claimed:
            post.append(unpack_letter(letter.payload))
            hidden.room.work.outbox.sent(letter.id)
    assert Remove(sweep="all") in post
    [menu] = of_kind(ShowCommands, post)
    assert {name for name, _ in menu.commands} == {"start", "info"}
    last = of_kind(Send, post)[-1]
    assert last.words.text == PAGES
    assert {button.action.partition(":")[0] for row in last.buttons for button in row} == {"page"}


def test_the_confidant_hears_that_the_seeker_cannot_read_and_not_why(hidden: Hidden) -> None:
    """Once when the line hides, and once when it is back."""
    away, back = (NL(one, case=hidden.case_name) for one in (texts.SEEKER_HIDES, texts.SEEKER_READS))
    assert away in hidden.staff_screen
    assert back not in hidden.staff_screen
    says(hidden.room, hidden.seeker, WORD)
    assert back in hidden.staff_screen


@pytest.mark.parametrize("text", ["hallo", "/start", "/stop", "/erase", "/safety", "/wipe", "zonnebloemen"])
def test_anything_written_is_answered_with_pages(hidden: Hidden, text: str) -> None:
    """A wrong word, a command or a greeting: an information bot has one answer, and keeps nothing."""
    before = hidden.room.work.transcript.read(hidden.seeker.case_id or "")
    after = says(hidden.room, hidden.seeker, text)
    assert after.hidden
    assert hidden.screen[-1] == PAGES
    assert hidden.room.work.transcript.read(hidden.seeker.case_id or "") == before


def test_files_are_not_even_fetched(hidden: Hidden) -> None:
    """Nobody would get them."""
    assert not luggage.wanted(hidden.room.work, "seeker", hidden.seeker.chat_id, "photo")


def test_telegrams_timer_is_passed_over(hidden: Hidden) -> None:
    """A service message is nothing that an information bot answers."""
    hidden.phones.deliver()
    before = hidden.screen
    letter = Letter(hidden.seeker.chat_id, 5, timer.KIND)
    cover.written(here(hidden.room, hidden.seeker), hidden.seeker, letter)
    assert hidden.screen == before


def test_pages_can_be_read_and_nothing_else(hidden: Hidden) -> None:
    """Each page and the way back; pages about what is kept, and all other buttons, are old ones."""
    for name in cover.PAGES:
        press = hidden.room.press(hidden.seeker, f"page:{name}")
        cover.pressed(here(hidden.room, hidden.seeker), hidden.seeker, press)
    assert len(of_kind(Edit, hidden.room.post("seeker"))) == len(cover.PAGES)
    for act in (
        "page:privacy",
        "page:kept",
        "page",
        "erase",
        "eraseyes",
        "end",
        "show",
        "again",
        "menu",
        "x",
    ):
        cover.pressed(here(hidden.room, hidden.seeker), hidden.seeker, hidden.room.press(hidden.seeker, act))
    assert of_kind(Edit, hidden.room.post("seeker")) == []
    cover.pressed(here(hidden.room, hidden.seeker), hidden.seeker, hidden.room.press(hidden.seeker, "info"))
    assert len(of_kind(Edit, hidden.room.post("seeker"))) == 1


@pytest.mark.parametrize("name", ["info", *cover.PAGES])
@pytest.mark.parametrize("code", ["nl", "ar", "rif", "tr"])
def test_no_page_gives_the_hiding_away(room: Room, name: str, code: str) -> None:
    """No page that is shown names a command by which somebody could hide, clear or erase."""
    words, _ = cover.drawn(room.seeker(language=code), name)
    assert not [one for one in ("/safety", "/wipe", "/hide", "/erase") if one in words.text]


def test_what_comes_meanwhile_waits_without_a_line(hidden: Hidden) -> None:
    """Messages and words of the line about the case are held back, and nothing announces them."""
    before = hidden.screen
    for text in ("een", "twee"):
        hidden.room.desk.tell_seeker(hidden.room.again(hidden.seeker), Send(Words(text)))
    assert hidden.screen == before


def test_the_right_word_brings_everything_back(hidden: Hidden) -> None:
    """What came meanwhile follows in its order, and the conversation goes on where it was."""
    for text in ("een", "twee"):
        hidden.room.desk.tell_seeker(hidden.room.again(hidden.seeker), Send(Words(text)))
    after = says(hidden.room, hidden.seeker, WORD.upper())
    assert not after.hidden
    assert after.stage == "talking"
    assert hidden.screen[-3:] == [NL(seeker_texts.TALKING), "een", "twee"]


def test_back_in_discreet_mode_one_line_announces_what_came(hidden: Hidden) -> None:
    """Who wants news behind a line gets one line for all that came."""
    hidden.room.work.seekers.save(replace(hidden.seeker, news="discreet"))
    for text in ("een", "twee"):
        hidden.room.desk.tell_seeker(hidden.room.again(hidden.seeker), Send(Words(text)))
    says(hidden.room, hidden.seeker, WORD)
    assert hidden.screen[-1] == NL(texts.NEWS)
    assert "een" not in hidden.screen


async def test_wrong_words_slow_the_next_ones(tmp_path, clock: HandClock) -> None:
    """After five within a day even the right one is not looked at for ten minutes."""
    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            work.questionnaires.publish(default_questionnaire(), "default")
            room = Room(work)
            seeker = chooses(room, room.seeker())
            cover.hide(here(room, seeker), seeker)
            for number in range(5):
                says(room, seeker, f"woord {number}")
            assert says(room, seeker, WORD).hidden
        for minutes, text, is_hidden in (
            (9, WORD, True),
            (2, "nog een", True),
            (9, WORD, True),
            (2, WORD, False),
        ):
            clock.move(minutes=minutes)
            async with store.transaction() as work:
                assert says(Room(work), seeker, text).hidden is is_hidden


async def test_wrong_words_are_forgiven_after_a_day(tmp_path, clock: HandClock) -> None:
    """Whoever only used the pages for long finds the word looked at."""
    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            work.questionnaires.publish(default_questionnaire(), "default")
            room = Room(work)
            seeker = chooses(room, room.seeker())
            cover.hide(here(room, seeker), seeker)
            for number in range(5):
                says(room, seeker, f"woord {number}")
        clock.move(hours=25)
        async with store.transaction() as work:
            says(Room(work), seeker, "fout")
            assert not says(Room(work), seeker, WORD).hidden


def test_the_word_can_be_taken_away(room: Room) -> None:
    """Afterwards it is a word like any other."""
    seeker = chooses(room, room.seeker())
    word.forgotten(here(room, seeker), seeker, room.press(seeker, "noword"))
    assert not word.is_said(room.desk, room.again(seeker), WORD)
