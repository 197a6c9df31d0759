"""Notes among colleagues: what is not shared, who is seen, and how long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from bot.staff.routes import PRESSES, TAKERS
from db.intervisions import Intervision
from db.letters import Edit, Remove, Send
from db.records import Staff
from handlers.incoming import Letter, Press
from handlers.intervision import reading, recognising
from handlers.intervision.forgetting import forget_intervisions
from handlers.staff.wording import awaiting
from locales import tongue
from locales.texts import intervision as texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
SCREEN = 77
NOTE = "een moeder schrijft elke dag, en ik weet niet hoe ik stop"


@dataclass(slots=True)
class Scene:
    """Two confidants and a coordinator."""

    room: Room
    writer: Staff
    reader: Staff
    leads: Staff

    def now(self, member: Staff) -> Staff:
        """Somebody as they are now."""
        found = self.room.work.staff.get(member.id)
        assert found
        return found

    def presses(self, member: Staff, action: str) -> list:
        """Somebody presses a button; what goes out."""
        who = self.now(member)
        press = Press(who.chat_id, SCREEN, "press", action)
        PRESSES[press.verb][1](self.room.desk, awaiting.let_go(self.room.desk, who), press)
        return self.room.post("staff")

    def writes(self, member: Staff, text: str, **known: object) -> tuple[bool, list]:
        """Somebody writes; whether a screen took it, and what goes out."""
        who = self.now(member)
        letter = self.room.letter(who, text, **known)
        took = any(taken(self.room.desk, who, letter) for taken in TAKERS)
        return took, self.room.post("staff")

    def drafts(self, member: Staff, text: str = NOTE, about: str = "note") -> str:
        """Somebody writes something for colleagues; the id of the draft."""
        self.presses(member, f"ww:{about}")
        _, post = self.writes(member, text)
        (sent,) = of_kind(Send, post)
        return sent.buttons[0][0].action.split(":")[1]

    def shares(
        self, member: Staff, text: str = NOTE, *, named: bool = False, about: str = "note"
    ) -> Intervision:
        """And shares it."""
        draft = self.drafts(member, text, about)
        self.presses(member, f"{'wn' if named else 'wa'}:{draft}")
        found = self.room.work.intervisions.get(draft)
        assert found
        return found

    def reads(self, member: Staff, note: Intervision) -> str:
        """What somebody sees who opens a note."""
        return words(self.presses(member, f"wo:{note.id}"))


@pytest.fixture
def scene(room: Room) -> Scene:
    return Scene(
        room,
        room.member(name="Karima"),
        room.member(name="Fatima"),
        room.member(name="Hanna", roles=("coordinator",)),
    )


def words(post: list) -> str:
    """Everything said in letters."""
    return "\n".join(one.words.text for one in post if isinstance(one, Send | Edit))


async def test_nobody_reads_it_before_it_is_shared(scene: Scene) -> None:
    """A draft is its writer's alone; then colleagues find it, without a name."""
    scene.drafts(scene.writer)
    assert NOTE not in words(scene.presses(scene.reader, "wl"))
    note = scene.shares(scene.writer)
    shown = scene.reads(scene.reader, note)
    assert NOTE in shown
    assert "Karima" not in shown
    assert NL(texts.A_COLLEAGUE) in shown


async def test_a_working_name_is_shown_only_where_that_was_chosen(scene: Scene) -> None:
    """Each contribution for itself; whoever wrote an unnamed note is known as just that."""
    note = scene.shares(scene.writer)
    scene.shares(scene.reader, "wat heb je gezegd?", named=True, about=f"question:{note.id}")
    scene.shares(scene.writer, "dat ik er ben", about=f"answer:{note.id}")
    shown = scene.reads(scene.leads, note)
    assert "Fatima" in shown
    assert "Karima" not in shown
    assert NL(texts.THE_WRITER) in shown


async def test_what_leads_to_somebody_is_refused_and_leaves_the_chat(scene: Scene) -> None:
    """A number is not kept, not even as a draft."""
    scene.presses(scene.writer, "ww:note")
    took, post = scene.writes(scene.writer, "haar moeder is op 06 12345678 te bellen")
    assert took
    assert of_kind(Remove, post)
    assert not of_kind(Send, post)[0].buttons
    assert "06 12345678" not in words(post)
    took, _ = scene.writes(scene.writer, NOTE)
    assert took


async def test_the_name_of_a_case_is_refused(scene: Scene) -> None:
    """Nothing leads from a note to a case."""
    case = scene.room.case(scene.room.seeker(), "open", name="blue heron")
    scene.presses(scene.writer, "ww:note")
    took, post = scene.writes(scene.writer, f"bij {case.name.upper()} ging het mis")
    assert took
    assert NL.words(texts.REFUSED_CASE).text in words(post)


async def test_words_that_may_be_names_are_asked_about(scene: Scene) -> None:
    """Capitals within a sentence, towns, and what colleagues are called."""
    scene.presses(scene.writer, "ww:note")
    _, post = scene.writes(scene.writer, "Zijn vriend Youssef woont in Utrecht. Daarna belde fatima.")
    asked = words(post)
    assert "Youssef, Utrecht, fatima" in asked
    assert "Daarna" not in asked.partition("⚠")[2]


async def test_with_a_case_a_note_has_to_be_an_answer_to_its_screen(scene: Scene) -> None:
    """Else it could be for the seeker, and goes to nobody."""
    scene.room.held(scene.room.case(scene.room.seeker(), "open"), scene.writer)
    scene.presses(scene.writer, "ww:note")
    took, post = scene.writes(scene.writer, "wat nu")
    assert took
    assert NL.words(texts.TO_NOBODY).text in words(post)
    took, post = scene.writes(scene.writer, NOTE, reply_to=SCREEN)
    assert took
    assert NOTE in words(post)
    took, _ = scene.writes(scene.writer, "voor mijn hulpvrager")
    assert not took


