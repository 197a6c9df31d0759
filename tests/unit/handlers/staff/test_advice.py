"""A second opinion: which message is an aside is never in doubt, and no aside reaches the seeker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Parcel
from handlers import relaying
from locales import tongue
from locales.texts import handover as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room

NL = tongue("nl")


def asks(scene: Scene, question: str) -> None:
    scene.phones.deliver()
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, question)
    scene.phones.deliver()


def test_where_a_question_went_is_said(scene: Scene) -> None:
    """The confidant sees that it went to the coordinators; the next message goes to the seeker again."""
    boss = scene.person("Boss", "coordinator")
    asks(scene, "wat nu?")
    assert scene.sees(scene.lead, NL(texts.ADVICE_SENT))
    assert scene.sees(boss, "wat nu?")
    scene.writes(scene.lead, "hoe gaat het?")
    assert scene.sees(scene.seeker, "hoe gaat het?")
    assert not scene.sees(scene.seeker, "wat nu?")
    assert not scene.sees(boss, "hoe gaat het?")


def test_without_coordinators_admins_are_asked(scene: Scene) -> None:
    """Somebody always answers."""
    admin = scene.person("Admin", "admin")
    asks(scene, "wat nu?")
    assert scene.sees(admin, "wat nu?")


def test_with_nobody_to_ask_nothing_is_awaited(scene: Scene) -> None:
    """Where there is nobody, the next message is for the seeker, and that is said."""
    scene.commands(scene.lead, "/advice")
    assert scene.sees(scene.lead, NL(texts.ADVICE_NOBODY))
    assert scene.now(scene.lead).asks == ""


def test_the_first_to_answer_goes_on_with_it(scene: Scene) -> None:
    """The others' copies go, they hear who answers, and a late answer goes to nobody."""
    first, late = scene.person("First", "coordinator"), scene.person("Late", "coordinator")
    asks(scene, "wat nu?")
    copy = scene.phones.finds(late, "wat nu?")
    scene.writes(first, "eerst luisteren", reply_to=scene.phones.finds(first, "wat nu?"))
    assert not scene.sees(late, "wat nu?")
    scene.writes(late, "te laat", reply_to=copy)
    assert scene.sees(late, NL(texts.ADVICE_NOT_YOURS))
    assert not scene.sees(scene.lead, "te laat")
    assert scene.sees(scene.lead, "eerst luisteren")


@pytest.mark.parametrize("answered", ["eerst luisteren", "wat nu?", "ADVICE_ASK", "ADVICE_SENT"])
def test_whatever_of_an_aside_is_answered_stays_aside(scene: Scene, answered: str) -> None:
    """A reply to the answer, and to each of the line's own words about it, never reaches the seeker."""
    boss = scene.person("Boss", "coordinator")
    scene.phones.deliver()
    scene.commands(scene.lead, "/advice")
    mine = scene.writes(scene.lead, "wat nu?").message_id
    scene.phones.deliver()
    scene.writes(boss, "eerst luisteren", reply_to=scene.phones.finds(boss, "wat nu?"))
    scene.phones.deliver()
    text = getattr(texts, answered, None)
    words = NL.template(text)[:20].replace("*", "") if text else answered
    reply_to = mine if answered == "wat nu?" else scene.phones.finds(scene.lead, words)
    scene.writes(scene.lead, "mijn antwoord", reply_to=reply_to)
    assert not scene.sees(scene.seeker, "mijn antwoord")
    assert scene.sees(boss, "mijn antwoord")


def test_a_reply_to_a_message_nobody_knows_goes_to_nobody(scene: Scene) -> None:
    """A copy whose arrival was never reported may have been an aside: better nobody than the seeker."""
    boss = scene.person("Boss", "coordinator")
    asks(scene, "wat nu?")
    scene.writes(scene.lead, "voor wie?", reply_to=99_999)
    assert not scene.sees(scene.seeker, "voor wie?")
    assert not scene.sees(boss, "voor wie?")
    assert scene.sees(scene.lead, NL(texts.ASIDE_UNCLEAR))


