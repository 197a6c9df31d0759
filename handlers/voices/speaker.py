"""Somebody whose voice may be changed: either side of a case."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.letters import Outgoing
from db.records import Assignment, Case, Seeker, Side, Staff
from db.voices import CaseVoice, VoiceChoice
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from locales import Tongue


@dataclass(frozen=True, slots=True)
class Speaker:
    """A seeker or staff member, and the case in which they speak; `held` is a confidant's time with it."""

    desk: Desk
    person: Seeker | Staff
    case: Case | None = None
    held: Assignment | None = None

    @property
    def say(self) -> Tongue:
        """The language they read."""
        return voice_of(self.person)

    @property
    def side(self) -> Side:
        """Their side of the case."""
        return "seeker" if isinstance(self.person, Seeker) else "confidant"

    @property
    def author(self) -> str:
        """What the transcript names them by: the staff's id, and nothing for a seeker."""
        return "" if self.side == "seeker" else self.person.id

    @property
    def choice(self) -> VoiceChoice:
        """What they have chosen."""
        return self.person.voice

    @property
    def voice(self) -> CaseVoice | None:
        """How they sound in this case, once that is known."""
        voices = self.case.voices if self.case else ()
        return next((one for one in voices if one.who == self.person.id), None)

    def tell(self, what: Outgoing) -> None:
        """Put something for them in the outbox, where the case is."""
        if isinstance(self.person, Seeker):
            self.desk.tell_seeker(self.person, what, self.case)
        else:
            self.desk.tell_staff(self.person, what, self.held)

    def answer(self, press: Press, text: str = "") -> None:
        """Answer their press."""
        (self.desk.answer_seeker if self.side == "seeker" else self.desk.answer_staff)(press, text)

    def choosing(self, choice: VoiceChoice) -> Speaker:
        """The same person with this choice, which is kept."""
        if isinstance(self.person, Seeker):
            seeker = replace(self.desk.work.seekers.get(self.person.id) or self.person, voice=choice)
            self.desk.work.seekers.save(seeker)
            return replace(self, person=seeker)
        member = replace(self.desk.work.staff.get(self.person.id) or self.person, voice=choice)
        self.desk.work.staff.save(member)
        return replace(self, person=member)

    def sounding(self, case: Case, voice: CaseVoice) -> Speaker:
        """The same person, who sounds like this in the case from now on."""
        case = self.desk.work.cases.get(case.id) or case
        others = tuple(one for one in case.voices if one.who != voice.who)
        case = replace(case, voices=(*others, voice))
        self.desk.work.cases.save(case)
        return replace(self, case=case)
