"""A legal hold, from the coordinator who asks to what the seeker hears and to its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from db.errors import CaseHeld
from db.letters import Send, Words
from db.records import Case, Keeping, Seeker, Staff
from handlers import destroying, duties, exports, holds
from handlers.seeker import erasing
from handlers.staff import duties_in_law, holding, keeping
from locales import tongue
from locales.texts import legal as texts, seeker as seeker_texts
from tests.unit.handlers.room import Room, of_kind
from tests.unit.handlers.staff.team import Team

NL = tongue("nl")
DAY = timedelta(days=1)


@dataclass(slots=True)
class Scene:
    """An open case, who is on it, and two coordinators."""

    room: Room
    team: Team
    seeker: Seeker
    case: Case
    listens: Staff
    asks: Staff
    decides: Staff

    def passes(self, days: int) -> None:
        """So many days later."""
        self.room.work._scope.now += days * DAY

    def presses(self, member: Staff, verb: str, *args: str) -> None:
        """Somebody presses a button."""
        handler = {
            "kt": holding.asked,
            "ky": holding.agreed,
            "kn": holding.refused,
            "kx": holding.end_pressed,
            "kc": holding.case_pressed,
            "kg": holding.ground_pressed,
            "kd": holding.days_pressed,
            "xd": keeping.days_pressed,
            "kw": duties_in_law.dropped,
        }[verb]
        handler(self.room.desk, member, self.room.press(member, ":".join((verb, *args))))

    def asks_for_a_hold(self, ground: str = "claim", *, told: bool = True) -> Keeping:
        """The first coordinator wants one for thirty days."""
        self.presses(self.asks, "kt", self.case.id, ground, "30", "1" if told else "0")
        (made,) = self.room.work.keepings.of_case(self.case.id)
        return made

    def is_held(self, ground: str = "claim", *, told: bool = True) -> Keeping:
        """And the second one agrees."""
        made = self.asks_for_a_hold(ground, told=told)
        self.presses(self.decides, "ky", made.id)
        self.room.post("staff")
        return made

    def erases(self) -> list[str]:
        """The seeker erases everything; what the seeker hears."""
        self.room.post("seeker")
        erasing.forget(self.room.desk, self.room.again(self.seeker))
        return self.hears()

    def hears(self) -> list[str]:
        """What the seeker bot has to say."""
        return [one.words.text for one in of_kind(Send, self.room.post("seeker"))]

    @property
    def is_there(self) -> bool:
        """Whether the case is still kept."""
        return self.room.work.cases.exists(self.case.id)


@pytest.fixture
def scene(room: Room) -> Scene:
    team = Team(room)
    listens = team.one("Karima", "confidant")
    asks, decides = (team.one(name, "coordinator") for name in ("Hanna", "Bilal"))
    seeker = room.seeker()
    case = room.case(seeker, "open")
    room.held(case, listens)
    room.work.transcript.add(case.id, "seeker", Words("kanarie"))
    return Scene(room, team, seeker, case, listens, asks, decides)


def test_a_hold_takes_a_second_coordinator(scene: Scene) -> None:
    """Whoever asks cannot agree too, with an old button or a made-up one."""
    made = scene.asks_for_a_hold()
    scene.presses(scene.asks, "ky", made.id)
    assert not scene.room.work.keepings.is_held(scene.case.id)
    assert NL(texts.NOT_ALONE) in scene.team.gets(scene.asks)
    scene.presses(scene.decides, "ky", made.id)
    assert scene.room.work.keepings.is_held(scene.case.id)


def test_without_a_second_coordinator_there_is_no_hold(scene: Scene) -> None:
    """It is said whom to ask, and nothing waits for somebody who is not there."""
    scene.room.work.staff.remove(scene.decides.id)
    scene.presses(scene.asks, "kt", scene.case.id, "claim", "30", "1")
    assert scene.room.work.keepings.ids() == []
    assert NL(texts.NO_SECOND) in scene.team.gets(scene.asks)


@pytest.mark.parametrize("made_up", [("none", "30", "1"), ("claim", "3000", "1"), ("claim", "30", "x"), ()])
def test_a_made_up_button_makes_no_hold(scene: Scene, made_up: tuple[str, ...]) -> None:
    """Ground, end and whether the seeker may know are among what was offered, or nothing happens."""
    scene.presses(scene.asks, "kt", scene.case.id, *made_up)
    assert scene.room.work.keepings.ids() == []


def test_a_second_coordinator_can_refuse(scene: Scene) -> None:
    """Then there is none, and whoever asked hears it."""
    made = scene.asks_for_a_hold()
    scene.presses(scene.decides, "kn", made.id)
    assert scene.room.work.keepings.ids() == []
    assert any(NL(texts.HOLD_REFUSED, case=scene.case.name) in one for one in scene.team.gets(scene.asks))


def test_a_hold_nobody_answers_comes_to_nothing(scene: Scene) -> None:
    """After a week the question is over."""
    scene.asks_for_a_hold()
    scene.passes(6)
    holds.end_over(scene.room.desk)
    assert len(scene.room.work.keepings.ids()) == 1
    scene.passes(1)
    holds.end_over(scene.room.desk)
    assert scene.room.work.keepings.ids() == []


def test_a_barred_coordinator_decides_nothing(scene: Scene) -> None:
    """Who must not hear of a seeker does not hear of a hold either."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), barred=(scene.decides.id,)))
    scene.presses(scene.asks, "kt", scene.case.id, "claim", "30", "1")
    assert scene.room.work.keepings.ids() == []
    assert scene.team.gets(scene.decides) == []


