"""What a confidant should know before the first case: short screens, one thing each."""

from __future__ import annotations

from locales.text import text

COMMAND = text("first_day.command", "your first day, step by step", note="In the command menu.")
B_BEGIN = text("first_day.b_begin", "Your first day, in five minutes", note="Button.")
B_BACK = text("first_day.b_back", "⬅ Back", note="Button.")
B_NEXT = text("first_day.b_next", "Next ➡", note="Button.")
B_LAST = text("first_day.b_last", "✔ I have read it", note="Button, below the last screen.")
OF = text("first_day.of", "{number} of {total}", note="Above each screen.")
DONE = text(
    "first_day.done",
    "*You are ready.* You can read it again with /firstday, try a conversation with a made-up seeker with /practice, and"
    " ask a coordinator anything at any time.",
    note="After the last screen.",
)
SCREENS = (
    text(
        "first_day.offer",
        "*What comes to you*\nWhen somebody asks for help at {line} and you fit, you get an offer here. You see what they chose "
        "with buttons, never who they are. Say yes or no; nobody asks why. When you say nothing, it goes to somebody else.",
        note="Screen for a new confidant.",
    ),
    text(
        "first_day.talk",
        "*How you talk*\nEach case has a topic of its own. What you write there goes to the seeker, without your name. Look at "
        "the name of the case before you write. If you are not sure whom a message went to, /cases shows all of them. "
        "/delete takes a message back.",
        note="Screen for a new confidant.",
    ),
    text(
        "first_day.listen",
        "*How you help*\nListen first. Ask open questions: what do you see, since when, what worries you most? Do not judge, "
        "not the child either. You need not solve it. A short answer today is better than a perfect one next week.",
        note="Screen for a new confidant.",
    ),
    text(
        "first_day.never",
        "*What you never do*\nGive no name, no number, no town of yours, and ask for none. Do not meet a seeker. Promise nothing "
        "that you cannot keep. Tell nobody outside: only a coordinator decides that, and only with the seeker's yes, unless a "
        "life is in danger or a law says so.",
        note="Screen for a new confidant.",
    ),
    text(
        "first_day.danger",
        "*When there is danger*\nPress the red button in the case, or write /red. Those on duty know at once, and you get the "
        "words to say, with the emergency number. Is it happening now? The seeker calls, not you: you do not know where they are.",
        note="Screen for a new confidant.",
    ),
    text(
        "first_day.phone",
        "*Your phone*\nWhoever holds it can read your cases. Set a PIN with /pin. /panic takes everything of your cases off this "
        "phone at once. Make no screenshots, and copy nothing.",
        note="Screen for a new confidant.",
    ),
    text(
        "first_day.you",
        "*And you*\n/advice asks a coordinator; the seeker never sees it. /pause gives you rest from new offers, /stepout takes "
        "you out of a case at once. Did something stay with you? Say so. Nobody does this alone.",
        note="Screen for a new confidant.",
    ),
)
"""In the order in which they are read. Only the first has the line's name in it."""
GROUPS = (
    (
        text("first_day.group_case", "*In a case*", note="Heading in the list of commands."),
        frozenset(
            [
                "cases",
                "switch",
                "end",
                "red",
                "answers",
                "note",
                "notes",
                "label",
                "labels",
                "mute",
                "sleep",
                "wake",
                "delete",
                "report",
                "status",
                "voice",
            ]
        ),
    ),
    (
        text("first_day.group_together", "*Together with others*", note="Heading in the list of commands."),
        frozenset(
            [
                "transfer",
                "together",
                "advice",
                "stepout",
                "part",
                "join",
                "intervention",
                "intervision",
                "shared",
            ]
        ),
    ),
    (
        text("first_day.group_lead", "*Leading the line*", note="Heading in the list of commands."),
        frozenset(["board", "queue", "duty", "people", "invite", "blocks", "hold", "keep", "log"]),
    ),
    (
        text("first_day.group_set", "*Setting it up*", note="Heading in the list of commands."),
        frozenset(["weights", "questions", "thresholds", "texts", "rules", "prompts", "duties"]),
    ),
)
"""Headings of the list of commands, and what stands below each; all others are one's own."""
OWN = text("first_day.group_own", "*For yourself*", note="Heading in the list of commands.")
