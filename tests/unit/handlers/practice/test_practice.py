"""Practice from the first screen to the last, and what never gets from it to a case or back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.staff.routes import PRESSES, TAKERS
from db.letters import Edit, Remove, Send, Words
from db.practices import Practice
from db.records import Case, Staff
from handlers.company import present
from handlers.incoming import Letter, Press
from handlers.practice import library, playing
from handlers.staff.wording import awaiting
from locales import tongue
from locales.texts import practice as texts
from tests.unit.handlers.room import Room, of_kind

NL = tongue("nl")
SCREEN = 77
STORY = library.scenarios()["nl_brussel"]


@dataclass(slots=True)
class Scene:
    """A trainee, a coach, and what comes to their phones."""

    room: Room
    trainee: Staff
    coach: Staff

    def now(self, member: Staff) -> Staff:
        """Somebody as they are now."""
        found = self.room.work.staff.get(member.id)
        assert found
        return found

    def presses(self, action: str, member: Staff | None = None, on: int = SCREEN) -> list:
        """Somebody presses a button on a message; what goes out."""
        who = self.now(member or self.trainee)
        press = Press(who.chat_id, on, "press", action)
        PRESSES[press.verb][1](self.room.desk, awaiting.let_go(self.room.desk, who), press)
        return self.room.post("staff")

    def writes(self, text: str, member: Staff | None = None, **known: object) -> tuple[bool, list]:
        """Somebody writes; whether practice or another screen took it, and what goes out."""
        who = self.now(member or self.trainee)
        letter = self.room.letter(who, text, **known)
        took = any(taken(self.room.desk, who, letter) for taken in TAKERS)
        return took, self.room.post("staff")

    def starts(self, name: str = "nl_brussel") -> Practice:
        """The trainee chooses a made-up seeker."""
        self.presses(f"zs:{name}")
        return self.practice()

    def practice(self) -> Practice:
        """The newest practice of the trainee."""
        return next(self.room.work.practices.of(self.trainee.id))

    def holds_a_case(self) -> Case:
        """The trainee has a real seeker, in the plain chat."""
        case = self.room.case(self.room.seeker(), "open")
        self.room.held(case, self.trainee)
        self.room.work.staff.save(replace(self.now(self.trainee), current_case=case.id))
        return case

    def goes_well(self) -> Practice:
        """The best way to the end."""
        practice = self.starts()
        while practice.state == "talking":
            self.presses(f"za:{practice.id}:{len(practice.turns)}:0")
            practice = self.practice()
        return practice


@pytest.fixture
def scene(room: Room) -> Scene:
    trainee = room.member(name="Karima")
    coach = room.member(name="Hanna", roles=("coordinator",))
    return Scene(room, trainee, coach)


def words(post: list) -> str:
    """Everything said in letters."""
    return "\n".join(one.words.text for one in post if isinstance(one, Send | Edit))


async def test_the_made_up_seeker_reacts_to_what_was_chosen(scene: Scene) -> None:
    """An answer leads to its own reaction, on the same message, under the line that says practice."""
    practice = scene.starts()
    (shown,) = of_kind(Edit, scene.presses(f"za:{practice.id}:0:2"))
    assert shown.message_id == SCREEN
    assert shown.words.text.startswith(NL(texts.BANNER))
    left = STORY.step("left")
    assert left
    assert left.seeker in shown.words.text
    assert scene.practice().state == "looking"


async def test_a_button_of_an_earlier_moment_changes_nothing(scene: Scene) -> None:
    """Two taps on one button answer once."""
    practice = scene.starts()
    scene.presses(f"za:{practice.id}:0:0")
    scene.presses(f"za:{practice.id}:0:0")
    assert len(scene.practice().turns) == 1


async def test_somebody_elses_practice_is_out_of_reach(scene: Scene) -> None:
    """Whatever is pressed with its id, for a trainee and for a coach alike."""
    practice = scene.starts()
    other = scene.room.member(name="Fatima")
    for verb in ("za", "zd", "zp", "zr", "zt", "zf", "zv", "zx"):
        for rest in ("0:0", "0", "y"):
            shown = words(scene.presses(f"{verb}:{practice.id}:{rest}", other))
            assert STORY.opening.seeker not in shown
    assert scene.practice() == practice


async def test_own_words_are_kept_and_the_trainee_says_what_they_did(scene: Scene) -> None:
    """What was typed leaves the chat for the screen; the reaction follows the answer to the question."""
    practice = scene.starts()
    took, post = scene.writes("Ik hoor dat je bang bent.", reply_to=SCREEN)
    assert took
    assert of_kind(Remove, post)
    assert NL.words(texts.WHAT_DID).text in words(post)
    scene.presses(f"zd:{practice.id}:0:0")
    (turn,) = scene.practice().turns
    assert (turn.words, turn.answer) == ("Ik hoor dat je bang bent.", STORY.opening.answers[0].did)


async def test_without_a_case_no_reply_is_needed(scene: Scene) -> None:
    """There is nobody else whom it could be for."""
    scene.starts()
    took, _ = scene.writes("Vertel")
    assert took
    assert scene.practice().words == "Vertel"


async def test_with_a_case_a_message_without_a_reply_goes_to_nobody(scene: Scene) -> None:
    """Neither into practice nor to the seeker, and its writer hears so."""
    case = scene.holds_a_case()
    scene.starts()
    took, post = scene.writes("Ik kom eraan")
    assert took
    assert NL.words(texts.TO_NOBODY).text in words(post)
    assert not scene.practice().words
    assert not [*scene.room.work.transcript.read(case.id)]


async def test_an_answer_to_a_seekers_message_is_no_practice(scene: Scene) -> None:
    """It is left to the relay, and practice stands where it was."""
    case = scene.holds_a_case()
    practice = scene.starts()
    entry = scene.room.work.transcript.add(case.id, "seeker", Words("help"), (), None, "", "", None)
    present.show(scene.room.desk, case, entry)
    scene.room.post("staff")
    (message,) = scene.room.shown("staff", scene.trainee.chat_id, scene.room.ref(case, entry))
    took, _ = scene.writes("Ik ben er", reply_to=message)
    assert not took
    assert scene.practice().turns == practice.turns


async def test_a_message_in_a_cases_topic_is_no_practice(scene: Scene) -> None:
    """A topic leaves no doubt."""
    scene.holds_a_case()
    scene.starts()
    took, _ = scene.writes("Ik ben er", thread=5)
    assert not took


async def test_a_real_message_is_shown_and_makes_practice_wait(scene: Scene) -> None:
    """Both stand on the phone; the screen says what has come, and takes no words until it goes on."""
    case = scene.holds_a_case()
    practice = scene.starts()
    scene.writes("een begin", reply_to=SCREEN)
    entry = scene.room.work.transcript.add(case.id, "seeker", Words("echt bericht"), (), None, "", "", None)
    present.show(scene.room.desk, case, entry)
    post = scene.room.post("staff")
    assert "echt bericht" in words(of_kind(Send, post))
    assert NL.words(texts.INTERRUPTED).text in words(of_kind(Edit, post))
    took, post = scene.writes("voor wie is dit", reply_to=SCREEN)
    assert took
    assert NL.words(texts.WAITS).text in words(post)
    took, post = scene.writes("en dit")
    assert took
    assert NL.words(texts.TO_NOBODY).text in words(post)
    scene.presses(f"zr:{practice.id}")
    assert (scene.practice().state, scene.practice().words) == ("talking", "een begin")


async def test_the_lines_own_notices_do_not_interrupt(scene: Scene) -> None:
    """Only what a seeker says does."""
    case = scene.holds_a_case()
    scene.starts()
    entry = scene.room.work.transcript.add(case.id, "line", Words("notice"), (), None, "", "", None)
    present.show(scene.room.desk, case, entry)
    assert scene.practice().state == "talking"


async def test_put_aside_everything_typed_is_for_cases_again(scene: Scene) -> None:
    """Also an answer to the old screen is no practice any more, and can be for no seeker."""
    scene.holds_a_case()
    practice = scene.starts()
    scene.presses(f"zp:{practice.id}")
    assert scene.now(scene.trainee).practising == ""
    took, _ = scene.writes("voor mijn hulpvrager")
    assert not took
    took, _ = scene.writes("nog iets", reply_to=SCREEN)
    assert not took


async def test_a_second_practice_puts_the_first_aside(scene: Scene) -> None:
    """Only one can be meant."""
    first = scene.starts()
    second = scene.starts("tr_ogul")
    assert scene.now(scene.trainee).practising == second.id
    kept = scene.room.work.practices.get(first.id)
    assert kept
    assert kept.state == "aside"


async def test_practice_goes_on_in_the_message_whose_button_was_pressed(scene: Scene) -> None:
    """The former screen says so, and an answer to it is not taken."""
    practice = scene.starts()
    post = of_kind(Edit, scene.presses(f"zr:{practice.id}", on=99))
    assert {one.message_id for one in post} == {SCREEN, 99}
    took, _ = scene.writes("x", reply_to=SCREEN)
    assert not took
    took, _ = scene.writes("y", reply_to=99)
    assert took


@pytest.mark.parametrize("kind", ["voice", "photo", "document"])
async def test_in_practice_nothing_but_words_is_taken(scene: Scene, kind: str) -> None:
    """A file goes to nobody, and its sender hears so."""
    scene.starts()
    letter = Letter(scene.trainee.chat_id, 500, kind, Words("x"), reply_to=SCREEN)
    assert any(taken(scene.room.desk, scene.now(scene.trainee), letter) for taken in TAKERS)
    assert NL.words(texts.ONLY_TEXT, most=1000).text in words(scene.room.post("staff"))


async def test_the_checklist_is_ones_own_beside_what_the_conversation_showed(scene: Scene) -> None:
    """Ticked by hand, and told from the branches."""
    practice = scene.goes_well()
    scene.presses(f"zt:{practice.id}:0")
    scene.presses(f"zt:{practice.id}:1")
    scene.presses(f"zt:{practice.id}:1")
    post = scene.presses(f"zf:{practice.id}")
    line = NL(texts.COMPARISON, point=texts.POINTS["listened"], own="✔", seen="✔")
    other = NL(texts.COMPARISON, point=texts.POINTS["questions"], own="–", seen="✔")
    assert line in words(post)
    assert other in words(post)
    assert scene.practice().ticks == ("listened",)
    assert scene.now(scene.trainee).practising == ""


async def test_practice_is_no_case_and_counts_for_nothing(scene: Scene) -> None:
    """No case, no load, no offer, no entry in the log."""
    before = scene.room.work.cases.ids_in_state("intake", "waiting", "open", "closed")
    deeds = scene.room.work.audit.newest(50)
    scene.goes_well()
    assert scene.room.work.cases.ids_in_state("intake", "waiting", "open", "closed") == before
    assert scene.room.work.cases.held_by(scene.trainee.id) == []
    assert scene.room.work.audit.newest(50) == deeds


async def test_a_coach_follows_along_and_comments(scene: Scene) -> None:
    """The coach's message goes on with the conversation; the trainee reads the comment; the log knows."""
    practice = scene.starts()
    scene.presses(f"zk:{practice.id}", scene.coach, on=300)
    post = scene.presses(f"za:{practice.id}:0:0")
    assert any(
        one.message_id == 300 and STORY.opening.answers[0].text in one.words.text
        for one in post
        if isinstance(one, Edit)
    )
    scene.presses(f"zq:{practice.id}", scene.coach, on=300)
    took, post = scene.writes("Mooi gevraagd", scene.coach)
    assert took
    assert "Mooi gevraagd" in words(of_kind(Send, post))
    (comment,) = scene.practice().comments
    assert (comment.by, comment.text) == (scene.coach.id, "Mooi gevraagd")
    assert [one.act for one in scene.room.work.audit.newest(1)] == ["practice_commented"]


