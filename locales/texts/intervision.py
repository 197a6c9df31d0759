"""Intervision: confidants ask one another about their work, without anybody's name in it."""

from __future__ import annotations

from locales.text import text

COMMAND = text(
    "intervision.command", "ask colleagues to think along, without names", note="In the command menu."
)

LIST = text(
    "intervision.list",
    "*Intervision*\nWhat made you think, without anybody in it who can be recognised. Colleagues read it, ask and answer."
    " A note is gone after {time}.",
    note="For confidants and coordinators, above notes as buttons.",
)
LIST_NONE = text("intervision.list_none", "There is no note now.", note="Below the explanation.")
B_WRITE = text("intervision.b_write", "✍ Write a note", note="Button.")
B_ASK = text("intervision.b_ask", "❓ Ask", note="Button: ask something about a colleague's note.")
B_ANSWER = text("intervision.b_answer", "💬 Answer", note="Button: say something about a colleague's note.")
B_REMOVE = text("intervision.b_remove", "🗑 The note", note="Button: remove the whole note.")
B_REMOVE_ONE = text("intervision.b_remove_one", "🗑 {number}", note="Button: remove a numbered answer.")

ASK_NOTE = text(
    "intervision.ask_note",
    "*Reply to this message* with your note, in at most {most} characters. What happened, what did you do, what do you"
    " want to know? Leave out names, places, dates, schools, mosques and whatever else is only so in this one family. You"
    " see it again before anybody reads it.",
    note="To the writer. “Reply” is Telegram's own reply to a message.",
)
ASK_REPLY = text(
    "intervision.ask_reply",
    "*Reply to this message* with what you want to ask or say, in at most {most} characters, and without anybody in it"
    " who can be recognised. You see it again before anybody reads it.",
    note="To the writer. “Reply” is Telegram's own reply to a message.",
)
TO_NOBODY = text(
    "intervision.to_nobody",
    "*This went to nobody.* Is it for colleagues? Then reply to the message that asked for it. Is it for a seeker? Press"
    " Cancel there and send it again.",
    note="When somebody with cases writes something of which it is not certain for whom it is.",
)
ONLY_TEXT = text(
    "intervision.only_text",
    "*This went to nobody.* For colleagues you write, in at most {most} characters.",
    note="When a file, a voice message or too much was sent.",
)
REFUSED = text(
    "intervision.refused",
    "*This was not kept.* We see in it: {things}. Leave that out and reply again.",
    note="{things}: kinds such as a telephone number.",
)
REFUSED_CASE = text(
    "intervision.refused_case",
    "*This was not kept.* It has the name of a case in it. Leave that out and reply again.",
    note="Such as “blue heron”.",
)
CHECK = text(
    "intervision.check",
    "*Nobody has read this yet.* Read it once more as the family would: could anybody be recognised?",
    note="Above the text, before it is shared.",
)
SUSPECT = text(
    "intervision.suspect",
    "⚠ These words may be names: *{words}*. Are they? Then throw it away and write it without them.",
    note="Below the text, before it is shared.",
)
B_WITHOUT_NAME = text("intervision.b_without_name", "Share without my name", note="Button.")
B_WITH_NAME = text("intervision.b_with_name", "Share as {name}", note="Button. {name}: a working name.")
B_DROP = text("intervision.b_drop", "🗑 Throw away", note="Button.")
SHARED = text("intervision.shared", "Colleagues can read it now.", note="To the writer.")
DROPPED = text("intervision.dropped", "It was thrown away. Nobody has read it.", note="To the writer.")
GONE = text("intervision.gone", "The note is gone, so this was not kept.", note="To the writer of an answer.")

BY = text(
    "intervision.by", "*{name}*, {day}", note="Above what a colleague wrote: the working name, and the date."
)
A_COLLEAGUE = text("intervision.a_colleague", "A colleague", note="Instead of a name. Begins a line.")
THE_WRITER = text(
    "intervision.the_writer",
    "Who wrote the note",
    note="Instead of a name, when that is who answers. Begins a line.",
)
UNTIL = text("intervision.until", "Gone after {day}.", note="Below a note: the date.")
KINDS = {
    "question": text(
        "intervision.kind_question", "❓ {number}. *{name}:* {words}", note="A question about a note."
    ),
    "answer": text("intervision.kind_answer", "💬 {number}. *{name}:* {words}", note="An answer to a note."),
}
ANSWERED = text(
    "intervision.answered",
    "💬 A colleague wrote something about your note.",
    note="To whoever wrote the note.",
)
B_READ = text("intervision.b_read", "👁 Read it", note="Button.")
REMOVED_YOURS = text(
    "intervision.removed_yours",
    "A coordinator has removed something that you wrote for intervision. Perhaps somebody could be recognised in it; ask"
    " them if you want to know.",
    note="To the writer.",
)
