"""What the staff bot says to confidants, coordinators and admins."""

from __future__ import annotations

from locales.text import text
from locales.texts import (
    abuse,
    delivery,
    figures,
    first_day,
    intervening,
    intervision,
    legal,
    matching,
    pin,
    planning,
    practice,
    retraction,
    sharing,
    tools,
    waiting,
    watch,
)

STRANGER = text(
    "staff.stranger",
    "This bot is for people who work with the line. You need an invitation to come in.",
    note="To anyone without a role.",
)
CODE_REFUSED = text(
    "staff.code_refused",
    "This invitation is not valid: it was used, it is too old, or it was never made. Ask for a new one.",
    note="A wrong one-time code.",
)
CHOOSE_LANGUAGE = text(
    "staff.choose_language", "In which language do you want to use this bot?", note="First question."
)
WELCOME = text("staff.welcome", "*Welcome.* Your role: {roles}.", note="After the invitation.")
ROLE_CONFIDANT = text("staff.role_confidant", "confidant", note="Role name: the volunteer who listens.")
ROLE_COORDINATOR = text("staff.role_coordinator", "coordinator", note="Role name.")
ROLE_ADMIN = text("staff.role_admin", "admin", note="Role name.")
ROLE_ADDED = text(
    "staff.role_added", "You now also have this role: {role}.", note="A second invitation was used."
)

PROFILE_INTRO = text(
    "staff.profile_intro",
    "A few questions, so that we can match you with people you can help. Seekers never see your name or account.",
    note="Before the profile questions.",
)
ASK_GENDER = text(
    "staff.ask_gender", "*Are you a woman or a man?*\nSome seekers ask for one of the two.", note="Profile."
)
ASK_LANGUAGES = text(
    "staff.ask_languages", "*In which languages can you have a conversation?*", note="Profile."
)
ASK_COMMUNITIES = text(
    "staff.ask_communities",
    "*Which communities do you know from within?*\nYou can skip this.",
    note="Profile.",
)
ASK_TOWN = text(
    "staff.ask_town",
    "*Where do you live?*\nWrite the name of your town. Only the distance is used; seekers never see it.",
    note="Profile.",
)
TOWN_UNKNOWN = text(
    "staff.town_unknown",
    "I do not know that town. Try another spelling, or a larger town nearby.",
    note="Profile.",
)
ASK_LIMIT = text("staff.ask_limit", "*How many cases can you have at the same time?*", note="Profile.")
PROFILE_READY = text(
    "staff.profile_ready",
    "*You are available from now on.*\nWhen a case fits you, you get an offer here. You can always decline.\n\n"
    "/cases – your cases\n/pause – no new offers for now\n/profile – change your profile\n/help – all commands",
    note="End of the profile questions. Command names stay as they are.",
)
ADMIN_READY = text(
    "staff.admin_ready", "You can use the bot now. /help shows all commands.", note="No profile needed."
)
CHOOSE_BUTTON = text(
    "staff.choose_button", "Please use the buttons.", note="Typed text where a button was needed."
)
PROFILE_SHORT = text(
    "staff.profile_short",
    "*Your profile*\n{gender}\nLanguages: {languages}\nCommunities: {communities}\nTown: {town}\nCases at a time: {limit}",
    note="Summary of the profile.",
)
CHANGE_PROFILE = text("staff.change_profile", "Change my profile", note="Button.")
NOBODY_YET = text("staff.none", "–", note="An empty list.")

OFFER = text(
    "staff.offer", "*New request: {case}*", note="Heading of an offer. {case} is a name such as blue heron."
)
OFFER_URGENT = text("staff.offer_urgent", "🔴 *Says there is danger now*", note="Line in an offer.")
OFFER_WHY = text("staff.offer_why", "*Why you*", note="Heading above the reasons for the match.")
OFFER_CHOICES = text("staff.offer_choices", "*What the seeker chose*", note="Heading above the answers.")
OFFER_UNTIL = text(
    "staff.offer_until", "Please answer before {time}.", note="{time} is an hour such as 14:30."
)
OFFER_WORDS_LATER = text(
    "staff.offer_words_later",
    "The seeker's own words and voice are shown after you accept.",
    note="Last line of an offer.",
)
ACCEPT = text("staff.accept", "✅ Accept", note="Button.")
DECLINE = text("staff.decline", "Decline", note="Button.")
KNOW_FAMILY = text("staff.know_family", "I know this family", note="Button: step out, nobody is told why.")
OFFER_ACCEPTED = text("staff.offer_accepted", "✔ You accepted {case}.", note="Replaces the offer.")
OFFER_DECLINED = text("staff.offer_declined", "You declined {case}. It goes to someone else.", note="")
OFFER_GONE = text(
    "staff.offer_gone", "This offer has gone: it expired, or someone else has it.", note="Pop-up."
)
OFFER_EXPIRED = text("staff.offer_expired", "The offer {case} has expired. It goes to someone else.", note="")
OFFER_WITHDRAWN = text("staff.offer_withdrawn", "The request {case} was withdrawn by the seeker.", note="")
AT_LIMIT = text(
    "staff.at_limit",
    "You already have as many cases as you set. Finish one first, or change your limit.",
    note="Pop-up.",
)

