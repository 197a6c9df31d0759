// One chat with one bot, as one person sees it.
import { classes, html, useEffect, useMemo, useRef, useState } from "./ui.js";
import * as api from "./api.js";
import { deepLink, safeAddress } from "./address.js";
import { parcels } from "./attach.js";
import { Avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { Icon } from "./icons.js";
import { Log, flash } from "./log.js";
import { readMarkup } from "./markup.js";
import { Pinned, StartForm, Topics, Welcome } from "./parts.js";
import { Sheet } from "./sheets.js";

const TOAST_MS = 3500;
const BUSY_MS = 6000;
const ACTIONS = {
  record_voice: "recording a voice note…", upload_voice: "sending a voice note…", upload_photo: "sending a photo…",
  upload_document: "sending a file…", record_video: "recording a video…", upload_video: "sending a video…",
};

/** `visible`: somebody looks at it; `deepStart`: {payload} of a link that opened it. */
export function Chat({ person, bot, bots, feed, visible, phoneKey, onBack, onOpenBot, deepStart }) {
  const chat = feed.chat(bot.id) ?? { started: false, blocked: false, topics: [], commands: [] };
  const room = feed.room(bot.id);
  const [thread, setThread] = useState(null);
  const [replying, setReplying] = useState(null);
  const [editing, setEditing] = useState(null);
  const [sheet, setSheet] = useState(null);
  const [toast, setToast] = useState(null);
  const [busy, setBusy] = useState(null);
  const [turn, setTurn] = useState(0);
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
    setTurn((count) => count + 1);
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
    setTurn((count) => count + 1);
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
    <${Log} key=${`${person.id} ${bot.id} ${thread}`} messages=${messages} all=${all} botName=${bot.name} busy=${busy} typing=${typing} turn=${turn} act=${act}>
      ${feed.loaded && messages.length === 0 && !hasTopics && html`<${Welcome} name=${bot.name} description=${room.description} />`}
    <//>
    <div class="toasts" role="status">${toast && html`<div class="toast" dir="auto">${toast.words}</div>`}</div>
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
