"""What the seeker bot says: choosing a language, what the line is, the menu, waiting, talking, goodbye."""

from __future__ import annotations

from locales.text import text
from locales.texts import meetings, safety
from locales.texts.delivery import COMMAND as STATUS
from locales.texts.export import COMMAND as EXPORT
from locales.texts.retraction import COMMAND as DELETE

CHOOSE_LANGUAGE = text(
    "seeker.choose_language",
    "Choose your language",
    note="One line in each language, all shown together above the language buttons.",
)
DESCRIPTION = text(
    "seeker.description",
    "Here you can talk to someone, without your name. Free of charge.\nIn danger now? Call 112.",
    note="Shown by Telegram before the chat begins. Neutral: somebody may look over a shoulder. At most 120 characters.",
)
SHORT_DESCRIPTION = text(
    "seeker.short_description",
    "Talk to someone, without your name.",
    note="On the bot's profile in Telegram. Neutral. At most 30 characters or so.",
)
LANGUAGE_CHOSEN = text(
    "seeker.language_chosen", "We go on in English.", note="Name this language itself, not English."
)
ABOUT = text(
    "seeker.about",
    "*Welcome to {line}*\n"
    "Are you worried about somebody, or about yourself? You can talk about it here. It is free.\n\n"
    "*Nobody needs to know who you are*\n"
    "You do not give your name. The confidant who answers does not see your name, your number or your"
    " Telegram account. You do not see theirs.\n\n"
    "*What we keep*\n"
    "What you write is stored locked. When the conversation is over, our computer can no longer read it. After"
    " {time} it is destroyed. You can have everything erased at any moment.\n\n"
    "*What Telegram can see*\n"
    "Telegram can see that you use this bot, and what passes through it. People who can open your phone can"
    " read this chat.\n\n"
    "*What we cannot do*\n"
    "We cannot see where you are. We cannot send help to you. We share nothing with anyone without your"
    " consent. Only danger to somebody's life or a duty in law can change that, and we tell you if we can.",
    note="Shown before the first question. Plain and honest; keep every point. {line} is the line's name.",
)
AGREE = text(
    "seeker.agree", "I agree", note="Button. Consent to what was explained, before the first question."
)
READ_PRIVACY = text("seeker.read_privacy", "More about privacy", note="Button under the explanation.")
OTHER_LANGUAGE = text("seeker.other_language", "🌐 Other language", note="Button.")
MENU = text("seeker.menu", "*What would you like?*\nChoose a button.", note="Above the menu's buttons.")
MENU_TALK = text("seeker.menu_talk", "💬 Talk to someone", note="Menu button.")
MENU_QUESTION = text("seeker.menu_question", "❓ A short question", note="Button in the menu.")
MENU_INFORMATION = text("seeker.menu_information", "📖 Information", note="Menu button.")
MENU_PROFESSIONAL = text("seeker.menu_professional", "👩‍🏫 I am a professional", note="Menu button.")
MENU_ERASE = text(
    "seeker.menu_erase", "🗑 Stop and erase", note="Menu button: stop, and erase all that is stored."
)
CONTINUE = text("seeker.continue", "Go on", note="Button: go on with the questions.")
BACK_TO_MENU = text("seeker.back_to_menu", "⬅ Back", note="Button: back to the menu.")
INFORMATION = text(
    "seeker.information", "*Information*\nWhat would you like to read?", note="Above page buttons."
)
PLEASE_AGREE = text(
    "seeker.please_agree",
    "Please read the message above first. Then press *I agree*. We have not kept what you just wrote.",
    note="Somebody writes before consenting.",
)
USE_MENU = text(
    "seeker.use_menu",
    "Nobody reads what you write here. Please choose one of the buttons.",
    note="Something was written in the menu or after the end.",
)
HELP = text(
    "seeker.help",
    "/start – begin, or go on\n/language – another language\n/meetings – meetings\n/info – information\n/voice – how your voice sounds\n/stop – stop\n"
    "/export – your messages as a file\n/erase – erase everything\n/delete – take a message back\n/status – whether your messages have arrived\n/wipe – clear this chat\n/safety – this chat on your phone\n\nA button that does nothing is an old one. Write /start.",
    note="Command names stay as they are.",
)
UNKNOWN_COMMAND = text(
    "seeker.unknown_command", "I do not know that command.", note="Followed by the help text."
)
OLD_BUTTON = text(
    "seeker.old_button", "This button no longer works.", note="A pop-up of at most 200 characters."
)

