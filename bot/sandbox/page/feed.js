// What one person's Telegram account knows: chats, messages, unread counts, kept live by server-sent events.
import * as api from "./api.js";

const TYPING_LASTS_MS = 5500;
const RETRY_MS = 1500;

const spot = (bot, thread) => `${bot}/${thread ?? 0}`;
const emptyRoom = () => ({ messages: new Map(), keyboard: null, description: "", typing: null });

export class Feed {
  constructor(person) {
    this.person = person;
    this.chats = [];
    this.rooms = new Map();
    this.unread = new Map();
    this.live = false;
    this.loaded = false;
    this.listeners = new Set();
    this.watched = new Map();
    this.backlog = null;
  }

  /** Calls `listener(event|null)` after every change (`event` for button answers); returns the way to stop. */
  subscribe(listener) {
    if (this.listeners.size === 0) this.open();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  room(bot) {
    if (!this.rooms.has(bot)) this.rooms.set(bot, emptyRoom());
    return this.rooms.get(bot);
  }

  chat(bot) {
    return this.chats.find((chat) => chat.bot === bot);
  }

  // A browser allows six connections to one host, and each stream holds one: a hidden tab lets go of its own.
  open() {
    this.close();
    if (document.hidden) return;
    const source = new EventSource(api.eventsAddress(this.person));
    this.source = source;
    source.onopen = () => this.sync();
    source.onmessage = (message) => this.take(JSON.parse(message.data));
    source.onerror = () => this.lost();
  }

  close() {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  lost() {
    this.live = false;
    this.tell();
    if (this.source?.readyState !== EventSource.CLOSED) return;
    this.close();
    this.retry = setTimeout(() => this.open(), RETRY_MS);
  }

  /** Fetches everything anew. Events that come meanwhile wait and are applied on top. */
  async sync() {
    if (this.backlog) {
      this.again = true;
      return;
    }
    this.backlog = [];
    try {
      const chats = await api.chats(this.person);
      const rooms = await Promise.all(chats.map((chat) => api.chat(this.person, chat.bot)));
      this.replace(chats, rooms);
    } catch {
      this.backlog = null;
      this.source?.close();
      this.lost();
      return;
    }
    const waiting = this.backlog;
    this.backlog = null;
    waiting.forEach((event) => this.apply(event));
    if (this.again) {
      this.again = false;
      this.sync();
    }
  }

  replace(chats, rooms) {
    chats.forEach((chat, index) => {
      const { messages, typing, ...rest } = rooms[index];
      const room = this.room(chat.bot);
      if (!this.loaded && chat.unread) this.unread.set(spot(chat.bot, null), chat.unread);
      if (this.loaded) this.countMissed(chat.bot, room, messages);
      if (typing && !room.typing) this.stir(room, { action: "typing", thread: null });
      Object.assign(room, rest, { messages: new Map(messages.map((message) => [message.id, message])) });
    });
    this.chats = chats;
    this.loaded = true;
    this.live = true;
    this.tell();
  }

  countMissed(bot, room, messages) {
    for (const message of messages) {
      if (message.from === "bot" && !room.messages.has(message.id)) this.count(bot, message);
    }
  }

  take(event) {
    if (this.backlog) this.backlog.push(event);
    else this.apply(event);
  }

  apply(event) {
    const room = this.room(event.bot);
    const change = this[`on_${event.type}`];
    if (change) change.call(this, room, event);
    else if (event.message) this.put(room, event.message);
    else this.sync();
    this.tell(event.type === "answer" ? event : null);
  }

  put(room, message) {
    room.messages.set(message.id, message);
  }

  on_message(room, event) {
    const known = room.messages.has(event.message.id);
    const chat = this.chat(event.bot);
    if (chat) chat.started = true;
    this.put(room, event.message);
    if (event.message.from !== "bot") return;
    this.calm(room);
    if (!known) this.count(event.bot, event.message);
  }

  on_deleted(room, event) {
    for (const id of event.message_ids) room.messages.delete(id);
  }

  on_pinned(room, event) {
    for (const id of event.message_ids) {
      const message = room.messages.get(id);
      if (message) this.put(room, { ...message, pinned: event.pinned });
    }
  }

  on_keyboard(room, event) {
    room.keyboard = event.keyboard;
  }

  on_typing(room, event) {
    this.stir(room, event);
  }

  stir(room, { action, thread }) {
    clearTimeout(room.timer);
    room.typing = { action, thread: thread ?? null };
    room.timer = setTimeout(() => {
      this.calm(room);
      this.tell();
    }, TYPING_LASTS_MS);
  }

  on_answer() {}

  on_topic_deleted(room, event) {
    for (const [id, message] of room.messages) if (message.thread === event.thread) room.messages.delete(id);
    this.unread.delete(spot(event.bot, event.thread));
    this.sync();
  }

  calm(room) {
    clearTimeout(room.timer);
    room.typing = null;
  }

  count(bot, message) {
    const key = spot(bot, message.thread);
    if (!this.watched.get(key)) this.unread.set(key, (this.unread.get(key) ?? 0) + 1);
  }

  /** Somebody looks at this conversation: nothing in it counts as unread until the returned function is called. */
  watch(bot, thread) {
    const key = spot(bot, thread);
    this.watched.set(key, (this.watched.get(key) ?? 0) + 1);
    if (this.unread.delete(key)) this.tell();
    return () => this.watched.set(key, this.watched.get(key) - 1);
  }

  unreadIn(bot, thread) {
    return this.unread.get(spot(bot, thread)) ?? 0;
  }

  unreadOf(bot) {
    let sum = 0;
    for (const [key, count] of this.unread) if (bot == null || key.startsWith(`${bot}/`)) sum += count;
    return sum;
  }

  tell(event = null) {
    for (const listener of [...this.listeners]) listener(event);
  }
}

const feeds = new Map();

/** The one feed of a person, shared by all phones that person holds. */
export function feedOf(person) {
  if (!feeds.has(person)) feeds.set(person, new Feed(person));
  return feeds.get(person);
}

document.addEventListener("visibilitychange", () => {
  for (const feed of feeds.values()) {
    if (feed.listeners.size === 0) continue;
    if (document.hidden) feed.close();
    else feed.open();
  }
});
