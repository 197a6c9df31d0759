"""Lists of texts: those of a group, those with a word in them, and those that were reworded."""

from __future__ import annotations

from collections.abc import Callable

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Staff
from handlers import reported
from handlers.actions import LIMIT, action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.staff import strays
from locales import Tongue, tongue
from locales.organisation import ours
from locales.register import shown
from locales.text import Text
from locales.texts import common, wording as texts

CHANGED, REPORTED = "changed", "reported"
"""The lists of all reworded texts, and of all that readers find wrong, among the names of groups."""
PAGE = 8
"""Texts on one page of a list."""
LABEL = 40
"""Characters of a text on its button."""
_GROUP_OF = {
    "pages": "pages",
    "relay": "relay",
    "personal": "relay",
    "voice": "relay",
    "common": "common",
    "seeker": "seeker",
    "intake": "seeker",
}

Found = list[tuple[str, Text]]
"""Texts, each with the language in which it is looked at."""


def group_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One page of a group, or of what was reworded."""
    code, page, group = press.given(3)
    if code not in ours().written or not page.isdecimal():
        strays.old_button(desk, member, press)
        return
    _turn(desk, member, press, _grouped(desk, code, group), _turning("tg", code, group), int(page))


def search_turned(desk: Desk, member: Staff, press: Press) -> None:
    """Another page of what was found."""
    code, page = press.given(2)
    if code not in ours().written or not page.isdecimal():
        strays.old_button(desk, member, press)
        return
    looked_for = ":".join(press.args[2:])
    _turn(desk, member, press, _with_word(code, looked_for), _turning("ts", code, looked_for), int(page))


def send(desk: Desk, member: Staff, code: str, looked_for: str) -> None:
    """What has this word in it, as a new message; the word is as long as a button can carry."""
    looked_for = looked_for.encode()[: LIMIT - 12].decode(errors="ignore")
    words, buttons = _screen(
        voice_of(member), code, _with_word(code, looked_for), _turning("ts", code, looked_for), 0
    )
    desk.tell_staff(member, Send(words, buttons=buttons))


def _turn(
    desk: Desk, member: Staff, press: Press, found: Found, turned: Callable[[int], str], page: int
) -> None:
    words, buttons = _screen(voice_of(member), press.given(1)[0], found, turned, page)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _turning(verb: str, code: str, what: str) -> Callable[[int], str]:
    return lambda page: action(verb, code, str(page), what)


def _grouped(desk: Desk, code: str, group: str) -> Found:
    known = shown()
    if group == CHANGED:
        changed = desk.work.wordings.in_force()
        return [(one.language, known[one.key]) for one in changed if one.key in known]
    if group == REPORTED:
        return [(one.code, known[one.key]) for one in reported.every(desk.work) if one.key in known]
    return [
        (code, what) for key, what in known.items() if _GROUP_OF.get(key.partition(".")[0], "staff") == group
    ]


def _with_word(code: str, looked_for: str) -> Found:
    say, wanted = tongue(code), looked_for.casefold()
    return [
        (code, what)
        for key, what in shown().items()
        if wanted in say.template(what).replace("*", "").casefold() or wanted in key
    ]


def _screen(
    say: Tongue, code: str, found: Found, turned: Callable[[int], str], page: int
) -> tuple[Words, Buttons]:
    here = found[page * PAGE : (page + 1) * PAGE]
    rows = tuple((Button(_label(spoken, what), action("to", spoken, what.key)),) for spoken, what in here)
    turns = []
    if page > 0:
        turns.append(Button(say(texts.EARLIER), turned(page - 1)))
    if (page + 1) * PAGE < len(found):
        turns.append(Button(say(texts.LATER), turned(page + 1)))
    back = (Button(say(common.BACK), action("tx", code)),)
    return phrase(say, texts.LIST if here else texts.NOTHING), (
        *rows,
        *((tuple(turns),) if turns else ()),
        back,
    )


def _label(code: str, what: Text) -> str:
    line = " ".join(tongue(code).template(what).replace("*", "").split())
    short = line if len(line) <= LABEL else line[: LABEL - 1] + "…"
    return f"{code} · {short}" if code in ours().written else short
