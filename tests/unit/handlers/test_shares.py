"""What leaves the line is noted with its ground; with consent only, unless danger or a law says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bot.transcripts.plain import plain
from bot.transcripts.sheet import sheet
from db.letters import Edit, Remove, Send, Words
from db.records import Case, Seeker, Share, Staff
from handlers import exports, shares
from handlers.staff import sharing
from locales import tongue
from locales.texts import legal, sharing as texts
from tests.unit.handlers.room import Room, of_kind
from tests.unit.handlers.staff.team import Team

NL = tongue("nl")
WRITTEN = "Veilig Thuis Utrecht\nde zoon van zestien is weg"


@dataclass(slots=True)
class Scene:
    """An open case, who is on it, and a coordinator."""

    room: Room
    team: Team
    seeker: Seeker
    case: Case
    listens: Staff
    leads: Staff
    second: Staff

    def writes(self, ground: str, text: str = WRITTEN, **letter: object) -> bool:
        """The coordinator chooses a ground and writes."""
        press = self.room.press(self.leads, f"yg:{self.case.id}:{ground}")
        sharing.ground_pressed(self.room.desk, self.leads, press)
        return self.sends(text, **letter)

    def sends(self, text: str = WRITTEN, **letter: object) -> bool:
        """Another message; whether it was taken for what was awaited."""
        leads = self.team.now(self.leads)
        return sharing.taken(self.room.desk, leads, self.room.letter(leads, text, **letter))

    @property
    def shares(self) -> tuple[Share, ...]:
        """What the case says of sharing."""
        found = self.room.work.cases.get(self.case.id)
        assert found
        return found.shares

    def presses(self, verb: str) -> None:
        """The coordinator presses a button about the newest one."""
        handler = {"yy": sharing.meant, "yn": sharing.dropped, "yd": sharing.done, "yt": sharing.told}[verb]
        press = self.room.press(self.leads, f"{verb}:{self.case.id}:{self.shares[-1].id}")
        handler(self.room.desk, self.leads, press)

    def seconds(self, verb: str, member: Staff | None = None) -> None:
        """Another coordinator agrees ("yq"), or does not ("yu")."""
        handler = {"yq": sharing.second_agrees, "yu": sharing.second_refuses}[verb]
        member = member or self.second
        press = self.room.press(member, f"{verb}:{self.case.id}:{self.shares[-1].id}")
        handler(self.room.desk, member, press)

    def shares_in_danger(self) -> None:
        """Two coordinators agree, and it is done."""
        self.writes("danger")
        self.presses("yy")
        self.seconds("yq")
        self.presses("yd")

    def answers(self, verb: str, seeker: Seeker | None = None) -> None:
        """The seeker presses yes or no."""
        handler = {"sy": shares.agreed, "sn": shares.refused}[verb]
        seeker = self.room.again(seeker or self.seeker)
        handler(
            self.room.desk, seeker, self.room.press(seeker, f"{verb}:{self.case.id}:{self.shares[-1].id}")
        )

    def hears(self) -> str:
        """What the seeker bot has to say."""
        letters = self.room.post("seeker")
        return "\n".join(one.words.text for one in (*of_kind(Send, letters), *of_kind(Edit, letters)))


@pytest.fixture
def scene(room: Room) -> Scene:
    team = Team(room)
    listens, leads = team.one("Karima", "confidant"), team.one("Hanna", "coordinator")
    second, seeker = team.one("Omar", "coordinator"), room.seeker()
    case = room.case(seeker, "open")
    room.held(case, listens)
    return Scene(room, team, seeker, case, listens, leads, second)


def test_with_consent_the_seeker_sees_exactly_what_would_be_shared(scene: Scene) -> None:
    """To whom and what, in the coordinator's words, and that nothing leaves without a yes."""
    assert scene.writes("consent")
    assert scene.hears() == ""
    scene.presses("yy")
    heard = scene.hears()
    assert "Veilig Thuis Utrecht" in heard
    assert "de zoon van zestien is weg" in heard
    assert scene.shares[-1].state == "asked"


