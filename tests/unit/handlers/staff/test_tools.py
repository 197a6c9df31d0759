"""Mute, notes, labels, prepared answers, and what a topic is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.letters import Mark, NameTopic, OpenTopic, Send
from db.records import Assignment, Staff
from handlers import answers, labels, signs
from handlers.clock import muted, sleeping
from handlers.company import briefing
from handlers.staff import answering, labelling, muting, noting, removing
from locales import tongue
from locales.texts import alarm, answers as answer_texts, staff as staff_texts, tools as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import Room, of_kind

NL, AR = tongue("nl"), tongue("ar")


def names(scene: Scene) -> list[str]:
    return [letter.name for letter in of_kind(NameTopic, scene.room.post("staff"))]


def test_a_muted_case_comes_without_a_sound_for_one_person_only(scene: Scene) -> None:
    """Whoever muted it hears nothing; a second person on the case hears every message."""
    second = scene.person("Tweede")
    held = scene.room.work.assignments.new(scene.case.id, second.id, "", part="beside")
    scene.room.work.assignments.save(replace(held, plain=True))
    scene.commands(scene.lead, "/mute")
    scene.taps(scene.lead, f"mu:{scene.case.id}:2")
    scene.room.post("staff")
    scene.seeker_writes("hallo")
    sent = [letter for letter in of_kind(Send, scene.room.post("staff")) if "hallo" in letter.words.text]
    assert sorted(letter.silent for letter in sent) == [False, True]


def test_the_sound_comes_back_by_itself(scene: Scene) -> None:
    """When the hours are over the case is heard again, and its topic has its name back."""
    held = scene.held(scene.lead)
    assert held is not None
    before = scene.room.work.now - timedelta(minutes=1)
    scene.room.work.assignments.save(replace(held, muted_until=before))
    muted.give_sound_back(scene.room.desk)
    now = scene.held(scene.lead)
    assert now is not None
    assert now.muted_until is None
    assert names(scene) == [scene.case.name]


def test_a_wrong_length_mutes_nothing(scene: Scene) -> None:
    """A button that never was does nothing."""
    press = scene.room.press(scene.lead, f"mu:{scene.case.id}:99")
    muting.chosen(scene.room.desk, scene.lead, press)
    held = scene.held(scene.lead)
    assert held is not None
    assert held.muted_until is None


def test_a_topic_is_called_after_its_case_and_state(scene: Scene) -> None:
    """Alarm, sleep and end each have a sign before the name."""
    scene.commands(scene.lead, "/red")
    assert names(scene) == [f"🚨 {scene.case.name}"]
    scene.commands(scene.lead, "/red")
    scene.taps(scene.lead, "rz")
    sleeping.fall_asleep(scene.room.desk, scene.case_now, timedelta(days=3))
    assert f"💤 {scene.case.name}" in names(scene)
    scene.commands(scene.lead, "/end")
    scene.phones.deliver()
    scene.presses(scene.lead, scene.phones.press(scene.lead, "end"))
    assert f"✔ {scene.case.name}" in names(scene)


def test_a_topic_opens_with_its_sign_and_colour(room: Room) -> None:
    """An urgent case has a red icon from the first moment."""
    member = room.member()
    case = room.case(room.seeker(), "open", urgent=True)
    held = room.held(case, member, plain=False)
    assert signs.titled(room.desk, case, held) == f"🔴 {case.name}"
    assert signs.colour(case) == signs.COLOURS["urgent"]
    assert OpenTopic(case.name).colour is None


def test_the_pinned_message_follows_the_state(scene: Scene) -> None:
    """What stands above a case says that it sleeps, and later that somebody pressed the red button."""
    scene.person("Nadia", "coordinator")
    sleeping.fall_asleep(scene.room.desk, scene.case_now, timedelta(days=3))
    assert scene.sees(scene.lead, "💤")
    scene.commands(scene.lead, "/red")
    scene.phones.deliver()
    first = scene.phones.texts(scene.lead)
    assert any(NL(alarm.STANDS) in text and NL(staff_texts.CASE_ANSWERS).strip("*") in text for text in first)


def test_a_note_is_for_who_wrote_it_and_for_a_coordinator_on_the_case(scene: Scene) -> None:
    """A colleague on the case does not see it, a coordinator who joined does, the seeker never."""
    second, chief = scene.person("Tweede"), scene.person("Nadia", "coordinator")
    for member in (second, chief):
        held = scene.room.work.assignments.new(scene.case.id, member.id, "", part="beside")
        scene.room.work.assignments.save(replace(held, plain=True))
    scene.commands(scene.lead, "/note zij lijkt bang")
    for member, sees in ((scene.lead, True), (chief, True), (second, False)):
        letter = _in_case(scene, member)
        noting.show(scene.room.desk, scene.now(member), letter)
        assert scene.sees(member, "zij lijkt bang") is sees
    assert not scene.sees(scene.seeker, "zij lijkt bang")


def _in_case(scene: Scene, member: Staff):
    held = scene.held(member)
    assert held is not None
    scene.room.work.staff.save(replace(scene.now(member), current_case=scene.case.id))
    return scene.room.letter(member, "/notes", thread=held.thread_id)


def test_a_typed_note_leaves_the_chat_and_is_in_no_transcript(scene: Scene) -> None:
    """What was typed is deleted, and nobody's transcript has it."""
    scene.commands(scene.lead, "/note zij lijkt bang")
    removed = [one for one in scene.room.post("staff") if one.what == "remove"]
    assert len(removed) == 1
    said = scene.room.work.transcript.read(scene.case.id)
    assert all("bang" not in entry.words.text for entry in said)