def test_the_seeker_in_a_conversation_is_told_of_a_hold(scene: Scene) -> None:
    """The ground, the end, and where to complain; the conversation goes on."""
    scene.is_held()
    (words,) = scene.hears()
    assert NL(texts.HOLD_GROUNDS["claim"]) in words
    assert "Autoriteit Persoonsgegevens" in words


def test_where_the_law_forbids_it_the_seeker_is_not_told(scene: Scene) -> None:
    """And those on the case know that they may not tell either."""
    made = scene.asks_for_a_hold(told=False)
    scene.presses(scene.decides, "ky", made.id)
    assert scene.hears() == []
    assert NL(texts.UNTOLD) in scene.team.gets(scene.listens)[-1]


def test_erase_keeps_what_is_held_and_says_so(scene: Scene) -> None:
    """It leaves the phones, is closed and sealed; the seeker hears what is kept, why and until when."""
    scene.is_held()
    (words,) = scene.erases()
    assert NL(texts.ERASED_BUT_HELD).replace("*", "") in words
    assert NL(texts.HOLD_GROUNDS["claim"]) in words
    assert NL(seeker_texts.ERASED) not in words
    assert scene.room.work.cases.get(scene.case.id).state == "closed"
    assert scene.room.work.assignments.present(scene.case.id) == []
    scene.room.post("staff")
    duties.seal_closed(scene.room.desk)
    assert scene.room.work.cases.is_sealed(scene.case.id)


def test_what_may_not_be_told_is_not_denied_either(scene: Scene) -> None:
    """Nobody is told that everything is gone while it is not; the ground is not named."""
    scene.is_held(told=False)
    (words,) = scene.erases()
    assert NL(seeker_texts.ERASED).replace("*", "") not in words
    assert NL(texts.ERASED_AS_ALLOWED).replace("*", "") in words
    assert NL(texts.HOLD_GROUNDS["claim"]) not in words


def test_other_cases_of_the_same_seeker_are_erased_at_once(scene: Scene) -> None:
    """A hold is on one case, not on a person."""
    before = scene.room.again(scene.seeker)
    other = scene.room.case(before, "closed", closed_at=scene.room.work.now)
    scene.room.work.seekers.save(before)
    scene.is_held()
    scene.erases()
    assert not scene.room.work.cases.exists(other.id)
    assert scene.is_there