def test_a_yes_is_in_the_consent_log_with_the_version_of_the_text(scene: Scene) -> None:
    """And names which sharing it is about; only then can it be noted as done."""
    scene.writes("consent")
    scene.presses("yy")
    scene.presses("yd")
    assert scene.shares[-1].state == "asked"
    scene.answers("sy")
    (logged,) = scene.room.work.consents.of(scene.seeker.id)
    share = scene.shares[-1]
    assert (logged.what, logged.text_version) == (f"share {share.id}", share.consent)
    assert share.state == "agreed"
    scene.presses("yd")
    assert scene.shares[-1].state == "shared"
    assert scene.team.acts() == ["share_asked", "share_agreed", "shared"]


def test_a_yes_can_be_taken_back_until_it_is_shared(scene: Scene) -> None:
    """Then nothing may be shared any more, and the coordinator hears it."""
    scene.writes("consent")
    scene.presses("yy")
    scene.answers("sy")
    scene.answers("sn")
    scene.presses("yd")
    assert scene.shares[-1].state == "refused"
    assert any("wil het niet" in one for one in scene.team.gets(scene.leads))


def test_after_it_was_shared_a_no_is_answered_honestly(scene: Scene) -> None:
    """It cannot be undone, and nobody pretends that it was."""
    scene.writes("consent")
    scene.presses("yy")
    scene.answers("sy")
    scene.presses("yd")
    scene.answers("sn")
    assert scene.shares[-1].state == "shared"


def test_another_seeker_agrees_to_nothing(scene: Scene) -> None:
    """A button is good for the seeker of the case alone."""
    scene.writes("consent")
    scene.presses("yy")
    scene.answers("sy", scene.room.seeker())
    assert scene.shares[-1].state == "asked"


def test_danger_to_life_needs_no_yes_and_is_heard_by_all_on_the_case(scene: Scene) -> None:
    """Two coordinators agree; the seeker is told when the first one says so, and once."""
    scene.shares_in_danger()
    assert scene.shares[-1].state == "shared"
    assert scene.shares[-1].second == scene.second.id
    assert any("Veilig Thuis Utrecht" in one for one in scene.team.gets(scene.listens))
    assert scene.hears() == ""
    scene.presses("yt")
    scene.presses("yt")
    assert scene.hears().count("de zoon van zestien is weg") == 1
    assert scene.team.acts() == ["share_proposed", "share_seconded", "shared", "share_told"]


def test_without_a_yes_it_takes_two(scene: Scene) -> None:
    """One alone can note nothing as shared, and cannot second themselves."""
    scene.writes("danger")
    scene.presses("yy")
    assert scene.shares[-1].state == "proposed"
    scene.presses("yd")
    scene.seconds("yq", scene.leads)
    assert scene.shares[-1].state == "proposed"
    assert NL(legal.NOT_ALONE) in scene.team.gets(scene.leads)


def test_the_second_one_reads_what_and_to_whom(scene: Scene) -> None:
    """Nobody agrees to what they have not seen."""
    scene.writes("danger")
    scene.presses("yy")
    assert any("Veilig Thuis Utrecht" in one and "de zoon" in one for one in scene.team.gets(scene.second))


def test_when_the_second_one_does_not_agree_nothing_may_be_shared(scene: Scene) -> None:
    """Whoever proposed it hears so."""
    scene.writes("danger")
    scene.presses("yy")
    scene.seconds("yu")
    scene.presses("yd")
    assert scene.shares[-1].state == "refused"
    told = NL(texts.SECOND_SAID_NO, case=scene.case.name, to="Veilig Thuis Utrecht")
    assert told in scene.team.gets(scene.leads)


@pytest.mark.parametrize("known", ["barred", "unreachable"])
def test_without_a_second_one_there_is_112_and_no_way_round(scene: Scene, known: str) -> None:
    """A life in danger does not wait for a program; what was done is noted when somebody else is there."""
    if known == "barred":
        scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), barred=(scene.second.id,)))
    else:
        scene.room.work.staff.save(replace(scene.second, unreachable=True))
    scene.writes("danger")
    scene.presses("yy")
    assert scene.shares[-1].state == "draft"
    assert NL(texts.NO_SECOND) in scene.team.gets(scene.leads)


