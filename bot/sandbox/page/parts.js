// The smaller parts of a chat's frame.
import { html, useState } from "./ui.js";
import { startCode } from "./address.js";
import { preview } from "./format.js";
import { Icon } from "./icons.js";

export function Topics({ topics, thread, feed, bot, onPick }) {
  const tabs = [{ id: null, name: "General" }, ...topics];
  return html`<div class="topics" role="tablist" aria-label="Topics">
    ${tabs.map(({ id, name }) => {
      const unread = feed.unreadIn(bot, id);
      return html`<button type="button" role="tab" key=${id ?? 0} aria-selected=${id === thread} class="topic" onClick=${() => onPick(id)}>
        <span dir="auto">${name}</span>
        ${unread > 0 && html`<span class="badge" aria-label=${`${unread} unread`}>${unread}</span>`}
      </button>`;
    })}
  </div>`;
}

export function StartForm({ onStart, label = "Start" }) {
  const [code, setCode] = useState("");
  const send = (event) => {
    event.preventDefault();
    onStart(startCode(code));
  };
  return html`<form class="start-form" onSubmit=${send}>
    <label>Opened by a link? <input value=${code} placeholder="?start=code" autocomplete="off" spellcheck=${false} dir="ltr"
      aria-label="Start code" onInput=${(event) => setCode(event.currentTarget.value)} /></label>
    <button type="submit" class="start">${label}</button>
  </form>`;
}

export function Welcome({ name, description }) {
  return html`<div class="welcome">
    <h3>What can this bot do?</h3>
    <p class="pre-line" dir="auto">${description || `Press Start to talk to ${name}.`}</p>
  </div>`;
}

export function Pinned({ message, jump }) {
  return html`<button type="button" class="pinned" onClick=${() => jump(message.id)}>
    <${Icon} name="pin" size="18" />
    <span class="pinned-words"><b>Pinned message</b><span dir="auto">${preview(message)}</span></span>
  </button>`;
}