def test_of_the_seeker_only_what_the_hold_needs_is_left(scene: Scene) -> None:
    """Whose case it is and who must not hear of them; wishes, consent and habits are gone."""
    wishes = {
        "barred": ("x",),
        "known": ("y",),
        "aloud": True,
        "word": "w",
        "follow_up_at": scene.room.work.now,
    }
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), **wishes))
    scene.is_held()
    scene.erases()
    left = scene.room.again(scene.seeker)
    assert left == Seeker(left.id, left.chat_id, language="nl", barred=("x",))


def test_when_the_hold_ends_what_the_seeker_wanted_happens(scene: Scene) -> None:
    """Case and seeker are gone by themselves, and the seeker's phone does not light up for it."""
    scene.is_held()
    scene.erases()
    scene.passes(29)
    holds.end_over(scene.room.desk)
    assert scene.is_there
    scene.passes(1)
    holds.end_over(scene.room.desk)
    assert not scene.is_there
    assert scene.room.work.seekers.get(scene.seeker.id) is None
    assert scene.hears() == []
    assert "hold_over" in scene.team.acts()


def test_a_seeker_who_came_back_meanwhile_stays_when_the_old_case_goes(scene: Scene) -> None:
    """What they began anew is theirs; only what they wanted erased is."""
    scene.is_held()
    scene.erases()
    back = replace(scene.room.again(scene.seeker), consent="v2", stage="menu")
    scene.room.work.seekers.save(back)
    scene.passes(30)
    holds.end_over(scene.room.desk)
    assert not scene.is_there
    assert scene.room.again(back) == back


def test_a_hold_that_ends_leaves_the_case_to_its_time(scene: Scene) -> None:
    """Nobody wanted it erased: it is destroyed when its retention time is over, no sooner."""
    closed = replace(scene.case, state="closed", closed_at=scene.room.work.now)
    scene.room.work.cases.save(closed)
    scene.is_held()
    scene.passes(30)
    for duty in (holds.end_over, duties.retain):
        duty(scene.room.desk)
    assert scene.is_there
    scene.passes(60)
    duties.retain(scene.room.desk)
    assert not scene.is_there


def test_retention_waits_for_a_hold(scene: Scene) -> None:
    """The clock does not destroy what is held, though its time was over long ago."""
    scene.room.work.cases.save(replace(scene.case, state="closed", closed_at=scene.room.work.now - 400 * DAY))
    scene.is_held()
    duties.retain(scene.room.desk)
    assert scene.is_there


def test_a_hold_ends_early_only_by_two(scene: Scene) -> None:
    """Whoever wants it to end cannot agree to that alone; afterwards the seeker's wish is carried out."""
    made = scene.is_held()
    scene.erases()
    scene.presses(scene.decides, "kx", made.id)
    scene.presses(scene.decides, "ky", made.id)
    assert scene.is_there
    scene.presses(scene.asks, "ky", made.id)
    assert not scene.is_there


def test_a_refused_end_leaves_the_hold(scene: Scene) -> None:
    """And the question whether it ends is over."""
    made = scene.is_held()
    scene.presses(scene.asks, "kx", made.id)
    scene.presses(scene.decides, "kn", made.id)
    assert scene.room.work.keepings.is_held(scene.case.id)
    scene.presses(scene.decides, "ky", made.id)
    assert scene.room.work.keepings.is_held(scene.case.id)


def test_a_legal_duty_is_a_ground_and_keeps_its_words(scene: Scene) -> None:
    """Taken off the list later, a hold still says on which ground it was put."""
    admin = scene.team.one("Aicha", "admin")
    duties_in_law.command(
        scene.room.desk, admin, scene.room.letter(admin, "/duties Wetboek van Strafvordering 126nd")
    )
    (duty,) = scene.room.desk.work.settings.get("law.duties").split('"')[1:2]
    scene.is_held(duty)
    scene.presses(admin, "kw", duty)
    (words,) = scene.erases()[-1:]
    assert "Wetboek van Strafvordering 126nd" in words