def test_the_audit_log_has_the_ground_and_no_words(scene: Scene) -> None:
    """To whom and what stays under the case's key."""
    scene.shares_in_danger()
    deeds = scene.room.work.audit.of_case(scene.case.id)
    assert [(one.act, one.by, one.reason, one.about) for one in deeds] == [
        ("share_proposed", scene.leads.id, "danger", ""),
        ("share_seconded", scene.second.id, "", ""),
        ("shared", scene.leads.id, "danger", ""),
    ]


def test_what_was_typed_leaves_the_chat(scene: Scene) -> None:
    """The note is in the case; a copy in the chat would stay."""
    scene.writes("consent")
    assert of_kind(Remove, scene.room.post("staff"))


@pytest.mark.parametrize("text", ["Veilig Thuis", "\n", "a" * 81 + "\nwat", "wie\n" + "a" * 1001])
def test_without_to_whom_and_what_nothing_is_kept(scene: Scene, text: str) -> None:
    """It is asked again, and the next message can be right."""
    assert scene.writes("consent", text)
    assert scene.shares == ()
    assert scene.sends()
    assert len(scene.shares) == 1


@pytest.mark.parametrize("where", [{"thread": 5}, {"reply_to": 77}])
def test_a_message_for_a_seeker_is_never_taken_for_a_note(scene: Scene, where: dict[str, int]) -> None:
    """In a topic, or in answer to something of a case, it goes to the seeker as always."""
    scene.room.work.messages.link("staff", scene.leads.chat_id, 77, scene.room.ref(scene.case, _said(scene)))
    assert not scene.writes("consent", **where)
    assert scene.shares == ()


def _said(scene: Scene):
    return scene.room.work.transcript.add(scene.case.id, "seeker", Words("hallo"))


def test_what_was_cancelled_is_gone(scene: Scene) -> None:
    """A draft leaves nothing in the case."""
    scene.writes("danger")
    scene.presses("yn")
    assert scene.shares == ()
    assert scene.team.acts() == []


@pytest.mark.parametrize("ground", ["", "claim", "whatever"])
def test_there_is_no_sharing_without_a_ground(scene: Scene, ground: str) -> None:
    """A made-up button awaits nothing."""
    assert not scene.writes(ground)
    assert scene.shares == ()


def test_a_barred_coordinator_notes_nothing(scene: Scene) -> None:
    """Who must not hear of a seeker gets to no case of theirs."""
    barred = replace(scene.room.again(scene.seeker), barred=(scene.leads.id,))
    scene.room.work.seekers.save(barred)
    assert not scene.writes("danger")


def test_it_stands_in_the_transcript_and_in_the_seekers_file(scene: Scene) -> None:
    """With the ground and who noted it; in the seeker's file only what they know of."""
    scene.shares_in_danger()
    shown = plain(sheet(scene.room.work, scene.room.line, scene.case.id), scene.room.line.zone)
    assert "shared: to Veilig Thuis Utrecht; ground: danger to somebody's life; noted by Hanna" in shown

    def page() -> str:
        case = scene.room.work.cases.get(scene.case.id)
        assert case
        return exports.page(scene.room.desk, scene.room.again(scene.seeker), case).decode()

    assert "Veilig Thuis" not in page()
    scene.presses("yt")
    assert "Veilig Thuis" in page()


def test_a_sealed_case_has_nothing_to_share_here(scene: Scene) -> None:
    """Its words are out of reach, and so is its log."""
    scene.room.work.outbox.cancel(case_id=scene.case.id)
    scene.room.work.cases.save(replace(scene.case, state="closed", closed_at=scene.room.work.now))
    scene.room.work.cases.seal(scene.case.id)
    assert not scene.writes("danger")
    sharing.command(scene.room.desk, scene.leads, scene.room.letter(scene.leads, "/shared"))
    assert NL(texts.NO_CASE) in scene.team.gets(scene.leads)


def test_every_ground_has_words() -> None:
    """Those for holding and for sharing are told apart by their keys."""
    assert not legal.HOLD_GROUNDS.keys() & texts.GROUNDS.keys()