REASON_LANGUAGE = text(
    "staff.reason_language", "speaks {language}", note="Why this confidant. Lower case, no full stop."
)
REASON_GENDER_WOMAN = text("staff.reason_gender_woman", "woman, as asked", note="Why this confidant.")
REASON_GENDER_MAN = text("staff.reason_gender_man", "man, as asked", note="Why this confidant.")
REASON_COMMUNITY = text(
    "staff.reason_community", "knows the community: {community}", note="Why this confidant."
)
REASON_NEAR = text("staff.reason_near", "lives within {km} km", note="Why this confidant.")
REASON_FAR = text("staff.reason_far", "lives further away than 50 km", note="Why this confidant.")
REASON_REGION = text("staff.reason_region", "lives in the same province", note="Why this confidant.")
REASON_OTHER_TOWN = text(
    "staff.reason_other_town", "not from the seeker's own town, as asked", note="Why this confidant."
)
REASON_KNOWN = text("staff.reason_known", "has talked with this seeker before", note="Why this confidant.")
REASON_LOAD = text("staff.reason_load", "{load} of {limit} cases", note="Why this confidant: how busy.")

CASE_OPENED = text(
    "staff.case_opened",
    "*Case {case}*\nWhat you write here goes to the seeker, without your name. You see the seeker's words, never who it is.\n"
    "/end ends the case.",
    note="First message of an accepted case.",
)
CASE_OPENED_PLAIN = text(
    "staff.case_opened_plain",
    "*Case {case}* is now your current case: what you write here goes to this seeker, without your name.\n"
    "To answer another case, reply to one of its messages or use /switch. /end ends the current case.",
    note="As above, for a chat without topics.",
)
CASE_ANSWERS = text("staff.case_answers", "*What the seeker answered*", note="Heading of the summary.")
ANSWER_LINE = text("staff.answer_line", "• {question}\n   {answer}", note="One answer in the summary.")
ANSWER_VOICE = text("staff.answer_voice", "🎤 see the voice message below", note="The answer was spoken.")
ANSWER_SKIPPED = text("staff.answer_skipped", "(skipped)", note="The question was skipped.")
TOPIC_GONE = text(
    "staff.topic_gone",
    "The topic of {case} is gone. The case goes on here: the message above is from {case}, and what you write now goes"
    " to that seeker. From now on each message names its case.",
    note="The confidant deleted a case's topic. The message above came without a name.",
)
TOPIC_TWICE = text(
    "staff.topic_twice",
    "Telegram gave no answer when this topic was opened, so there may be a second, empty topic with the name of "
    "{case}. If you see one, please delete it: we cannot.",
    note="To the confidant, in the case's topic.",
)
FROM_SEEKER = text(
    "staff.from_seeker", "🪶 {case}", note="Line above a seeker's message in a chat without topics."
)
CASES_NONE = text("staff.cases_none", "You have no cases now.", note="")
CASES = text("staff.cases", "*Your cases*", note="Heading.")
CASE_LINE = text("staff.case_line", "🪶 {case}", note="One case in the list, also a button.")
CURRENT_CASE = text("staff.current_case", "You now write to {case}.", note="After /switch.")
IN_ITS_TOPIC = text(
    "staff.in_its_topic",
    "{case} has its own topic in this chat. Write there: only what stands in the topic goes to that seeker.",
    note="A case was chosen that has a Telegram topic.",
)
WHICH_CASE = text(
    "staff.which_case",
    "Which case is this for? It was sent to nobody yet. Reply to a message of the case, or choose the case and send it again.",
    note="A message that could belong to several cases.",
)
ARCHIVE_UNPROVEN = text(
    "staff.archive_unproven",
    "🗝 For three months nobody has shown that closed conversations can still be opened. Please ask whoever runs the "
    "server for “amana keys challenge”.",
    note="To admins and coordinators, once a week. The command stays as it is.",
)
EDIT_OF_UNSENT = text(
    "staff.edit_of_unsent",
    "This message did not go to the seeker, and neither did your change. Please send it as a new message.",
    note="Somebody changed a message that had been refused.",
)
NO_CASE = text(
    "staff.no_case", "You have no open case here, so this went to nobody.", note="A message outside any case."
)
CASE_CLOSED_HERE = text(
    "staff.case_closed_here", "This case is closed. Your message went to nobody.", note=""
)
NOT_PASSED_ON = text(
    "staff.not_passed_on", "This was not passed on: {reason}", note="{reason} is a sentence."
)
SEEKER_UNREACHABLE = text(
    "staff.seeker_unreachable",
    "The seeker of {case} cannot be reached now: the bot was blocked or the account is gone. Your message is kept and goes"
    " out when the seeker comes back.",
    note="",
)
SEEKER_BACK = text("staff.seeker_back", "The seeker of {case} can be reached again.", note="")
MESSAGE_FAILED = text(
    "staff.message_failed",
    "Something went wrong with your last message. It may not have arrived. Please send it once more.",
    note="An error in the program.",
)

