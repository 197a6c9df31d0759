"""What is said when a case changes hands: hand-over, joining, second opinions, stepping out."""

from __future__ import annotations

from locales.text import text

# For the seeker
SOMEBODY_ELSE = text(
    "handover.somebody_else", "Somebody else, please", note="Button for a seeker in a conversation."
)
OTHER_SURE = text(
    "handover.other_sure",
    "*Would you like to talk with somebody else?*\n"
    "Your confidant then stops at once, and is not told why. We look for somebody else. That can"
    " take some time.",
    note="To a seeker; a question. Nobody is told why.",
)
OTHER_YES = text("handover.other_yes", "Yes, somebody else", note="Button for a seeker.")
OTHER_NO = text("handover.other_no", "No, we go on", note="Button for a seeker.")
PASS_ASK = text(
    "handover.pass_ask",
    "*May somebody else go on with this conversation?*\n"
    "Your confidant asks this. You decide. May the other person read what you two have written?\n"
    "Until there is somebody else, your confidant stays.",
    note="To a seeker, before anybody else hears of it.",
)
PASS_LEAVING = text(
    "handover.pass_leaving",
    "*Your confidant stops with this work.*\n"
    "Somebody else goes on with you. Until then your confidant stays. May the other person read"
    " what you two have written?\n"
    "If you do not answer within 24 hours, that person reads nothing of it.",
    note="To a seeker whose confidant stops with the work.",
)
PASS_WHOLE = text(
    "handover.pass_whole", "Yes, with what was said", note="Button: the other person may read what was said."
)
PASS_FRESH = text(
    "handover.pass_fresh",
    "Yes, but start fresh",
    note="Button: the other person reads nothing of what was said.",
)
PASS_NO = text("handover.pass_no", "No, stay", note="Button: nothing changes.")
PASSES_WHOLE = text(
    "handover.passes_whole",
    "Thank you. We look for somebody who can read what was said. We tell you when there is someone.",
    note="After the button. To a seeker.",
)
PASSES_FRESH = text(
    "handover.passes_fresh",
    "Thank you. We look for somebody who reads nothing of what was said, only what you chose with"
    " buttons. We tell you when there is someone.",
    note="After the button. To a seeker.",
)
STAYS = text(
    "handover.stays",
    "Good. Nothing changes: your confidant goes on with you.",
    note="To a seeker: no hand-over after all.",
)
TWO_PEOPLE = text(
    "handover.two_people",
    "From now on a second person of the line reads along here, and can answer too. They do not know"
    " who you are either.",
    note="To a seeker.",
)
ONE_PERSON_AGAIN = text(
    "handover.one_person_again",
    "The second person no longer reads along here. Your confidant goes on with you.",
    note="To a seeker.",
)
SECOND_GOES_ON = text(
    "handover.second_goes_on",
    "Your confidant cannot go on. The second person who read along goes on with you. What you write"
    " goes to that person.",
    note="To a seeker: the first confidant is out, the second person takes over at once.",
)

