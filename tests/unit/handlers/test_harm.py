"""Something harmful is taken out: once, by whoever got it, and decided once by a coordinator."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from db.errors import MediaMissing
from db.letters import AnswerPress, EntryRef, Parcel, Remove, Send, Words, beside
from db.packing import unpack_letter
from db.records import Assignment, Case, Entry, Seeker, Staff
from handlers import harm, relaying
from handlers.actions import action
from handlers.incoming import Letter
from handlers.seeker.safety import again
from locales import tongue
from locales.texts import kinds as texts
from tests.unit.handlers.room import Room, of_kind

say = tongue("nl")


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture from the seeker that the confidant has on the phone."""

    seeker: Seeker
    member: Staff
    coordinator: Staff
    case: Case
    held: Assignment
    entry: Entry


def scene(room: Room, album: str | None = None, count: int = 1) -> Scene:
    seeker, member = room.seeker(), room.member()
    coordinator = room.member(roles=("coordinator",))
    case = room.case(seeker, "open")
    held = room.held(case, member)
    entries = []
    for number in range(count):
        parcel = Parcel("photo", room.work.media.park(number, b"pixels"), size=6)
        letter = Letter(seeker.chat_id, 5000 + number, "photo", Words("erg"), parcel, album=album)
        entries.append(relaying.keep(room.desk, case, "seeker", letter))
        relaying.show_confidant(room.desk, case, entries[-1], member, held)
    room.post("staff")
    return Scene(seeker, member, coordinator, case, held, entries[0])


def report(room: Room, here: Scene, by: Staff | None = None) -> None:
    press = room.press(by or here.member, action("harm", here.case.id, str(here.entry.seq)))
    harm.by_staff(room.desk, by or here.member, press)


def decide(room: Room, here: Scene, verb: str) -> None:
    press = room.press(here.coordinator, action(verb, here.case.id, str(here.entry.seq)))
    handler = harm.kept if verb == "hkeep" else harm.removed
    handler(room.desk, here.coordinator, press)


def test_it_leaves_both_chats_and_a_coordinator_hears_of_it(room: Room) -> None:
    """Both phones lose it, its sender is told, and the alert says nothing of it."""
    here = scene(room)
    report(room, here)
    staff, public = room.post("staff"), room.post("seeker")
    ref = room.ref(here.case, here.entry)
    assert Remove(entries=(ref,)) in staff
    assert Remove(entries=(ref,)) in public
    assert [letter.words.text for letter in of_kind(Send, public)] == [say(texts.HARM_TAKEN_FROM)]
    [alert] = of_kind(Send, staff)
    assert alert.words.text == say(texts.HARM_BY_SEEKER, case=here.case.name)
    assert alert.attachment is None


def test_a_second_press_changes_nothing(room: Room) -> None:
    """Pressed twice, it is taken out once and told once."""
    here = scene(room)
    report(room, here)
    room.post("staff")
    report(room, here)
    assert of_kind(Send, room.post("staff")) == []


@pytest.mark.parametrize("who", ["other confidant", "own picture"])
def test_only_who_got_it_can_take_it_out(room: Room, who: str) -> None:
    """Somebody else's button, or the sender's, does nothing but stop spinning."""
    here = scene(room)
    if who == "other confidant":
        report(room, here, room.member())
    else:
        press = room.press(here.seeker, action("harm", here.case.id, str(here.entry.seq)))
        harm.by_seeker(room.desk, room.again(here.seeker), press)
    letters = (*room.post("staff"), *room.post("seeker"))
    assert [type(letter) for letter in letters] == [AnswerPress]


def test_it_is_not_shown_again(room: Room) -> None:
    """Whoever gets the case later sees that something was taken out, and not what."""
    here = scene(room)
    report(room, here)
    room.post("staff")
    entry = room.work.transcript.get(room.ref(here.case, here.entry))
    assert entry is not None
    relaying.show_confidant(room.desk, here.case, entry, here.member, replace(here.held, plain=False))
    [shown] = of_kind(Send, room.post("staff"))
    assert (shown.words.text, shown.attachment, shown.buttons) == (say(texts.WITHHELD), None, ())


def test_removed_is_destroyed(room: Room) -> None:
    """File and entry are gone; a second decision finds it decided."""
    here = scene(room)
    report(room, here)
    decide(room, here, "hdrop")
    assert room.work.transcript.get(room.ref(here.case, here.entry)) is None
    with pytest.raises(MediaMissing):
        room.work.media.read(here.case.id, here.entry.attachments[0].media_id)
    room.post("staff")
    decide(room, here, "hkeep")
    assert of_kind(AnswerPress, room.post("staff"))[0].text == say(texts.HARM_DECIDED)


def test_kept_stays_sealed(room: Room) -> None:
    """The file is still there for the archive, and the entry is shown to nobody."""
    here = scene(room)
    report(room, here)
    decide(room, here, "hkeep")
    entry = room.work.transcript.get(room.ref(here.case, here.entry))
    assert entry is not None
    assert entry.withheld == "kept"
    assert room.work.media.read(here.case.id, entry.attachments[0].media_id) == b"pixels"