# The intake
INTAKE_INTRO = text(
    "seeker.intake_intro",
    "A few questions, so that we find someone who fits. Most can be skipped. You can stop at every step.\n"
    "Please write no names, addresses or numbers of people.",
    note="Before the first question.",
)
QUESTION_NUMBER = text("seeker.question_number", "Question {number}", note="Small line above a question.")
CHOOSE_BUTTON = text(
    "seeker.choose_button",
    "Please choose one of the buttons under the question.",
    note="Typed text did not fit.",
)
CHOOSE_SEVERAL = text("seeker.choose_several", "You can choose more than one.", note="Under such a question.")
TYPE_OR_VOICE = text(
    "seeker.type_or_voice", "Write it here, or record a voice message 🎤.", note="Under an open question."
)
TYPE_PLACE = text(
    "seeker.type_place",
    "Write the name of your town, or of a larger town nearby.",
    note="Under the place question.",
)
TYPE_NUMBER = text(
    "seeker.type_number", "Write a number from {low} to {high}.", note="Under a number question."
)
WHICH_PLACE = text("seeker.which_place", "Which one do you mean?", note="Several places have this name.")
PLACE_UNKNOWN = text(
    "seeker.place_unknown",
    "I do not know that place. Try a larger town nearby, or choose your province.",
    note="Followed by buttons with provinces.",
)
PLACE_NONE_OF_THESE = text(
    "seeker.place_none_of_these", "None of these", note="Button under a list of places."
)
YOUR_ANSWER = text("seeker.your_answer", "✔ {answer}", note="Under a question once it has been answered.")
SKIPPED = text("seeker.skipped", "✔ skipped", note="Under a question that was skipped.")
VOICE_ANSWER = text("seeker.voice_answer", "🎤 voice message", note="Shown as the answer when it was spoken.")
REQUIRED = text(
    "seeker.required", "We need an answer to this question.", note="Pop-up: nothing is chosen yet."
)
ALREADY_ANSWERED = text(
    "seeker.already_answered",
    "You have answered this already. Use “Back” under the last question to change it.",
    note="Pop-up on an old button; at most 200 characters. “Back” is the button's label.",
)
DROPPED = text(
    "seeker.dropped",
    "Because your answer changed, some later answers no longer fit. We have removed them.",
    note="After going back and choosing otherwise.",
)
NOTHING_EARLIER = text("seeker.nothing_earlier", "This is the first question.", note="Pop-up on Back.")
ONLY_WORDS_HERE = text(
    "seeker.only_words_here",
    "We cannot keep this here. Later you can send it to your confidant. Please write, or record a voice message.",
    note="A photo or file was sent during an open question.",
)
NO_VOICE_HERE = text(
    "seeker.no_voice_here",
    "We cannot keep this here. Later you can send it to your confidant. Please answer with the buttons, or in words.",
    note="A voice message, photo or file was sent at a question that cannot be answered by voice.",
)
EDIT_NOT_TAKEN = text(
    "seeker.edit_not_taken",
    "I cannot take over a change in a message here. Press “Back” under the last question and answer once more.",
    note="Somebody edited an answer during the questions. “Back” is the button's label.",
)
TOO_LONG = text(
    "seeker.too_long",
    "This is too long for one answer. Please keep it under {limit} characters.",
    note="Intake.",
)
DANGER_NOW = text(
    "seeker.danger_now",
    "*If somebody is in danger now: call 112.*\n"
    "We cannot send help, and it can take hours before someone answers here. Call first. Then come back: we go on"
    " where you are.",
    note="Right after the seeker says there is immediate danger. Shown again in Dutch.",
)
STOP_INTAKE = text(
    "seeker.stop_intake",
    "*Stop here?*\nYou can go on later where you are now: write /start. Your answers are kept for {time}."
    " Or have them erased now.",
    note="Stop was pressed during the questions.",
)
STOP_LATER = text("seeker.stop_later", "Go on later", note="Button: keep the answers.")
STOP_GO_ON = text("seeker.stop_go_on", "Go on now", note="Button.")
STOP_ERASE_ANSWERS = text("seeker.stop_erase_answers", "🗑 Erase my answers", note="Button.")
PAUSED = text("seeker.paused", "Good. Write /start when you want to go on.", note="After “Go on later”.")
ANSWERS_ERASED = text("seeker.answers_erased", "Your answers are erased.", note="Intake stopped.")
GO_ON_HERE = text("seeker.go_on_here", "We go on where you were.", note="Before the question is asked again.")

# Consent to be matched
AGREE_MATCH = text(
    "seeker.agree_match",
    "*Thank you. May we look for a confidant now?*\n"
    "A confidant first sees only what you chose with buttons: never your own words or voice. Only the one who"
    " accepts can read and hear those. If your choices would make you recognisable, go back and skip some.",
    note="After the last question.",
)
AGREE_MATCH_YES = text("seeker.agree_match_yes", "Yes, look for someone", note="Button.")

# Waiting
WAITING = text(
    "seeker.waiting",
    "*We are looking for someone for you.*\n"
    "Our confidants are volunteers. They mostly answer between {opens} and {closes}, Dutch time. You get a message"
    " here.\n\n"
    "You can already write or speak. We keep it for your confidant.",
    note="{opens} and {closes} are hours such as 09:00. How it is today and how long it takes is said below it.",
)
NOBODY_FREE = text(
    "seeker.nobody_free",
    "*Nobody who fits is free at this moment.* We keep looking and tell you as soon as there is someone. If you do"
    " not want to wait, you can read where else to turn.",
    note="No match; honest, calm.",
)
STILL_LOOKING = text(
    "seeker.still_looking",
    "We are still looking for someone. You are not forgotten.",
    note="On /start while waiting.",
)
KEPT_FOR_CONFIDANT = text(
    "seeker.kept_for_confidant",
    "We keep this for your confidant. Nobody has read it yet.",
    note="After the first message written while waiting.",
)
WHERE_ELSE = text("seeker.where_else", "Where else to turn", note="Button.")
STOP_WAITING = text("seeker.stop_waiting", "🗑 Stop and erase", note="Button under the waiting message.")

