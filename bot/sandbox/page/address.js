// The URL: which phones are on the page (hash), and links that open a bot.

/** `#101:amana_bot,102` -> [{person: 101, bot: "amana_bot"}, {person: 102, bot: null}] */
export function readPhones(hash, people) {
  const known = new Set(people.map((person) => person.id));
  return hash
    .replace(/^#/, "")
    .split(",")
    .map((part) => part.split(":"))
    .map(([person, bot]) => ({ person: Number(person), bot: bot ? decodeURIComponent(bot) : null }))
    .filter(({ person }) => known.has(person));
}

export function writePhones(phones) {
  return "#" + phones.map(({ person, bot }) => (bot ? `${person}:${encodeURIComponent(bot)}` : person)).join(",");
}

/** The default phones: two seekers, a confidant and an admin, as far as there are such people. */
export function choosePhones(people) {
  const rest = [...people];
  const take = (hint) => {
    const index = Math.max(rest.findIndex((person) => person.hint === hint), 0);
    return rest.splice(index, 1)[0];
  };
  return ["seeker", "seeker", "confidant", "admin"].map(take).filter(Boolean);
}

/** The bot a person most likely wants: seekers the public one, everybody else the staff's. */
export function fittingBot(person, bots) {
  const forStaff = (bot) => (bot.topics || /staff|team|crew|desk|confidant/i.test(bot.username) ? 1 : 0);
  const wanted = person.hint && person.hint !== "seeker" ? 1 : 0;
  return bots.find((bot) => forStaff(bot) === wanted) ?? bots[0] ?? null;
}

/** A link that opens one of the bots, as {bot, payload}; null for any other address. */
export function deepLink(url, bots) {
  const short = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\/?(?:\?(.*))?$/i.exec(url.trim());
  const app = /^tg:\/\/resolve\?(.*)$/i.exec(url.trim());
  const query = new URLSearchParams((short ? short[2] : app?.[1]) ?? "");
  const name = short?.[1] ?? query.get("domain");
  const bot = name && bots.find((candidate) => candidate.username.toLowerCase() === name.toLowerCase());
  return bot ? { bot, payload: query.get("start") ?? "" } : null;
}

/** What a person put in the start field: a bare code, `?start=CODE`, or a whole link. */
export function startCode(input) {
  const text = input.trim();
  return /[?&]start=([\w-]*)/.exec(text)?.[1] ?? text;
}

/** Web addresses are the only ones the page opens. */
export function safeAddress(url) {
  try {
    const parsed = new URL(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url) ? url : `https://${url}`);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}