def test_an_answer_to_the_seeker_is_not_taken_for_the_question(scene: Scene) -> None:
    """After /advice, a reply to the seeker's own message is for neither for certain: it goes to nobody."""
    boss = scene.person("Boss", "coordinator")
    scene.seeker_writes("ik ben bang")
    scene.phones.deliver()
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, "ik ben er", reply_to=scene.phones.finds(scene.lead, "ik ben bang"))
    assert not scene.sees(scene.seeker, "ik ben er")
    assert not scene.sees(boss, "ik ben er")


def test_after_a_long_time_the_question_is_nobodys(room: Room, scene: Scene) -> None:
    """Whoever comes back hours later may have forgotten /advice: the message goes to nobody."""
    boss = scene.person("Boss", "coordinator")
    scene.commands(scene.lead, "/advice")
    member = scene.now(scene.lead)
    case_id, since = member.asks.split(":")
    long_ago = f"{case_id}:{int(since) - 8000}"

    room.work.staff.save(replace(member, asks=long_ago))
    scene.writes(scene.lead, "lieve Yamina")
    assert not scene.sees(scene.seeker, "lieve Yamina")
    assert not scene.sees(boss, "lieve Yamina")


def test_cancel_gives_the_next_message_back_to_the_seeker(scene: Scene) -> None:
    """And says so."""
    scene.person("Boss", "coordinator")
    scene.commands(scene.lead, "/advice")
    scene.taps(scene.lead, "adno")
    scene.writes(scene.lead, "hoe gaat het?")
    assert scene.sees(scene.seeker, "hoe gaat het?")


def test_an_edit_of_an_aside_changes_it_for_the_staff_only(scene: Scene) -> None:
    """The coordinator's copy changes; the seeker hears nothing."""
    boss = scene.person("Boss", "coordinator")
    scene.phones.deliver()
    scene.commands(scene.lead, "/advice")
    letter = scene.writes(scene.lead, "wat nu?")
    scene.phones.deliver()
    scene.edits(scene.lead, letter, "wat moet ik doen?")
    assert scene.sees(boss, "wat moet ik doen?")
    assert not scene.sees(scene.seeker, "wat moet ik doen?")


def test_when_the_case_closes_it_leaves_the_coordinators_phone(scene: Scene) -> None:
    """Nothing of the question stays with whoever was not on the case."""
    boss = scene.person("Boss", "coordinator")
    asks(scene, "wat nu?")
    scene.commands(scene.lead, "/end")
    scene.taps(scene.lead, "end")
    assert not scene.sees(boss, "wat nu?")


def test_a_seeker_is_never_shown_an_aside(room: Room, scene: Scene) -> None:
    """The relay itself refuses, whoever calls it."""
    entry = room.work.transcript.add(scene.case.id, "aside", room.letter(scene.lead, "geheim").words)
    with pytest.raises(relaying.NotForSeekers):
        relaying.show_seeker(room.desk, scene.case, entry, scene.seeker)


def test_an_album_after_advice_stays_aside_as_a_whole(scene: Scene) -> None:
    """Its items come one by one: none of them is for the seeker, and what comes after it is."""
    boss = scene.person("Boss", "coordinator")
    scene.phones.deliver()
    scene.commands(scene.lead, "/advice")
    for number in range(3):
        parcel = Parcel("photo", scene.room.work.media.park(number, b"pixels"), size=6)
        letter = scene.room.letter(scene.lead, f"foto {number}", thread=scene.thread(scene.lead), album="9")
        scene.sends(scene.lead, replace(letter, kind="photo", parcel=parcel))
        assert not scene.sees(scene.seeker, f"foto {number}")
        assert scene.sees(boss, f"foto {number}")
    scene.writes(scene.lead, "hoe gaat het?")
    assert scene.sees(scene.seeker, "hoe gaat het?")
