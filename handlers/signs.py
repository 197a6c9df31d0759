"""What a case looks like at a glance: its topic's name and colour, and the pinned message, kept true."""

from __future__ import annotations

from collections.abc import Callable

from db.letters import Button, Buttons, Edit, NameTopic, Words
from db.records import Assignment, Case, Staff, TriageLevel
from handlers import relaying, standing
from handlers.actions import action
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.triaging import is_urgent
from locales import Tongue
from locales.texts import alarm as texts

Drawn = Callable[[Tongue], tuple[Words, Buttons]]
"""A message in somebody's language, with its buttons."""

COLOURS: dict[TriageLevel, int] = {
    "urgent": 16478047,
    "support": 16749490,
    "advice": 16766590,
    "information": 9367192,
}
"""Red, rose, yellow and green, of the six that Bot API createForumTopic takes."""


def sign(desk: Desk, case: Case, held: Assignment) -> str:
    """One sign for the state that matters most of a case; none for one that simply goes on."""
    signs = {
        "✔": case.state == "closed",
        "🚨": case.alarm is not None,
        "💤": case.asleep_until is not None,
        "↪": case.handover is not None,
        "🔕": desk.is_muted(held),
        "🔴": is_urgent(case),
    }
    return next((sign for sign, holds in signs.items() if holds), "")


def titled(desk: Desk, case: Case, held: Assignment) -> str:
    """The name of a case's topic: its sign and its name."""
    return f"{sign(desk, case, held)} {case.name}".strip()


def colour(case: Case) -> int | None:
    """The colour of a topic's icon, by how pressing the case looked when it was made."""
    return COLOURS["urgent"] if is_urgent(case) else COLOURS.get(case.level or "information")


def renew(desk: Desk, case: Case) -> None:
    """The state has changed: topics get their name, and pinned messages say it, for everybody on the case."""
    for one in company.of(desk, case.id):
        renew_for(desk, case, one.member, one.held)


def renew_for(desk: Desk, case: Case, member: Staff, held: Assignment) -> None:
    """The same on one phone."""
    if desk.line.topics and not held.plain:
        desk.tell_staff(member, NameTopic(titled(desk, case, held)), held)
    if desk.work.messages.shown_at("staff", member.chat_id, relaying.summary(case)):
        words = standing.summary(desk, member, case, held)
        desk.tell_staff(
            member, Edit(words, entry=relaying.summary(case), buttons=buttons(member, case)), held
        )


def buttons(member: Staff, case: Case) -> Buttons:
    """The red button, under the pinned message of a case that is open."""
    if case.state != "open":
        return ()
    return ((Button(voice_of(member)(texts.B_RED), action("red", case.id)),),)
