"""The five emergencies that are rehearsed before a line opens, and once a year after that."""

from __future__ import annotations

from bot.drill import checks
from bot.drill.rehearsal import Emergency, Step

EMERGENCIES: tuple[Emergency, ...] = (
    Emergency(
        "emergency",
        "An emergency: the red button",
        (
            Step("There are coordinators who would be alerted.", checks.coordinators_there),
            Step(
                "Somebody plays a seeker with a telephone of their own, and a confidant takes the case. The "
                "confidant presses the red button (/red).",
                checks.alarm_sounded,
            ),
            Step("The alarm is on the telephones of those on duty.", checks.alarm_reached),
            Step("One of those on duty takes it.", checks.alarm_taken),
            Step("When it is over, somebody presses that it is.", checks.alarm_ended),
            Step("Everybody on duty says aloud which numbers they would call, and who calls them."),
        ),
    ),
    Emergency(
        "night",
        "A night without an answer",
        (
            Step("Late in the evening: press Enter, and every coordinator is called.", checks.called),
            Step("Everybody who was called has pressed the button.", checks.all_answered),
            Step(
                "The one who plays a seeker wrote at night and got no answer. The line has reminded the "
                "confidant (after the time of AMANA_REMIND_HOURS: break off here, and begin again then).",
                checks.reminded,
            ),
        ),
    ),
    Emergency(
        "banned",
        "A banned bot",
        (
            Step(
                "A spare bot is ready at BotFather, and its token lies in a file away from the line's own.",
                checks.spare_bot,
                "Which file?",
            ),
            Step("The line tries `amana bot replace seeker` and takes it back.", checks.replaceable),
            Step("It is settled who tells seekers the new name, and where: website, posters, partners."),
        ),
    ),
    Emergency(
        "key",
        "A lost key",
        (
            Step(
                "The copy of the root key was brought from its other place.",
                checks.root_copy,
                "Which file is it?",
            ),
            Step(
                "The archive's private key was brought out, and proven: `amana keys challenge FILE` here, "
                "`amana keys prove FILE` where the key is, `amana keys proven ANSWER` here.",
                checks.archive_opens,
            ),
            Step("Both copies went back to where they were, and two people know where that is."),
        ),
    ),
    Emergency(
        "seized",
        "A seized server",
        (
            Step("Press Enter, then make a backup: `amana backup FILE`. Press Enter again.", checks.word_set),
            Step(
                "On another machine: `amana restore FILE` with the archive's key and the ledger. There "
                "`amana drill word` prints a word.",
                checks.word_restored,
                "Which word?",
            ),
            Step("The restored home was destroyed on that machine: it does not run beside this line."),
            Step(
                "Somebody who is not at the server can revoke both tokens at BotFather, and knows that it is "
                "the first thing to do."
            ),
        ),
    ),
)
