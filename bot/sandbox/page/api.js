// The phones' JSON API. Every call rejects with an ApiError whose message can be shown as it is.

export class ApiError extends Error {}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError("The sandbox cannot be reached.");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(body?.error ?? `The sandbox answered ${response.status}.`);
  return body;
}

const post = (path, body) =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Leaves out what is null or undefined, so that the server sees only what was meant. */
const present = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));

const room = (person, bot) => `/phone/${person}/chats/${bot}`;

export const people = () => call("/phone/people");
export const bots = () => call("/phone/bots");
export const chats = (person) => call(`/phone/${person}/chats`);
export const chat = (person, bot) => call(room(person, bot));
export const eventsAddress = (person) => `/phone/${person}/events`;
export const fileAddress = (media) => `/phone/files/${encodeURIComponent(media.file_id)}`;

export const sendText = (person, bot, fields) => post(`${room(person, bot)}/text`, present(fields));
export const sendSpecial = (person, bot, fields) => post(`${room(person, bot)}/special`, present(fields));
export const press = (person, bot, id, row, column) =>
  post(`${room(person, bot)}/press`, { message_id: id, row, column });
export const edit = (person, bot, id, text) => post(`${room(person, bot)}/edit`, { message_id: id, text });
export const react = (person, bot, id, emoji) => post(`${room(person, bot)}/react`, { message_id: id, emoji });
export const remove = (person, bot, ids) => post(`${room(person, bot)}/delete`, { message_ids: ids });
export const start = (person, bot, payload) => post(`${room(person, bot)}/start`, present({ payload: payload || null }));
export const block = (person, bot) => post(`${room(person, bot)}/block`, {});
export const unblock = (person, bot) => post(`${room(person, bot)}/unblock`, {});

export function sendFile(person, bot, { file, name, ...fields }) {
  const form = new FormData();
  for (const [key, value] of Object.entries(present(fields))) form.append(key, String(value));
  if (name) form.append("name", name);
  form.append("file", file, name || file.name || "file");
  return call(`${room(person, bot)}/file`, { method: "POST", body: form });
}
