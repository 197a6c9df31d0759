"""A line that comes back: who was erased is not there, and what may have been sent says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.errors import MediaMissing
from db.ledger import Erased
from db.letters import Attachment, BotName, EntryRef, Remove, Send, Words
from db.packing import unpack_letter
from db.transcript import mark
from handlers import restoring
from locales import tongue
from locales.texts import pin, restoring as texts
from tests.unit.db.house import MORNING
from tests.unit.handlers.room import Room, of_kind

THEN = MORNING - timedelta(hours=5)


def marked(room: Room, bot: BotName) -> dict[str, bool]:
    """What goes out by this bot, by its words or kind, and whether it says that it may be a repeat."""
    found = {}
    while claimed := room.work.outbox.claim(100, (bot,)):
        for letter in claimed:
            what = unpack_letter(letter.payload)
            found[what.words.text if isinstance(what, Send) else what.what] = letter.repeat
            room.work.outbox.sent(letter.id, (7,))
    return found


async def test_an_erased_case_is_gone_and_its_seeker_in_the_menu(room):
    """An intake that was dropped since is not gone on with."""
    seeker = room.seeker()
    case = room.case(seeker, "intake")
    assert restoring.put_right(room.desk, {Erased("case", case.id)}, THEN) == 1
    assert not room.work.cases.exists(case.id)
    seeker = room.again(seeker)
    assert (seeker.stage, seeker.case_id) == ("menu", None)


async def test_an_erased_seeker_is_gone_with_every_case(room):
    """Neither the record nor a case, nor a letter to or from them, comes back."""
    seeker = room.seeker()
    open_case = room.case(seeker, "open")
    closed = room.work.cases.new(seeker, "grey gull", 1, "nl")
    held = room.held(open_case, room.member())
    room.work.outbox.put(room.desk.at_seeker(seeker), Send(Words("for the seeker")))
    room.work.outbox.put(room.desk.at_seeker(seeker), Send(Words("held back")), held=True)
    room.work.inbox.add("seeker", 1, seeker.chat_id, b"{}", carries=False)
    restoring.put_right(room.desk, {Erased("seeker", seeker.id)}, THEN)
    assert room.work.seekers.find(seeker.chat_id) is None
    assert not room.work.cases.exists(open_case.id)
    assert not room.work.cases.exists(closed.id)
    assert room.work.assignments.get(held.id) is None
    assert room.post("seeker") == []
    assert room.work.outbox.held(seeker.chat_id) == 0
    assert room.work.inbox.ready(10) == []


async def test_a_removed_confidant_is_not_let_in_again(room):
    """Their open case goes back to matching, and they are told nothing a second time."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    held = room.held(case, member)
    room.work.cases.save(replace(case, assignment_id=held.id))
    room.work.inbox.add("staff", 1, member.chat_id, b"{}", carries=False)
    restoring.put_right(room.desk, {Erased("staff", member.id)}, THEN)
    assert room.work.staff.find(member.chat_id) is None
    assert room.work.cases.get(case.id).state == "waiting"
    assert room.post("staff") == []
    assert room.work.inbox.ready(10) == []


async def test_whoever_had_an_erased_case_is_removed_all_the_same(room):
    """A case and its confidant may both be in the ledger."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open")
    room.held(case, member)
    erased = {Erased("staff", member.id), Erased("case", case.id), Erased("seeker", seeker.id)}
    assert restoring.put_right(room.desk, erased, THEN) == 3
    assert room.work.cases.ids_in_state("open", "waiting") == []


async def test_what_is_not_in_the_backup_is_nothing_to_drop(room):
    """The ledger is longer than what one backup holds."""
    erased = {Erased("case", "a" * 32), Erased("seeker", "b" * 32), Erased("staff", "c" * 32)}
    assert restoring.put_right(room.desk, erased, THEN) == 0


async def test_everybody_else_is_where_they_were(room):
    """Who is not named keeps the case and its place in it."""
    seeker = room.seeker()
    case = room.case(seeker, "open")
    before = room.again(seeker)
    restoring.put_right(room.desk, {Erased("case", "a" * 32)}, THEN)
    assert room.again(seeker) == before
    assert room.work.cases.get(case.id) == case


async def test_what_waited_goes_out_as_a_possible_repeat(room):
    """Also what was just being sent; what only takes away does no harm twice, and says nothing."""
    seeker, other = room.seeker(), room.seeker()
    room.work.outbox.put(room.desk.at_seeker(seeker), Send(Words("being sent")))
    assert not room.work.outbox.claim(1)[0].repeat
    room.work.outbox.put(room.desk.at_seeker(other), Send(Words("waiting")))
    room.work.outbox.put(room.desk.at_staff(room.member()), Remove((1,)))
    restoring.put_right(room.desk, (), THEN)
    room.work.outbox.recover()
    assert marked(room, "seeker") == {"being sent": True, "waiting": True}
    assert marked(room, "staff")["remove"] is False


async def test_what_was_held_back_says_so_too(room):
    """Unseen behind a seeker's line, or withheld from a locked phone."""
    seeker, member = room.seeker(), room.member()
    room.work.outbox.put(room.desk.at_seeker(seeker), Send(Words("held")), held=True)
    room.work.outbox.put(room.desk.at_staff(member), Send(Words("withheld")), withheld=True)
    restoring.put_right(room.desk, (), THEN)
    room.work.outbox.release(seeker.chat_id)
    room.work.outbox.let_through("staff", member.chat_id)
    assert marked(room, "seeker") == {"held": True}
    assert marked(room, "staff")["withheld"] is True


