"""Published versions: the list, one of them, comparing two, and going back to one."""

from __future__ import annotations

from db.letters import Words
from handlers.intake.reading_yaml import published
from handlers.phrases import join, phrase
from handlers.questionnaires import newest
from handlers.staff.questions import draft as drafts
from handlers.staff.questions.publishing import between, done
from handlers.staff.questions.turn import Shown, Turn, in_rows
from handlers.staff.questions.wording import short
from locales.texts import common, questions as texts

PAGE = 10


def show(turn: Turn) -> Shown:
    """The newest versions, each with its date and note."""
    editions = turn.desk.work.questionnaires.history(turn.draft.kind)[:PAGE]
    lines = [Words(f"{one.version} · {one.at:%d-%m-%Y} · {short(one.note, 120)}") for one in editions]
    made = [turn.button(str(one.version), "ver", one.version) for one in editions]
    words = join((phrase(turn.say, texts.HISTORY_TITLE), *lines), gap="\n")
    return words, (*in_rows(made, 5), (turn.button(texts.B_HOME, "home"),))


def open_one(turn: Turn) -> Shown:
    """One version: its note, and what can be done with it."""
    (version,) = turn.args
    every = turn.desk.work.questionnaires.history(turn.draft.kind)
    note = next((one.note for one in every if one.version == version), "")
    others = [one.version for one in every if one.version != version][:PAGE]
    made = [turn.button(texts.B_COMPARE, "cmp", version, one, version=one) for one in others]
    steps = [turn.button(texts.B_COMPARE_COPY, "cmpcopy", version)]
    if version != newest(turn.desk, turn.draft.kind):
        steps.append(turn.button(texts.B_ROLL_BACK, "back?", version))
    rows = (*in_rows(made, 2), *in_rows(steps, 1), (turn.button(common.BACK, "past"),))
    return join((phrase(turn.say, texts.VERSION_TITLE, version=version), Words(note)), gap="\n"), rows


def compare_with_copy(turn: Turn) -> Shown:
    """From this version to the working copy."""
    (version,) = turn.args
    old = published(turn.desk.work.questionnaires.get(version))
    words = between(turn, str(version), old, turn.say(texts.THE_COPY), turn.q)
    return words, ((turn.button(common.BACK, "ver", version),),)


def compare_two(turn: Turn) -> Shown:
    """From the older of two versions to the newer."""
    one, other = sorted(turn.args)
    read = turn.desk.work.questionnaires.get
    words = between(turn, str(one), published(read(one)), str(other), published(read(other)))
    return words, ((turn.button(common.BACK, "ver", turn.args[0]),),)


def ask_to_roll_back(turn: Turn) -> Shown:
    """Going back changes what new seekers are asked, so it is asked first."""
    (version,) = turn.args
    yes, no = turn.button(texts.B_YES_PUBLISH, "back", version), turn.button(common.CANCEL, "ver", version)
    return phrase(turn.say, texts.ROLL_BACK_SURE, version=version), ((yes,), (no,))


def roll_back(turn: Turn) -> Shown:
    """An older version published anew. A working copy with changes of its own stays as it is."""
    (version,) = turn.args
    followed = drafts.untouched(turn.desk, turn.draft)
    text = turn.desk.work.questionnaires.get(version)
    note = turn.say(texts.ROLLED_BACK_NOTE, version=version)
    made = turn.desk.work.questionnaires.publish(text, note, turn.draft.kind)
    if followed:
        turn = Turn(turn.desk, turn.member, drafts.start_over(turn.desk, turn.draft))
        return done(turn, made)
    words, buttons = done(turn, made)
    return join((words, phrase(turn.say, texts.COPY_KEPT))), buttons