END_WHICH_OUTCOME = text(
    "staff.end_which_outcome", "*End {case}?*\nHow did it end?", note="Above outcome buttons."
)
OUTCOME_HELPED = text("staff.outcome_helped", "Advice given", note="Outcome button.")
OUTCOME_REFERRED = text("staff.outcome_referred", "Referred, with consent", note="Outcome button.")
OUTCOME_SILENT = text("staff.outcome_silent", "Seeker stopped answering", note="Outcome button.")
OUTCOME_OTHER = text("staff.outcome_other", "Otherwise", note="Outcome button.")
END_CANCEL = text("staff.end_cancel", "Do not end", note="Button.")
ENDED = text("staff.ended", "✔ {case} has ended. It disappears from here after {hours} hours.", note="")
ENDED_BY_SEEKER = text(
    "staff.ended_by_seeker",
    "The seeker of {case} has ended the conversation. It disappears from here after {hours} hours.",
    note="",
)
ERASED_BY_SEEKER = text(
    "staff.erased_by_seeker",
    "The seeker of {case} has had everything erased. Please do not keep anything of it.",
    note="",
)
ERASED_BY_LINE = text(
    "staff.erased_by_line",
    "{case} has been erased by the organisation. Please do not keep anything of it.",
    note="",
)
LEFT_ON_PHONE = text(
    "staff.left_on_phone",
    "Messages of a case that is no longer yours are still on this phone. They are older than two days, so Telegram does "
    "not let us delete them. Please delete them yourself: hold your finger on a message and choose “Delete”. Or delete "
    "the whole chat with this bot; then write /start.",
    note="To staff. “Delete” as Telegram's menu says it in this language.",
)
NOT_ENDED = text("staff.not_ended", "The case goes on.", note="")

PAUSED = text(
    "staff.paused", "You get no new offers until you write /resume. Your open cases go on.", note=""
)
RESUMED = text("staff.resumed", "You can get offers again.", note="")
NO_PROFILE = text("staff.no_profile", "Only confidants have a profile.", note="")
PEOPLE = text("staff.people", "*People*", note="Heading of the list of staff.")
PERSON_CONFIDANT = text(
    "staff.person_confidant", "{town}: {languages}, {load} of {limit} cases", note="One confidant."
)
PERSON_PAUSED = text("staff.person_paused", "pauses", note="Behind a confidant who gets no offers.")
WELCOME_BACK = text(
    "staff.welcome_back", "Welcome back. /help shows all commands.", note="/start by somebody known."
)
NOT_ALLOWED = text("staff.not_allowed", "Your role cannot do that.", note="A pop-up.")
NO_MATCH = text("staff.no_match", "⚠ No confidant fits {case} now: {reason}", note="To coordinators.")
MISSING = {
    "no_shared_language": text(
        "staff.missing_language", "nobody left speaks the language", note="Why there is no match. Lower case."
    ),
    "gender_not_as_asked": text(
        "staff.missing_gender",
        "nobody left is a woman or man as asked",
        note="Why there is no match. Lower case.",
    ),
    "own_town": text(
        "staff.missing_town",
        "everybody left is from the seeker's own town",
        note="Why there is no match. Lower case.",
    ),
    "unavailable": text(
        "staff.missing_available",
        "those who fit are not available now",
        note="Why there is no match. Lower case.",
    ),
    "full": text(
        "staff.missing_room",
        "those who fit have as many cases as they set",
        note="Why there is no match. Lower case.",
    ),
    "together": text(
        "staff.missing_together",
        "nobody meets all wishes together",
        note="Why there is no match. Lower case.",
    ),
}
"""Why there is no match, by what is lacking."""
URGENT_WAITING = text(
    "staff.urgent_waiting", "🔴 {case} says there is danger now and is waiting.", note="To coordinators."
)
UNREACHABLE_CONFIDANT = text(
    "staff.unreachable_confidant",
    "⚠ The confidant of {case} cannot be reached. The case is being matched again.",
    note="To coordinators.",
)
HELP = text("staff.help", "*What you can do here*", note="Heading above the list of commands.")
COMMAND_LINE = text(
    "staff.command_line",
    "{command} – {does}",
    note="One command in the list. A line in Arabic begins with {does}.",
)

