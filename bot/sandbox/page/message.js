// One bubble: a message, or an album of them.
import { Component, classes, html } from "./ui.js";
import { RichText } from "./entities.js";
import { clock, full, iso, preview } from "./format.js";
import { Icon } from "./icons.js";
import { Media, isPicture } from "./media.js";

/** The reactions offered first, and all offered ones; every one is in Telegram's fixed list. */
export const QUICK_REACTIONS = ["👍", "❤", "🙏", "😢", "🔥", "👏", "🤔"];
export const REACTIONS = [
  ...QUICK_REACTIONS, "👎", "🥰", "😁", "😱", "🎉", "🤩", "👌", "🕊", "😍", "💯", "⚡", "💔", "😐", "😭", "👀", "😇",
  "🤝", "✍", "🤗", "🫡", "😨", "🤣", "🤯",
];

const shown = (emoji) => (emoji === "❤" ? "❤️" : emoji);

function Meta({ message, over }) {
  return html`<span class=${classes("meta", over && "over")}>
    ${message.pinned && html`<span role="img" title="Pinned" aria-label="Pinned"><${Icon} name="pin" size="13" /></span>`}
    ${message.protected && html`<span role="img" title="Protected: cannot be forwarded or saved" aria-label="Protected"><${Icon} name="lock" size="13" /></span>`}
    ${message.edited && html`<span>edited</span>`}
    <time datetime=${iso(message.date)} title=${full(message.date)}>${clock(message.date)}</time>
    ${message.from === "me" && html`<${Icon} name="check" size="14" />`}
  </span>`;
}

function Quote({ message, replied, botName, jump }) {
  const author = replied ? (replied.from === "me" ? "You" : botName) : "Reply";
  const words = message.quote ?? (replied ? preview(replied) : "Deleted message");
  return html`<button type="button" class="quote" disabled=${!replied} onClick=${() => jump(message.reply_to)}>
    <span class="quote-author" dir="auto">${author}</span>
    <span class="quote-words" dir="auto">${words}</span>
  </button>`;
}

function Buttons({ message, busy, act }) {
  const press = (button, row, column) => (button.url ? act.link(button.url, true) : act.press(message, row, column));
  return html`<div class="buttons" role="group" aria-label="Buttons">
    ${message.buttons.map((buttons, row) => html`<div class="button-row" key=${row}>
      ${buttons.map((button, column) => html`<button type="button" key=${column} dir="auto"
        class=${classes("inline-button", busy === `${row}/${column}` && "busy")} onClick=${() => press(button, row, column)}>
        <span>${button.text}</span>${button.url && html`<${Icon} name="external" size="13" />`}
      </button>`)}
    </div>`)}
  </div>`;
}

function Reactions({ message, react }) {
  const groups = new Map();
  for (const { emoji, from } of message.reactions) groups.set(emoji, [...(groups.get(emoji) ?? []), from]);
  return html`<div class="reactions">
    ${[...groups].map(([emoji, from]) => {
      const mine = from.includes("me");
      return html`<button type="button" key=${emoji} class=${classes("chip", mine && "mine")} aria-pressed=${mine}
        aria-label=${`${shown(emoji)}, ${from.length}, ${mine ? "take your reaction back" : "react the same"}`}
        onClick=${() => react(message, mine ? null : emoji)}>${shown(emoji)}${from.length > 1 && html`<span>${from.length}</span>`}</button>`;
    })}
  </div>`;
}

const Special = ({ text }) => html`<div class="special" dir="auto">${text}</div>`;

function Contents({ message, shownSpoilers, reveal, act }) {
  const { media } = message;
  const words = message.text ?? message.caption;
  const bare = media?.kind === "sticker" || media?.kind === "video_note";
  const tail = html`<${Meta} message=${message} over=${(isPicture(media) || bare) && !words} />`;
  return html`
    ${media && html`<${Media} media=${media} locked=${message.protected} view=${act.view} />`}
    ${message.special && html`<${Special} text=${message.special} />`}
    ${words
      ? html`<${RichText} text=${words} entities=${message.entities} shown=${shownSpoilers} reveal=${reveal} act=${act} tail=${tail} />`
      : tail}`;
}

/** Several photos in a grid, or files under each other, with their captions. */
function Album({ messages, act }) {
  const pictures = messages.filter((message) => isPicture(message.media));
  const others = messages.filter((message) => message.media && !isPicture(message.media));
  return html`
    ${pictures.length > 0 && html`<div class=${`mosaic n${Math.min(pictures.length, 4)}`}>
      ${pictures.map((message) => html`<div key=${message.id} data-id=${message.id} id=${act.anchor(message.id)}>
        <${Media} media=${message.media} locked=${message.protected} view=${act.view} /></div>`)}
    </div>`}
    ${others.map((message) => html`<div key=${message.id} data-id=${message.id} id=${act.anchor(message.id)}>
      <${Media} media=${message.media} locked=${message.protected} view=${act.view} /></div>`)}`;
}

export class Message extends Component {
  state = { revealed: false };

  shouldComponentUpdate(next, state) {
    const keys = ["replied", "busy", "opens", "closes", "botName", "act"];
    const same = keys.every((key) => next[key] === this.props[key]) && state.revealed === this.state.revealed;
    const { messages } = this.props;
    return !(same && next.messages.length === messages.length && next.messages.every((message, i) => message === messages[i]));
  }

  reveal = () => this.setState({ revealed: true });

  /** The message of the album a pointer is over, else the one with the words. */
  target = (event) => {
    const id = Number(event.target.closest?.("[data-id]")?.dataset.id);
    const { messages } = this.props;
    return messages.find((message) => message.id === id) ?? this.lead();
  };

  lead() {
    const { messages } = this.props;
    return messages.find((message) => message.caption) ?? messages.at(-1);
  }

  openMenu = (event) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const at = event.type === "contextmenu" && event.clientX ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom };
    this.props.act.menu(this.target(event), at);
  };

  bubbleClass(message) {
    const words = message.text ?? message.caption;
    return classes(
      "bubble",
      isPicture(message.media) && "pictured",
      message.media && !words && "wordless",
      ["sticker", "video_note"].includes(message.media?.kind) && !words && "bare",
    );
  }

  render({ messages, replied, busy, opens, closes, botName, act }) {
    const message = this.lead();
    const album = messages.length > 1;
    const side = message.from === "me" ? "out" : "in";
    const contents = { shownSpoilers: this.state.revealed, reveal: this.reveal, act };
    return html`<li class=${classes("row", side, opens && "opens", closes && "closes")} data-id=${message.id}
      id=${album ? null : act.anchor(message.id)}>
      <div class="stack">
        <div class=${this.bubbleClass(message)} onContextMenu=${this.openMenu}>
          <span class="unseen">${message.from === "me" ? "You" : botName}:</span>
          ${message.reply_to != null && html`<${Quote} message=${message} replied=${replied} botName=${botName} jump=${act.jump} />`}
          ${album && html`<${Album} messages=${messages} act=${act} />`}
          <${Contents} message=${album ? { ...message, media: null } : message} ...${contents} />
          ${message.reactions?.length > 0 && html`<${Reactions} message=${message} react=${act.react} />`}
        </div>
        ${message.buttons?.length > 0 && html`<${Buttons} message=${message} busy=${busy} act=${act} />`}
      </div>
      <button type="button" class="grip" aria-label="Message menu" aria-haspopup="menu" onClick=${this.openMenu}><${Icon} name="more" size="18" /></button>
    </li>`;
  }
}