def test_a_note_is_dropped_by_who_wrote_it_only(scene: Scene) -> None:
    """Somebody else's button about it does nothing."""
    other = scene.person("Tweede")
    held = scene.room.work.assignments.new(scene.case.id, other.id, "", part="beside")
    scene.room.work.assignments.save(replace(held, plain=True))
    scene.commands(scene.lead, "/note zij lijkt bang")
    note = scene.case_now.notes[0].id
    for member, left in ((other, 1), (scene.lead, 0)):
        noting.removed(scene.room.desk, member, scene.room.press(member, f"nx:{scene.case.id}:{note}"))
        assert len(scene.case_now.notes) == left


@pytest.mark.parametrize("text", ["/note", "/note " + "x" * 1001])
def test_a_note_without_words_or_with_too_many_is_not_kept(scene: Scene, text: str) -> None:
    """It says how a note is made."""
    scene.commands(scene.lead, text)
    assert scene.case_now.notes == ()
    assert scene.sees(scene.lead, NL(texts.NOTE_HOW, most=1000))


def test_labels_are_made_by_admins_and_put_on_cases(scene: Scene) -> None:
    """A label stands on the case, in its state and in the list; taken away it is gone everywhere."""
    admin = scene.person("Joost", "admin")
    labelling.manage(scene.room.desk, admin, scene.room.letter(admin, "/labels school"))
    scene.commands(scene.lead, "/label")
    scene.taps(scene.lead, "lb")
    assert labels.of_case(scene.room.desk, scene.case_now) == ["school"]
    assert scene.sees(scene.lead, "🏷 school")
    scene.taps(admin, "lx")
    assert labels.of_case(scene.room.desk, scene.case_now) == []


@pytest.mark.parametrize("called", ["", "x" * 25, "School"])
def test_a_label_is_short_and_there_once(room: Room, called: str) -> None:
    """Nothing empty, nothing long, nothing twice."""
    assert labels.add(room.desk, "school")
    assert not labels.add(room.desk, called)


def test_a_prepared_answer_is_shown_and_sent_in_the_seekers_language(scene: Scene) -> None:
    """The confidant reads it before it goes; it goes once, as the confidant's own message."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), language="ar"))
    scene.commands(scene.lead, "/answers")
    scene.taps(scene.lead, "qn:" + scene.case.id + ":open")
    words = AR.words(answer_texts.DEFAULTS["open"]).text
    assert scene.sees(scene.lead, words)
    assert not scene.sees(scene.seeker, words)
    press = scene.phones.press(scene.lead, "qs")
    for _ in range(2):
        scene.presses(scene.lead, press)
    scene.phones.deliver()
    assert scene.phones.texts(scene.seeker).count(words) == 1
    said = [one for one in scene.room.work.transcript.read(scene.case.id) if one.words.text == words]
    assert [(one.side, one.by) for one in said] == [("confidant", scene.lead.id)]


def test_placeholders_are_filled_and_other_braces_stay(room: Room) -> None:
    """The line's name and hours are filled in; what nobody knows stays as it was typed."""
    told = answers.filled(room.desk, "{line} {opens}-{closes} {wat} {")
    assert told == "Amana 09:00-22:00 {wat} {"


