"""Never two cases confused: which case a message is for, and when nobody can be sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from db.records import Case, Seeker, Staff
from handlers import relaying
from handlers.clock import turns
from handlers.desk import Line
from handlers.incoming import Letter
from handlers.staff import cases, ending, talking
from locales import tongue
from locales.texts import staff as texts
from tests.unit.handlers.phones import Phones
from tests.unit.handlers.room import Room

NL = tongue("nl")


@dataclass
class Two:
    """One confidant with two cases, in the plain chat or each in its topic."""

    room: Room
    topics: bool = False

    def __post_init__(self) -> None:
        self.room.line = Line(topics=self.topics)
        self.phones = Phones(self.room.work)
        self.member: Staff = self.room.member()
        self.seekers: list[Seeker] = []
        self.cases: list[Case] = []
        for number in (1, 2):
            seeker = self.room.seeker()
            case = self.room.case(seeker, "open")
            where = {"plain": False, "thread_id": 70 + number} if self.topics else {}
            self.room.held(case, self.member, **where)
            self.seekers.append(seeker)
            self.cases.append(case)

    def chooses(self, number: int) -> None:
        press = self.room.press(self.member, f"sw:{self.cases[number].id}")
        cases.switched(self.room.desk, self.now, press)

    @property
    def now(self) -> Staff:
        found = self.room.work.staff.get(self.member.id)
        assert found is not None
        return found

    def hears(self, number: int, text: str) -> int:
        """A seeker writes; the number of the message on the confidant's phone."""
        case = self.cases[number]
        entry = relaying.keep(self.room.desk, case, "seeker", self.room.letter(self.seekers[number], text))
        held = self.room.work.assignments.current(case.id)
        assert held is not None
        relaying.show_confidant(self.room.desk, case, entry, self.now, held)
        self.phones.deliver()
        return self.phones.finds(self.member, text)

    def writes(self, text: str, **where: object) -> Letter:
        letter = self.room.letter(self.member, text, **where)
        talking.written(self.room.desk, self.now, letter)
        self.phones.deliver()
        return letter

    def reached(self, text: str) -> list[int]:
        """Which of the seekers read it."""
        return [at for at in (0, 1) if text in self.phones.all_text(self.seekers[at])]

    @property
    def was_asked(self) -> bool:
        return NL(texts.WHICH_CASE).splitlines()[0] in self.phones.all_text(self.member)


@pytest.fixture
def two(room: Room) -> Two:
    return Two(room)


@pytest.fixture
def topics(room: Room) -> Two:
    return Two(room, topics=True)


def test_a_chosen_case_gets_what_is_written(two: Two) -> None:
    """After /switch a message without a reply goes to that seeker alone."""
    two.chooses(0)
    two.writes("hoi")
    assert two.reached("hoi") == [0]


def test_nothing_chosen_asks(two: Two) -> None:
    """With two cases and none chosen it goes to nobody."""
    two.writes("hoi")
    assert two.reached("hoi") == []
    assert two.was_asked


def test_another_seeker_who_has_just_written_makes_it_uncertain(two: Two) -> None:
    """What is written under another seeker's message may be for either: it goes to nobody."""
    two.room.work.staff.save(replace(two.now, current_case=two.cases[0].id, chosen_at=_earlier(two)))
    two.hears(1, "ben je daar?")
    two.writes("ja")
    assert two.reached("ja") == []
    assert two.was_asked


def _earlier(two: Two) -> object:
    return two.room.work.now - timedelta(minutes=5)


def test_a_case_chosen_after_the_other_wrote_is_certain(two: Two) -> None:
    """Whoever has chosen since means what they chose."""
    two.hears(1, "ben je daar?")
    two.chooses(0)
    two.writes("ja")
    assert two.reached("ja") == [0]


def test_a_reply_wins_over_the_chosen_case(two: Two) -> None:
    """A reply goes to whose message it answers."""
    two.chooses(0)
    shown = two.hears(1, "ben je daar?")
    two.writes("ja", reply_to=shown)
    assert two.reached("ja") == [1]


def test_a_reply_to_the_lines_own_message_is_for_nobody(two: Two) -> None:
    """The line's messages show no case: a reply to one asks which."""
    two.writes("hoi")
    two.chooses(0)
    two.phones.deliver()
    two.writes("ja", reply_to=two.phones.finds(two.member, NL(texts.WHICH_CASE)))
    assert two.reached("ja") == []
    assert two.was_asked


