"""News for a seeker who does not want it seen: one line for all of it, shown when asked for, then gone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from db.letters import Attachment, EntryRef, Outgoing, React, Send, Typing, Words
from db.records import Case, Consignment, Seeker, Staff
from handlers import relaying
from handlers.clock import clearing
from handlers.desk import Desk
from handlers.seeker import ending
from handlers.seeker.safety import again, news, page, wiping
from locales import tongue
from locales.texts import safety as texts
from tests.unit.db.house import HandClock, new_home, opened
from tests.unit.handlers.phones import Phones
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
LINE, HERE, NOTHING = NL(texts.NEWS), NL(texts.HERE), NL(texts.NOTHING_NEW)
SOON = NL(texts.GOES_SOON, minutes=5)


@dataclass
class Talk:
    """A seeker who wants news in some way, and a confidant."""

    room: Room
    seeker: Seeker
    case: Case
    member: Staff
    phones: Phones = field(init=False)

    def __post_init__(self) -> None:
        self.phones = Phones(self.room.work)

    @property
    def here(self) -> Desk:
        """The desk while the seeker holds the phone."""
        return replace(self.room.desk, present=self.seeker.chat_id)

    @property
    def now(self) -> Seeker:
        return self.room.again(self.seeker)

    def hears(self, text: str) -> EntryRef:
        """The confidant writes."""
        letter = self.room.letter(self.member, text)
        entry = relaying.keep(self.room.desk, self.case, "confidant", letter, by=self.member.id)
        relaying.show_seeker(self.room.desk, self.case, entry, self.now)
        self.phones.deliver()
        return EntryRef(self.case.id, entry.seq)

    def shows(self) -> None:
        news.shown(self.here, self.now, self.phones.press(self.seeker, "show"))
        self.phones.deliver()

    @property
    def screen(self) -> list[str]:
        return self.phones.texts(self.seeker)


def talk_in(room: Room, kind: str) -> Talk:
    seeker, member = room.seeker(news=kind, seen_at=room.work.now), room.member()
    case = room.case(seeker, "open")
    room.held(case, member)
    return Talk(room, room.again(seeker), case, member)


@pytest.fixture
def talk(room: Room) -> Talk:
    return talk_in(room, "discreet")


def test_a_series_is_one_line_that_says_nothing(talk: Talk) -> None:
    """Three messages and a word of the line itself: the phone shows one line, the same whatever came."""
    for text in ("een", "twee", "drie"):
        talk.hears(text)
    talk.room.desk.tell_seeker(talk.now, Send(Words("Ben je er nog?")), talk.case)
    talk.phones.deliver()
    assert talk.screen == [LINE]


def test_pressed_it_shows_all_in_order(talk: Talk) -> None:
    """Everything follows the line in the order it came, and below it how long it stays."""
    for text in ("een", "twee", "drie"):
        talk.hears(text)
    talk.shows()
    assert talk.screen == [HERE, "een", "twee", "drie", SOON]


def test_media_wait_behind_the_line_too(talk: Talk) -> None:
    """A photo is announced by the same words, and is what it was when it is shown."""
    photo = Attachment("photo", "m" * 32)
    talk.room.desk.tell_seeker(talk.now, Send(attachment=photo), talk.case)
    assert [one.words.text for one in of_kind(Send, talk.room.post("seeker"))] == [LINE]
    news.shown(talk.here, talk.now, talk.room.press(talk.seeker, "show"))
    sent = of_kind(Send, talk.room.post("seeker"))
    assert [one.attachment for one in sent] == [photo, None]


def test_a_second_press_shows_nothing_twice(talk: Talk) -> None:
    """A repeat of the press, or one on a line that is left over, says that there is nothing new."""
    talk.hears("een")
    press = talk.phones.press(talk.seeker, "show")
    for _ in range(2):
        news.shown(talk.here, talk.now, press)
        talk.phones.deliver()
    assert talk.screen == [NOTHING, "een", SOON]


def test_hidden_again_by_the_button(talk: Talk) -> None:
    """*Away with it now* leaves nothing of it on the phone, the line included."""
    talk.hears("een")
    talk.shows()
    news.unshown(talk.here, talk.now, talk.phones.press(talk.seeker, "unshow"))
    talk.phones.deliver()
    assert talk.screen == []


async def test_hidden_again_after_a_while(tmp_path, clock: HandClock) -> None:
    """Five minutes after it was shown it goes, across restarts; what was not shown stays."""
    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            from bot.founding import default_questionnaire

            work.questionnaires.publish(default_questionnaire(), "default")
            talk = talk_in(Room(work), "discreet")
            talk.hears("een")
            talk.shows()
            talk.hears("twee")
            assert talk.screen == [HERE, "een", SOON, LINE]
            screens = talk.phones.screens
        for minutes, left in ((4, [HERE, "een", SOON, LINE]), (2, [LINE])):
            clock.move(minutes=minutes)
            async with store.transaction() as work:
                clearing.clear_chats(Room(work).desk)
                phones = Phones(work, screens)
                phones.deliver()
                assert phones.texts(talk.seeker) == left


def test_what_comes_while_something_is_shown_waits_behind_a_line_of_its_own(talk: Talk) -> None:
    """Shown is only what was asked for."""
    talk.hears("een")
    talk.shows()
    talk.hears("twee")
    assert talk.screen[-1] == LINE
    assert "twee" not in talk.screen


def test_answers_to_what_the_seeker_does_are_shown_at_once(talk: Talk) -> None:
    """Whoever presses a button holds the phone and waits for what it does."""
    ending.ask(talk.here, talk.now)
    talk.phones.deliver()
    assert LINE not in talk.screen
    assert len(talk.screen) == 1


def test_an_edit_of_what_waits_comes_after_it(talk: Talk) -> None:
    """The confidant corrects a message that was not shown yet: shown is the corrected one."""
    ref = talk.hears("hoi, hoe gaat ut")
    entry = talk.room.work.transcript.get(ref)
    assert entry
    relaying.show_edit_to_seeker(talk.room.desk, talk.case, replace(entry, words=Words("hoi")), talk.now)
    talk.phones.deliver()
    talk.shows()
    assert talk.screen == [HERE, "hoi", SOON]


def test_with_nothing_waiting_an_edit_goes_through(talk: Talk) -> None:
    """It changes what stands there, or nothing; it is no news."""
    talk.room.desk.tell_seeker(talk.now, React(EntryRef(talk.case.id, 1), "👍"), talk.case)
    assert talk.room.work.outbox.held(talk.seeker.chat_id) == 0


def test_nobody_is_shown_to_be_typing(talk: Talk) -> None:
    """A sign of typing would tell that there is a conversation."""
    talk.room.desk.tell_seeker(talk.now, Typing(), talk.case)
    assert talk.room.post("seeker") == []


def test_the_line_survives_a_wipe_while_something_waits(talk: Talk) -> None:
    """The chat is cleared; what waits is not lost sight of."""
    talk.hears("een")
    wiping.wipe(talk.here, talk.now)
    talk.phones.deliver()
    assert talk.screen[0] == LINE
    talk.shows()
    assert "een" in talk.screen


def test_what_waits_is_not_shown_again_before_it_was_shown(talk: Talk) -> None:
    """The last messages once more are those that were seen; the others come in their turn."""
    talk.hears("een")
    talk.shows()
    talk.hears("twee")
    again.pressed(talk.here, talk.now, talk.room.press(talk.seeker, "again"))
    talk.phones.deliver()
    assert talk.screen.count("een") == 2
    assert "twee" not in talk.screen


def test_choosing_openness_lets_everything_come(talk: Talk) -> None:
    """What waited follows at once and stays; what was shown for a short while goes."""
    talk.hears("een")
    talk.shows()
    talk.hears("twee")
    page.comes_pressed(talk.here, talk.now, talk.room.press(talk.seeker, "comes:open"))
    talk.phones.deliver()
    assert talk.screen == [LINE, "twee"]


def test_an_erased_case_takes_along_what_waited(talk: Talk) -> None:
    """The line can still be pressed, and there is nothing behind it."""
    talk.hears("een")
    talk.room.work.cases.erase(talk.case.id)
    talk.shows()
    assert talk.screen == [NOTHING]


def test_what_waits_is_sealed_with_its_case(talk: Talk) -> None:
    """A letter under the case's key keeps the case from being sealed, as any that is not sent."""
    talk.hears("een")
    assert talk.room.work.outbox.under_key_of(talk.case.id) == 1
    talk.room.work.outbox.cancel(case_id=talk.case.id)
    assert talk.room.work.outbox.under_key_of(talk.case.id) == 0
    talk.shows()
    assert talk.screen == [NOTHING]


