"""A seeker says which sentence is wrong, and an admin words it better."""

from __future__ import annotations

from locales import tongue
from locales.texts import drafting, seeker as texts, wording, wrong
from tests.stories.line import StoryLine


async def test_a_wrong_sentence_is_put_right(line: StoryLine) -> None:
    """The notice above the menu, one press, the sentence, thanks; then /texts has it. A button too."""
    admin, seeker = await line.leader("Joost", "admin"), await line.seeker(language="rif")
    await seeker.arrives()
    menu = await seeker.sees(wrong.IMPROVING)
    assert seeker.say(texts.MENU) in menu.words
    await seeker.taps(wrong.BUTTON)
    which = await seeker.sees(wrong.WHICH)
    first = tongue("rif").template(texts.MENU).replace("*", "").split("\n")[0]
    await seeker.taps(next(label for label in which.labels if label.startswith(first)))
    await seeker.sees(wrong.THANKS)
    await seeker.taps(wrong.BUTTON)
    await seeker.taps(wrong.ON_A_BUTTON)
    talk = seeker.say(texts.MENU_TALK)
    await seeker.sees_one(lambda m: talk in m.labels and seeker.say(wrong.WHICH) in m.words, talk)
    await seeker.taps(talk)
    await seeker.sees(wrong.THANKS)
    await admin.writes("/texts")
    await admin.taps(wrong.SHOW)
    listed = await admin.sees_one(lambda m: any(first in one for one in m.labels), first)
    await admin.taps(next(label for label in listed.labels if first in label))
    await admin.sees(wrong.TIMES)
    await admin.taps(wording.REWORD)
    await admin.sees(wording.REWORD_ASK)
    sent = await admin.writes("*Min tebɣid?*")
    await admin.sees(drafting.DRAFT, after=sent)
    await admin.taps(drafting.SAVE)
    await admin.sees(wording.SAVED, after=sent)
    again = await seeker.writes("/start")
    better = await seeker.sees("Min tebɣid?", after=again)
    assert seeker.say(wrong.IMPROVING) not in better.words
