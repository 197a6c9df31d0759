"""What is said of a case to whoever holds it."""

from __future__ import annotations

from db.letters import Buttons, Send
from db.records import Case
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.phrases import phrase
from locales.text import Text


def tell(desk: Desk, case: Case, what: Text, buttons: Buttons = (), **inserted: object) -> None:
    """Say something of a case, by its name, in the holder's topic; to nobody else who is on it."""
    if lead := company.lead(desk, case.id):
        words = phrase(voice_of(lead.member), what, case=case.name, **inserted)
        desk.tell_staff(lead.member, Send(words, buttons=buttons), lead.held)