# What colleagues say in a case
FROM_COLLEAGUE = text(
    "handover.from_colleague",
    "✒ {name} to the seeker:",
    note="Line above what a colleague wrote to the seeker.",
)
ASIDE_ASKED = text(
    "handover.aside_asked",
    "🔒 {name} asks a coordinator. The seeker does not see this.",
    note="Line above a question to a coordinator, for others on the case.",
)
ASIDE_ANSWERED = text(
    "handover.aside_answered",
    "🔒 From a coordinator. The seeker does not see this.",
    note="Line above a coordinator's answer.",
)
ADVICE_ASK = text(
    "handover.advice_ask",
    "🔒 *Your next message here goes to a coordinator, not to the seeker.*\n"
    "Write your question about {case}, or record a voice message. Do not repeat what the seeker"
    " told you if you can do without.",
    note="After /advice.",
)
ADVICE_SENT = text(
    "handover.advice_sent",
    "🔒 This went to the coordinators, not to the seeker. The answer comes here. What you write next"
    " goes to the seeker again.",
    note="After the question.",
)
ASIDE_SENT = text(
    "handover.aside_sent",
    "🔒 Your reply went to the coordinator, not to the seeker.",
    note="After a reply to a coordinator.",
)
ASIDE_UNCLEAR = text(
    "handover.aside_unclear",
    "🔒 It is not clear whom this is for, so it went to nobody. For the seeker: send it again"
    " without replying to a message. For a coordinator: /advice.",
    note="A message that could be meant for the coordinator or for the seeker.",
)
ADVICE_CANCELLED = text(
    "handover.advice_cancelled",
    "Good. What you write here goes to the seeker of {case} again.",
    note="After Cancel.",
)
ADVICE_NOBODY = text("handover.advice_nobody", "There is nobody now whom you can ask.", note="After /advice.")
ADVICE_ASKED = text(
    "handover.advice_asked",
    "❓ *{name} asks about {case}*\n"
    "Reply to this message. Only {name} sees your answer, the seeker never does.",
    note="Above a confidant's question, to coordinators.",
)
ADVICE_TAKEN = text(
    "handover.advice_taken", "{name} answers the question about {case}.", note="To the other coordinators."
)
ADVICE_GIVEN = text(
    "handover.advice_given",
    "✔ Your answer about {case} is with the confidant. The seeker does not see it.",
    note="To the coordinator who answered.",
)
ADVICE_NOT_YOURS = text(
    "handover.advice_not_yours",
    "Somebody else answers this question. Your message went to nobody.",
    note="To a coordinator who replies too late.",
)

# Handing over
TRANSFER_HOW = text(
    "handover.transfer_how",
    "*Hand over {case}?*\nThe seeker is asked first. You stay until somebody has accepted.",
    note="After /transfer.",
)
TO_WHO_FITS = text("handover.to_who_fits", "To somebody who fits", note="Button.")
TO_NAMED = text("handover.to_named", "To a colleague I choose", note="Button.")
TRANSFER_WHOM = text("handover.transfer_whom", "*To whom should {case} go?*", note="Above colleagues' names.")
NOBODY_FITS = text(
    "handover.nobody_fits", "Nobody who fits {case} is there now.", note="No colleague can have the case."
)
TRANSFER_ASKED = text(
    "handover.transfer_asked",
    "The hand-over of {case} has begun: we ask the seeker first. Until somebody has accepted,"
    " everything goes on as before.",
    note="The seeker has been asked or has agreed.",
)
TAKE_BACK = text("handover.take_back", "Take it back", note="Button: stop the hand-over.")
TAKEN_BACK = text("handover.taken_back", "Good. {case} stays where it is.", note="After the button.")
COORDINATOR_HANDS_OVER = text(
    "handover.coordinator_hands_over",
    "{name} has asked that {case} goes to somebody else. The seeker is asked first. You stay until"
    " somebody has accepted.",
    note="To the confidant who has the case.",
)
SEEKER_AGREED = text(
    "handover.seeker_agreed",
    "The seeker of {case} can go on with somebody else. We ask who can take it. You stay until then.",
    note="To whoever asked for the hand-over.",
)
SEEKER_REFUSED = text(
    "handover.seeker_refused",
    "The seeker of {case} would rather stay. Nothing changes.",
    note="To whoever asked for the hand-over.",
)
NOBODY_YET = text(
    "handover.nobody_yet",
    "Nobody who fits {case} is there now. We keep looking. You stay until somebody has accepted.",
    note="To whoever asked for the hand-over.",
)
HANDOVER_NOBODY = text(
    "handover.handover_nobody",
    "⚠ {case} is to go to somebody else, and nobody who fits is there now.",
    note="To coordinators.",
)
NAMED_CANNOT = text(
    "handover.named_cannot",
    "{name} cannot take {case}. The case stays with you. You can ask somebody else: /transfer.",
    note="The colleague who was chosen does not take the case.",
)
HANDED_OVER = text(
    "handover.handed_over",
    "✔ {case} is with somebody else now, and the seeker knows it. Thank you.",
    note="To who had the case, and to a coordinator who asked for it.",
)
LEAD_CHANGED = text(
    "handover.lead_changed", "Somebody else leads {case} from now on.", note="To whoever has joined the case."
)
OFFER_TRANSFER_WHOLE = text(
    "handover.offer_transfer_whole",
    "*A colleague hands this over: {name}.*\nThe seeker agrees that you read what was said.",
    note="First line of an offer.",
)
OFFER_TRANSFER_FRESH = text(
    "handover.offer_transfer_fresh",
    "*A colleague hands this over: {name}.*\n"
    "The seeker would like to start fresh: you read nothing of what was said.",
    note="First line of an offer.",
)
OFFER_BESIDE = text(
    "handover.offer_beside",
    "*{name} asks you to join this case as a second.*\nYou read what was said, and can answer along.",
    note="First line of an offer to join a case.",
)
OFFER_NOT_TAKEN = text(
    "handover.offer_not_taken", "You declined {case}.", note="Replaces an offer that was declined."
)
OFFER_TOO_LATE = text("handover.offer_too_late", "The offer {case} has expired.", note="Replaces an offer.")
OFFER_TAKEN_BACK = text(
    "handover.offer_taken_back", "The offer {case} was taken back.", note="Replaces an offer."
)

