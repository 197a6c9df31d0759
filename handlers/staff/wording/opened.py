"""One text in one language: as it is worded, as it is read, and who changed it."""

from __future__ import annotations

from db.letters import Button, Buttons, Send, Words
from db.records import Staff, Wording
from handlers import places, reported, wordings
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, phrase
from handlers.staff import strays
from locales import Tongue, dates
from locales.organisation import ours
from locales.register import shown
from locales.rewording import names
from locales.text import Text
from locales.texts import common, wording as texts, wrong

CHANGES = 10
"""Changes of a text that are listed; all are kept."""


def meant(desk: Desk, member: Staff, press: Press) -> tuple[str, Text] | None:
    """The language and the text of a button; None, and that is said, when there is no such text."""
    code, key = press.given(2)
    what = shown().get(key)
    if what is None or code not in ours().written:
        strays.old_button(desk, member, press)
        return None
    return code, what


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Show one text: its wording alone, to copy it, and under it what there is to know."""
    found = meant(desk, member, press)
    if found:
        desk.answer_staff(press)
        show(desk, member, *found)


def show(desk: Desk, member: Staff, code: str, what: Text) -> None:
    """The text as it is worded, and what can be done with it."""
    say, past = voice_of(member), desk.work.wordings.history(what.key, code)
    own = bool(past) and past[-1].template is not None
    head = phrase(say, texts.OPENED, key=what.key, language=say(common.LANGUAGES[code]))
    which = phrase(say, texts.WORDED if own else texts.AS_SHIPPED)
    desk.tell_staff(member, Send(join((head, which))))
    desk.tell_staff(
        member, Send(Words(wordings.speaking(desk.work, what, code).template(what)), language=code)
    )
    count = reported.times(desk.work, code, what.key)
    times = phrase(say, wrong.TIMES, count=count) if count else Words()
    facts = [*_about(say, what), times, join((_change(desk, say, one) for one in past[-CHANGES:]), gap="\n")]
    below = join(facts) if any(part.text for part in facts) else head
    desk.tell_staff(member, Send(below, buttons=_buttons(say, code, what, own=own, reported=bool(count))))


def preview_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Show the text as a reader sees it."""
    found = meant(desk, member, press)
    if found:
        desk.answer_staff(press)
        preview(desk, member, *found)


def preview(desk: Desk, member: Staff, code: str, what: Text, head: Words = Words()) -> None:
    """The text as a reader sees it, with examples filled in; `head` comes in a message before it."""
    back = ((Button(voice_of(member)(common.BACK), action("to", code, what.key)),),)
    read_out(desk, member, wordings.speaking(desk.work, what, code), what, head, back)


def read_out(desk: Desk, member: Staff, say: Tongue, what: Text, head: Words, buttons: Buttons) -> None:
    """A text in this tongue with examples filled in, `head` in a message before it and buttons under it."""
    if head.text:
        desk.tell_staff(member, Send(head))
    examples = {**texts.EXAMPLES, "line": desk.line.name, "town": places.largest()}
    filled = {name: examples.get(name, name) for name in names(what)}
    desk.tell_staff(member, Send(phrase(say, what, **filled), buttons=buttons, language=say.code))


def reset_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The catalog's wording again; that too is kept as a change."""
    found = meant(desk, member, press)
    if found is None:
        return
    code, what = found
    desk.work.wordings.put(what.key, code, member.id, None)
    reported.settle(desk.work, code, what.key)
    desk.answer_staff(press)
    preview(desk, member, code, what, phrase(voice_of(member), texts.RESET_DONE))


def right_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """What readers found wrong is right as it is."""
    found = meant(desk, member, press)
    if found is None:
        return
    code, what = found
    reported.settle(desk.work, code, what.key)
    desk.answer_staff(press, voice_of(member)(wrong.SETTLED))


def listed(say: Tongue, inserted: frozenset[str] | tuple[str, ...]) -> str:
    """Names of what is inserted, in the braces in which they must be written."""
    return say.list_of(f"{{{name}}}" for name in sorted(inserted))


def _about(say: Tongue, what: Text) -> list[Words]:
    note = phrase(say, texts.NOTE, note=what.note) if what.note else Words()
    inserted = phrase(say, texts.INSERTED, names=listed(say, names(what))) if names(what) else Words()
    return [note, inserted]


def _change(desk: Desk, say: Tongue, one: Wording) -> Words:
    when = dates.day_and_hour(one.at, say.code, desk.line.zone)
    done = texts.HISTORY_RESET if one.template is None else texts.HISTORY_LINE
    return phrase(say, done, when=when, who=one.staff_id[:8])


def _buttons(say: Tongue, code: str, what: Text, *, own: bool, reported: bool) -> Buttons:
    right = ((Button(say(wrong.RIGHT), action("tn", code, what.key)),),) if reported else ()
    reset = ((Button(say(texts.RESET), action("tr", code, what.key)),),) if own else ()
    return (
        (Button(say(texts.REWORD), action("tw", code, what.key)),),
        (Button(say(texts.PREVIEW), action("tp", code, what.key)),),
        *reset,
        *right,
        (Button(say(common.BACK), action("tx", code)),),
    )