def test_the_audit_log_names_who_and_which_case_and_no_words(scene: Scene) -> None:
    """Asked, agreed, and what the seeker wanted meanwhile."""
    scene.is_held()
    scene.erases()
    noted = [(one.act, one.by) for one in scene.room.work.audit.of_case(scene.case.id)]
    assert noted == [
        ("hold_asked", scene.asks.id),
        ("hold_set", scene.decides.id),
        ("erase_waits", "seeker"),
    ]


def test_more_time_has_a_reason_and_an_end(scene: Scene) -> None:
    """A coordinator keeps a closed case longer; its seeker can still erase it at once."""
    scene.room.work.cases.save(replace(scene.case, state="closed", closed_at=scene.room.work.now - 89 * DAY))
    scene.presses(scene.asks, "xd", scene.case.id, "complaint", "30")
    scene.passes(29)
    duties.retain(scene.room.desk)
    assert scene.is_there
    (deed,) = scene.room.work.audit.of_case(scene.case.id)
    assert (deed.act, deed.by, deed.reason) == ("extended", scene.asks.id, "complaint")
    assert scene.erases()
    assert not scene.is_there


def test_more_time_ends_by_itself(scene: Scene) -> None:
    """When that is over the case goes, without anybody doing anything."""
    scene.room.work.cases.save(replace(scene.case, state="closed", closed_at=scene.room.work.now - 89 * DAY))
    scene.presses(scene.asks, "xd", scene.case.id, "wish", "30")
    scene.passes(30)
    holds.end_over(scene.room.desk)
    duties.retain(scene.room.desk)
    assert not scene.is_there


def test_no_time_is_given_to_what_is_not_closed_or_without_a_reason(scene: Scene) -> None:
    """A made-up button changes nothing."""
    scene.presses(scene.asks, "xd", scene.case.id, "wish", "30")
    scene.room.work.cases.save(replace(scene.case, state="closed", closed_at=scene.room.work.now))
    for given in (("why not", "30"), ("wish", "9999"), ("wish",)):
        scene.presses(scene.asks, "xd", scene.case.id, *given)
    assert scene.room.work.keepings.ids() == []


def test_what_was_taken_back_during_a_hold_is_destroyed_after_it(scene: Scene) -> None:
    """Words, former words and removed pictures were only kept for the hold; then they go."""
    said = scene.room.work.transcript
    back, changed, gone = (said.add(scene.case.id, "seeker", Words(word)) for word in "abc")
    scene.is_held()
    said.take_back(scene.room.ref(scene.case, back))
    said.rewrite(scene.room.ref(scene.case, changed), Words("other"))
    said.remove(scene.room.ref(scene.case, gone))
    assert "".join(one.words.text for one in said.read(scene.case.id)) == "kanarieaotherc"
    scene.passes(30)
    holds.end_over(scene.room.desk)
    left = said.read(scene.case.id)
    assert [one.words.text for one in left] == ["kanarie", "", "other", ""]
    assert not any(one.former for one in left)


def test_a_seekers_file_shows_nothing_that_was_taken_back_during_a_hold(scene: Scene) -> None:
    """It is kept by law, and is nobody's to read."""
    entry = scene.room.work.transcript.add(
        scene.case.id, "confidant", Words("vergissing"), by=scene.listens.id
    )
    scene.is_held()
    scene.room.work.transcript.take_back(scene.room.ref(scene.case, entry))
    page = exports.page(scene.room.desk, scene.room.again(scene.seeker), scene.case).decode()
    assert "kanarie" in page
    assert "vergissing" not in page


def test_no_command_erases_what_is_held(scene: Scene) -> None:
    """The organisation's word is no more than the seeker's: the hold has to end first."""
    scene.is_held()
    with pytest.raises(CaseHeld):
        destroying.destroy(scene.room.desk, scene.case)