async def test_a_coach_with_a_case_says_for_whom_it_is(scene: Scene) -> None:
    """Without a reply it is neither a comment nor for the seeker."""
    case = scene.room.case(scene.room.seeker(), "open")
    scene.room.held(case, scene.coach)
    practice = scene.starts()
    scene.presses(f"zq:{practice.id}", scene.coach, on=300)
    took, post = scene.writes("voor wie", scene.coach)
    assert took
    assert NL.words(texts.COMMENT_NOBODY).text in words(post)
    assert not scene.practice().comments
    took, _ = scene.writes("voor Karima", scene.coach, reply_to=300)
    assert took
    assert scene.practice().comments


async def test_who_is_no_coach_any_more_sees_no_more(scene: Scene) -> None:
    """Following ends with the role."""
    practice = scene.starts()
    scene.presses(f"zk:{practice.id}", scene.coach, on=300)
    scene.room.work.staff.save(replace(scene.now(scene.coach), roles=("confidant",)))
    post = scene.presses(f"za:{practice.id}:0:0")
    assert 300 not in {one.message_id for one in of_kind(Edit, post)}


async def test_what_was_practised_is_listed_and_can_be_deleted(scene: Scene) -> None:
    """The trainee sees it, says twice that it should go, and it is gone, open or not."""
    practice = scene.starts()
    shown = of_kind(Edit, scene.presses("zm"))[0]
    assert any(STORY.title in one.label for row in shown.buttons for one in row)
    scene.presses(f"zx:{practice.id}")
    assert scene.practice() == practice
    scene.presses(f"zx:{practice.id}:y")
    assert not [*scene.room.work.practices.of(scene.trainee.id)]
    assert scene.now(scene.trainee).practising == ""


