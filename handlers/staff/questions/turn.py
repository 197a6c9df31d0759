"""One press in the editor: who pressed what, on which working copy, and what it then shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.letters import Button, Buttons, Words
from db.records import QuestionnaireKind, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.staff.questions import draft as drafts
from handlers.staff.questions.draft import Draft
from locales import Tongue
from locales.text import Text

KINDS: dict[str, QuestionnaireKind] = {"s": "seekers", "p": "professionals", "q": "questions"}

Screen = tuple[Words, Buttons]
"""What a message of the editor shows."""

Shown = Screen | Text
"""A screen, or the reason why there is none, for a pop-up."""


@dataclass(frozen=True, slots=True)
class Turn:
    """`args` are the numbers in the button: places of questions, options, languages, values.

    `variant` is the place of the variant whose condition it is about; None for the question's own.
    """

    desk: Desk
    member: Staff
    draft: Draft
    args: tuple[int, ...] = ()
    variant: int | None = None

    @property
    def say(self) -> Tongue:
        """The admin's own language."""
        return voice_of(self.member)

    @property
    def q(self) -> Questionnaire:
        """The working copy."""
        return self.draft.questionnaire

    @property
    def place(self) -> int:
        """Which question it is about."""
        return self.args[0]

    @property
    def question(self) -> Question:
        """The question it is about."""
        return self.q.questions[self.place]

    def at(self, *args: int) -> Turn:
        """The same turn, about something else."""
        return replace(self, args=args)

    def changed(self, q: Questionnaire) -> Turn:
        """Keep a change; the turn goes on with what it became."""
        return self if q == self.q else replace(self, draft=drafts.change(self.desk, self.draft, q))

    def button(self, label: Text | str, step: str, *args: int, **inserted: object) -> Button:
        """A button for a step on this revision of the working copy."""
        shown = label if isinstance(label, str) else self.say(label, **inserted)
        head = f"{self.draft.kind[0]}{self.draft.revision}"
        return Button(shown, action("e", head, step, *(str(one) for one in args)))


def in_rows(buttons: list[Button], wide: int) -> Buttons:
    """Buttons in rows of at most `wide`."""
    return tuple(tuple(buttons[i : i + wide]) for i in range(0, len(buttons), wide))
