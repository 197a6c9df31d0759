// Text with Bot API entities, as elements. Text only ever becomes text nodes.
// Offsets count UTF-16 code units, which is what a JavaScript string is made of.
import { html } from "./ui.js";
import { safeAddress } from "./address.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** Entities in order, outer before inner, none crossing another: what crosses is cut in two. */
function tidy(text, entities) {
  const waiting = entities
    .map((entity) => ({ ...entity, start: Math.max(0, entity.offset), end: Math.min(text.length, entity.offset + entity.length) }))
    .filter(({ start, end }) => start < end);
  const outerFirst = (a, b) => a.start - b.start || b.end - a.end || BLOCKS.has(b.type) - BLOCKS.has(a.type);
  const done = [];
  const open = [];
  waiting.sort(outerFirst);
  while (waiting.length) {
    const next = waiting.shift();
    while (open.length && open.at(-1).end <= next.start) open.pop();
    const outer = open.at(-1);
    if (outer && next.end > outer.end) {
      waiting.push({ ...next, start: outer.end });
      waiting.sort(outerFirst);
      next.end = outer.end;
    }
    open.push(next);
    done.push(next);
  }
  return done;
}

/** A tree: strings and {entity, children}. */
export function tree(text, entities) {
  const list = tidy(text, entities ?? []);
  const grow = (start, end) => {
    const nodes = [];
    let at = start;
    while (list.length && list[0].start < end) {
      const entity = list.shift();
      if (entity.start > at) nodes.push(text.slice(at, entity.start));
      nodes.push({ entity, children: grow(entity.start, entity.end) });
      at = entity.end;
    }
    if (at < end) nodes.push(text.slice(at, end));
    return nodes;
  };
  return grow(0, text.length);
}

/** Splits nodes at line ends; what stands around a line end is opened again on the next line. */
export function lines(nodes) {
  const result = [[]];
  for (const node of nodes) {
    const parts = typeof node === "string"
      ? node.split("\n").map((part) => (part ? [part] : []))
      : lines(node.children).map((children) => (children.length ? [{ ...node, children }] : []));
    result.at(-1).push(...parts[0]);
    result.push(...parts.slice(1));
  }
  return result;
}

/** Runs of lines and blocks in order; the line end that only parts a block from its neighbours is dropped. */
export function sections(nodes) {
  const result = [];
  let run = [];
  const flush = (beforeBlock) => {
    if (run.length === 0) return;
    const split = lines(run);
    if (result.length && split[0].length === 0) split.shift();
    if (beforeBlock && split.length && split.at(-1).length === 0) split.pop();
    if (split.length) result.push({ lines: split });
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === "string" || !BLOCKS.has(node.entity.type)) {
      run.push(node);
      continue;
    }
    flush(true);
    result.push(node);
  }
  flush(false);
  return result;
}

const plain = (nodes) => nodes.map((node) => (typeof node === "string" ? node : plain(node.children))).join("");

function Spoiler({ shown, reveal, children }) {
  if (shown) return html`<span class="spoiler shown">${children}</span>`;
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    reveal();
  };
  return html`<span class="spoiler" role="button" tabindex="0" aria-label="Hidden text, press to show"
    onClick=${open} onKeyDown=${open}><span aria-hidden="true">${children}</span></span>`;
}

function Link({ url, act, children }) {
  const follow = (event) => {
    event.preventDefault();
    act.link(url, false);
  };
  return html`<a href=${safeAddress(url) ?? "#"} rel="noopener noreferrer" dir="auto" onClick=${follow}>${children}</a>`;
}

/** A button would be a paragraph of its own to the bidi algorithm, and hide from the page what a phone would show. */
function Press({ onPress, children }) {
  const pressed = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onPress();
  };
  return html`<span class="inline-link" role="button" tabindex="0" onClick=${pressed} onKeyDown=${pressed}>${children}</span>`;
}

function inline(node, context) {
  if (typeof node === "string") return node;
  const { entity } = node;
  const inner = node.children.map((child) => inline(child, context));
  switch (entity.type) {
    case "bold": return html`<strong>${inner}</strong>`;
    case "italic": return html`<em>${inner}</em>`;
    case "underline": return html`<u>${inner}</u>`;
    case "strikethrough": return html`<s>${inner}</s>`;
    case "code": return html`<code dir="auto">${inner}</code>`;
    case "spoiler": return html`<${Spoiler} ...${context}>${inner}<//>`;
    case "text_link": return html`<${Link} url=${entity.url ?? ""} act=${context.act}>${inner}<//>`;
    case "url": return html`<${Link} url=${plain(node.children)} act=${context.act}>${inner}<//>`;
    case "bot_command":
      return html`<${Press} onPress=${() => context.act.say(plain(node.children))}>${inner}<//>`;
    case "mention": case "text_mention": case "hashtag": case "cashtag": case "email": case "phone_number":
      return html`<span class="mark">${inner}</span>`;
    default: return inner;
  }
}

function Paragraph({ nodes, context, tail }) {
  const empty = nodes.length === 0 && !tail;
  return html`<p dir="auto">${nodes.map((node) => inline(node, context))}${empty && html`<br />`}${tail}</p>`;
}

function Block({ node, context }) {
  const { entity } = node;
  if (entity.type === "pre") {
    return html`<pre dir="auto" tabindex="0" data-language=${entity.language || null}><code>${node.children.map((child) => inline(child, context))}</code></pre>`;
  }
  const quoted = lines(node.children).map((nodes) => html`<${Paragraph} nodes=${nodes} context=${context} />`);
  if (entity.type === "blockquote" || quoted.length <= 3) return html`<blockquote dir="auto">${quoted}</blockquote>`;
  return html`<blockquote dir="auto"><details><summary>${quoted[0]}</summary>${quoted.slice(1)}</details></blockquote>`;
}

/**
 * A message's words. `tail` (its time and state) ends the last line where there is room for it.
 * `act.link(url)` follows a link, `act.say(text)` sends a tapped command.
 */
export function RichText({ text, entities, shown, reveal, act, tail }) {
  const context = { shown, reveal, act };
  const parts = sections(tree(text, entities));
  const last = parts.at(-1);
  return html`<div class="words">
    ${parts.map((part) => part.lines
      ? part.lines.map((nodes, index) => html`<${Paragraph} nodes=${nodes} context=${context}
          tail=${part === last && index === part.lines.length - 1 ? tail : null} />`)
      : html`<${Block} node=${part} context=${context} />`)}
    ${!last?.lines && tail}
  </div>`;
}