async def test_only_words_and_not_too_many(scene: Scene) -> None:
    """A picture or a voice tells more than its sender thinks."""
    scene.presses(scene.writer, "ww:note")
    letter = Letter(scene.writer.chat_id, 500, "voice", reply_to=SCREEN)
    assert any(taken(scene.room.desk, scene.now(scene.writer), letter) for taken in TAKERS)
    assert NL.words(texts.ONLY_TEXT, most=1500).text in words(scene.room.post("staff"))
    _, post = scene.writes(scene.writer, "x" * 1501)
    assert NL.words(texts.ONLY_TEXT, most=1500).text in words(post)


async def test_the_writer_hears_of_an_answer_without_a_sound(scene: Scene) -> None:
    """Nobody hears of their own."""
    note = scene.shares(scene.writer)
    draft = scene.drafts(scene.reader, "mooi", f"answer:{note.id}")
    told = [one for one in of_kind(Send, scene.presses(scene.reader, f"wa:{draft}")) if one.silent]
    assert [one.words.text for one in told] == [NL(texts.ANSWERED)]
    draft = scene.drafts(scene.writer, "dank", f"answer:{note.id}")
    assert not of_kind(Send, scene.presses(scene.writer, f"wa:{draft}"))


async def test_its_writer_or_a_coordinator_takes_it_away(scene: Scene) -> None:
    """Nobody else; with the note go its answers, its writer hears it, and the log knows that, not of whom."""
    note = scene.shares(scene.writer)
    answer = scene.shares(scene.reader, "mooi", about=f"answer:{note.id}")
    scene.presses(scene.reader, f"wx:{note.id}")
    assert scene.room.work.intervisions.get(note.id)
    post = scene.presses(scene.leads, f"wx:{note.id}")
    assert NL(texts.REMOVED_YOURS) in words(post)
    assert scene.room.work.intervisions.get(note.id) is None
    assert scene.room.work.intervisions.get(answer.id) is None
    (deed,) = scene.room.work.audit.newest(1)
    assert (deed.act, deed.about, deed.case_id) == ("intervision_removed", "", "")


async def test_an_answer_to_a_note_that_went_meanwhile_is_not_kept(scene: Scene) -> None:
    """Its writer hears so; and a draft of one cannot be shared any more."""
    note = scene.shares(scene.writer)
    draft = scene.drafts(scene.reader, "mooi", f"answer:{note.id}")
    scene.presses(scene.reader, f"ww:answer:{note.id}")
    scene.room.work.intervisions.drop(note.id)
    took, post = scene.writes(scene.reader, "nog iets")
    assert took
    assert NL(texts.GONE) in words(post)
    scene.presses(scene.reader, f"wa:{draft}")
    assert scene.room.work.intervisions.get(draft) is None


async def test_it_expires(scene: Scene) -> None:
    """After the days that the line has set it is destroyed, with its answers; a draft after one day."""
    scene.room.line = replace(scene.room.line, intervision_days=10)
    note = scene.shares(scene.writer)
    answer = scene.shares(scene.reader, "mooi", about=f"answer:{note.id}")
    draft = scene.drafts(scene.reader, "nog niet")
    for days, left in ((1, [note.id, answer.id]), (8, [note.id, answer.id]), (1, [])):
        scene.room.work._scope.now += timedelta(days=days)
        forget_intervisions(scene.room.desk)
        there = [one for one in (note.id, answer.id, draft) if scene.room.work.intervisions.get(one)]
        assert there == left


async def test_it_goes_with_whoever_wrote_it(scene: Scene) -> None:
    """Somebody removed leaves nothing behind; what others said about their own notes stays."""
    theirs = scene.shares(scene.reader)
    note = scene.shares(scene.writer)
    answer = scene.shares(scene.writer, "mooi", about=f"answer:{theirs.id}")
    scene.room.work.staff.remove(scene.writer.id)
    there = [scene.room.work.intervisions.get(one.id) is not None for one in (theirs, note, answer)]
    assert there == [True, False, False]


async def test_somebody_elses_draft_is_out_of_reach(scene: Scene) -> None:
    """Whoever has its id can neither read it nor share it nor throw it away."""
    draft = scene.drafts(scene.writer)
    for verb in ("wo", "wa", "wn", "wd", "wx"):
        assert NOTE not in words(scene.presses(scene.leads, f"{verb}:{draft}"))
    found = scene.room.work.intervisions.get(draft)
    assert found
    assert found.draft


async def test_very_much_said_about_a_note_still_fits(scene: Scene) -> None:
    """The oldest answers give way in the message; the note itself stays."""
    note = scene.shares(scene.writer)
    for number in range(12):
        scene.room.work._scope.now += timedelta(seconds=1)
        scene.shares(scene.reader, f"{number} " + "x" * 690, about=f"answer:{note.id}")
    shown = scene.reads(scene.leads, note)
    assert NOTE in shown
    assert "11 xxx" in shown
    assert len(shown) <= 4096
    reading.command(scene.room.desk, scene.now(scene.leads), scene.room.letter(scene.leads, "/intervision"))


@given(st.text(max_size=200))
def test_no_words_break_the_look_for_names(text: str) -> None:
    """Whatever is typed is split into words without digits or blanks, each of them from the text."""
    words_of = [word for word, _ in recognising._words(text)]
    assert all(
        word in text and not any(one.isdecimal() or one.isspace() for one in word) for word in words_of
    )
