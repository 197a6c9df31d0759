"""What the editor of the questions says to admins."""

from __future__ import annotations

from collections.abc import Mapping

from locales.text import Text, text

TITLE = text("questions.title", "*The questions*", note="Heading of the editor.")
TITLE_QUESTIONS = text("questions.title_short", "*What a short question asks*", note="Heading of the editor.")
TITLE_PROFESSIONALS = text(
    "questions.title_professionals", "*The questions for professionals*", note="Heading of the editor."
)
BASE = text("questions.base", "Working copy, made from version {version}.", note="Under the heading.")
UNCHANGED = text("questions.unchanged", "Nothing has been changed in it.", note="Under the heading.")
CHANGED = text("questions.changed", "It has changes that are not published yet.", note="Under the heading.")
NEWER = text(
    "questions.newer",
    "⚠ Version {version} was published after this copy was made. Compare before you publish.",
    note="Under the heading.",
)
B_ADD = text("questions.b_add", "➕ Add a question", note="Button.")
B_PREVIEW = text("questions.b_preview", "👁 Preview", note="Button.")
B_CHECK = text("questions.b_check", "🔎 Check", note="Button.")
B_PUBLISH = text("questions.b_publish", "🚀 Publish", note="Button.")
B_HISTORY = text("questions.b_history", "🕘 History", note="Button.")
B_EXPORT = text("questions.b_export", "📄 As a file", note="Button.")
B_DISCARD = text("questions.b_discard", "↩ Start over", note="Button.")
B_HOME = text("questions.b_home", "☰ All questions", note="Button.")
HEAD = text("questions.head", "*Question {number} of {total}*", note="Above one question.")
REQUIRED = text("questions.required", "Must be answered", note="About a question.")
OPTIONAL = text("questions.optional", "May be skipped", note="About a question.")
ROLE = text("questions.role", "Role: {role}", note="About a question. The role is a code word.")
WHEN = text("questions.when", "Asked when {condition}", note="About a question.")
ALWAYS = text("questions.always", "Always asked", note="About a question.")
LINE = text("questions.line", "{language}: {words}", note="A text in one language.")
HELP = text("questions.help", "Help", note="Heading.")
OPTIONS = text("questions.options", "Options", note="Heading and button.")
B_WHEN = text("questions.b_when", "When is it asked?", note="Button.")
B_KIND = text("questions.b_kind", "Kind", note="Button.")
B_ROLE = text("questions.b_role", "Role", note="Button.")
B_REQUIRED = text("questions.b_required", "Make it required", note="Button: an answer will be needed.")
B_OPTIONAL = text("questions.b_optional", "Let people skip it", note="Button: it may be skipped from now on.")
B_COPY = text("questions.b_copy", "⧉ Copy", note="Button.")
B_REMOVE = text("questions.b_remove", "🗑 Remove", note="Button.")
B_ADD_AFTER = text("questions.b_add_after", "➕ Add after this one", note="Button.")
ASK_TEXT = text(
    "questions.ask_text", "Send the text of this question in {language} as a message.", note="To an admin."
)
ASK_HELP = text(
    "questions.ask_help",
    "Send the help for this question in {language}, or a dash (-) for none.",
    note="To an admin.",
)
ASK_OPTION = text(
    "questions.ask_option", "Send the text of this option in {language} as a message.", note="To an admin."
)
ASK_NUMBER = text("questions.ask_number", "Send a whole number as a message.", note="To an admin.")
ASK_NOTE = text(
    "questions.ask_note",
    "These are the changes. Send a short note as a message: what changed, and why?",
    note="To an admin who publishes.",
)
NOW = text("questions.now", "Now it says: {words}", note="Before the present text.")
NOTHING_CHANGED = text("questions.nothing_changed", "Nothing was changed.", note="A pop-up, to an admin.")
SAVED = text("questions.saved", "Saved.", note="To an admin.")
STALE = text(
    "questions.stale",
    "The questions changed meanwhile. Nothing of yours was done; this is how it is now.",
    note="Pop-up.",
)
STALE_WORDS = text(
    "questions.stale_words",
    "The questions changed meanwhile. Your words are kept and not used yet: {words}",
    note="To an admin who wrote a text.",
)
B_MINE = text("questions.b_mine", "Use my words", note="Button.")
B_LEAVE = text("questions.b_leave", "Leave it as it is", note="Button.")
GONE = text(
    "questions.gone",
    "What you wanted to change is no longer there. Your words were: {words}",
    note="To an admin.",
)
TOO_LONG = text(
    "questions.too_long", "That is too long: {length} characters, at most {limit}.", note="To an admin."
)
ONLY_TEXT = text("questions.only_text", "Please send it as text.", note="To an admin.")
NOT_NUMBER = text("questions.not_number", "That is not a whole number.", note="To an admin.")
REMOVE_SURE = text("questions.remove_sure", "Remove this question?", note="To an admin.")
B_YES_REMOVE = text("questions.b_yes_remove", "Yes, remove it", note="Button.")
CHOOSE_KIND = text("questions.choose_kind", "What kind of question is it?", note="To an admin.")
CHOOSE_ROLE = text(
    "questions.choose_role", "What do matching and triage read in this question?", note="To an admin."
)
B_NO_ROLE = text("questions.b_no_role", "No role", note="Button.")
B_ADD_OPTION = text("questions.b_add_option", "➕ Add an option", note="Button.")
OPTION_HEAD = text("questions.option_head", "*Option {number} of {total}*", note="Above one option.")
WEIGHT = text("questions.weight", "Weight: {weight}", note="How much it counts for triage.")
EXCLUDES = text("questions.excludes", "Excludes the other options", note="About an option.")
B_EXCLUDES = text("questions.b_excludes", "Excludes the others: on/off", note="Button.")
B_LOW = text("questions.b_low", "Lowest: {number}", note="Button.")
B_HIGH = text("questions.b_high", "Highest: {number}", note="Button.")
WHEN_TITLE = text("questions.when_title", "*When is it asked?*", note="Heading.")
B_ADD_CONDITION = text("questions.b_add_condition", "➕ Add a condition", note="Button.")
B_ALWAYS = text("questions.b_always", "Always ask it", note="Button: clears all conditions.")
B_ANY = text("questions.b_any", "One is enough", note="Button: from all to any.")
B_ALL = text("questions.b_all", "All must hold", note="Button: from any to all.")
B_TURN = text("questions.b_turn", "Opposite of {number}", note="Button: turns a condition into its opposite.")
B_DROP = text("questions.b_drop", "✕ {number}", note="Button: takes a condition away.")
WHICH_EARLIER = text(
    "questions.which_earlier", "Which earlier question does it look at?", note="To an admin."
)
NO_EARLIER = text("questions.no_earlier", "There is no earlier question.", note="Pop-up.")
WHICH_VALUE = text("questions.which_value", "What must the answer be?", note="To an admin.")
B_ANSWERED = text("questions.b_answered", "It was answered", note="Button: any answer.")
B_ONLY = text("questions.b_only", "Only: {value}", note="Button: this option and no other.")
B_ABOVE = text("questions.b_above", "More than …", note="Button: a number will be asked.")
B_EXACTLY = text("questions.b_exactly", "Exactly …", note="Button: a number will be asked.")
IS = text("questions.is", "{question} is {value}", note="Part of a condition.")
HAS = text("questions.has", "{question} has {value}", note="Part of a condition.")
ABOVE = text("questions.above", "{question} is more than {value}", note="Part of a condition.")
ANSWERED = text("questions.answered", "{question} was answered", note="Part of a condition.")
NOT = text("questions.not", "not ({part})", note="Part of a condition.")
AND = text("questions.and", "{one} and {other}", note="Part of a condition.")
OR = text("questions.or", "{one} or {other}", note="Part of a condition.")
PREVIEW_LANGUAGE = text(
    "questions.preview_language", "In which language do you want to walk through it?", note="To an admin."
)
PREVIEW_BEGINS = text(
    "questions.preview_begins", "👁 This is how a seeker sees it. Nothing is kept.", note="To an admin."
)
PREVIEW_ENDS = text(
    "questions.preview_ends",
    "👁 *End of the preview.* Here a seeker is asked to agree to a match.",
    note="To an admin.",
)
PREVIEW_STOPPED = text(
    "questions.preview_stopped", "The preview has been stopped.", note="A pop-up, to an admin."
)
PREVIEW_NOT_HERE = text("questions.preview_not_here", "This does not work in a preview.", note="Pop-up.")
PREVIEW_AGAIN = text(
    "questions.preview_again", "The questions changed meanwhile. Begin the preview again.", note="Pop-up."
)
CHECK_TITLE = text("questions.check_title", "*Check*", note="Heading.")
CHECK_GOOD = text("questions.check_good", "Nothing to remark.", note="To an admin.")
MORE = text("questions.more", "And {number} more.", note="After a long list.")
IN_QUESTION = text(
    "questions.in_question", "Question {number}: {remark}", note="Before a remark: its question."
)
IN_LINE = text("questions.in_line", "Line {number}: {remark}", note="Before a remark: its line in the file.")
BLOCKED = text("questions.blocked", "*This cannot be published yet:*", note="To an admin.")
SAME_AS_PUBLISHED = text(
    "questions.same_as_published", "This is the same as the published version.", note="Pop-up."
)
B_NO_NOTE = text("questions.b_no_note", "Publish without a note", note="Button.")
PUBLISHED = text(
    "questions.published",
    "*Version {version} is published.* New intakes begin with it; running ones stay on theirs.",
    note="To an admin.",
)
HISTORY_TITLE = text("questions.history_title", "*Versions*", note="Heading.")
VERSION_TITLE = text("questions.version_title", "*Version {version}*", note="Heading.")
B_COMPARE_COPY = text("questions.b_compare_copy", "Compare with the copy", note="Button.")
B_COMPARE = text("questions.b_compare", "Compare with {version}", note="Button.")
B_ROLL_BACK = text("questions.b_roll_back", "↩ Publish this one again", note="Button.")
ROLL_BACK_SURE = text(
    "questions.roll_back_sure", "Publish version {version} again, as the newest?", note="To an admin."
)
B_YES_PUBLISH = text("questions.b_yes_publish", "Yes, publish it", note="Button.")
ROLLED_BACK_NOTE = text(
    "questions.rolled_back_note", "Back to version {version}", note="Note beside a version."
)
COPY_KEPT = text(
    "questions.copy_kept", "The working copy has changes of its own and stays as it is.", note="To an admin."
)
COMPARE_TITLE = text("questions.compare_title", "*From {old} to {new}*", note="Heading.")
COMPARE_SAME = text("questions.compare_same", "There is no difference.", note="To an admin.")
THE_COPY = text("questions.the_copy", "working copy", note="Name of the draft, in the middle of a sentence.")
THE_FILE = text(
    "questions.the_file", "file", note="Name of a file that was sent, in the middle of a sentence."
)
DISCARD_SURE = text(
    "questions.discard_sure",
    "Throw away the changes of everybody and begin again from version {version}?",
    note="To an admin.",
)
B_YES_DISCARD = text("questions.b_yes_discard", "Yes, start over", note="Button.")
FILE_CAPTION = text(
    "questions.file_caption",
    "This is the working copy. Change it and send it back here.",
    note="Beside the file.",
)
FILE_BAD = text("questions.file_bad", "*This file cannot be used:*", note="To an admin.")
FILE_UNREAD = text(
    "questions.file_unread",
    "I could not read this file. Send the YAML file as a document.",
    note="To an admin.",
)
B_TAKE_FILE = text("questions.b_take_file", "Put it in the working copy", note="Button.")