async def test_after_a_silence_it_is_asked_first(tmp_path, clock: HandClock) -> None:
    """Within the hour messages come as always; later one line asks, and what is shown then stays."""
    with opened(new_home(tmp_path / "home"), clock) as store:
        async with store.transaction() as work:
            from bot.founding import default_questionnaire

            work.questionnaires.publish(default_questionnaire(), "default")
            talk = talk_in(Room(work), "asked")
            talk.hears("meteen")
            assert talk.screen == ["meteen"]
            screens = talk.phones.screens
        clock.move(minutes=61)
        async with store.transaction() as work:
            later = Talk(Room(work), talk.seeker, talk.case, talk.member)
            later.phones.screens = screens
            later.phones._numbers = talk.phones._numbers
            later.hears("later")
            later.hears("nog later")
            assert later.screen == ["meteen", NL(texts.NEWS_ASKED)]
            later.shows()
            assert later.screen == ["meteen", HERE, "later", "nog later"]


@dataclass(slots=True)
class Listened(Phones):
    """Phones that note every message that comes to one of them, whatever becomes of it."""

    sent: list[str] = field(default_factory=list)
    of: int = 0

    def _carry(self, letter: Consignment, what: Outgoing) -> None:
        if letter.chat_id == self.of and isinstance(what, Send):
            self.sent.append(what.words.text)
        Phones._carry(self, letter, what)