async def test_invitations_from_before_let_nobody_in(room):
    """They may have been used meanwhile."""
    code = room.work.invites.new("admin", room.work.now + timedelta(hours=1), approved=True)
    restoring.put_right(room.desk, (), THEN)
    assert room.work.invites.take(code, room.work.now) is None


async def test_it_is_in_the_audit_log(room):
    """Whoever reads the log sees where the gap is."""
    restoring.put_right(room.desk, (), THEN)
    assert [deed.act for deed in room.work.audit.newest(1)] == ["restored"]


async def test_whoever_has_a_case_hears_what_is_lost(room):
    """When the copy was made, in the line's own time, without a sound; others are left in peace."""
    seeker, idle = room.seeker(language="ar"), room.seeker()
    room.case(seeker, "waiting")
    restoring.put_right(room.desk, (), THEN)
    claimed = room.work.outbox.claim(100, ("seeker",))
    assert [letter.chat_id for letter in claimed] == [seeker.chat_id]
    told = unpack_letter(claimed[0].payload)
    assert isinstance(told, Send)
    assert told.silent
    assert "05:30" in told.words.text
    assert idle.case_id is None


async def test_everybody_on_the_staff_hears_what_to_look_after(room):
    """What was closed or handed over since stands open again, and only they know of it."""
    room.member()
    restoring.put_right(room.desk, (), THEN)
    (told,) = of_kind(Send, room.post("staff"))
    assert told.words.text.startswith(tongue("nl")(texts.STAFF, when="…").partition("…")[0])


async def test_who_has_a_word_is_shown_nothing_until_it_is_given(room):
    """The line may have been hidden since, from somebody who now holds the phone."""
    seeker = room.seeker(word="hashed")
    room.case(seeker, "waiting")
    restoring.put_right(room.desk, (), THEN)
    assert room.again(seeker).hidden
    assert room.post("seeker") == []
    assert room.work.outbox.held(seeker.chat_id) == 1


async def test_who_has_a_pin_is_asked_for_it(room):
    """A phone that was locked in need since is not open again; what is told waits behind a neutral line."""
    member = room.member(pin="kept", active_at=room.work.now)
    restoring.put_right(room.desk, (), THEN)
    assert room.work.staff.get(member.id).locked
    assert room.work.outbox.withheld("staff", member.chat_id) == 1
    (line,) = of_kind(Send, room.post("staff"))
    assert line.words.text == tongue("nl")(pin.NEWS)


async def test_what_was_taken_back_since_does_not_come_back(room):
    """Words, file and quotes of it are gone, and what would have shown it; everything else is there."""
    case = room.case(room.seeker(), "open")
    held = room.held(case, room.member())
    media_id = room.work.media.keep(room.work.media.park(1, b"canary"), case.id)
    gone = room.work.transcript.add(case.id, "seeker", Words("canary"), (Attachment("photo", media_id),))
    room.work.transcript.add(case.id, "confidant", Words("stays"), (), gone.seq, "", "", Words("canary"))
    ref = EntryRef(case.id, gone.seq)
    room.work.outbox.put(
        room.desk.at_staff(room.work.staff.get(held.staff_id), held), Send(Words("x"), entry=ref)
    )
    erased = {Erased("said", mark(case.id, gone)), Erased("said", "0" * 32)}
    assert restoring.put_right(room.desk, erased, THEN) == 1
    said = room.work.transcript.read(case.id)
    assert [(one.words.text, one.quote, one.taken_back) for one in said] == [
        ("", None, True),
        ("stays", None, False),
    ]
    with pytest.raises(MediaMissing):
        room.work.media.read(case.id, media_id)
    assert not [what for what in of_kind(Send, room.post("staff")) if what.entry == ref]


async def test_a_number_that_was_given_again_is_another_entry(room):
    """A line that was restored before counts on from there: what it says then was taken back by nobody."""
    case = room.case(room.seeker(), "open")
    said = room.work.transcript.add(case.id, "seeker", Words("stays"))
    before = replace(said, at=said.at - timedelta(hours=9))
    assert restoring.put_right(room.desk, {Erased("said", mark(case.id, before))}, THEN) == 0
    assert room.work.transcript.read(case.id) == [said]


def test_a_seat_that_was_given_up_since_is_given_up(room: Room) -> None:
    """Nobody is reminded of what they got out of."""
    meeting = room.work.meetings.new("planner")
    kept, gone = (room.work.seats.new(meeting.id, room.seeker().id, "seated") for _ in range(2))
    assert (
        restoring.put_right(room.desk, {Erased("seat", gone.id), Erased("seat", "0" * 32)}, room.work.now)
        == 1
    )
    assert room.work.seats.of_meeting(meeting.id) == [kept]
