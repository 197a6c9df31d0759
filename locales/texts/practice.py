"""Practice with made-up seekers: every message of it says so."""

from __future__ import annotations

from locales.text import text

COMMAND = text("practice.command", "practise with a made-up seeker", note="In the command menu.")

BANNER = text(
    "practice.banner",
    "🎭 *PRACTICE* – the seeker is made up, and no seeker reads this.",
    note="The first line of every message that belongs to practice. It must be beyond doubt.",
)
HOME = text(
    "practice.home",
    "Choose the language of a made-up seeker. You answer with a button or in your own words, see how the seeker"
    " reacts, and look back afterwards. There is no mark to fail. Coordinators can follow along and write you a"
    " comment. It counts in no figures and touches no case.",
    note="For a confidant, above buttons.",
)
CHOOSE = text("practice.choose", "With whom do you want to practise?", note="Above titles as buttons.")
B_GO_ON = text("practice.b_go_on", "▶ Go on: {title}", note="Button: the practice that stands open.")
B_MINE = text("practice.b_mine", "📋 What I practised", note="Button.")
B_TRAINEES = text("practice.b_trainees", "👥 Who practises", note="Button, for coordinators.")
NOT_READY = text(
    "practice.not_ready",
    "Answer the questions of your profile first, so that nothing you write here is taken for an answer to them.",
    note="A pop-up, to a new staff member who opens practice too early.",
)

YOU = text("practice.you", "*You:* {words}", note="What the trainee wrote or chose in practice.")
SEEKER = text("practice.seeker", "*Made-up seeker:* {words}", note="What the invented person writes.")
HOW = text(
    "practice.how",
    "What do you do? Choose an answer, or *reply to this message* in your own words.",
    note="Below it the answers, numbered. “Reply” is Telegram's own reply to a message.",
)
WHAT_DID = text(
    "practice.what_did",
    "Kept for you and your coach. What did you mostly do?",
    note="After the trainee answered in their own words. Below it the choices as buttons.",
)
B_PUT_ASIDE = text("practice.b_put_aside", "⏸ Put practice aside", note="Button.")
PUT_ASIDE = text(
    "practice.put_aside",
    "Practice is put aside: what you write now is for your cases again. {title} waits for you.",
    note="To the trainee. {title}: of the conversation.",
)
B_RESUME = text("practice.b_resume", "▶ Go on with practice", note="Button.")
INTERRUPTED = text(
    "practice.interrupted",
    "⏸ *A real message has come.* Practice waits. To write to a seeker, reply to their message, or put practice"
    " aside first.",
    note="In place of the practice screen, when a real seeker writes.",
)
MOVED = text(
    "practice.moved", "This practice goes on in another message.", note="In an old practice message."
)
TO_NOBODY = text(
    "practice.to_nobody",
    "*This went to nobody.* You are practising, and it could be for the made-up seeker or for a real one.\n"
    "For practice: reply to the practice message. For a real seeker: reply to their message, or put practice aside and"
    " send it again.",
    note="When a trainee writes something of which it is not certain for whom it is.",
)
WAITS = text(
    "practice.waits",
    "*This went to nobody.* Practice waits because a real message came. Go on with practice first.",
    note="When a trainee replies to the practice message while it is paused.",
)
NOT_NOW = text(
    "practice.not_now",
    "*This went to nobody.* This practice message does not wait for your words now: use its buttons.",
    note="When a trainee replies to the practice message although nothing is asked.",
)
ONLY_TEXT = text(
    "practice.only_text",
    "*This went to nobody.* In practice you write, in at most {most} characters.",
    note="To a trainee who sent a file, a voice message or too much.",
)
GONE = text(
    "practice.gone",
    "This conversation was changed or taken out. It cannot go on; what you did stays in your list.",
    note="To a trainee whose scenario is no longer there.",
)