def test_an_album_goes_as_a_whole(room: Room) -> None:
    """The button under an album takes all of it out, and the decision is for all of it."""
    here = scene(room, "a", 3)
    report(room, here)
    [taken] = [one for one in of_kind(Remove, room.post("seeker")) if one.entries]
    refs = [EntryRef(here.case.id, number) for number in (1, 2, 3)]
    assert taken.entries == (*refs, beside(refs[0]))
    decide(room, here, "hdrop")
    assert room.work.transcript.read(here.case.id) == []


def test_without_coordinators_the_admins_decide(room: Room) -> None:
    """Somebody is always told."""
    here = scene(room)
    room.work.staff.save(replace(here.coordinator, roles=("admin",)))
    report(room, here)
    assert of_kind(Send, room.post("staff"))[0].words.text == say(texts.HARM_BY_SEEKER, case=here.case.name)


def test_an_edit_keeps_the_button(room: Room) -> None:
    """A corrected caption does not take the button away."""
    here = scene(room)
    relaying.show_edit_to_confidant(room.desk, here.case, here.entry, here.member, here.held)
    assert room.post("staff")[0].buttons == harm.buttons(say, here.case, here.entry)  # type: ignore[union-attr]


def test_what_waits_for_a_locked_phone_never_comes(room: Room) -> None:
    """A colleague who opens the bot later does not see what was taken out meanwhile."""
    here = scene(room)
    other = room.member()
    held = room.work.assignments.new(here.case.id, other.id, "[]", part="beside")
    room.work.staff.save(replace(other, locked=True))
    relaying.show_confidant(room.desk, here.case, here.entry, replace(other, locked=True), held)
    report(room, here)
    room.work.outbox.let_through("staff", other.chat_id)
    assert not [one for one in of_kind(Send, room.post("staff")) if one.attachment]


def from_confidant(room: Room, seeker: Seeker, member: Staff) -> tuple[Case, Entry]:
    """A picture that a confidant sent, and the seeker reports."""
    case = room.case(seeker, "open")
    room.held(case, member)
    parcel = Parcel("photo", room.work.media.park(1, b"pixels"), size=6)
    letter = Letter(member.chat_id, 5000, "photo", Words("erg"), parcel)
    entry = relaying.keep(room.desk, case, "confidant", letter, by=member.id)
    harm.by_seeker(room.desk, room.again(seeker), room.press(seeker, action("harm", case.id, str(entry.seq))))
    return case, entry


def test_nobody_decides_about_what_they_sent(room: Room) -> None:
    """A confidant who coordinates too is not asked, and no button of theirs destroys it."""
    sender, other = room.member(roles=("confidant", "coordinator")), room.member(roles=("coordinator",))
    case, entry = from_confidant(room, room.seeker(), sender)
    asked = [chat for chat, what in _to_staff(room) if isinstance(what, Send) and what.buttons]
    assert asked == [other.chat_id]
    harm.removed(room.desk, sender, room.press(sender, action("hdrop", case.id, str(entry.seq))))
    kept = room.work.transcript.get(EntryRef(case.id, entry.seq))
    assert kept is not None
    assert kept.withheld == "undecided"


def test_where_there_is_nobody_else_they_do(room: Room) -> None:
    """Somebody has to."""
    sender = room.member(roles=("confidant", "coordinator"))
    case, entry = from_confidant(room, room.seeker(), sender)
    harm.removed(room.desk, sender, room.press(sender, action("hdrop", case.id, str(entry.seq))))
    assert room.work.transcript.get(EntryRef(case.id, entry.seq)) is None


def _to_staff(room: Room) -> list[tuple[int, object]]:
    claimed = room.work.outbox.claim(100, ("staff",))
    return [(one.chat_id, unpack_letter(one.payload)) for one in claimed]


def test_what_was_reported_is_not_shown_again(room: Room) -> None:
    """*Show the last ones again* does not bring back what the seeker has just had taken away."""
    seeker, sender = room.seeker(), room.member()
    from_confidant(room, seeker, sender)
    room.post("seeker")
    again.pressed(room.desk, room.again(seeker), room.press(seeker, "again"))
    assert of_kind(Send, room.post("seeker")) == []


def test_from_the_seekers_own_phone_it_goes_at_once(room: Room) -> None:
    """Also while other things wait there behind a line that says nothing."""
    here = scene(room)
    seeker = replace(room.again(here.seeker), news="discreet")
    room.work.seekers.save(seeker)
    room.desk.tell_seeker(seeker, Send(Words("nieuws")), here.case)
    room.post("seeker")
    report(room, here)
    assert of_kind(Remove, room.post("seeker")) == [Remove(entries=(room.ref(here.case, here.entry),))]
