// The running conversation: days, bubbles, and staying at the newest message.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./ui.js";
import { day, dayKey } from "./format.js";
import { Icon } from "./icons.js";
import { Message } from "./message.js";

const CLUSTER_S = 300;
const NEAR_END_PX = 60;
const FLASH_MS = 1400;
const BURST_MS = 3000;
const ROW_GAP_PX = 12;

/** Messages with the same album beside each other become one group. */
export function groups(messages) {
  const result = [];
  for (const message of messages) {
    const before = result.at(-1);
    if (message.album && before?.[0].album === message.album) before.push(message);
    else result.push([message]);
  }
  return result;
}

const together = (a, b) =>
  a && b && a[0].from === b[0].from && Math.abs(a[0].date - b[0].date) < CLUSTER_S && dayKey(a[0].date) === dayKey(b[0].date);

/** Whether any of the row with this message is on the screen. */
function inView(scroller, id) {
  const row = scroller.querySelector(`.row[data-id="${id}"]`)?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return Boolean(row) && row.bottom > view.top && row.top < view.bottom;
}

/**
 * Follows what comes in while the reader is there, and tells when they are not. What the bot says in one go is
 * shown from its first line on, so that nobody has to scroll back up through a long message. `turn` changes
 * when the reader does something.
 */
function useEnd(scroller, newest, turn) {
  const atEnd = useRef(true);
  const last = useRef({ id: null, turn: null, at: 0, from: null });
  const [away, setAway] = useState(false);
  const toEnd = () => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  };
  const toStartOf = (id) => {
    const row = scroller.current.querySelector(`.row[data-id="${id}"]`);
    const top = row ? row.offsetTop - ROW_GAP_PX : Infinity;
    scroller.current.scrollTop = Math.min(top, scroller.current.scrollHeight);
  };
  const watch = () => {
    if (!scroller.current) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller.current;
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    setAway(!atEnd.current);
  };
  useLayoutEffect(() => {
    const before = last.current;
    const goesOn = before.from != null && newest?.from === "bot" && before.turn === turn && Date.now() - before.at < BURST_MS;
    last.current = { id: newest?.id, turn, at: Date.now(), from: goesOn ? before.from : newest?.id };
    if (before.id == null || newest?.from === "me") toEnd();
    else if (atEnd.current || inView(scroller.current, before.id)) toStartOf(last.current.from);
    watch();
  }, [newest?.id]);
  useEffect(() => {
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(scroller.current);
    observer.observe(scroller.current.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return { away, watch, toEnd };
}

export function flash(element) {
  if (!element) return;
  element.scrollIntoView({ block: "center", behavior: "smooth" });
  element.classList.add("flash");
  setTimeout(() => element.classList.remove("flash"), FLASH_MS);
}

export function Log({ messages, all, botName, busy, typing, turn, act, children }) {
  const scroller = useRef(null);
  const rows = useMemo(() => groups(messages), [messages]);
  const { away, watch, toEnd } = useEnd(scroller, messages.at(-1), turn);

  const row = (group, index) => {
    const first = group[0];
    const newDay = !rows[index - 1] || dayKey(rows[index - 1][0].date) !== dayKey(first.date);
    return html`
      ${newDay && html`<li class="day" key=${`day ${dayKey(first.date)}`}><span>${day(first.date)}</span></li>`}
      <${Message} key=${first.id} messages=${group} replied=${all.get(first.reply_to)} botName=${botName} act=${act}
        busy=${busy?.id === group.at(-1).id ? busy.place : null}
        opens=${!together(rows[index - 1], group)} closes=${!together(group, rows[index + 1])} />`;
  };

  return html`<div class="log-frame">
    <div class="log" ref=${scroller} onScroll=${watch} tabindex="0" role="log" aria-live="polite" aria-label=${`Messages with ${botName}`}>
      <ol class="rows">
        ${children && html`<li class="notice-row">${children}</li>`}
        ${rows.map(row)}
        ${typing && html`<li class="row in opens closes" key="typing"><div class="stack"><div class="bubble dots" aria-label="typing"><i></i><i></i><i></i></div></div></li>`}
      </ol>
    </div>
    ${away && html`<button type="button" class="to-end" aria-label="To the newest message" onClick=${toEnd}><${Icon} name="down" /></button>`}
  </div>`;
}
