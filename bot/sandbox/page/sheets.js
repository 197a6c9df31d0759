// What a chat opens above itself: menus, alerts, a photo, files about to go out.
import { classes, html, useState } from "./ui.js";
import * as api from "./api.js";
import { SendFiles } from "./attach.js";
import { Icon } from "./icons.js";
import { Alert, Dialog, LinkDialog, Menu, PhotoView } from "./menu.js";
import { QUICK_REACTIONS, REACTIONS } from "./message.js";
import { StartForm } from "./parts.js";

function ReactionPicker({ message, onPick }) {
  const [all, setAll] = useState(false);
  const mine = message.reactions?.find(({ from }) => from === "me")?.emoji;
  return html`<div class=${classes("reaction-picker", all && "all")} role="group" aria-label="React">
    ${(all ? REACTIONS : QUICK_REACTIONS).map((emoji) => html`<button type="button" key=${emoji} aria-label=${`React ${emoji}`}
      aria-pressed=${emoji === mine} onClick=${() => onPick(emoji === mine ? null : emoji)}>${emoji === "❤" ? "❤️" : emoji}</button>`)}
    ${!all && html`<button type="button" aria-label="More reactions" onClick=${() => setAll(true)}><${Icon} name="down" size="18" /></button>`}
  </div>`;
}

export function Sheet({ sheet, close, context }) {
  const { bot, start, sendFiles } = context;
  switch (sheet?.kind) {
    case "alert": return html`<${Alert} title=${bot.name} text=${sheet.text} onClose=${close} />`;
    case "link": return html`<${LinkDialog} url=${sheet.url} onClose=${close} />`;
    case "photo": return html`<${PhotoView} src=${api.fileAddress(sheet.media)} name=${sheet.media.name || "Photo"} onClose=${close} />`;
    case "files": return html`<${SendFiles} files=${sheet.files} picker=${sheet.picker} onSend=${sendFiles} onClose=${close} />`;
    case "message": return html`<${MessageMenu} sheet=${sheet} close=${close} context=${context} />`;
    case "chat": return html`<${ChatMenu} at=${sheet.at} close=${close} context=${context} />`;
    case "start": return html`<${Dialog} label="Open a start link" onClose=${close}>
      <h3>Open a start link</h3><${StartForm} label="Open" onStart=${(code) => { close(); start(code); }} /><//>`;
    default: return null;
  }
}

function MessageMenu({ sheet, close, context }) {
  const { person, bot, attempt, say, setReplying, setEditing, act } = context;
  const { message, at } = sheet;
  const words = message.text ?? message.caption;
  const react = (emoji) => {
    close();
    act.react(message, emoji);
  };
  const answer = () => {
    setEditing(null);
    setReplying(message);
  };
  const change = () => {
    setReplying(null);
    setEditing(message);
  };
  const copy = () => navigator.clipboard?.writeText(words).then(() => say("Copied"), () => say("Copying is not allowed here."));
  const items = [
    { icon: "reply", label: "Reply", run: answer },
    words && !message.protected && { icon: "copy", label: "Copy text", run: copy },
    message.from === "me" && words && { icon: "edit", label: "Edit", run: change },
    { icon: "trash", label: "Delete for me", danger: true, run: () => attempt(api.remove(person.id, bot.id, [message.id])) },
  ];
  return html`<${Menu} at=${at} label="Message" items=${items} onClose=${close}><${ReactionPicker} message=${message} onPick=${react} /><//>`;
}

function ChatMenu({ at, close, context }) {
  const { person, bot, chat, attempt, start, setSheet } = context;
  const items = [
    chat.started && { icon: "restart", label: "Send /start", run: () => start("") },
    !chat.blocked && { icon: "link", label: "Open a start link…", run: () => setSheet({ kind: "start" }) },
    chat.blocked
      ? { icon: "block", label: "Unblock bot", run: () => attempt(api.unblock(person.id, bot.id)) }
      : { icon: "block", label: "Block bot", danger: true, run: () => attempt(api.block(person.id, bot.id)) },
  ];
  return html`<${Menu} at=${at} label="Chat" items=${items} onClose=${close} />`;
}
