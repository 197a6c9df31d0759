"""A store in which something lies in every sealed column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from db.letters import Address, Attachment, EntryRef, OpenTopic, Send, Words
from db.store import Store

SEEKER_CHAT = 7_312_345_678
STAFF_CHAT = 6_198_765_432
TOPIC = 5_987_654_321
WORDS = {
    "entry": "Mijn dochter wil naar Brussel verhuizen",
    "arabic": "ابنتي تريد السفر ولا تقول لماذا",
    "tifinagh": "ⵉⵍⵍⵉ ⵜⵅⵙ ⴰⴷ ⵜⵔⴰⵃ",
    "turkish": "Oğlum çok değişti, şüpheliyim",
    "name": "blue heron",
    "walk": "answers-of-the-intake",
    "profile": "speaks Tarifit, Kanaleneiland",
    "reasons": "twelve kilometres, woman as asked",
    "file": "IMG_paspoort_20260314.jpg",
    "media": "the picture's own bytes",
    "file id": "AwACAgQAAxtelegrams-own-id-of-a-file",
    "parcel": "parcel-of-the-porter",
    "update": "an-update-as-it-came",
    "letter": "Someone will talk to you",
    "topic": "case of the heron",
    "consent": "version-of-the-consent-text",
    "setting": "value-of-a-setting",
    "wording": "own wording of a text",
    "said": "seeker.key-of-a-text",
    "yaml": "questions: who are you worried about",
    "address": "address-of-a-meeting",
    "ground": "why-somebody-looked-at-a-case",
    "note": "note-beside-a-version",
    "outcome": "outcome-of-the-case",
    "practised": "what-somebody-wrote-to-a-made-up-seeker",
    "asked": "what-somebody-asked-colleagues",
    "remark": "how-it-was-for-somebody",
}


@dataclass(frozen=True)
class Filled:
    """What was put in: ids for reading it again."""

    open_case: str
    sealed_case: str
    staff: str
    code: str


async def fill(store: Store) -> Filled:
    """Put something in every sealed column, and finish, rewrite and delete some of it again."""
    async with store.transaction() as work:
        seeker = work.seekers.new(SEEKER_CHAT)
        member = work.staff.new(STAFF_CHAT, ("confidant",))
        work.staff.save(replace(member, profile=WORDS["profile"], language="rif"))
        practice = work.practices.new(member.id, "nl_brussel", "opening", 5)
        work.practices.save(replace(practice, words=WORDS["practised"]))
        work.intervisions.draft(member.id, work.now, "note", WORDS["asked"])
        work.consents.log(seeker.id, "match", WORDS["consent"], "rif")
        work.settings.put("tone", WORDS["setting"])
        work.wordings.put("seeker.menu", "nl", member.id, WORDS["wording"])
        work.audit.note("looked", member.id, reason=WORDS["ground"])
        work.remarks.add("2026-02", "rif", WORDS["remark"])
        work.remarks.let_out("2026-03", 1)
        work.prompts.put("seekers", "story", "rif", "w", WORDS["media"].encode(), 3)
        work.prompts.learn("seekers:story:rif:w", work.now, WORDS["file id"])
        work.questionnaires.publish(WORDS["yaml"], WORDS["note"])
        work.blocks.put(SEEKER_CHAT + 7, work.now + timedelta(days=7), member.id, WORDS["ground"], "nl")
        meeting = replace(work.meetings.new(member.id), address=WORDS["address"])
        work.meetings.save(meeting)
        work.seats.new(meeting.id, seeker.id, "seated")
        code = work.invites.new("admin", work.now + timedelta(days=1), approved=True)
        cases = [_case(work, seeker, member) for _ in range(2)]
        for number, carries in enumerate((False, True, False)):
            work.inbox.add("seeker", number, SEEKER_CHAT + number, WORDS["update"].encode(), carries=carries)
    async with store.transaction() as work:
        for arrival in work.inbox.carrying(10):
            work.media.park(arrival.id, WORDS["media"].encode())
            work.inbox.carried(arrival.id, WORDS["parcel"])
        work.inbox.done(work.inbox.ready(1)[0].id)
        for letter in work.outbox.claim(10):
            work.outbox.sent(letter.id, (41,), thread_id=TOPIC, texts=(WORDS["said"],))
        work.outbox.cancel(case_id=cases[1])
        case = work.cases.get(cases[1])
        assert case
        work.cases.save(replace(case, state="closed", closed_at=work.now, outcome=WORDS["outcome"]))
        work.cases.seal(cases[1])
    return Filled(cases[0], cases[1], member.id, code)


def _case(work, seeker, member) -> str:
    case = work.cases.new(seeker, WORDS["name"], 1, "rif")
    work.cases.save(replace(case, walk=WORDS["walk"], state="open"))
    work.offers.new(case.id, member.id, work.now + timedelta(minutes=30), WORDS["reasons"])
    held = work.assignments.new(case.id, member.id, WORDS["reasons"])
    picture = Attachment("photo", "m" * 32, WORDS["file"])
    for key in ("entry", "arabic", "tifinagh", "turkish"):
        entry = work.transcript.add(case.id, "seeker", Words(WORDS[key]), (picture,))
        work.messages.link("seeker", SEEKER_CHAT, entry.seq, EntryRef(case.id, entry.seq))
    gone = work.transcript.add(case.id, "seeker", Words("deleted " + WORDS["entry"]))
    work.transcript.rewrite(EntryRef(case.id, gone.seq), Words("rewritten " + WORDS["entry"]))
    work.transcript.remove(EntryRef(case.id, gone.seq))
    work.media.keep(work.media.park(99, WORDS["media"].encode()), case.id)
    there = Address("staff", STAFF_CHAT, case.id, held.id, in_topic=True)
    work.outbox.put(there, OpenTopic(WORDS["topic"]))
    for _ in range(2):
        work.outbox.put(there, Send(Words(WORDS["letter"]), picture, entry=EntryRef(case.id, 1)))
    work.outbox.put(Address("seeker", SEEKER_CHAT), Send(Words(WORDS["letter"])))
    work.keepings.new(case.id, "hold", work.now + timedelta(days=30), member.id, WORDS["ground"])
    return str(case.id)