STEPS = st.lists(
    st.sampled_from(
        ["hears", "hears", "line", "show", "unshow", "deliver", "wipe", "open", "discreet", "clock"]
    ),
    max_size=30,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(steps=STEPS)
def test_everything_is_shown_exactly_once_and_in_order(room: Room, steps: list[str]) -> None:
    """Whatever comes and is pressed, deliveries before or after: no message is lost, doubled or overtaken."""
    talk = talk_in(room, "discreet")
    arrived: list[str] = []
    sent: list[str] = []
    talk.phones = Listened(room.work, sent=sent, of=talk.seeker.chat_id)
    for number, step in enumerate(steps):
        _do(talk, step, f"bericht {number}", arrived)
        talk_lines = [one for one in sent if one == LINE]
        assert len(talk_lines) <= len(arrived) + steps.count("discreet")
    talk.phones.deliver()
    news.shown(talk.here, talk.now, room.press(talk.seeker, "show"))
    talk.phones.deliver()
    assert [one for one in sent if one.startswith("bericht")] == arrived


def _do(talk: Talk, step: str, text: str, arrived: list[str]) -> None:
    match step:
        case "hears" | "line":
            arrived.append(text)
            if step == "line":
                talk.room.desk.tell_seeker(talk.now, Send(Words(text)), talk.case)
            else:
                letter = talk.room.letter(talk.member, text)
                entry = relaying.keep(talk.room.desk, talk.case, "confidant", letter)
                relaying.show_seeker(talk.room.desk, talk.case, entry, talk.now)
        case "show":
            news.shown(talk.here, talk.now, talk.room.press(talk.seeker, "show"))
        case "unshow":
            news.unshown(talk.here, talk.now, talk.room.press(talk.seeker, "unshow"))
        case "deliver":
            talk.phones.deliver()
        case "wipe":
            wiping.wipe(talk.here, talk.now)
        case "clock":
            clearing.clear_chats(talk.room.desk)
        case kind:
            page.comes_pressed(talk.here, talk.now, talk.room.press(talk.seeker, f"comes:{kind}"))