def test_a_reply_to_a_case_that_was_handed_over_is_for_nobody(two: Two) -> None:
    """An old message of a case that is no longer theirs leads to no seeker, nor to the current one."""
    shown = two.hears(1, "ben je daar?")
    held = two.room.work.assignments.current(two.cases[1].id)
    assert held is not None
    two.room.work.assignments.end(held.id)
    two.chooses(0)
    two.writes("ja", reply_to=shown)
    assert two.reached("ja") == []


def test_an_edit_of_a_message_changes_it_where_it_went(two: Two) -> None:
    """An edit follows its message and not the case chosen meanwhile."""
    two.chooses(0)
    letter = two.writes("eerst")
    two.chooses(1)
    talking.edited(two.room.desk, two.now, replace(letter, words=replace(letter.words, text="anders")))
    two.phones.deliver()
    assert two.reached("anders") == [0]


def test_an_edit_after_a_hand_over_changes_nothing(two: Two) -> None:
    """Whoever is no longer on a case changes nothing in it."""
    two.chooses(0)
    letter = two.writes("eerst")
    held = two.room.work.assignments.current(two.cases[0].id)
    assert held is not None
    two.room.work.assignments.end(held.id)
    talking.edited(two.room.desk, two.now, replace(letter, words=replace(letter.words, text="anders")))
    two.phones.deliver()
    assert two.reached("anders") == []


def test_each_topic_is_its_own_case(topics: Two) -> None:
    """What stands in a topic goes to that seeker, whatever was chosen."""
    topics.chooses(0)
    topics.writes("hoi", thread=72)
    assert topics.reached("hoi") == [1]


def test_a_topic_that_somebody_made_themselves_means_no_case(topics: Two) -> None:
    """A topic of their own is no case, and nothing is guessed."""
    topics.chooses(0)
    topics.writes("hoi", thread=99)
    assert topics.reached("hoi") == []
    assert topics.was_asked


def test_a_reply_in_one_topic_to_a_message_of_another_is_for_nobody(topics: Two) -> None:
    """Topic and reply say two things: it is asked which."""
    shown = topics.hears(0, "ben je daar?")
    topics.writes("ja", thread=72, reply_to=shown)
    assert topics.reached("ja") == []
    assert topics.was_asked


def test_the_list_has_who_is_owed_an_answer_first(two: Two) -> None:
    """/cases names each case's state, those that wait for the confidant above the others."""
    desk = two.room.desk
    two.room.work.cases.save(turns.given(desk, two.cases[0], "seeker"))
    cases.show(desk, two.now, two.room.letter(two.member, "/cases"))
    two.phones.deliver()
    (listed,) = two.phones.texts(two.member)
    assert listed.index(two.cases[1].name) < listed.index(two.cases[0].name)
    assert "⏰" in listed


def ends(two: Two, number: int) -> None:
    """The confidant ends a case."""
    ending.ended(two.room.desk, two.now, two.room.press(two.member, f"end:{two.cases[number].id}:helped"))
    two.phones.deliver()


def test_what_was_written_for_a_case_that_has_just_ended_is_for_nobody(two: Two) -> None:
    """With one case left it would be certain, were it not that the other one went a moment ago."""
    two.chooses(0)
    ends(two, 0)
    two.writes("tot morgen")
    assert two.reached("tot morgen") == []
    assert two.was_asked


def test_so_is_what_answers_its_last_message(two: Two) -> None:
    """Also when the case that is left was the chosen one all the time."""
    two.chooses(1)
    two.room.work._scope.now += timedelta(seconds=5)
    two.hears(0, "ben je daar?")
    ends(two, 0)
    two.writes("ja")
    assert two.reached("ja") == []


def test_the_case_that_was_chosen_all_the_time_stays_certain(two: Two) -> None:
    """When another one ends in which nobody has just written."""
    two.chooses(1)
    ends(two, 0)
    two.writes("hoi")
    assert two.reached("hoi") == [1]


@pytest.mark.parametrize("how", ["chosen", "waited"])
def test_what_is_left_is_certain_again(two: Two, how: str) -> None:
    """Once it was chosen, or some minutes later."""
    two.chooses(0)
    ends(two, 0)
    if how == "chosen":
        two.chooses(1)
    else:
        two.room.work._scope.now += cases.JUST_GONE + timedelta(seconds=1)
    two.writes("hoi")
    assert two.reached("hoi") == [1]