UNKNOWN_COMMAND = text("staff.unknown_command", "I do not know that command. /help shows all.", note="")
OLD_BUTTON = text("staff.old_button", "This button no longer works.", note="Pop-up.")
CONFIDANT, LISTENERS, LEADERS = (("confidant",), ("confidant", "coordinator"), ("coordinator", "admin"))
ADMIN, ALL = (("admin",), ("confidant", "coordinator", "admin"))
COORDINATOR = ("coordinator",)
COMMANDS = {
    "cases": (LISTENERS, text("staff.command_cases", "your cases", note="In the command menu.")),
    "switch": (
        LISTENERS,
        text("staff.command_switch", "choose the case you write to", note="In the command menu."),
    ),
    "end": (LISTENERS, text("staff.command_end", "end a case", note="In the command menu.")),
    **tools.COMMANDS,
    **pin.COMMANDS,
    "sleep": (LISTENERS, waiting.COMMAND_SLEEP),
    "wake": (LISTENERS, waiting.COMMAND_WAKE),
    "transfer": (
        LISTENERS,
        text("staff.command_transfer", "give a case to somebody else", note="In the command menu."),
    ),
    "together": (
        LISTENERS,
        text("staff.command_together", "invite a second person into a case", note="In the command menu."),
    ),
    "advice": (
        LISTENERS,
        text("staff.command_advice", "ask a coordinator, unseen by the seeker", note="In the command menu."),
    ),
    "stepout": (
        LISTENERS,
        text("staff.command_stepout", "be out of a case at once", note="In the command menu."),
    ),
    "part": (
        LISTENERS,
        text("staff.command_part", "leave a case that you joined", note="In the command menu."),
    ),
    "join": (COORDINATOR, text("staff.command_join", "join an open case", note="In the command menu.")),
    "leave": (
        CONFIDANT,
        text("staff.command_leave", "stop with this work, hand over all cases", note="In the command menu."),
    ),
    "pause": (CONFIDANT, text("staff.command_pause", "no new offers for now", note="In the command menu.")),
    "resume": (CONFIDANT, text("staff.command_resume", "offers again", note="In the command menu.")),
    "profile": (CONFIDANT, text("staff.command_profile", "your profile", note="In the command menu.")),
    "away": (CONFIDANT, text("staff.command_away", "your holidays", note="In the command menu.")),
    "name": (ALL, text("staff.command_name", "what colleagues call you", note="In the command menu.")),
    "invite": (LEADERS, text("staff.command_invite", "let somebody in", note="In the command menu.")),
    "log": (ADMIN, text("staff.command_log", "who did what", note="In the command menu.")),
    "people": (
        LEADERS,
        text("staff.command_people", "who is there, and how busy", note="In the command menu."),
    ),
    "board": (LEADERS, watch.COMMAND_BOARD),
    "intervention": (COORDINATOR, intervening.COMMAND),
    "queue": (LEADERS, matching.COMMAND_QUEUE),
    "duty": (LEADERS, watch.COMMAND_DUTY),
    "weights": (ADMIN, matching.COMMAND_WEIGHTS),
    "questions": (ADMIN, text("staff.command_questions", "edit the questions", note="In the command menu.")),
    "thresholds": (
        ADMIN,
        text("staff.command_thresholds", "when a case is urgent", note="In the command menu."),
    ),
    "texts": (ADMIN, text("staff.command_texts", "how the texts are worded", note="In the command menu.")),
    "rules": (ADMIN, text("staff.command_rules", "what confidants may send", note="In the command menu.")),
    "prompts": (ADMIN, text("staff.command_prompts", "questions read aloud", note="In the command menu.")),
    "delete": (LISTENERS, retraction.COMMAND),
    "report": (LISTENERS, abuse.COMMAND),
    "blocks": (LEADERS, abuse.COMMAND_BLOCKS),
    "shared": (COORDINATOR, sharing.COMMAND),
    "figures": (LEADERS, figures.COMMAND_FIGURES),
    "hold": (COORDINATOR, legal.COMMAND_HOLD),
    "keep": (COORDINATOR, legal.COMMAND_KEEP),
    "duties": (ADMIN, legal.COMMAND_DUTIES),
    "meetings": (ALL, planning.COMMAND),
    "practice": (LISTENERS, practice.COMMAND),
    "intervision": (LISTENERS, intervision.COMMAND),
    "status": (LISTENERS, delivery.COMMAND),
    "voice": (LISTENERS, text("staff.command_voice", "how your voice sounds", note="In the command menu.")),
    "firstday": (CONFIDANT, first_day.COMMAND),
    "language": (ALL, text("staff.command_language", "another language", note="In the command menu.")),
    "help": (ALL, text("staff.command_help", "all commands", note="In the command menu.")),
}
"""The staff bot's commands: which roles see each, and what it does."""
