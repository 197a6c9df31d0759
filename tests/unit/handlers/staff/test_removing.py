"""Somebody is removed: nothing that waited reaches them, and their cases go on."""

from __future__ import annotations

from dataclasses import replace

from db.letters import AnswerPress, DeleteTopic, Edit, OpenTopic, Remove, Send, Words
from db.records import Staff
from handlers.relaying import whole
from handlers.staff import inviting, joining, presence, removing
from handlers.staff.questions import waiting
from handlers.staff.questions.waiting import Waiting
from locales.texts import people as texts, seeker as seeker_texts, staff as staff_texts
from tests.unit.handlers.room import Room, of_kind
from tests.unit.handlers.staff.team import NL, Team


def remove(room: Room, admin: Staff, one: Staff, reason: str = "stopped") -> None:
    removing.chosen(room.desk, admin, room.press(admin, f"px:{one.id}:{reason}"))


def test_a_reason_is_asked_first(room: Room, team: Team) -> None:
    """One tap removes nobody: the reasons are the second one, and there is a way back."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    removing.ask(room.desk, admin, room.press(admin, f"pr:{noor.id}"))
    actions = [button.action for button in team.buttons(admin)]
    assert actions == [*(f"px:{noor.id}:{why}" for why in texts.REASONS), f"pn:{noor.id}"]
    assert team.now(noor) == noor


def test_an_unknown_reason_removes_nobody(room: Room, team: Team) -> None:
    """Only the reasons that were offered count."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    remove(room, admin, noor, "because")
    assert team.now(noor) == noor
    assert team.gets(admin) == [NL(staff_texts.OLD_BUTTON)]


def test_the_case_goes_to_somebody_else(room: Room, team: Team) -> None:
    """The seeker is told, another confidant is offered the case, and the coordinator knows why."""
    admin, nadia = team.one("Joost", "admin"), team.one("Nadia", "coordinator")
    noor, said = team.one("Noor", "confidant"), team.one("Said", "confidant")
    case = room.case(room.seeker(), "open")
    room.held(case, noor)
    remove(room, admin, noor)
    assert room.work.staff.get(noor.id) is None
    again, offer = room.work.cases.get(case.id), room.work.offers.open_for(case.id)
    assert again is not None
    assert offer is not None
    assert (again.state, offer.staff_id) == ("waiting", said.id)
    assert NL(texts.CASE_MOVES, case=case.name) in team.gets(nadia)[0]
    told = [letter.words.text for letter in of_kind(Send, room.post("seeker"))]
    assert any(NL(seeker_texts.LOOKING_AGAIN) in words for words in told)


def test_the_last_thing_read_is_one_plain_sentence(room: Room, team: Team) -> None:
    """No offer of their own case, nothing of coordinators, only that it is over."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant", "coordinator")
    room.held(room.case(room.seeker(), "open"), noor)
    remove(room, admin, noor)
    assert team.gets(noor) == [NL(texts.YOU_ARE_REMOVED)]


def test_nothing_that_waited_reaches_them_but_what_takes_away(room: Room, team: Team) -> None:
    """A message of the seeker, a list, a changed screen: cancelled; a topic's deletion: sent."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    case = room.case(room.seeker(), "open")
    held = room.held(case, noor, plain=False, thread_id=77)
    for letter in (OpenTopic("x"), Send(Words("of the seeker")), Edit(Words("changed"), 5)):
        room.desk.tell_staff(noor, letter, held)
    room.desk.tell_staff(noor, Send(Words("a list of people")))
    room.desk.tell_staff(noor, Remove((9,)))
    remove(room, admin, noor)
    room.desk.work.outbox.cancel(chat_id=admin.chat_id)
    post = [letter for letter in room.post("staff") if not isinstance(letter, AnswerPress)]
    assert [letter.what for letter in post] == ["remove", "delete_topic", "show_commands", "send"]
    assert of_kind(DeleteTopic, post) == [DeleteTopic(77)]


def test_without_topics_what_was_shown_is_taken_away(room: Room, team: Team) -> None:
    """Message by message, as far as Telegram allows."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    case = room.case(room.seeker(), "open")
    held = room.held(case, noor)
    room.desk.tell_staff(noor, Send(Words("the case"), entry=whole(case)), held)
    room.post("staff")
    remove(room, admin, noor)
    (taken,) = of_kind(Remove, room.post("staff"))
    assert len(taken.message_ids) == 1


def test_a_closed_case_leaves_the_phone_at_once(room: Room, team: Team) -> None:
    """The grace time after closing is not waited for: nobody would take it away then."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    case = room.case(room.seeker(), "open")
    held = room.held(case, noor, plain=False, thread_id=78)
    room.work.cases.save(replace(case, state="closed", closed_at=room.work.now))
    remove(room, admin, noor)
    assert DeleteTopic(78) in room.post("staff")
    ended = room.work.assignments.get(held.id)
    assert ended is not None
    assert ended.until is not None


def test_an_open_offer_goes_to_the_next(room: Room, team: Team) -> None:
    """What the offer showed is replaced, and somebody else is asked."""
    admin = team.one("Joost", "admin")
    noor, said = team.one("Noor", "confidant"), team.one("Said", "confidant")
    case = room.case(room.seeker())
    room.offered(case, noor)
    remove(room, admin, noor)
    offer = room.work.offers.open_for(case.id)
    assert offer is not None
    assert offer.staff_id == said.id
    assert NL(staff_texts.OFFER_EXPIRED, case=case.name) in team.gets(noor)


def test_what_they_had_asked_for_falls(room: Room, team: Team) -> None:
    """No invitation of theirs lets anybody in, and nothing waits for their next message."""
    admin, mina = team.one("Joost", "admin"), team.one("Mina", "admin")
    inviting.asked(room.desk, mina, room.press(mina, "iv:admin"))
    waiting.wait_for(room.desk, mina, Waiting("note", "seekers", 1))
    remove(room, admin, mina)
    assert room.work.invites.every() == []
    assert waiting.waiting_for(room.desk, mina) is None


def test_removing_twice_is_a_clear_word(room: Room, team: Team) -> None:
    """Two admins press at once: the second hears that it is done."""
    joost, mina, noor = team.one("Joost", "admin"), team.one("Mina", "admin"), team.one("Noor", "confidant")
    remove(room, joost, noor)
    remove(room, mina, noor)
    assert team.gets(mina) == [NL(texts.GONE)]
    assert team.acts() == ["removed"]


def test_an_old_button_of_theirs_does_nothing_and_stops_spinning(room: Room, team: Team) -> None:
    """Whoever is not on the staff hears only that it takes an invitation."""
    noor = team.one("Noor", "confidant")
    room.work.staff.remove(noor.id)
    joining.stranger_pressed(room.desk, room.press(noor, "pz:7"))
    assert team.gets(noor) == [NL(staff_texts.STRANGER)]
    assert room.work.staff.everyone() == []


def test_whoever_cannot_be_reached_can_be_removed(room: Room, team: Team) -> None:
    """Their cases were given back already; nothing is given back twice."""
    admin, noor = team.one("Joost", "admin"), team.one("Noor", "confidant")
    case = room.case(room.seeker(), "open")
    room.held(case, noor)
    presence.changed(room.desk, noor, here=False)
    remove(room, admin, team.now(noor), "account")
    assert [one.act for one in room.work.audit.newest(9)] == ["removed"]
    again = room.work.cases.get(case.id)
    assert again is not None
    assert again.state == "waiting"
