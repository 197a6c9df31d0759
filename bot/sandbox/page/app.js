// The page: phones side by side on a wide screen, one at a time on a narrow one.
import { classes, html, render, useEffect, useState } from "./ui.js";
import * as api from "./api.js";
import { choosePhones, fittingBot, readPhones, writePhones } from "./address.js";
import { Icon } from "./icons.js";
import { Phone, PhoneTab } from "./phone.js";

const RETRY_MS = 1500;
const MOST_PHONES = 5; // each needs a stream, and a browser keeps six connections to one host
const NARROW = window.matchMedia("(max-width: 719px)");

let lastKey = 0;
const withKey = (phone) => ({ ...phone, key: (lastKey += 1) });

/** bot: null means "not chosen yet", "" the chat list. */
function settle(phone, people, bots) {
  if (phone.bot !== null) return phone;
  const person = people.find(({ id }) => id === phone.person);
  return { ...phone, bot: fittingBot(person, bots)?.username ?? "" };
}

function useNarrow() {
  const [narrow, setNarrow] = useState(NARROW.matches);
  useEffect(() => {
    const change = () => setNarrow(NARROW.matches);
    NARROW.addEventListener("change", change);
    return () => NARROW.removeEventListener("change", change);
  }, []);
  return narrow;
}

/** People and bots, asked for until the sandbox answers. */
function useWorld() {
  const [world, setWorld] = useState(null);
  useEffect(() => {
    let timer;
    const ask = async () => {
      try {
        const [people, bots] = await Promise.all([api.people(), api.bots()]);
        if (people.length && bots.length) return setWorld({ people, bots });
      } catch { /* asked again below */ }
      timer = setTimeout(ask, RETRY_MS);
      return null;
    };
    ask();
    return () => clearTimeout(timer);
  }, []);
  return world;
}

function Top({ compact, children }) {
  return html`<header class=${classes("top", compact && "compact")}>
    <img src="icon.svg" alt="" width="34" height="34" />
    <div class="top-words"><h1>Amana sandbox</h1><p>A stand-in for Telegram. Everything stays on this machine.</p></div>
    ${children}
  </header>`;
}

function Table({ world }) {
  const { people, bots } = world;
  const [phones, setPhones] = useState(() => {
    const named = readPhones(location.hash, people);
    const chosen = named.length ? named : choosePhones(people).map(({ id }) => ({ person: id, bot: null }));
    return chosen.slice(0, MOST_PHONES).map(withKey).map((phone) => settle(phone, people, bots));
  });
  const [current, setCurrent] = useState(phones[0].key);
  const narrow = useNarrow();
  const shown = phones.some(({ key }) => key === current) ? current : phones[0].key;

  useEffect(() => history.replaceState(null, "", writePhones(phones)), [phones]);

  const change = (key, fields) =>
    setPhones((before) => before.map((phone) => (phone.key === key ? settle({ ...phone, ...fields }, people, bots) : phone)));
  const add = () => {
    const free = people.find(({ id }) => !phones.some((phone) => phone.person === id)) ?? people[0];
    const phone = settle(withKey({ person: free.id, bot: null }), people, bots);
    setPhones([...phones, phone]);
    setCurrent(phone.key);
  };

  return html`
    <${Top} compact=${narrow}>
      ${narrow && html`<div class="switcher" role="tablist" aria-label="Phones">
        ${phones.map((phone) => html`<${PhoneTab} key=${phone.key} phone=${phone} people=${people} chosen=${phone.key === shown} onPick=${() => setCurrent(phone.key)} />`)}
      </div>`}
      <button type="button" class="add" aria-label="Add a phone" disabled=${phones.length >= MOST_PHONES} onClick=${add}><${Icon} name="add" size="18" /><span>Phone</span></button>
    <//>
    <main class="phones" data-count=${phones.length}>
      ${phones.map((phone, index) => html`<${Phone} key=${phone.key} phone=${phone} number=${index + 1} people=${people} bots=${bots}
        visible=${!narrow || phone.key === shown} onChange=${(fields) => change(phone.key, fields)}
        onClose=${phones.length > 1 ? () => setPhones(phones.filter(({ key }) => key !== phone.key)) : null} />`)}
    </main>`;
}

function App() {
  const world = useWorld();
  if (world) return html`<${Table} world=${world} />`;
  return html`<${Top} /><main class="waiting" role="status">Waiting for the sandbox…</main>`;
}

render(html`<${App} />`, document.getElementById("app"));
