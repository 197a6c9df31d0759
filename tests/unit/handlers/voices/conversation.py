"""Two people who are talking, both with their voices changed, seen from either side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.disguise import Disguise
from db.letters import FETCH_AGAIN, Outgoing, Parcel, Send
from db.records import Assignment, Case, Seeker, Staff
from db.voices import VoiceChoice
from handlers.incoming import Letter
from handlers.seeker import talking as seeker_talking, voicing as seeker_voicing
from handlers.staff import talking as staff_talking, voicing as staff_voicing
from tests.unit.handlers.room import Room, of_kind

HOW = Disguise(1.3, 1.14, 1.0, 7, up=True)
ON = VoiceChoice(on=True, asked=True)


@dataclass
class Conversation:
    """An open case, seen from the side that speaks; what reaches the other side is the other's post."""

    room: Room
    seeker: Seeker
    member: Staff
    case: Case
    held: Assignment
    speaks: str
    _numbers: int = 500

    @property
    def mine(self) -> str:
        return "seeker" if self.speaks == "seeker" else "staff"

    @property
    def other(self) -> str:
        return "staff" if self.speaks == "seeker" else "seeker"

    @property
    def speaker(self) -> Seeker | Staff:
        found = (
            self.room.work.seekers.get(self.seeker.id)
            if self.speaks == "seeker"
            else self.room.work.staff.get(self.member.id)
        )
        assert found
        return found

    def chooses(self, **choice: bool) -> None:
        person = replace(self.speaker, voice=VoiceChoice(asked=True, **choice))
        (self.room.work.seekers if self.speaks == "seeker" else self.room.work.staff).save(person)

    def sends(self, data: bytes = b"changed", disguise: Disguise | None = HOW, **known: object) -> Letter:
        """A voice note, as the porter left it."""
        self._numbers += 1
        parked = self.room.work.media.park(1, data)
        parcel = Parcel("voice", parked, name="voice.ogg", duration=3, disguise=disguise)
        letter = Letter(self.speaker.chat_id, self._numbers, "voice", parcel=parcel, **known)
        self._written(letter)
        return letter

    def writes(self, text: str) -> None:
        self._written(self.room.letter(self.speaker, text))

    def _written(self, letter: Letter) -> None:
        desk, person = self.room.desk, self.speaker
        if isinstance(person, Seeker):
            seeker_talking.written(desk, person, self.now, letter)
        else:
            staff_talking.written(desk, person, letter)

    def presses(self, verb: str, media_id: str, parcel: Parcel | None = None) -> None:
        press = replace(self.room.press(self.speaker, f"{verb}:{media_id}"), parcel=parcel)
        does = {"vsend": "send_pressed", "vdrop": "drop_pressed", FETCH_AGAIN: "as_it_is_pressed"}[verb]
        module = seeker_voicing if self.speaks == "seeker" else staff_voicing
        getattr(module, does)(self.room.desk, self.speaker, press)

    @property
    def now(self) -> Case:
        found = self.room.work.cases.get(self.case.id)
        assert found
        return found

    @property
    def waiting(self) -> list[str]:
        return [note.attachment.media_id for voice in self.now.voices for note in voice.waiting]

    def said(self) -> list[str]:
        """What the transcript has from the speaker: words, or the bytes of the voice."""
        entries = [one for one in self.room.work.transcript.read(self.case.id) if one.side != "line"]
        media = self.room.work.media
        return [
            media.read(self.case.id, one.attachments[0].media_id).decode()
            if one.attachments
            else one.words.text
            for one in entries
        ]

    def heard_by_other(self) -> list[Outgoing]:
        return [one for one in of_kind(Send, self.room.post(self.other)) if _shows(one, self.case)]  # type: ignore[arg-type]

    def told(self) -> list[Outgoing]:
        return self.room.post(self.mine)  # type: ignore[arg-type]


def _shows(letter: Send, case: Case) -> bool:
    return letter.entry is not None and letter.entry.case_id == case.id


def conversation(room: Room, side: str) -> Conversation:
    """Two people who are talking, both with their voices changed."""
    seeker, member = room.seeker(voice=ON), room.member(voice=ON)
    case = room.case(seeker, "open")
    held = room.held(case, member)
    member = replace(member, current_case=case.id)
    room.work.staff.save(member)
    return Conversation(room, room.again(seeker), member, case, held, side)
