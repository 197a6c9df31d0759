// Menus, dialogs and notices inside one phone.
import { classes, html, useLayoutEffect, useRef } from "./ui.js";
import { Icon } from "./icons.js";

const MARGIN = 8;

/** Keeps focus inside while it is open and gives it back afterwards. */
function useFocus(box) {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const first = box.current?.querySelector("[data-first]") ?? box.current?.querySelector("button, a, input, textarea");
    first?.focus({ preventScroll: true });
    return () => before?.isConnected && before.focus({ preventScroll: true });
  }, []);
}

function trap(event, box, onClose) {
  if (event.key === "Escape") {
    event.stopPropagation();
    onClose();
  }
  if (event.key !== "Tab") return;
  const stops = [...box.current.querySelectorAll("button:not(:disabled), a[href], input, textarea")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

function walk(event, box) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!(event.key in steps)) return;
  const items = [...box.current.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  event.preventDefault();
  items.at((at + steps[event.key]) % items.length).focus();
}

/** Moves the menu to where it was asked for, but inside the phone. */
function place(menu, { x, y }) {
  const room = menu.parentElement.getBoundingClientRect();
  const left = Math.min(Math.max(x - room.left, MARGIN), room.width - menu.offsetWidth - MARGIN);
  const below = y - room.top;
  const top = below + menu.offsetHeight + MARGIN <= room.height ? below : Math.max(MARGIN, below - menu.offsetHeight);
  menu.style.left = `${Math.max(MARGIN, left)}px`;
  menu.style.top = `${Math.min(top, Math.max(MARGIN, room.height - menu.offsetHeight - MARGIN))}px`;
}

/** `items`: [{icon, label, run, danger}]; `children` stand above them. */
export function Menu({ at, label, items, onClose, children }) {
  const box = useRef(null);
  useFocus(box);
  useLayoutEffect(() => {
    const menu = box.current;
    place(menu, at);
    const observer = new ResizeObserver(() => place(menu, at));
    observer.observe(menu);
    return () => observer.disconnect();
  }, [at]);
  const choose = (item) => {
    onClose();
    item.run();
  };
  const keys = (event) => {
    trap(event, box, onClose);
    walk(event, box);
  };
  return html`<div class="layer">
    <div class="veil clear" onPointerDown=${onClose} onContextMenu=${(event) => event.preventDefault()}></div>
    <div class="menu" ref=${box} onKeyDown=${keys}>
      ${children}
      <div role="menu" aria-label=${label}>${items.filter(Boolean).map((item) => html`<button type="button" role="menuitem" key=${item.label}
        class=${classes("menu-item", item.danger && "danger")} onClick=${() => choose(item)}>
        <${Icon} name=${item.icon} size="20" /><span>${item.label}</span></button>`)}</div>
    </div>
  </div>`;
}

export function Dialog({ label, role = "dialog", onClose, children }) {
  const box = useRef(null);
  useFocus(box);
  return html`<div class="layer">
    <div class="veil" onClick=${onClose}></div>
    <div class="dialog" role=${role} aria-modal="true" aria-label=${label} ref=${box}
      onKeyDown=${(event) => trap(event, box, onClose)}>${children}</div>
  </div>`;
}

/** What a bot answers to a press when it wants to be read. */
export const Alert = ({ title, text, onClose }) => html`<${Dialog} role="alertdialog" label=${title} onClose=${onClose}>
  <h3>${title}</h3>
  <p class="pre-line" dir="auto">${text}</p>
  <div class="dialog-actions"><button type="button" class="flat" data-first onClick=${onClose}>OK</button></div>
<//>`;

/** Shows where a link leads before it is followed. */
export const LinkDialog = ({ url, onClose }) => html`<${Dialog} label="Open link" onClose=${onClose}>
  <h3>Open this link?</h3>
  <p class="address" dir="ltr">${url}</p>
  <div class="dialog-actions">
    <button type="button" class="flat" onClick=${onClose}>Cancel</button>
    <a class="flat strong" data-first href=${url} target="_blank" rel="noopener noreferrer" onClick=${onClose}>Open</a>
  </div>
<//>`;

export const PhotoView = ({ src, name, onClose }) => html`<${Dialog} label=${name} onClose=${onClose}>
  <div class="photo-view" onClick=${onClose}>
    <img src=${src} alt=${name} />
    <button type="button" class="round" aria-label="Close photo" onClick=${onClose}><${Icon} name="close" /></button>
  </div>
<//>`;
