"""An offer: what it shows, how long it stands, and how it ends without an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, Offer, OfferState, QuestionnaireKind, Staff
from handlers import summaries, triaging
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.match.reasons import reason_words
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from handlers.relaying import whole
from locales import Tongue
from locales.dates import hour
from locales.text import Text
from locales.texts import intake as intake_texts, matching as matching_texts, staff as texts
from matching.reasons import from_json

ASKS: dict[QuestionnaireKind, Text] = {
    "professionals": intake_texts.PROFESSIONAL_ASKS,
    "questions": intake_texts.QUESTION_ASKS,
}
"""What a request is, where it is not somebody who looks for a confidant."""


def until(desk: Desk, case: Case) -> datetime:
    """When an offer made now expires. Outside the line's hours the time begins when it opens: nobody
    has to answer at night, unless there is danger.
    """
    opening = None if triaging.is_urgent(case) else desk.line.hours.next_opening(desk.now)
    return (opening or desk.now).astimezone(UTC) + desk.line.offer_time


def make(desk: Desk, case: Case, member: Staff, expires_at: datetime, reasons: str = "") -> None:
    """Offer a case that waits; at night without a sound."""
    made = desk.work.offers.new(case.id, member.id, expires_at, reasons)
    asleep = not triaging.is_urgent(case) and not desk.line.hours.is_open(desk.now)
    letter = Send(
        words(desk, case, made, member),
        buttons=buttons(member, made),
        entry=whole(case),
        protect=True,
        silent=asleep,
    )
    desk.tell_staff(member, letter)


def buttons(member: Staff, made: Offer) -> Buttons:
    """Accept, decline, and for who was matched "I know this family"."""
    say = voice_of(member)
    family = ((Button(say(texts.KNOW_FAMILY), action("ok", made.id)),),) if made.reasons else ()
    return (
        (Button(say(texts.ACCEPT), action("of", made.id)), Button(say(texts.DECLINE), action("od", made.id))),
        *family,
    )


def words(desk: Desk, case: Case, made: Offer, member: Staff) -> Words:
    """The case as its offer shows it: choices and reasons, nothing in the seeker's own words."""
    say = voice_of(member)
    chosen = summaries.choices(say, of_case(desk, case), walk_of(case))
    return join(
        (
            phrase(say, texts.OFFER, case=case.name),
            urgency(say, case),
            why(say, made.reasons),
            join((phrase(say, texts.OFFER_CHOICES), chosen), gap="\n"),
            phrase(say, texts.OFFER_UNTIL, time=hour(made.expires_at, desk.line.zone)),
            phrase(say, texts.OFFER_WORDS_LATER),
        )
    )


def urgency(say: Tongue, case: Case) -> Words:
    """Who asks, when that is a professional, and how pressing it looks."""
    asks = phrase(say, ASKS[case.kind]) if case.kind in ASKS else Words()
    danger = phrase(say, texts.OFFER_URGENT) if case.urgent else Words()
    return join((asks, danger, triaging.level_words(say, case)), gap="\n")


def why(say: Tongue, reasons: str) -> Words:
    """The reasons for a match, in words; nothing for who was asked without a match."""
    if not reasons:
        return Words()
    return join((phrase(say, texts.OFFER_WHY), *reason_lines(say, reasons)), gap="\n")


def reason_lines(say: Tongue, reasons: str) -> list[Words]:
    """Each reason for a match as a line."""
    return [Words(f"• {reason_words(say, one)}") for one in from_json(reasons)]


def expire(desk: Desk, made: Offer) -> None:
    """Nobody answered in time: the offer closes, and what it showed goes."""
    _close(desk, made, "expired", texts.OFFER_EXPIRED)


def withdraw_others(desk: Desk, case: Case) -> None:
    """Somebody else has the case: whoever was asked beside them hears so."""
    for made in desk.work.offers.all_open_for(case.id):
        _close(desk, made, "withdrawn", matching_texts.OFFER_TAKEN)


def _close(desk: Desk, made: Offer, state: OfferState, told: Text) -> None:
    desk.work.offers.save(replace(made, state=state))
    member, case = desk.work.staff.get(made.staff_id), desk.work.cases.get(made.case_id)
    if member and case:
        words_now = phrase(voice_of(member), told, case=case.name)
        desk.tell_staff(member, Edit(words_now, entry=whole(case)))


def remind(desk: Desk, made: Offer) -> None:
    """Half of the time is over: a word that the case still waits, once."""
    desk.work.offers.save(replace(made, reminded=True))
    member, case = desk.work.staff.get(made.staff_id), desk.work.cases.get(made.case_id)
    if member and case:
        say, time = voice_of(member), hour(made.expires_at, desk.line.zone)
        told = phrase(say, matching_texts.OFFER_REMINDER, case=case.name, time=time)
        desk.tell_staff(member, Send(told, reply_to=whole(case), entry=whole(case), protect=True))
