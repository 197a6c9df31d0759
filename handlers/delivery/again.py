"""*Send again*: what did not arrive goes out once more, when whoever said it wants that."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, EntryRef
from db.records import Case, Entry, Seeker, Staff
from handlers import relaying
from handlers.actions import action
from handlers.company import present as company
from handlers.delivery import senders
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.voices.speaker import Speaker
from locales import Tongue
from locales.texts import delivery as texts, staff as staff_texts


def helps(entry: Entry) -> bool:
    """Whether what was refused could be taken the next time."""
    return entry.missed not in texts.AGAIN_HELPS_NOT


def button(say: Tongue, case: Case, entry: Entry) -> Buttons:
    """The button. It names when a copy may be there already, so that the next one is marked."""
    how = action(
        "resend", case.id, str(entry.seq), str(entry.again), "m" if entry.missed == "given_up" else ""
    )
    return ((Button(say(texts.SEND_AGAIN), how),),)


def by_seeker(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seeker wants it sent again."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    _pressed(Speaker(desk, seeker, case), press)


def by_staff(desk: Desk, member: Staff, press: Press) -> None:
    """Somebody on the case wants it sent again."""
    held = desk.work.assignments.of_member(press.given(1)[0], member.id)
    case = desk.work.cases.get(held.case_id) if held else None
    _pressed(Speaker(desk, member, case, held), press)


def _pressed(speaker: Speaker, press: Press) -> None:
    """Each notice is good for once: it names how often the entry had been sent again by then."""
    case_id, number, times, mark = press.given(4)
    found = senders.find(speaker.desk, EntryRef(case_id, int(number))) if number.isdecimal() else None
    mine = found and speaker.case and found[0].id == speaker.case.id and senders.is_of(speaker, found[1])
    if not found or not mine or times != str(found[1].again):
        speaker.answer(press, speaker.say(staff_texts.OLD_BUTTON))
        return
    speaker.answer(press)
    speaker.tell(Edit(phrase(speaker.say, texts.SENT_AGAIN), press.message_id))
    send(speaker.desk, *found, repeat=mark == "m")


def send(desk: Desk, case: Case, entry: Entry, *, repeat: bool = False) -> None:
    """To the seeker, or to all on the case who had not said it themselves.

    What a seeker sends again is for whoever has the case now, also when it was said before they came.
    """
    ref, lead = EntryRef(case.id, entry.seq), company.lead(desk, case.id) if entry.side == "seeker" else None
    desk.work.transcript.sent_again(ref, lead.held.id if lead else "")
    entry = replace(desk.work.transcript.get(ref) or entry, album="")
    if entry.side == "confidant":
        if seeker := desk.work.seekers.get(case.seeker_id):
            relaying.show_seeker(desk, case, entry, seeker, repeat=repeat)
        return
    for one in company.of(desk, case.id):
        if company.may_read(one.held, entry):
            relaying.show_confidant(desk, case, entry, one.member, one.held, repeat=repeat)
