"""What a seeker can do for their own safety: clear the chat, get news behind a neutral line, hide the line.

Every word may be read by somebody who looks over a shoulder: nothing here says what the chat is about.
"""

from __future__ import annotations

from locales.text import text

IN_SHORT = text(
    "safety.in_short",
    "With /safety you can clear this chat or hide it.",
    note="One short sentence under the explanation before consent. The command stays as it is.",
)

# The page
PAGE = text(
    "safety.page",
    "*This chat on your phone*\n"
    "Choose what fits you. A tick shows what is on now.\n\n"
    "*Clear by itself*\n"
    "After the hours you choose, messages go from this chat. The conversation goes on, and you can have the last"
    " messages shown again.\n\n"
    "*New messages*\n"
    "At once; or after an hour of silence only when you say that you can read; or always behind the line “There is"
    " something new”. Then they go again after {minutes} minutes.\n\n"
    "*Telegram can clear too*\n"
    "Open this chat, press the three dots, then “Auto-Delete”. It works for messages from then on, also when I can no"
    " longer remove them.",
    note="Page behind /safety, above buttons. “Auto-Delete” as Telegram's menu says it in this language.",
)
CLEAR_NOW = text("safety.clear_now", "🧹 Clear this chat", note="Button, on many screens. Short.")
SETTINGS = text("safety.settings", "⚙ This chat on your phone", note="Button to the page.")
CLEAR_NEVER = text("safety.clear_never", "Keep", note="Button: do not clear the chat by itself. Very short.")
CLEAR_AFTER = text("safety.clear_after", "{hours} h", note="Button: clear after so many hours. Very short.")
NEWS_OPEN_BUTTON = text("safety.news_open", "New messages at once", note="Button with a tick.")
NEWS_ASKED_BUTTON = text("safety.news_asked_button", "After a silence, ask first", note="Button with a tick.")
NEWS_DISCREET_BUTTON = text("safety.news_discreet", "Always behind one line", note="Button with a tick.")
AGAIN_BUTTON = text("safety.again_button", "Show the last ones again", note="Button: the last messages.")
WORD_BUTTON = text(
    "safety.word_button", "A word of your own", note="Button: choose a word that hides the chat."
)

# Clearing
CLEARED = text(
    "safety.cleared",
    "*Cleared.*\n"
    "I have removed what I can. I cannot remove messages older than two days, notifications, what another device has"
    " already shown, or what Telegram keeps.\n\n"
    "To remove the rest yourself: open the menu of this chat, choose “Delete chat” and tick “Also delete for” the bot.\n\n"
    "What is stored with us is still there. Shall that be erased too?",
    note="The one message that stays after clearing. “Delete chat” as Telegram's menu says it in this language.",
)
ERASE_TOO = text(
    "safety.erase_too", "🗑 Erase that too", note="Button. Leads to a question, erases nothing yet."
)
ENOUGH = text("safety.enough", "No, that is enough", note="Button: erase nothing.")
CLEARED_SHORT = text(
    "safety.cleared_short", "Cleared. Write /start to go on.", note="What is left of the message."
)

# News behind a line
NEWS = text("safety.news", "There is something new.", note="Stands alone in the chat. Says nothing at all.")
NEWS_ASKED = text(
    "safety.news_asked",
    "There is something new. Can you read now, alone?",
    note="Stands alone in the chat after a silence.",
)
SHOW = text("safety.show", "Show", note="Button under the line.")
SHOW_SAFE = text("safety.show_safe", "Yes, show", note="Button under the line.")
HERE = text("safety.here", "Here it is.", note="What the line becomes when it is pressed.")
NOTHING_NEW = text("safety.nothing_new", "Nothing new.", note="What the line becomes when nothing is there.")
GOES_SOON = text(
    "safety.goes_soon",
    "This goes again in {minutes} minutes.",
    note="Under messages that are shown for a short while.",
)
HIDE_AGAIN = text("safety.hide_again", "Away with it now", note="Button: remove what is shown.")
YOU_WROTE = text(
    "safety.you_wrote", "*You:*", note="Above a message of the reader's own that is shown again."
)
NOTHING_TO_SHOW = text("safety.nothing_to_show", "There is nothing to show.", note="Pop-up.")

# A word of one's own
WORD = text(
    "safety.word",
    "*A word of your own*\n"
    "Choose a word. When you write it, or /hide, I clear what I can and show only general information. New messages"
    " wait. The same word brings everything back.\n\n"
    "*It is no full cover.* Older messages, notifications and other devices can still show what was here. Clear this"
    " chat first.\n\n"
    "After {tries} wrong words I look at none for {minutes} minutes. If you forget the word, nobody can bring this"
    " conversation back.",
    note="Screen about the safe word. Keep every point.",
)
WORD_SET = text("safety.word_is_set", "You have a word.", note="Under the screen about the word.")
WORD_CHOOSE = text("safety.word_choose", "Choose a word", note="Button.")
WORD_FORGET = text("safety.word_forget", "No word any more", note="Button.")
HIDE_NOW = text("safety.hide_now", "Hide now", note="Button.")
WORD_WRITE = text(
    "safety.word_write",
    "Write your word now. Four letters or more, and no word that you write every day. I remove it from this chat.",
    note="Asks for the word.",
)
WORD_NOT = text(
    "safety.word_not",
    "That does not work as a word. Take four letters or more, on one line, without a command.",
    note="What was written cannot be the word.",
)
WORD_KEPT = text(
    "safety.word_kept",
    "Your word is set. I keep only a lock made of it, not the word.",
    note="The word was taken. The word itself is not repeated.",
)
WORD_GONE = text("safety.word_gone", "You have no word any more.", note="A pop-up: the word was taken away.")
NO_WORD = text(
    "safety.no_word",
    "You have no word yet. Choose one first.",
    note="/hide without a word. Above its screen.",
)

# Telegram's own timer
TIMER = text(
    "safety.timer",
    "Good. Telegram now clears this chat by itself. The conversation goes on.",
    note="Said once, when somebody has set Telegram's own timer.",
)

# To the confidant
SEEKER_HIDES = text(
    "safety.seeker_hides",
    "The seeker of {case} cannot read now. What you write is kept and shown later.",
    note="To the confidant. Not why.",
)
SEEKER_READS = text(
    "safety.seeker_reads",
    "The seeker of {case} can read again.",
    note="To the confidant, after the one before.",
)

COMMANDS = {
    "safety": text("safety.command_safety", "this chat on your phone", note="In the command menu. Neutral."),
    "wipe": text("safety.command_wipe", "clear this chat", note="In the command menu. Neutral."),
}
"""The commands of this page, for the seeker bot's menu."""
