"""The audit log in words: a text for each act."""

from __future__ import annotations

from locales.text import text
from locales.texts import abuse, alarm, intervening, legal, operations, pin, planning, sharing, tools, watch

LOG = text("deeds.log", "*Who did what*", note="Heading of the audit log, newest first.")
LOG_NONE = text("deeds.log_none", "Nothing has been noted yet.", note="An empty audit log.")
LINE = text("deeds.line", "{when}\n{who}: {act}", note="One line of the audit log.")
SOMEBODY_GONE = text(
    "deeds.somebody_gone", "somebody who has left ({id})", note="Instead of a name. Lower case."
)
BY_SEEKER = text("deeds.by_seeker", "the person asking for help", note="In the audit log, instead of a name.")
BY_STRANGER = text("deeds.by_stranger", "somebody unknown", note="In the audit log, instead of a name.")
BY_LINE = text("deeds.by_line", "the line itself", note="In the audit log: done by the clock, by nobody.")
NOT_PEOPLE = {"seeker": BY_SEEKER, "stranger": BY_STRANGER, "line": BY_LINE}
"""Who did something, when that is nobody on the staff."""

ACTS = {
    "remark_dropped": text(
        "deeds.remark_dropped", "destroyed words that a seeker left after the end", note="In the audit log."
    ),
    **alarm.DEEDS,
    **tools.DEEDS,
    **pin.DEEDS,
    **abuse.DEEDS,
    **legal.DEEDS,
    **sharing.DEEDS,
    **planning.DEEDS,
    **watch.DEEDS,
    **intervening.DEEDS,
    **operations.DEEDS,
    "invited": text("deeds.invited", "made an invitation", note="In the audit log: somebody …"),
    "invite_asked": text("deeds.invite_asked", "asked for an invitation", note="In the audit log."),
    "invite_confirmed": text("deeds.invite_confirmed", "confirmed an invitation", note="In the audit log."),
    "invite_refused": text("deeds.invite_refused", "refused an invitation", note="In the audit log."),
    "invite_withdrawn": text("deeds.invite_withdrawn", "withdrew an invitation", note="In the audit log."),
    "joined": text("deeds.joined", "used an invitation", note="In the audit log."),
    "paused": text("deeds.paused", "gave a pause", note="In the audit log: to a person named behind it."),
    "resumed": text("deeds.resumed", "ended a pause", note="In the audit log."),
    "restored": text("deeds.restored", "restored the line from a backup", note="In the audit log."),
    "transcript_read": text(
        "deeds.transcript_read", "read a case's transcript on the server", note="In the audit log."
    ),
    "transcript_exported": text(
        "deeds.transcript_exported", "exported a case's transcript on the server", note="In the audit log."
    ),
    "removed": text("deeds.removed", "removed from the staff", note="In the audit log."),
    "role_given": text("deeds.role_given", "gave a role", note="In the audit log."),
    "role_taken": text("deeds.role_taken", "took a role away", note="In the audit log."),
    "admin_asked": text("deeds.admin_asked", "asked to make somebody an admin", note="In the audit log."),
    "admin_confirmed": text("deeds.admin_confirmed", "confirmed a new admin", note="In the audit log."),
    "admin_refused": text("deeds.admin_refused", "refused a new admin", note="In the audit log."),
    "handover": text("deeds.handover", "handed a case over", note="In the audit log."),
    "join": text("deeds.join", "joined a case", note="In the audit log."),
    "part": text("deeds.part", "left a case again", note="In the audit log."),
    "leaving": text("deeds.leaving", "began to hand over all cases", note="In the audit log."),
    "stepout": text("deeds.stepout", "stepped out of a case", note="In the audit log."),
    "refused": text(
        "deeds.refused",
        "wanted to do something that is not theirs to do, and was refused",
        note="In the audit log. Behind it stands what, as a word of the program, and perhaps a case.",
    ),
    "code_refused": text("deeds.code_refused", "came with a wrong code", note="In the audit log."),
    "codes_refused": text(
        "deeds.codes_refused", "came with wrong codes, and is no longer listened to", note="In the audit log."
    ),
    "accepted": text("deeds.accepted", "accepted a case", note="In the audit log."),
    "archive_proven": text(
        "deeds.archive_proven", "showed that the archive still opens", note="In the audit log."
    ),
    "root_rotated": text("deeds.root_rotated", "exchanged the root key", note="In the audit log."),
    "moves": text(
        "deeds.moves",
        "began to move what the line stores to another database",
        note="In the audit log, of somebody at the server. Behind it stands where to: server or file.",
    ),
    "erased": text("deeds.erased", "had a case erased", note="In the audit log."),
    "left_on_phone": text(
        "deeds.left_on_phone",
        "could not delete old messages of a case from a phone, and asked its owner to",
        note="In the audit log, of the line itself. Behind it stands whose phone.",
    ),
    "damaged": text(
        "deeds.damaged",
        "found something that was changed or moved, and refused it",
        note="In the audit log, of stored values that do not open. Behind it stands which.",
    ),
    "missed": text(
        "deeds.missed",
        "found that somebody put back, took out or brought in something past the line",
        note="In the audit log, of what is stored. Behind it stands where.",
    ),
    "rolled_back": text(
        "deeds.rolled_back",
        "found that what is stored is from an earlier moment",
        note="In the audit log: an older copy was put back. Behind it stands of what.",
    ),
    "counted_anew": text(
        "deeds.counted_anew",
        "took what is stored for right, to compare with from now on",
        note="In the audit log, of the line itself or of somebody at the server. Behind it may stand why.",
    ),
    "rule": text(
        "deeds.rule",
        "changed what confidants may write",
        note="In the audit log: telephone numbers and such.",
    ),
    "harm.reported": text("deeds.harm_reported", "reported a picture or film", note="In the audit log."),
    "harm.kept": text("deeds.harm_kept", "had a reported picture kept, sealed", note="In the audit log."),
    "harm.removed": text("deeds.harm_removed", "had a reported picture destroyed", note="In the audit log."),
    "practice_commented": text(
        "deeds.practice_commented",
        "commented on somebody's practice",
        note="In the audit log. Behind it stands whose.",
    ),
    "intervision_removed": text(
        "deeds.intervision_removed",
        "removed what a colleague wrote for intervision",
        note="In the audit log. Behind it stands nobody's name.",
    ),
    "weights": text("deeds.weights", "changed how matching counts", note="In the audit log."),
}
"""What was done, by the word that the audit log keeps. Behind it stands to whom, and why."""