async def test_it_goes_with_the_staff_member(scene: Scene) -> None:
    """Nothing that somebody practised stays when they are removed."""
    practice = scene.starts()
    scene.room.work.staff.remove(scene.trainee.id)
    assert scene.room.work.practices.get(practice.id) is None


async def test_a_scenario_that_was_taken_out_breaks_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, is still listed, and can be deleted; what is typed goes to nobody."""
    practice = scene.starts()
    monkeypatch.setattr(library, "scenario", lambda _: None)
    scene.presses(f"za:{practice.id}:0:0")
    took, post = scene.writes("x", reply_to=SCREEN)
    assert took
    assert NL.words(texts.NOT_NOW).text in words(post)
    scene.presses("zm")
    assert NL(texts.GONE) in words(scene.presses(f"zv:{practice.id}"))
    scene.presses(f"zx:{practice.id}:y")
    assert not [*scene.room.work.practices.of(scene.trainee.id)]


async def test_who_has_no_profile_yet_waits_with_practice(scene: Scene) -> None:
    """A name or town that the profile asks for could not be told from practice."""
    new = scene.room.member(name="", stage="name")
    scene.presses("zs:nl_brussel", new)
    assert not [*scene.room.work.practices.of(new.id)]


async def test_another_screens_question_is_answered_first(scene: Scene) -> None:
    """A coach in practice who was asked for a comment since gives that comment."""
    scene.room.work.staff.save(replace(scene.now(scene.trainee), roles=("confidant", "coordinator")))
    practice = scene.starts()
    scene.presses(f"zq:{practice.id}", on=300)
    took, _ = scene.writes("een opmerking")
    assert took
    assert [one.text for one in scene.practice().comments] == ["een opmerking"]
    assert not scene.practice().words


async def test_the_list_says_what_stands_open(scene: Scene) -> None:
    """/practice offers to go on with it, and a coordinator sees who practises."""
    scene.starts()
    playing.command(scene.room.desk, scene.now(scene.trainee), scene.room.letter(scene.trainee, "/practice"))
    (sent,) = of_kind(Send, scene.room.post("staff"))
    labels = [one.label for row in sent.buttons for one in row]
    assert NL(texts.B_GO_ON, title=STORY.title) in labels
    assert NL(texts.B_TRAINEES) not in labels
    shown = of_kind(Edit, scene.presses("zc", scene.coach))[0]
    assert "Karima" in [one.label for row in shown.buttons for one in row]


async def test_an_old_practice_still_guards(scene: Scene) -> None:
    """However long ago it was left open: the first thing typed is not guessed at."""
    scene.holds_a_case()
    scene.starts()
    scene.room.work._scope.now += timedelta(days=3)
    took, post = scene.writes("hallo")
    assert took
    assert NL.words(texts.TO_NOBODY).text in words(post)


async def test_who_listens_no_more_is_not_held_by_practice(scene: Scene) -> None:
    """Its buttons are no longer theirs, so nothing they write is kept back for it."""
    scene.starts()
    scene.room.work.staff.save(replace(scene.now(scene.trainee), roles=("admin",)))
    took, _ = scene.writes("hallo")
    assert not took
    took, _ = scene.writes("hallo", reply_to=SCREEN)
    assert not took
