// The shorthand Telegram's apps understand while typing: **bold** __italic__ ~~strike~~ ||spoiler|| `code` ```pre```
// and [words](address). What does not close stays as it was typed.

const SHORTHAND = [
  { type: "pre", pattern: /```(?:([\w+-]+)\n)?([^]+?)```/ },
  { type: "code", pattern: /`([^`\n]+)`/ },
  { type: "text_link", pattern: /\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/ },
  { type: "bold", pattern: /\*\*(?=\S)([^]+?)\*\*/ },
  { type: "italic", pattern: /__(?=\S)([^]+?)__/ },
  { type: "strikethrough", pattern: /~~(?=\S)([^]+?)~~/ },
  { type: "spoiler", pattern: /\|\|(?=\S)([^]+?)\|\|/ },
];

function first(text) {
  let best = null;
  for (const { type, pattern } of SHORTHAND) {
    const match = pattern.exec(text);
    if (match && (!best || match.index < best.match.index)) best = { type, match };
  }
  return best;
}

function describe(type, match) {
  if (type === "pre") return { inner: match[2].replace(/^\n|\n$/g, ""), extra: match[1] ? { language: match[1] } : {} };
  return { inner: match[1], extra: type === "text_link" ? { url: match[2] } : {} };
}

/** Typed text -> {text, entities} with offsets in UTF-16 code units; `entities` is null where there are none. */
export function readMarkup(typed) {
  const { text, entities } = read(typed);
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities
    .map((entity) => ({ ...entity, offset: Math.max(0, entity.offset - lead) }))
    .map((entity) => ({ ...entity, length: Math.min(entity.length, kept.length - entity.offset) }))
    .filter((entity) => entity.length > 0);
  return { text: kept, entities: moved.length ? moved : null };
}

function read(typed) {
  const found = first(typed);
  if (!found) return { text: typed, entities: [] };
  const { type, match } = found;
  const { inner, extra } = describe(type, match);
  const literal = type === "pre" || type === "code";
  const middle = literal ? { text: inner, entities: [] } : read(inner);
  const rest = read(typed.slice(match.index + match[0].length));
  const start = match.index;
  const after = start + middle.text.length;
  const shift = (by) => (entity) => ({ ...entity, offset: entity.offset + by });
  return {
    text: typed.slice(0, start) + middle.text + rest.text,
    entities: [
      { type, offset: start, length: middle.text.length, ...extra },
      ...middle.entities.map(shift(start)),
      ...rest.entities.map(shift(after)),
    ],
  };
}