KINDS: Mapping[str, Text] = {
    "choice": text("questions.kind_choice", "One choice", note="A kind of question. Button."),
    "choices": text("questions.kind_choices", "Several choices", note="A kind of question. Button."),
    "text": text("questions.kind_text", "Text", note="A kind of question. Button."),
    "voice": text("questions.kind_voice", "Text or voice", note="A kind of question. Button."),
    "place": text("questions.kind_place", "Place", note="A kind of question. Button."),
    "number": text("questions.kind_number", "Number", note="A kind of question. Button."),
    "scale": text("questions.kind_scale", "Scale", note="A kind of question. Button."),
    "yes_no": text("questions.kind_yes_no", "Yes or no", note="A kind of question. Button."),
    "information": text("questions.kind_information", "Information", note="A kind of question. Button."),
}
"""Each kind of question."""

DIFFERENCES: Mapping[str, Text] = {
    "languages": text("questions.diff_languages", "Languages: {before} → {after}", note="A difference."),
    "order": text("questions.diff_order", "The questions stand in another order", note="A difference."),
    "added": text("questions.diff_added", "➕ {question}", note="A difference."),
    "removed": text("questions.diff_removed", "➖ {question}", note="A difference."),
    "text": text("questions.diff_text", "{question}: {language}: {before} → {after}", note="A difference."),
    "help": text(
        "questions.diff_help", "{question}: help, {language}: {before} → {after}", note="A difference."
    ),
    "kind": text("questions.diff_kind", "{question}: kind: {before} → {after}", note="A difference."),
    "role": text("questions.diff_role", "{question}: role: {before} → {after}", note="A difference."),
    "required": text("questions.diff_required", "{question}: required or not", note="A difference."),
    "min": text("questions.diff_min", "{question}: lowest: {before} → {after}", note="A difference."),
    "max": text("questions.diff_max", "{question}: highest: {before} → {after}", note="A difference."),
    "weight": text("questions.diff_weight", "{question}: weight: {before} → {after}", note="A difference."),
    "none": text("questions.diff_none", "{question}: which option excludes the others", note="A difference."),
    "when": text("questions.diff_when", "{question}: when it is asked", note="A difference."),
    "variants": text(
        "questions.diff_variants", "{question}: other words in some cases", note="A difference."
    ),
    "option_order": text(
        "questions.diff_option_order", "{question}: order of the options", note="A difference."
    ),
    "option_added": text("questions.diff_option_added", "{question}: ➕ {option}", note="A difference."),
    "option_removed": text("questions.diff_option_removed", "{question}: ➖ {option}", note="A difference."),
    "option_text": text(
        "questions.diff_option_text",
        "{question}, {option}: {language}: {before} → {after}",
        note="A difference.",
    ),
    "option_weight": text(
        "questions.diff_option_weight",
        "{question}, {option}: weight: {before} → {after}",
        note="A difference.",
    ),
}
"""Each kind of difference; `handlers/intake/comparing.py` names them."""

