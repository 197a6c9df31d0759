"""What of a case leaves the line: kept in the case's own record, under its key, and noted without content."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, Seeker, Share, ShareState, Staff
from handlers import legal
from handlers.actions import action
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.incoming import Press
from handlers.phrases import labelled, phrase
from handlers.seeker import arriving, strays, tongues
from locales import Tongue
from locales.text import Text
from locales.texts import sharing as texts


def of(case: Case, share_id: str) -> Share | None:
    """The one with this id."""
    return next((one for one in case.shares if one.id == share_id), None)


def put(desk: Desk, case: Case, share: Share) -> Case:
    """Keep one, new or changed. The case as it is then."""
    others = tuple(one for one in case.shares if one.id != share.id)
    case = replace(case, shares=(*others, share))
    desk.work.cases.save(case)
    return case


def without_drafts(desk: Desk, case: Case, member: Staff) -> Case:
    """Let go of what somebody wrote down and did not go on with. The case as it is then."""
    kept = tuple(one for one in case.shares if (one.state, one.by) != ("draft", member.id))
    case = replace(case, shares=kept)
    desk.work.cases.save(case)
    return case


def line(say: Tongue, share: Share) -> Words:
    """One of them, in words."""
    state, ground = say(texts.STATES[share.state]), legal.ground_of(say, share)
    return phrase(say, texts.LINE, to=share.to, words=share.what, ground=ground, state=state)


def ask(desk: Desk, case: Case, share: Share) -> None:
    """Ask the seeker, with exactly what would be shared, and with whom."""
    put(desk, case, replace(share, state="asked"))
    if seeker := desk.work.seekers.get(case.seeker_id):
        words = tongues.said(seeker, texts.ASK, to=share.to, words=share.what)
        rows = (
            _button(seeker, texts.B_YES, "sy", case, share),
            _button(seeker, texts.B_NO, "sn", case, share),
        )
        desk.tell_seeker(seeker, Send(words, buttons=rows), case)


def _button(seeker: Seeker, label: Text, verb: str, case: Case, share: Share) -> tuple[Button, ...]:
    return (labelled(voice_of(seeker), label, action(verb, case.id, share.id)),)


def agreed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: the consent log has it, with the version of the text and which sharing it is about."""
    if (meant := _meant(desk, seeker, press, "asked")) is None:
        return
    case, share = meant
    consent = arriving.log_consent(desk, seeker, f"share {share.id}", texts.ASK)
    case = put(desk, case, replace(share, state="agreed", consent=consent, told=True))
    desk.work.audit.note("share_agreed", "seeker", case.id)
    rows: Buttons = (_button(seeker, texts.B_NO, "sn", case, share),)
    words = tongues.said(seeker, texts.THANKS_YES, to=share.to)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=rows), case)
    tell_asker(desk, case, share, texts.SEEKER_SAID_YES)


def refused(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No, at once or after a yes, as long as nothing was shared."""
    if (meant := _meant(desk, seeker, press, "asked", "agreed")) is None:
        return
    case, share = meant
    case = put(desk, case, replace(share, state="refused", consent=""))
    desk.work.audit.note("share_refused", "seeker", case.id)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.THANKS_NO), press.message_id), case)
    tell_asker(desk, case, share, texts.SEEKER_SAID_NO)


def _meant(desk: Desk, seeker: Seeker, press: Press, *states: ShareState) -> tuple[Case, Share] | None:
    """The seeker's own case and what they were asked in it; None, and answered, when that is over."""
    case_id, share_id = press.given(2)
    case = desk.work.cases.get(case_id)
    theirs = case is not None and case.seeker_id == seeker.id and not desk.work.cases.is_sealed(case.id)
    share = of(case, share_id) if case and theirs else None
    if case and share and share.state in states:
        desk.answer_seeker(press)
        return case, share
    if share and share.state == "shared":
        desk.answer_seeker(press, voice_of(seeker)(texts.TOO_LATE), alert=True)
    else:
        strays.old_button(desk, seeker, press)
    return None


def tell_asker(desk: Desk, case: Case, share: Share, what: Text) -> None:
    """Whoever wants to share it hears the answer; after a yes they say once it has been done."""
    asker = desk.work.staff.get(share.by)
    if asker is None:
        return
    say = voice_of(asker)
    done = (labelled(say, texts.B_DONE, action("yd", case.id, share.id)),)
    rows: Buttons = (done,) if what in (texts.SEEKER_SAID_YES, texts.SECOND_SAID_YES) else ()
    words = phrase(say, what, case=case.name, to=share.to)
    desk.tell_beside(asker, Send(words, buttons=rows, protect=True), case)


def note(desk: Desk, member: Staff, case: Case, share: Share) -> Case:
    """It has left the line, or does so now: the audit log says on which ground, those on the case hear it."""
    counting.shared(desk, share)
    case = put(desk, case, replace(share, state="shared", at=desk.now))
    desk.work.audit.note("shared", member.id, case.id, reason=share.words or share.ground)
    for one in company.of(desk, case.id):
        if one.member.id != member.id:
            say = voice_of(one.member)
            by = name(desk, say, member.id)
            ground = legal.ground_of(say, share)
            told = phrase(say, texts.SHARED_HERE, case=case.name, to=share.to, ground=ground, name=by)
            desk.tell_staff(one.member, Send(told, protect=True), one.held)
    return case


def tell_seeker(desk: Desk, case: Case, share: Share) -> None:
    """The seeker hears what was told, to whom, and why."""
    put(desk, case, replace(share, told=True))
    if seeker := desk.work.seekers.get(case.seeker_id):

        def words(say: Tongue) -> Words:
            ground = legal.ground_of(say, share)
            return phrase(say, texts.IS_SHARED, to=share.to, words=share.what, ground=ground)

        desk.tell_seeker(seeker, Send(tongues.both(seeker, words)), case)