# Leaving
LEAVE_SURE = text(
    "handover.leave_sure",
    "*Do you stop with this work?*\n"
    "Each of your seekers is asked what may be read, and somebody else takes over. You get no new"
    " offers. You stay in each case until somebody has accepted it.",
    note="After /leave.",
)
LEAVE_YES = text("handover.leave_yes", "Yes, I stop", note="Button.")
HAND_ALL = text(
    "handover.hand_all", "Hand over all cases", note="Button under a confidant's name, for coordinators."
)
HAND_ALL_SURE = text(
    "handover.hand_all_sure",
    "*Hand over all cases of {name}?*\n"
    "Open cases: {count}. Each seeker is asked what may be read. {name} gets no new offers.",
    note="To a coordinator. {count} is a number.",
)
HAND_ALL_YES = text("handover.hand_all_yes", "Yes, hand over all", note="Button.")
LEAVING_BEGUN = text(
    "handover.leaving_begun", "The hand-over of the cases of {name} has begun.", note="Replaces the question."
)
NOBODY_LEAVES = text("handover.nobody_leaves", "Good. Everything stays as it is.", note="After Cancel.")
LEAVING_LEFT = text(
    "handover.leaving_left",
    "Still to hand over: {left}.",
    note="To the confidant who leaves. {left} is a number.",
)
LEAVING_DONE = text(
    "handover.leaving_done",
    "✔ All your cases are with others now. Thank you for everything you have done.",
    note="To the confidant who leaves.",
)
HAS_LEFT = text("handover.has_left", "All cases of {name} are handed over.", note="To coordinators.")

