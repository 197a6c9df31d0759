"""A seeker arrives, chooses a language, and reads what the line is before anything is asked."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from db.letters import Button, Buttons, Edit, Send, ShowCommands, Words
from db.records import Seeker
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import join, labelled, phrase
from handlers.seeker import menu, starting, strays, tongues, wrong
from locales import tongue
from locales.naming import own_name
from locales.organisation import ours
from locales.text import Counted, Text
from locales.texts import common, pages, safety, seeker as texts, waiting as waiting_texts

CONSENT = (texts.ABOUT, safety.IN_SHORT, common.EMERGENCY)
"""The texts a seeker agrees to; their version is logged with the consent."""


def show_languages(desk: Desk, seeker: Seeker) -> None:
    """Ask for the language, in all of them and their scripts at once: Telegram never says Tamazight."""
    prompt = join((phrase(tongue(code), texts.CHOOSE_LANGUAGE) for code in ours().readings), gap="\n")
    report = (wrong.row(voice_of(seeker)),) if seeker.language else ()
    desk.tell_seeker(seeker, Send(prompt, buttons=(*_language_buttons(), *report), keys=()))


def _language_buttons() -> Buttons:
    return tuple((Button(own_name(code), action("lang", code)),) for code in ours().readings)


def set_language(desk: Desk, seeker: Seeker, code: str) -> Seeker:
    """Go on in `code`, a language and perhaps its script, with the command menu in it too."""
    second = None if seeker.second_language == code else seeker.second_language
    seeker = replace(seeker, language=code, second_language=second)
    desk.work.seekers.save(seeker)
    say = voice_of(seeker)
    desk.tell_seeker(seeker, ShowCommands(tuple((name, say(what)) for name, what in texts.COMMANDS.items())))
    return seeker


def language_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """A language button was pressed; the question becomes the answer, and the journey goes on in it."""
    (code,) = press.given(1)
    if code not in ours().readings:
        strays.old_button(desk, seeker, press)
        return
    again = seeker.language == code and seeker.stage not in ("language", "reading")
    seeker = set_language(desk, seeker, code)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(phrase(voice_of(seeker), texts.LANGUAGE_CHOSEN), press.message_id))
    if not again:
        starting.go_on(desk, seeker)


def language_named(desk: Desk, seeker: Seeker, code: str) -> None:
    """A language was typed by its name: go on in it."""
    seeker = set_language(desk, seeker, code)
    desk.tell_seeker(seeker, Send(phrase(voice_of(seeker), texts.LANGUAGE_CHOSEN)))
    starting.go_on(desk, seeker)


def languages_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Other language* was pressed."""
    desk.answer_seeker(press)
    show_languages(desk, seeker)


def use_languages(desk: Desk, seeker: Seeker) -> None:
    """Something was written before a language was chosen: ask again, in all of them."""
    show_languages(desk, seeker)


def show_about(desk: Desk, seeker: Seeker) -> None:
    """Say what this is and ask for consent; emergency numbers are repeated in Dutch."""
    desk.work.seekers.save(replace(seeker, stage="reading"))
    words, buttons = about_drawn(desk, seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def about_drawn(desk: Desk, seeker: Seeker) -> tuple[Words, Buttons]:
    """What is agreed to, in a second language too where that is a habit, and its buttons."""
    say = voice_of(seeker)
    buttons = (
        (labelled(say, texts.AGREE, action("agree")),),
        (
            labelled(say, texts.READ_PRIVACY, action("privacy")),
            labelled(say, texts.OTHER_LANGUAGE, action("languages")),
        ),
        tongues.row(seeker, "consent"),
    )
    return about(desk, seeker), buttons


def about(desk: Desk, seeker: Seeker) -> Words:
    """What a seeker agrees to."""
    what = tongues.said(
        seeker, texts.ABOUT, line=desk.line.name, time=Counted(waiting_texts.DAYS, desk.line.retention_days)
    )
    return join((what, tongues.said(seeker, safety.IN_SHORT), emergency(seeker)))


def emergency(seeker: Seeker) -> Words:
    """112 and 113 in the seeker's language or languages, and in Dutch beside it."""
    shown = dict.fromkeys((*tongues.codes(seeker), ours().local))
    return join(phrase(tongue(code), common.EMERGENCY) for code in shown)


def show_privacy(desk: Desk, seeker: Seeker, press: Press) -> None:
    """More about privacy, before agreeing; the buttons to agree come with it."""
    desk.answer_seeker(press)
    words, buttons = privacy_drawn(seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def privacy_drawn(seeker: Seeker) -> tuple[Words, Buttons]:
    """The page about privacy with the button to agree under it."""
    agree = labelled(voice_of(seeker), texts.AGREE, action("agree"))
    return tongues.said(seeker, pages.PRIVACY), ((agree,), tongues.row(seeker, "read"))


def version_of(language: str, *shown: Text) -> str:
    """A short fingerprint of what this language shows for these texts, for the consent log."""
    say = tongue(language)
    return hashlib.sha256("\n".join(say.template(what) for what in shown).encode()).hexdigest()[:16]


def log_consent(desk: Desk, seeker: Seeker, what: str, *shown: Text) -> str:
    """Log that the seeker agrees, once for each language the text was shown in; the version in the first."""
    versions = {code: version_of(code, *shown) for code in tongues.codes(seeker)}
    for code, version in versions.items():
        desk.work.consents.log(seeker.id, what, version, code)
    return next(iter(versions.values()))


def agreed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Consent is logged with the version of the text, and only then can anything be asked."""
    if seeker.stage != "reading":
        strays.old_button(desk, seeker, press)
        return
    version = log_consent(desk, seeker, "use", *CONSENT)
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Edit(join((about(desk, seeker), _agreed(seeker))), press.message_id))
    seeker = replace(seeker, consent=version, stage="menu")
    desk.work.seekers.save(seeker)
    menu.show_menu(desk, seeker, *wrong.notice(desk, seeker))


def _agreed(seeker: Seeker) -> Words:
    say = voice_of(seeker)
    return phrase(say, texts.YOUR_ANSWER, answer=say(texts.AGREE))


def please_agree(desk: Desk, seeker: Seeker) -> None:
    """Something was written before consent: nothing of it is kept, and that is said."""
    desk.tell_seeker(seeker, Send(tongues.said(seeker, texts.PLEASE_AGREE)))
    show_about(desk, seeker)