# Talking
MATCHED_WOMAN = text(
    "seeker.matched_woman",
    "*There is someone for you.*\nA woman answers you here. She does not know who you are, and you do not know who"
    " she is. What you write now goes to her.",
    note="The confidant is a woman.",
)
MATCHED_MAN = text(
    "seeker.matched_man",
    "*There is someone for you.*\nA man answers you here. He does not know who you are, and you do not know who he"
    " is. What you write now goes to him.",
    note="The confidant is a man.",
)
YOU_SHARE_LANGUAGES = text(
    "seeker.you_share_languages", "You can talk in: {languages}.", note="After a match."
)
LOOKING_AGAIN = text(
    "seeker.looking_again",
    "Your confidant cannot go on. We are looking for someone else. What you write now is kept for that person.",
    note="The confidant became unreachable or left.",
)
CONFIDANT_UNREACHABLE = text(
    "seeker.confidant_unreachable",
    "Your message has not reached your confidant. We keep it and look for someone else.",
    note="The confidant's phone refuses messages.",
)
END_CONVERSATION = text("seeker.end_conversation", "End the conversation", note="Button.")
END_SURE = text(
    "seeker.end_sure",
    "*End this conversation?*\nYour confidant is told that you have ended it.",
    note="Question.",
)
END_YES = text("seeker.end_yes", "Yes, end it", note="Button.")
END_NO = text("seeker.end_no", "No, go on", note="Button.")
GOING_ON = text("seeker.going_on", "Good. You can write on here.", note="The conversation was not ended.")
TALKING = text(
    "seeker.talking", "You are in a conversation. What you write goes to your confidant.", note="On /start."
)
NOT_PASSED_ON = text(
    "seeker.not_passed_on", "This was not passed on: {reason}", note="{reason} is a sentence."
)
MESSAGE_FAILED = text(
    "seeker.message_failed",
    "Something went wrong with your last message. It may not have arrived. Please send it once more.",
    note="An error in the program; nothing else is known.",
)

# Goodbye
ENDED_BY_YOU = text("seeker.ended_by_you", "*The conversation has ended.* Thank you for your trust.", note="")
ENDED_BY_CONFIDANT = text(
    "seeker.ended_by_confidant",
    "*Your confidant has ended the conversation.* Thank you for your trust. You can always come back: write /start.",
    note="",
)
ERASE_OR_KEEP = text(
    "seeker.erase_or_keep",
    "What was said is now locked: our computer can no longer read it. After {time} it is destroyed. Or have it"
    " erased now.",
    note="After the end, above two buttons.",
)
ERASE_NOW = text("seeker.erase_now", "🗑 Erase now", note="Button.")
KEEP = text("seeker.keep", "Leave it locked", note="Button: keep until the days are over.")
KEPT = text("seeker.kept", "Good. Write /start whenever you need us.", note="After “Leave it locked”.")
ERASE_SURE = text(
    "seeker.erase_sure",
    "*Erase everything?*\nWhat we stored about you is destroyed. A conversation that is going on ends. This cannot be"
    " undone.",
    note="Confirmation.",
)
ERASE_YES = text("seeker.erase_yes", "🗑 Yes, erase everything", note="Button.")
ERASE_NO = text("seeker.erase_no", "No, go back", note="Button.")
NOT_ERASED = text("seeker.not_erased", "Good. Nothing was erased.", note="After “No, go back”.")
ERASED = text(
    "seeker.erased",
    "*Everything is erased.* We know nothing of you any more.\n\n"
    "The messages in this chat are still on your phone. To remove them: open the menu of this chat and choose"
    " “Delete chat”. Write /start if you ever need us.",
    note="“Delete chat” as Telegram's menu says it in this language, where it has that language.",
)

# The command menu
COMMANDS = {
    "start": text("seeker.command_start", "begin, or go on", note="In the command menu."),
    "language": text("seeker.command_language", "another language", note="In the command menu."),
    "meetings": meetings.COMMAND,
    "info": text("seeker.command_info", "information", note="In the command menu."),
    "voice": text("seeker.command_voice", "how your voice sounds", note="In the command menu."),
    "stop": text("seeker.command_stop", "stop", note="In the command menu."),
    **safety.COMMANDS,
    "delete": DELETE,
    "status": STATUS,
    "export": EXPORT,
    "erase": text("seeker.command_erase", "erase everything", note="In the command menu."),
    "help": text("seeker.command_help", "all commands", note="In the command menu."),
}
"""The seeker bot's commands, in the order of its menu."""