FINDINGS: Mapping[str, Text] = {
    "broken_yaml": text(
        "questions.finding_broken_yaml", "this is not YAML: {a}", note="Something the check found."
    ),
    "too_large": text(
        "questions.finding_too_large",
        "too large: {a} characters, at most {b}",
        note="Something the check found.",
    ),
    "too_deep": text("questions.finding_too_deep", "nested too deeply", note="Something the check found."),
    "alias": text(
        "questions.finding_alias",
        "anchors and aliases (& and @) are not used here",
        note="Something the check found.",
    ),
    "not_mapping": text(
        "questions.finding_not_mapping", "keys with values are needed here", note="Something the check found."
    ),
    "not_list": text(
        "questions.finding_not_list", "a list is needed here", note="Something the check found."
    ),
    "not_text": text(
        "questions.finding_not_text", "text is needed here; use quotes", note="Something the check found."
    ),
    "not_number": text(
        "questions.finding_not_number", "a whole number is needed here", note="Something the check found."
    ),
    "not_boolean": text(
        "questions.finding_not_boolean", "true or false is needed here", note="Something the check found."
    ),
    "not_format": text(
        "questions.finding_not_format", "version 1 is needed here", note="Something the check found."
    ),
    "missing_key": text(
        "questions.finding_missing_key", "this key is missing", note="Something the check found."
    ),
    "unknown_key": text(
        "questions.finding_unknown_key", "{a} is not a known key", note="Something the check found."
    ),
    "duplicate_key": text(
        "questions.finding_duplicate_key", "{a} stands here twice", note="Something the check found."
    ),
    "bad_id": text(
        "questions.finding_bad_id",
        "{a} is not a good id: small letters, digits and _ only",
        note="Something the check found.",
    ),
    "bad_language": text(
        "questions.finding_bad_language", "{a} is not a language code", note="Something the check found."
    ),
    "unknown_kind": text(
        "questions.finding_unknown_kind",
        "{a} is not a kind of question: {b}",
        note="Something the check found.",
    ),
    "bad_condition": text(
        "questions.finding_bad_condition", "this is not a condition", note="Something the check found."
    ),
    "no_languages": text(
        "questions.finding_no_languages", "no languages are listed", note="Something the check found."
    ),
    "duplicate_language": text(
        "questions.finding_duplicate_language", "{a} is listed twice", note="Something the check found."
    ),
    "no_questions": text(
        "questions.finding_no_questions", "there are no questions", note="Something the check found."
    ),
    "too_many_questions": text(
        "questions.finding_too_many_questions",
        "{a} questions, at most {b}",
        note="Something the check found.",
    ),
    "duplicate_question": text(
        "questions.finding_duplicate_question",
        "another question has this id",
        note="Something the check found.",
    ),
    "reserved_id": text(
        "questions.finding_reserved_id", "{a} cannot be an id", note="Something the check found."
    ),
    "duplicate_option": text(
        "questions.finding_duplicate_option",
        "another option has the id {a}",
        note="Something the check found.",
    ),
    "no_text": text(
        "questions.finding_no_text", "there is no text in any language", note="Something the check found."
    ),
    "unlisted_language": text(
        "questions.finding_unlisted_language",
        "{a} is not one of the languages of the questions",
        note="Something the check found.",
    ),
    "control_character": text(
        "questions.finding_control_character",
        "a character that cannot be shown (U+{a})",
        note="Something the check found.",
    ),
    "text_too_long": text(
        "questions.finding_text_too_long",
        "with its help {a} characters long; Telegram takes {b}",
        note="Something the check found.",
    ),
    "unfit_key": text(
        "questions.finding_unfit_key", "{a} does not go with the kind {b}", note="Something the check found."
    ),
    "no_options": text(
        "questions.finding_no_options", "there are no options", note="Something the check found."
    ),
    "too_many_options": text(
        "questions.finding_too_many_options",
        "{a} options, at most {b} buttons",
        note="Something the check found.",
    ),
    "no_bounds": text(
        "questions.finding_no_bounds",
        "a scale needs a lowest and a highest number",
        note="Something the check found.",
    ),
    "crossed_bounds": text(
        "questions.finding_crossed_bounds",
        "the lowest is above the highest",
        note="Something the check found.",
    ),
    "long_scale": text(
        "questions.finding_long_scale", "{a} steps, at most {b} buttons", note="Something the check found."
    ),
    "unknown_none": text(
        "questions.finding_unknown_none", "{a} is not one of the options", note="Something the check found."
    ),
    "empty_condition": text(
        "questions.finding_empty_condition", "a condition without parts", note="Something the check found."
    ),
    "unknown_question": text(
        "questions.finding_unknown_question",
        "the condition names {a}, which is not a question",
        note="Something the check found.",
    ),
    "later_question": text(
        "questions.finding_later_question",
        "the condition looks at {a}, which comes later",
        note="Something the check found.",
    ),
    "unknown_option": text(
        "questions.finding_unknown_option",
        "the condition looks for {a}, which is not an option of {b}",
        note="Something the check found.",
    ),
    "unfit_condition": text(
        "questions.finding_unfit_condition",
        "the condition {a} does not go with {b} ({c})",
        note="Something the check found.",
    ),
    "missing_translation": text(
        "questions.finding_missing_translation", "not translated into {a}", note="Something the check found."
    ),
    "unreachable_question": text(
        "questions.finding_unreachable_question",
        "no answers lead to this question",
        note="Something the check found.",
    ),
    "unreachable_variant": text(
        "questions.finding_unreachable_variant",
        "no answers lead to these words",
        note="Something the check found.",
    ),
    "role_twice": text(
        "questions.finding_role_twice",
        "the role {a} is already carried by {b}",
        note="Something the check found.",
    ),
    "unknown_role": text(
        "questions.finding_unknown_role",
        "{a} is not a role that matching or triage knows",
        note="Something the check found.",
    ),
    "unfit_role": text(
        "questions.finding_unfit_role", "the role {a} is meant for: {b}", note="Something the check found."
    ),
    "long_label": text(
        "questions.finding_long_label",
        "the button is {a} wide; over {b} it may be cut off",
        note="Something the check found.",
    ),
    "same_label": text(
        "questions.finding_same_label", "{a} and {b} read the same in {c}", note="Something the check found."
    ),
    "many_options": text(
        "questions.finding_many_options",
        "{a} options are much to read; typed numbers work up to {b}",
        note="Something the check found.",
    ),
    "one_option": text(
        "questions.finding_one_option", "there is only one option", note="Something the check found."
    ),
    "needless_required": text(
        "questions.finding_needless_required",
        "required does nothing for information",
        note="Something the check found.",
    ),
}
"""Everything the check can find; `handlers/intake/findings.py` names them, {a} {b} {c} are its details."""