def test_an_answer_to_change_is_copied_and_sent_to_nobody(scene: Scene) -> None:
    """Change first shows the words alone, as something a tap copies."""
    scene.commands(scene.lead, "/answers")
    scene.taps(scene.lead, "qn:" + scene.case.id + ":open")
    scene.phones.deliver()
    scene.presses(scene.lead, scene.phones.press(scene.lead, "qx"))
    (shown,) = of_kind(Send, scene.room.post("staff"))
    assert not shown.protect
    assert [mark.kind for mark in shown.words.marks if mark.kind == "code"] == ["code"]
    assert isinstance(shown.words.marks[-1], Mark)
    assert scene.room.post("seeker") == []


def test_own_answers_are_ones_own_and_shared_ones_are_admins(scene: Scene) -> None:
    """Nobody uses another's own answer; only an admin adds one for everybody, and everybody has it."""
    admin, other = scene.person("Joost", "admin"), scene.person("Ander")
    desk = scene.room.desk
    answering.command(desk, scene.lead, scene.room.letter(scene.lead, "/answers nl Mijn eigen antwoord"))
    answering.command(desk, other, scene.room.letter(other, "/answers all nl Van iedereen"))
    answering.command(desk, admin, scene.room.letter(admin, "/answers all nl Voor iedereen"))
    assert [one.text for one in answers.of_member(desk, scene.lead.id, "nl")] == [
        "Mijn eigen antwoord",
        "Voor iedereen",
    ]
    assert [one.text for one in answers.of_member(desk, other.id, "nl")] == ["Voor iedereen"]
    assert answers.of_member(desk, scene.lead.id, "ar") == []


def test_an_answer_is_dropped_by_whose_it_is(scene: Scene) -> None:
    """A confidant cannot take away what is shared, nor another's; an admin can take what is shared."""
    admin, other, desk = scene.person("Joost", "admin"), scene.person("Ander"), scene.room.desk
    own = answers.added(desk, "nl", "eigen", scene.lead.id)
    shared = answers.added(desk, "nl", "gedeeld")
    assert own is not None
    assert shared is not None
    assert not answers.drop(desk, own.id, other.id, shared=False)
    assert not answers.drop(desk, shared.id, other.id, shared=False)
    assert answers.drop(desk, shared.id, admin.id, shared=True)
    assert answers.drop(desk, own.id, scene.lead.id, shared=False)


def test_own_answers_go_with_whoever_leaves(scene: Scene) -> None:
    """Removed from the staff, nothing of theirs stays; what is shared does."""
    other, desk = scene.person("Ander"), scene.room.desk
    answers.added(desk, "nl", "eigen", other.id)
    answers.added(desk, "nl", "gedeeld")
    removing.remove(desk, other)
    assert [one.text for one in answers.of_member(desk, other.id, "nl")] == ["gedeeld"]


def test_whatever_shows_a_case_forbids_forwarding_and_saving(scene: Scene) -> None:
    """The first message, the seeker's words, notes, answers, lists and alarms are all protected."""
    chief = scene.person("Nadia", "coordinator")
    scene.seeker_writes("mijn geheim")
    for typed in ("/note mijn geheim", "/notes", "/answers", "/red", "/cases"):
        scene.commands(scene.lead, typed)
    scene.commands(chief, "/queue")
    scene.commands(scene.lead, "/advice")
    scene.writes(scene.lead, "mijn geheim, wat nu?")
    for member in (scene.lead, chief):
        briefing.open_on(scene.room.desk, member, scene.case_now, held_of(scene))
    telling = [one for one in of_kind(Send, scene.room.post("staff")) if shows(scene, one)]
    assert len(telling) >= 8
    assert all(one.protect for one in telling)


def held_of(scene: Scene) -> Assignment:
    held = scene.held(scene.lead)
    assert held is not None
    return held


def shows(scene: Scene, one: Send) -> bool:
    """Whether a message shows what was said or answered in the case, or in which state it is."""
    said = "mijn geheim" in one.words.text or "⏰" in one.words.text or "🚨" in one.words.text
    return said or (one.entry is not None and one.entry.seq in (0, -2, -3))


def test_a_prepared_answer_keeps_to_the_rules(scene: Scene) -> None:
    """A telephone number in somebody's own answer is refused as if it had been typed."""
    answers.added(scene.room.desk, "nl", "bel me op 06 12345678", scene.lead.id)
    own = answers.of_member(scene.room.desk, scene.lead.id, "nl")[0]
    scene.commands(scene.lead, "/answers")
    scene.taps(scene.lead, f"qn:{scene.case.id}:{own.id}")
    scene.taps(scene.lead, "qs")
    assert not scene.sees(scene.seeker, "12345678")
    said = [one for one in scene.room.work.transcript.read(scene.case.id) if "12345678" in one.words.text]
    assert said == []
