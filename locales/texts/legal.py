"""Keeping a case longer than others: with more time, or by a legal hold that two coordinators decide."""

from __future__ import annotations

from locales.text import text

COMMAND_HOLD = text(
    "legal.command_hold", "legal holds: what may not be destroyed", note="In the command menu."
)
COMMAND_KEEP = text("legal.command_keep", "keep a closed case longer", note="In the command menu.")
COMMAND_DUTIES = text("legal.command_duties", "the line's legal duties", note="In the command menu.")

CLOSED_CASE = text(
    "legal.closed_case",
    "closed {day} · {id}",
    note="Button and in sentences: a closed case whose name nobody can read. {id} are a few characters.",
)
HOLD_GROUNDS = {
    "claim": text(
        "legal.ground_claim",
        "a legal claim",
        note="Ground of a legal hold, GDPR 17(3)(e). Button, and in sentences behind “Ground:”.",
    ),
}
"""Grounds that hold for every line; a line's own legal duties stand beside them."""

HOLD = text(
    "legal.hold",
    "*Legal holds*\nNothing of a case with a hold is destroyed, not even when its seeker erases everything. It ends by "
    "itself. It takes two coordinators, and a ground that your lawyer knows of.\n"
    "Which case must be kept?",
    note="For coordinators, above the cases as buttons.",
)
HOLD_NONE = text("legal.hold_none", "There is no case to put a hold on.", note="For coordinators.")
HOLD_LINE = text(
    "legal.hold_line", "⚖ {case}: until {day}. Ground: {ground}.", note="A hold that is on a case now."
)
HOLD_WAITS = text(
    "legal.hold_waits",
    "… {case}: waits for a second coordinator. Until {day}. Ground: {ground}.",
    note="A hold that is not on the case yet.",
)
B_END_HOLD = text("legal.b_end_hold", "✖ End: {case}", note="Button: end a hold before its time.")
WHICH_GROUND = text(
    "legal.which_ground",
    "*On which ground must {case} be kept?*\nAdmins write down the legal duties with /duties, as your lawyer says.",
    note="For a coordinator, above buttons.",
)
HOW_LONG = text("legal.how_long", "*Until when?*\nGround: {ground}.", note="Above lengths of time.")
B_DAYS = text("legal.b_days", "{days} d", note="Button: so many days. Very short, four in a row.")
MAY_BE_TOLD = text(
    "legal.may_be_told",
    "*May the seeker know?*\nA seeker has a right to know what is kept, why and until when. Only a law or a judge can "
    "forbid to tell.",
    note="For a coordinator, above two buttons.",
)
B_TOLD = text("legal.b_told", "The seeker is told", note="Button.")
B_UNTOLD = text("legal.b_untold", "The law forbids to tell", note="Button.")
HOLD_ASKED = text(
    "legal.hold_asked",
    "{case}: another coordinator is asked now. The hold counts once one of them has agreed.",
    note="To the coordinator who wants a hold.",
)
END_ASKED = text(
    "legal.end_asked",
    "{case}: another coordinator is asked now. The hold stays until one of them has agreed.",
    note="To the coordinator who wants a hold to end.",
)
NO_SECOND = text(
    "legal.no_second",
    "A hold takes two coordinators, and there is no other one who may see this case. Ask an admin to invite one.",
    note="To the coordinator who wants a hold, or wants one to end.",
)
HOLD_AGREE = text(
    "legal.hold_agree",
    "⚖ *{name} wants a legal hold on {case}.*\nUntil {day}. Ground: {ground}.",
    note="To the other coordinators, above two buttons.",
)
TOLD = text("legal.told", "The seeker is told.", note="Line under what is known of a hold.")
UNTOLD = text(
    "legal.untold",
    "The law forbids to tell the seeker. Please say nothing of it in the conversation.",
    note="Line under what is known of a hold.",
)
END_AGREE = text(
    "legal.end_agree",
    "⚖ *{name} wants the hold on {case} to end now.*\nIt would last until {day}. Ground: {ground}.",
    note="To the other coordinators, above two buttons.",
)
B_AGREE = text("legal.b_agree", "Agree", note="Button.")
B_REFUSE = text("legal.b_refuse", "Do not agree", note="Button.")
HOLD_SET = text(
    "legal.hold_set",
    "⚖ A legal hold is on {case}, until {day}. Ground: {ground}.",
    note="To coordinators and those on the case.",
)
HOLD_REFUSED = text(
    "legal.hold_refused", "{case}: there is no hold. A second coordinator did not agree.", note=""
)
END_REFUSED = text(
    "legal.end_refused", "{case}: the hold stays. A second coordinator did not agree.", note=""
)
HOLD_ENDED = text("legal.hold_ended", "{case}: the hold has ended.", note="To coordinators.")
NOT_ALONE = text(
    "legal.not_alone",
    "A second coordinator decides this.",
    note="A pop-up, to whoever asked and presses the button too.",
)

