// A phone: who holds it, and the chats of that person.
import { classes, html, useEffect, useMemo, useReducer, useState } from "./ui.js";
import { Avatar } from "./avatar.js";
import { Chat } from "./chat.js";
import { feedOf } from "./feed.js";
import { clock, preview } from "./format.js";
import { Icon } from "./icons.js";

const OWN_NAMES = { nl: "Nederlands", ar: "العربية", rif: "Tamaziɣt", tr: "Türkçe", en: "English", so: "Soomaali" };

/** A person's feed; the component renders again whenever it changes. */
export function useFeed(person) {
  const [, changed] = useReducer((count) => count + 1, 0);
  const feed = useMemo(() => feedOf(person), [person]);
  useEffect(() => feed.subscribe(changed), [feed]);
  return feed;
}

const describe = (person) => [person.name, person.hint, OWN_NAMES[person.language] ?? person.language].filter(Boolean).join(" · ");

function Holder({ person, people, number, onPerson, onClose }) {
  const pick = (event) => onPerson(people.find(({ id }) => id === Number(event.currentTarget.value)));
  return html`<div class="holder">
    <${Avatar} id=${person.id} name=${person.name} size="34" />
    <div class="holder-words">
      <b dir="auto">${person.name}</b>
      <span>${[person.hint, OWN_NAMES[person.language] ?? person.language].filter(Boolean).join(" · ") || "person"}</span>
    </div>
    <${Icon} name="down" size="18" />
    <select aria-label=${`Who holds phone ${number}`} value=${person.id} onChange=${pick}>
      ${people.map((other) => html`<option key=${other.id} value=${other.id} selected=${other.id === person.id}>${describe(other)}</option>`)}
    </select>
    ${onClose && html`<button type="button" class="round small" aria-label=${`Put phone ${number} away`} onClick=${onClose}><${Icon} name="close" size="18" /></button>`}
  </div>`;
}

function Entry({ bot, feed, onOpen }) {
  const messages = [...feed.room(bot.id).messages.values()];
  const last = messages.reduce((newest, message) => (!newest || message.id > newest.id ? message : newest), null);
  const unread = feed.unreadOf(bot.id);
  const chat = feed.chat(bot.id);
  const words = last ? `${last.from === "me" ? "You: " : ""}${preview(last)}` : chat?.started ? "No messages yet" : "Press to start";
  return html`<li><button type="button" class="entry" onClick=${onOpen}>
    <${Avatar} id=${bot.id} name=${bot.name} size="50" />
    <span class="entry-words">
      <span class="entry-top"><b dir="auto">${bot.name}</b>${last && html`<time>${clock(last.date)}</time>`}</span>
      <span class="entry-top"><span class="entry-last" dir="auto">${words}</span>
        ${unread > 0 && html`<span class="badge" aria-label=${`${unread} unread`}>${unread}</span>`}</span>
    </span>
  </button></li>`;
}

function Chats({ bots, feed, onOpen }) {
  return html`<div class="chat">
    <header class="bar"><div class="bar-words alone"><h2>Chats</h2></div></header>
    <ul class="entries" aria-label="Chats">${bots.map((bot) => html`<${Entry} key=${bot.id} bot=${bot} feed=${feed} onOpen=${() => onOpen(bot)} />`)}</ul>
  </div>`;
}

/** `phone` is {key, person, bot}: ids of a person and the username of the open bot, or "" for the chat list. */
export function Phone({ phone, number, people, bots, visible, onChange, onClose }) {
  const person = people.find(({ id }) => id === phone.person);
  const feed = useFeed(phone.person);
  const [deepStart, setDeepStart] = useState(null);
  const bot = bots.find(({ username }) => username === phone.bot);

  const open = (other, payload) => {
    setDeepStart(payload == null ? null : { bot: other.id, payload });
    onChange({ bot: other.username });
  };
  const hold = (other) => {
    setDeepStart(null);
    onChange({ person: other.id, bot: null });
  };
  return html`<section class=${classes("phone", !visible && "away")} aria-label=${`Phone ${number}, ${person.name}`}>
    <${Holder} person=${person} people=${people} number=${number} onPerson=${hold} onClose=${onClose} />
    <div class="device"><div class="screen">
      ${bot
        ? html`<${Chat} key=${`${person.id} ${bot.id}`} person=${person} bot=${bot} bots=${bots} feed=${feed} visible=${visible} phoneKey=${phone.key}
            deepStart=${deepStart?.bot === bot.id ? deepStart : null} onBack=${() => onChange({ bot: "" })} onOpenBot=${open} />`
        : html`<${Chats} bots=${bots} feed=${feed} onOpen=${(other) => open(other, null)} />`}
    </div></div>
  </section>`;
}

/** A tab of the switcher that small screens have. */
export function PhoneTab({ phone, people, chosen, onPick }) {
  const feed = useFeed(phone.person);
  const person = people.find(({ id }) => id === phone.person);
  const unread = chosen ? 0 : feed.unreadOf(null);
  return html`<button type="button" role="tab" class="phone-tab" aria-selected=${chosen} onClick=${onPick}>
    <${Avatar} id=${person.id} name=${person.name} size="26" /><span dir="auto">${person.name.split(" ")[0]}</span>
    ${unread > 0 && html`<span class="badge" aria-label=${`${unread} unread`}>${unread}</span>`}
  </button>`;
}