# Two on a case
JOINED = text(
    "handover.joined",
    "*Case {case}: you have joined*\n"
    "What you write here goes to the seeker, without your name. Your colleague sees it too. The"
    " seeker knows that a second person reads along.\n"
    "/part leaves again.",
    note="First message in the topic of who joins a case.",
)
JOINED_PLAIN = text(
    "handover.joined_plain",
    "*{case}: you have joined, and it is your current case.*\n"
    "What you write here goes to the seeker, without your name. Your colleague sees it too. The"
    " seeker knows that a second person reads along.\n"
    "/switch chooses another case, /part leaves this one.",
    note="As above, for a chat without topics.",
)
SECOND_JOINED = text(
    "handover.second_joined",
    "{name} has joined {case}, reads along and can answer the seeker. The seeker knows it.",
    note="To who is on the case.",
)
SECOND_GONE = text(
    "handover.second_gone",
    "The second person has left {case}. The seeker knows it.",
    note="To who is on the case.",
)
DOES_NOT_JOIN = text(
    "handover.does_not_join",
    "{name} does not join {case}. You can ask somebody else: /together.",
    note="To who invited a colleague.",
)
YOU_LEAD = text(
    "handover.you_lead",
    "*You lead {case} from now on.* Your colleague cannot go on. The seeker knows it.",
    note="To the second person, when the first is out.",
)
OTHER_LEADS = text(
    "handover.other_leads", "{name} leads {case} from now on.", note="To others who have joined."
)
SECOND_LEADS_NOW = text(
    "handover.second_leads_now",
    "The confidant of {case} cannot go on. The second person goes on with it.",
    note="To coordinators.",
)
JOIN_WHICH = text(
    "handover.join_which",
    "*Which case do you want to join?*\nThe seeker and the confidant are told.",
    note="After /join, above the open cases.",
)
JOIN_NONE = text("handover.join_none", "There is no open case that you can join.", note="After /join.")
JOIN_WHY = text(
    "handover.join_why", "*Why do you join {case}?*\nThe reason is kept in the log.", note="Above reasons."
)
JOIN_REASONS = {
    "serious": text("handover.join_serious", "It is serious", note="Button: why a coordinator joins."),
    "asked": text("handover.join_asked", "The confidant asked", note="Button: why a coordinator joins."),
    "coaching": text(
        "handover.join_coaching",
        "To coach",
        note="Button: why a coordinator joins: to help a new confidant learn.",
    ),
    "quiet": text(
        "handover.join_quiet",
        "It has been silent for long",
        note="Button: why a coordinator joins: nobody has answered for long.",
    ),
}
"""Why a coordinator joins a case, by the word that the audit log keeps."""
INVITED_BY_LEAD = text(
    "handover.join_invited",
    "invited",
    note="Why somebody joined a case: the lead invited them. In the audit log.",
)
YOU_JOINED = text("handover.you_joined", "✔ You have joined {case}.", note="Replaces the reasons.")
TOGETHER_WHOM = text(
    "handover.together_whom",
    "*Who should join {case} as a second?*\nThe seeker is told once that person has accepted.",
    note="Above colleagues' names.",
)
INVITED = text("handover.invited", "{name} is asked to join {case}.", note="Replaces the names.")
LEAD_ONLY = text(
    "handover.lead_only",
    "Only the one who leads {case} can do that. /part leaves the case.",
    note="To who has joined a case.",
)
LEAD_CANNOT_PART = text(
    "handover.lead_cannot_part",
    "You lead {case}. To give it to somebody else: /transfer. To be out at once: /stepout.",
    note="To who leads a case, after /part.",
)
PARTED = text("handover.parted", "You have left {case}. The seeker knows it.", note="After /part.")

# Stepping out
STEP_OUT_SURE = text(
    "handover.step_out_sure",
    "*Step out of {case} at once?*\nSomebody else is looked for. Nobody is told why.",
    note="After /stepout.",
)
I_KNOW_THEM = text("handover.i_know_them", "I know these people", note="Button.")
I_CANNOT = text("handover.i_cannot", "I cannot go on", note="Button.")
I_STAY = text("handover.i_stay", "No, I stay", note="Button.")
STEPPED_OUT = text(
    "handover.stepped_out",
    "You are out of {case}. Somebody else goes on with it. Would you like to talk about it? A"
    " coordinator is there for you.",
    note="After /stepout.",
)
WAITS_AGAIN = text("handover.waits_again", "{case} waits for somebody else.", note="To coordinators.")
GOES_ELSEWHERE = text(
    "handover.goes_elsewhere",
    "{case} goes on with somebody else. Thank you for what you have done.",
    note="To a confidant whose seeker asked for somebody else. Neutral.",
)