OUTCOMES = {
    "good": text("practice.outcome_good", "🌱 The seeker has something to go on with.", note="How it ended."),
    "fair": text(
        "practice.outcome_fair", "🍂 The seeker stays, with little to go on with.", note="How it ended."
    ),
    "broken": text("practice.outcome_broken", "🚪 The seeker is gone.", note="How it ended."),
}
SIGNS = {"good": "🌱", "fair": "🍂", "broken": "🚪"}
"""The first sign of each, where there is only room for that."""
LOOK_BACK = text(
    "practice.look_back",
    "*Look back.* What did you do? Tick it, then compare it with the conversation.",
    note="Below it the points as buttons.",
)
B_COMPARE = text(
    "practice.b_compare", "✔ Compare", note="Button: own ticks beside what the conversation showed."
)
COMPARED = text("practice.compared", "*Looking back*", note="Heading above the points.")
POINTS = {
    "listened": text("practice.point_listened", "I listened", note="Point of the checklist. Button."),
    "questions": text(
        "practice.point_questions", "I asked open questions", note="Point of the checklist. Button."
    ),
    "no_judgement": text(
        "practice.point_no_judgement", "I did not judge", note="Point of the checklist. Button."
    ),
    "safety": text("practice.point_safety", "I named safety", note="Point of the checklist. Button."),
    "confidentiality": text(
        "practice.point_confidentiality",
        "I explained what stays secret",
        note="Point of the checklist. Button. Also when it does not stay secret: danger to life, a duty in law.",
    ),
    "next_step": text(
        "practice.point_next_step", "We agreed a next step", note="Point of the checklist. Button."
    ),
}
COMPARISON = text(
    "practice.comparison",
    "{point} – you: {own}, the conversation: {seen}",
    note="One point: what the trainee ticked and what was seen, each one sign.",
)
LEGEND = text(
    "practice.legend",
    "✔ yes · ✘ the opposite happened · – not seen",
    note="Below the points: what the signs mean. The signs stay as they are.",
)
ANSWER_WAS = text(
    "practice.answer_was", "({did})", note="Behind what a trainee wrote: what it was, in a few words."
)

MINE = text("practice.mine", "*What you practised*", note="Heading, above buttons.")
MINE_NONE = text("practice.mine_none", "You have not practised yet.", note="To a trainee.")
SHARES = text(
    "practice.shares",
    "You and coordinators can see this. It goes when you delete it, or when you leave the staff.",
    note="To a trainee, about what they practised.",
)
B_DELETE = text(
    "practice.b_delete", "🗑 Delete", note="Button: the trainee destroys one practice conversation."
)
DELETE_SURE = text("practice.delete_sure", "Delete this practice, with the comments?", note="To the trainee.")
B_DELETE_YES = text("practice.b_delete_yes", "🗑 Yes, delete", note="Button.")

TRAINEES = text(
    "practice.trainees", "*Who practises*", note="For coordinators. Heading above names as buttons."
)
TRAINEES_NONE = text("practice.trainees_none", "Nobody has practised yet.", note="For coordinators.")
PRACTISED = text(
    "practice.practised", "*What {name} practised*", note="For coordinators. Heading above buttons."
)
FOLLOWED = text(
    "practice.followed",
    "*{name}: {title}*\nThis follows along while the conversation goes on.",
    note="For a coordinator, above the practice conversation of a trainee.",
)
B_COMMENT = text("practice.b_comment", "💬 Comment", note="Button, for a coordinator.")
COMMENT_ASK = text(
    "practice.comment_ask",
    "*Reply to this message* with your comment for {name}, in at most {most} characters. Nobody else but coordinators"
    " reads it.",
    note="For a coordinator. “Reply” is Telegram's own reply to a message.",
)
COMMENT_NOBODY = text(
    "practice.comment_nobody",
    "*This went to nobody.* Is it your comment? Then reply to the practice message. Is it for a seeker? Press Cancel"
    " there and send it again.",
    note="For a coordinator who was asked for a comment and also has cases.",
)
COMMENTED = text(
    "practice.commented", "💬 *{name} about “{title}”:*\n{words}", note="A coach's comment, to the trainee."
)
COMMENT = text("practice.comment", "💬 *{name}:* {words}", note="A coach's comment, below the conversation.")
B_SEE = text("practice.b_see", "👁 See the conversation", note="Button below a comment.")
