// One chat with one bot, as one person sees it.
import { classes, html, useEffect, useMemo, useRef, useState } from "./ui.js";
import * as api from "./api.js";
import { deepLink, safeAddress, startCode } from "./address.js";
import { SendFiles, parcels } from "./attach.js";
import { Avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { preview } from "./format.js";
import { Icon } from "./icons.js";
import { Log, flash } from "./log.js";
import { readMarkup } from "./markup.js";
import { Alert, LinkDialog, Menu, PhotoView } from "./menu.js";
import { QUICK_REACTIONS, REACTIONS } from "./message.js";

const TOAST_MS = 3500;
const BUSY_MS = 6000;
const ACTIONS = {
  record_voice: "recording a voice note…", upload_voice: "sending a voice note…", upload_photo: "sending a photo…",
  upload_document: "sending a file…", record_video: "recording a video…", upload_video: "sending a video…",
};

function Topics({ topics, thread, feed, bot, onPick }) {
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

function StartForm({ onStart, label = "Start" }) {
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

function Welcome({ name, description }) {
  return html`<div class="welcome">
    <h3>What can this bot do?</h3>
    <p class="pre-line" dir="auto">${description || `Press Start to talk to ${name}.`}</p>
  </div>`;
}

function Pinned({ message, jump }) {
  return html`<button type="button" class="pinned" onClick=${() => jump(message.id)}>
    <${Icon} name="pin" size="18" />
    <span class="pinned-words"><b>Pinned message</b><span dir="auto">${preview(message)}</span></span>
  </button>`;
}

function ReactionPicker({ message, onPick }) {
  const [all, setAll] = useState(false);
  const mine = message.reactions?.find(({ from }) => from === "me")?.emoji;
  return html`<div class=${classes("reaction-picker", all && "all")} role="group" aria-label="React">
    ${(all ? REACTIONS : QUICK_REACTIONS).map((emoji) => html`<button type="button" key=${emoji} aria-label=${`React ${emoji}`}
      aria-pressed=${emoji === mine} onClick=${() => onPick(emoji === mine ? null : emoji)}>${emoji === "❤" ? "❤️" : emoji}</button>`)}
    ${!all && html`<button type="button" aria-label="More reactions" onClick=${() => setAll(true)}><${Icon} name="down" size="18" /></button>`}
  </div>`;
}

/** What the server calls a chat, plus what only this phone knows while it is open. */
export function Chat({ person, bot, bots, feed, visible, phoneKey, onBack, onOpenBot, deepStart }) {
  const chat = feed.chat(bot.id) ?? { started: false, blocked: false, topics: [], commands: [] };
  const room = feed.room(bot.id);
  const [thread, setThread] = useState(null);
  const [replying, setReplying] = useState(null);
  const [editing, setEditing] = useState(null);
  const [sheet, setSheet] = useState(null);
  const [toast, setToast] = useState(null);
  const [busy, setBusy] = useState(null);
  const pressed = useRef(null);

  const topics = chat.topics ?? [];
  const all = room.messages;
  const hasTopics = topics.length > 0;
  const messages = [...all.values()].sort((a, b) => a.id - b.id).filter((message) => !hasTopics || (message.thread ?? null) === thread);
  const pinned = messages.findLast((message) => message.pinned);
  const ready = chat.started && !chat.blocked;

  const say = (words) => setToast({ words });
  const attempt = (work) => work.catch((problem) => say(problem.message));

  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setBusy(null), BUSY_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  useEffect(() => {
    if (thread !== null && !topics.some((topic) => topic.id === thread)) setThread(null);
  }, [topics, thread]);
  useEffect(() => (visible ? feed.watch(bot.id, hasTopics ? thread : null) : undefined), [visible, feed, bot.id, thread, hasTopics]);
  useEffect(() => feed.subscribe((event) => {
    if (event?.type !== "answer" || event.bot !== bot.id) return;
    if (pressed.current && event.query_id !== pressed.current) return;
    setBusy(null);
    if (event.url) act.link(event.url, false);
    else if (event.alert) setSheet({ kind: "alert", text: event.text });
    else if (event.text) say(event.text);
  }), [feed, bot.id]);

  const start = (payload) => attempt(api.start(person.id, bot.id, payload));
  useEffect(() => {
    if (deepStart) start(deepStart.payload);
  }, [deepStart]);

  const write = (typed) => {
    const words = readMarkup(typed);
    const target = editing ?? replying;
    setEditing(null);
    setReplying(null);
    if (editing) return attempt(api.edit(person.id, bot.id, target.id, words.text));
    return attempt(api.sendText(person.id, bot.id, { ...words, reply_to: target?.id, thread }));
  };
  const sendParcels = async (made) => {
    for (const parcel of await made) await api.sendFile(person.id, bot.id, parcel);
  };
  const sendFiles = (files, options) => {
    setSheet(null);
    attempt(sendParcels(parcels(files, { ...options, replyTo: replying?.id, thread })));
    setReplying(null);
  };
  const sendVoice = (fields) => {
    attempt(api.sendFile(person.id, bot.id, { kind: "voice", reply_to: replying?.id, thread, ...fields }));
    setReplying(null);
  };

  const press = async (message, row, column) => {
    setBusy({ id: message.id, place: `${row}/${column}` });
    pressed.current = null;
    try {
      const { query_id: query, url } = await api.press(person.id, bot.id, message.id, row, column);
      pressed.current = query;
      if (url) latest.current.link(url, true);
    } catch (problem) {
      setBusy(null);
      say(problem.message);
    }
  };
  const link = (url, trusted) => {
    const deep = deepLink(url, bots);
    if (deep) return onOpenBot(deep.bot, deep.payload);
    const address = safeAddress(url);
    if (!address) return say("This link cannot be opened here.");
    if (trusted) return window.open(address, "_blank", "noopener,noreferrer");
    return setSheet({ kind: "link", url: address });
  };
  const anchor = (id) => `m-${phoneKey}-${bot.id}-${id}`;
  const latest = useRef({});
  latest.current = { write, press, link, feed };
  const act = useMemo(() => ({
    anchor,
    say: (words) => latest.current.write(words),
    press: (message, row, column) => latest.current.press(message, row, column),
    link: (url, trusted) => latest.current.link(url, trusted),
    react: (message, emoji) => attempt(api.react(person.id, bot.id, message.id, emoji)),
    menu: (message, at) => setSheet({ kind: "message", message, at }),
    view: (media) => setSheet({ kind: "photo", media }),
    jump: (id) => {
      const target = latest.current.feed.room(bot.id).messages.get(id);
      if (target) setThread(target.thread ?? null);
      setTimeout(() => flash(document.getElementById(anchor(id))), 50);
    },
  }), [person.id, bot.id]);

  const openMenu = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    setSheet({ kind: "chat", at: { x: box.right, y: box.bottom } });
  };
  const close = () => setSheet(null);
  const typing = room.typing && (!hasTopics || room.typing.thread === thread);
  const status = !feed.live ? "connecting…" : typing ? ACTIONS[room.typing.action] ?? "typing…" : "bot";

  return html`<div class="chat">
    <header class="bar">
      <button type="button" class="round" aria-label="Back to chats" onClick=${onBack}><${Icon} name="back" /></button>
      <${Avatar} id=${bot.id} name=${bot.name} />
      <div class="bar-words"><h2 dir="auto">${bot.name}</h2><span class=${classes("status", typing && "lively")}>${status}</span></div>
      <button type="button" class="round" aria-label="Chat menu" aria-haspopup="menu" onClick=${openMenu}><${Icon} name="more" /></button>
    </header>
    ${hasTopics && html`<${Topics} topics=${topics} thread=${thread} feed=${feed} bot=${bot.id} onPick=${setThread} />`}
    ${pinned && html`<${Pinned} message=${pinned} jump=${act.jump} />`}
    <${Log} key=${`${person.id} ${bot.id} ${thread}`} messages=${messages} all=${all} botName=${bot.name} busy=${busy} typing=${typing} act=${act}>
      ${feed.loaded && messages.length === 0 && !hasTopics && html`<${Welcome} name=${bot.name} description=${room.description} />`}
    <//>
    ${toast && html`<div class="toast" role="status" dir="auto">${toast.words}</div>`}
    ${chat.blocked && html`<div class="foot"><button type="button" class="start" onClick=${() => attempt(api.unblock(person.id, bot.id))}>Unblock</button></div>`}
    ${!chat.started && !chat.blocked && feed.loaded && html`<div class="foot"><${StartForm} onStart=${start} /></div>`}
    ${ready && html`<${Composer} key=${`${person.id} ${bot.id} ${thread}`} commands=${chat.commands ?? []} keyboard=${room.keyboard} replying=${replying} editing=${editing}
      botName=${bot.name} onText=${write} onVoice=${sendVoice} onFail=${say}
      onFiles=${(files, picker) => (picker === "voice" ? sendFiles(files, { picker }) : setSheet({ kind: "files", files, picker }))}
      onSpecial=${(fields) => attempt(api.sendSpecial(person.id, bot.id, { ...fields, thread }))}
      onCancel=${() => { setReplying(null); setEditing(null); }} />`}
    <${Sheet} sheet=${sheet} close=${close} context=${{ person, bot, chat, attempt, say, start, setSheet, setReplying, setEditing, sendFiles, act }} />
  </div>`;
}

function Sheet({ sheet, close, context }) {
  const { bot, start, sendFiles } = context;
  switch (sheet?.kind) {
    case "alert": return html`<${Alert} title=${bot.name} text=${sheet.text} onClose=${close} />`;
    case "link": return html`<${LinkDialog} url=${sheet.url} onClose=${close} />`;
    case "photo": return html`<${PhotoView} src=${api.fileAddress(sheet.media)} name=${sheet.media.name || "Photo"} onClose=${close} />`;
    case "files": return html`<${SendFiles} files=${sheet.files} picker=${sheet.picker} onSend=${sendFiles} onClose=${close} />`;
    case "message": return html`<${MessageMenu} sheet=${sheet} close=${close} context=${context} />`;
    case "chat": return html`<${ChatMenu} at=${sheet.at} close=${close} context=${context} />`;
    case "start": return html`<div class="layer"><div class="veil" onClick=${close}></div><div class="dialog" role="dialog" aria-label="Open a start link">
      <h3>Open a start link</h3><${StartForm} label="Open" onStart=${(code) => { close(); start(code); }} /></div></div>`;
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
