"""The pages people can read without telling anything: what the line is, what to look at, where to turn."""

from __future__ import annotations

from locales.text import Text, text

ABOUT = text(
    "pages.about",
    "*What this line is*\n"
    "You are worried about somebody: a son, a daughter, a partner, a friend. He or she changes, and you do not know"
    " what to do. Here you can talk about it with somebody who listens.\n\n"
    "*Who answers*\n"
    "A confidant: a trained volunteer. If you wish, somebody of your own background, who speaks your language."
    " You choose whether it is a woman or a man, and whether it may be somebody from your own town.\n\n"
    "*What it costs*\n"
    "Nothing. You do not have to give your name. The line does not belong to the government or the police.\n\n"
    "*For whom*\n"
    "For everyone: parents, brothers, sisters, friends, young people, teachers. Also if you are under 18. Also if it is"
    " about yourself.\n\n"
    "*What happens*\n"
    "You answer a few questions, mostly with buttons. We look for somebody who fits. Then you write or speak with each"
    " other here, as long as you need.",
    note="Information page. Warm, short sentences.",
)
KEPT = text(
    "pages.kept",
    "*What we keep*\n"
    "Your answers, and what you and your confidant write to each other. All of it is stored locked. We do not keep your"
    " name. The number that Telegram gives your account is stored locked as well: without it we cannot answer you.\n\n"
    "*Who can read it*\n"
    "While the conversation goes on: your confidant, and a coordinator who joins with a reason. When it is over,"
    " it is locked once more. Our computer can then no longer read it.\n\n"
    "*How long*\n"
    "After some time everything is destroyed. With /erase you can have it erased at once. Only a law can make us keep a"
    " conversation longer. We tell you that if we may. For emergencies there are locked copies, which our computer"
    " cannot open. What is erased stays in such a copy until the copy is destroyed too.\n\n"
    "*What Telegram can see*\n"
    "Telegram knows your account and can see what you send to this bot. Somebody who breaks into our computer can see"
    " conversations that are still going on.\n\n"
    "*What your phone shows*\n"
    "Somebody who holds your phone can read this chat. You can delete the chat in Telegram. A voice message can be"
    " recognised by people who know you.",
    note="Information page: what is kept, and what Telegram can see. Honest, no promises beyond this.",
)
LIMITS = text(
    "pages.limits",
    "*What we cannot do*\n"
    "• We cannot send help to you. We do not know where you are.\n"
    "• We cannot find anyone, and we do not look into anybody's phone.\n"
    "• We do not decide whether somebody is dangerous.\n"
    "• We are no doctor, no lawyer and no police.\n"
    "• We cannot always answer at once. Our confidants are volunteers.\n\n"
    "*If somebody is in danger now, call 112.*\n\n"
    "*Talking to others*\n"
    "We tell nothing to the police, the school or the municipality unless you agree. Only danger to somebody's life or a"
    " duty in law can change that. We tell you if we can.",
    note="Information page.",
)
SIGNALS = text(
    "pages.signals",
    "*No list can tell you*\n"
    "One sign says little. Many young people search, change friends, become religious or get angry about injustice. That"
    " is allowed, and mostly it passes or becomes something good.\n\n"
    "*What may ask for attention*\n"
    "More than one of these, getting stronger:\n"
    "• lets go of old friends, school, work or sport\n"
    "• has new contacts and keeps them secret\n"
    "• sees only us and them; no other opinion may exist\n"
    "• hates a group of people, or says violence is needed\n"
    "• watches violent films or images again and again\n"
    "• talks about fighting, dying or going away for good\n"
    "• says goodbye, gives things away, arranges a journey in secret\n\n"
    "*What speaks against the worry*\n"
    "• still talks with you, and still laughs\n"
    "• keeps old friends, school or work\n"
    "• can listen to another opinion\n"
    "• rejects violence\n"
    "• believes or prays more, and is calm and kind about it\n"
    "• there is another reason: grief, love, money, bullying, illness\n\n"
    "*What you can do*\n"
    "Look at what is new, and since when. Write down what you see, not what you fear. Talk about it with somebody you"
    " trust, or with us.",
    note="Information page. Careful: a religion or an appearance is never a sign. No label for a person.",
)
TALKING = text(
    "pages.talking",
    "*How to talk with your child*\n"
    "Your bond is the most important thing. Keep it, also when you disagree.\n\n"
    "*Begin small*\n"
    "Choose a quiet moment: in the car, while cooking, on a walk. Say what you see: “You have not been to training for"
    " weeks. I miss hearing how you are.”\n\n"
    "*Listen first*\n"
    "• Ask: “What do you like about it?” “Since when?” “What do your friends say?”\n"
    "• Let silences be. Say back what you heard.\n"
    "• Ask what is behind it: being hurt, being lonely, wanting to belong.\n\n"
    "*Say where you stand*\n"
    "You may say that you do not agree, and that you are worried. Say also that you love your child, whatever happens.\n\n"
    "*Better not*\n"
    "• shouting, threatening, or laughing about it\n"
    "• arguing about belief until somebody wins\n"
    "• searching the phone in secret; it costs trust\n"
    "• putting your child out of the house\n\n"
    "*You do not have to do it alone*\n"
    "Sometimes an aunt, a coach or a friend is easier to talk to. And look after yourself.",
    note="Information page. Also for parents who believe themselves. “Your child” may be grown up.",
)
ELSEWHERE = text(
    "pages.elsewhere",
    "*Danger now: police, ambulance, fire brigade*\n112\n\n"
    "*Thinking of suicide, or worried that somebody does (free)*\n0800-0113\n\n"
    "*You are a child or young: Kindertelefoon (free)*\n0800-0432\n\n"
    "*Violence or neglect at home: Veilig Thuis (free)*\n0800-2000\n\n"
    "*Family of somebody with extreme ideas: Landelijk Steunpunt Extremisme*\n088 20 80 080\n\n"
    "*Trouble at school or childcare: Vertrouwensinspecteurs*\n0900-1113111\n\n"
    "*Police, no hurry*\n0900-8844\n\n"
    "*Tell about a crime without your name: Meld Misdaad Anoniem*\n0800-7000\n\n"
    "Your doctor, a teacher, or somebody of your mosque or church may help too.",
    note="Information page. Each number on a line of its own. Names of Dutch organisations stay as they are.",
)
PRIVACY = text(
    "pages.privacy",
    "*Your privacy*\n"
    "You tell only what you want. You may skip almost every question. Please write no names, addresses or numbers of"
    " anybody.\n\n"
    "*Your rights*\n"
    "You may ask what we keep, have it corrected, or have it erased. Erasing: write /erase. What concerns belief or"
    " background we keep only because you agree, and you can take that back at any moment.\n\n"
    "*Who sees what*\n"
    "Confidants see an offer with what you chose with buttons. Only the one who accepts reads and hears your own words."
    " A coordinator of the line may join while it goes on, and gives a reason. You and your confidant are told."
    " Nobody sees your Telegram name or number. Before a telephone number, an e-mail address or the like is sent, we ask"
    " you.\n\n"
    "*Your voice*\n"
    "With /voice we can make your voice sound different. Your words and your accent stay, and an expert can still"
    " recognise you.\n\n"
    "*How it is kept*\n"
    "Every conversation has its own lock. When it ends, our computer loses the key. After some time, or when you ask, it"
    " is destroyed for good. For emergencies there are locked copies, which our computer cannot open; they are"
    " destroyed later. We count conversations, without content.\n\n"
    "*Afterwards*\n"
    "When a conversation has ended, you can let us ask later how it is going, and let us remember which confidant you"
    " had. We do so only if you choose it, and /erase takes it away.\n\n"
    "*What stays in Telegram*\n"
    "Telegram keeps your chat by its own rules. Delete the chat on your phone too if somebody may look. Somebody who"
    " controls your phone, Telegram or our computer can see what passes through at that moment.\n\n"
    "*No machine decides about you*\n"
    "A computer helps to find a confidant. A person decides what is done.",
    note="Information page, also shown before agreeing.",
)

PAGES: dict[str, tuple[Text, Text]] = {
    "about": (text("pages.about_button", "What this line is", note="Button of an information page."), ABOUT),
    "kept": (
        text("pages.kept_button", "What is kept, who can see it", note="Button of an information page."),
        KEPT,
    ),
    "limits": (
        text("pages.limits_button", "What we cannot do", note="Button of an information page."),
        LIMITS,
    ),
    "signals": (
        text("pages.signals_button", "What to look at", note="Button of an information page."),
        SIGNALS,
    ),
    "talking": (
        text("pages.talking_button", "How to talk with your child", note="Button of an information page."),
        TALKING,
    ),
    "elsewhere": (
        text("pages.elsewhere_button", "Where else to turn", note="Button of an information page."),
        ELSEWHERE,
    ),
    "privacy": (text("pages.privacy_button", "Privacy", note="Button of an information page."), PRIVACY),
}
"""Each page by the name it has in a button's action: its button and its words."""