KEEP = text(
    "legal.keep",
    "*Keep a closed case longer*\nIt is destroyed when that time is over, or when its seeker asks for it.",
    note="For coordinators, above the closed cases as buttons.",
)
KEEP_NONE = text("legal.keep_none", "There is no closed case.", note="For coordinators.")
KEEP_LINE = text("legal.keep_line", "{case}: is destroyed on {day}", note="Line about a closed case.")
KEEP_WHY = text("legal.keep_why", "*Why is {case} kept longer?*", note="Above reasons as buttons.")
KEEP_REASONS = {
    "complaint": text(
        "legal.reason_complaint", "A complaint is dealt with", note="Button: why a case is kept."
    ),
    "wish": text("legal.reason_wish", "The seeker wishes it", note="Button: why a case is kept."),
    "aftercare": text("legal.reason_aftercare", "More help is expected", note="Button: why a case is kept."),
    "learning": text("legal.reason_learning", "To learn from what went wrong", note="Button: why."),
}
"""Why a case is kept longer, by the word that the audit log keeps."""
KEEP_HOW_LONG = text("legal.keep_how_long", "*How much longer, from today?*", note="Above lengths of time.")
KEPT_UNTIL = text("legal.kept_until", "✔ {case} is kept until {day}.", note="")

DUTIES = text(
    "legal.duties",
    "*The line's legal duties*\nGrounds on which something may have to be kept or shared, as your lawyer says. Write "
    "/duties and behind it a law with its article to add one. A button takes one away.",
    note="For admins.",
)
DUTY_NOT_MADE = text(
    "legal.duty_not_made",
    "That was not added. It has at most {longest} characters, is not there yet, and there are at most {most}.",
    note="For admins.",
)

ERASED_BUT_HELD = text(
    "legal.erased_but_held",
    "*What we may erase is erased.* But the law does not let us destroy this yet:",
    note="To a seeker who erased everything. A list follows.",
)
KEPT_LINE = text(
    "legal.kept_line",
    "• a conversation with you, and that it was yours. Ground: {ground}. Until {day} at the latest.",
    note="To a seeker: one thing that is kept.",
)
HELD_RIGHTS = text(
    "legal.held_rights",
    "It is locked, and our confidants cannot see it any more once the conversation is over. It is destroyed by itself "
    "afterwards if you have asked for that. You need not do anything.\n"
    "You can complain to the privacy authority: in the Netherlands, Autoriteit Persoonsgegevens.",
    note="To a seeker, under what is kept. The name of the authority stays as it is.",
)
ERASED_AS_ALLOWED = text(
    "legal.erased_as_allowed",
    "*What we may erase is erased.* What a law makes us keep for a time is locked, and is destroyed by itself "
    "afterwards.\n"
    "You can complain to the privacy authority: in the Netherlands, Autoriteit Persoonsgegevens.",
    note="To a seeker who erased everything, where the law forbids to say more.",
)
ON_YOUR_PHONE = text(
    "legal.on_your_phone",
    "The messages in this chat are still on your phone. To remove them: open the menu of this chat and choose"
    " “Delete chat”. Write /start if you ever need us.",
    note="“Delete chat” as Telegram's menu says it in this language, where it has that language.",
)
HOLD_BEGINS = text(
    "legal.hold_begins",
    "⚖ *Something you should know.* For now the law does not let us destroy this conversation. Ground: {ground}. "
    "Until {day} at the latest. We can go on talking as before.",
    note="To a seeker in a conversation. Calm.",
)
LOCKED_AWAY = text(
    "legal.locked_away",
    "The seeker of {case} has asked for everything to be erased. The conversation is over and leaves your phone. A legal "
    "hold keeps it for a time, locked. Please do not keep anything of it.",
    note="To those who were on the case.",
)
DEEDS = {
    "hold_asked": text("legal.deed_hold_asked", "asked for a legal hold", note="In the audit log."),
    "hold_set": text("legal.deed_hold_set", "agreed to a legal hold", note="In the audit log."),
    "hold_refused": text(
        "legal.deed_hold_refused", "did not agree about a legal hold", note="In the audit log."
    ),
    "hold_over": text("legal.deed_hold_over", "ended a legal hold", note="In the audit log."),
    "hold_end_asked": text(
        "legal.deed_hold_end_asked", "asked for a legal hold to end before its time", note="In the audit log."
    ),
    "extended": text("legal.deed_extended", "kept a case longer", note="In the audit log."),
    "duties": text("legal.deed_duties", "changed the line's legal duties", note="In the audit log."),
    "closed": text("legal.deed_closed", "ended a case", note="In the audit log."),
    "erase_waits": text(
        "legal.deed_erase_waits",
        "asked for a case to be erased, which waits for a legal hold to end",
        note="In the audit log.",
    ),
    "destroyed": text(
        "legal.deed_destroyed", "destroyed a case whose time was over", note="In the audit log."
    ),
}
