// The lower edge of a chat: writing, commands, attachments, voice, and the reply keyboard.
import { classes, html, useEffect, useLayoutEffect, useRef, useState } from "./ui.js";
import { preview } from "./format.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { usePickers } from "./attach.js";
import { RecordingBar } from "./recorder.js";

const MAX_HEIGHT_PX = 160;

/** As many commands as fit what was typed so far; null when no list is asked for. */
function matching(commands, text, asked) {
  if (!asked && !/^\/\w*$/.test(text)) return null;
  const start = text.startsWith("/") ? text.slice(1).toLowerCase() : "";
  return commands.filter(({ command }) => command.startsWith(start));
}

function Commands({ list, chosen, onPick }) {
  return html`<ul class="commands" role="listbox" aria-label="Commands">
    ${list.map(({ command, description }, index) => html`<li key=${command} role="option" aria-selected=${index === chosen}
      class=${classes(index === chosen && "chosen")} onPointerDown=${(event) => { event.preventDefault(); onPick(command); }}>
      <b>/${command}</b><span dir="auto">${description}</span></li>`)}
  </ul>`;
}

function About({ icon, title, words, onClose }) {
  return html`<div class="about">
    <${Icon} name=${icon} size="20" />
    <div class="about-words"><b>${title}</b><span dir="auto">${words}</span></div>
    <button type="button" class="round small" aria-label=${`Cancel: ${title}`} onClick=${onClose}><${Icon} name="close" size="18" /></button>
  </div>`;
}

export function ReplyKeyboard({ rows, onKey }) {
  return html`<div class="keyboard" role="group" aria-label="Reply keyboard">
    ${rows.map((keys, row) => html`<div class="keyboard-row" key=${row}>
      ${keys.map((key, column) => html`<button type="button" key=${column} dir="auto" onClick=${() => onKey(key.text)}>${key.text}</button>`)}
    </div>`)}
  </div>`;
}

function useGrowing() {
  const field = useRef(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, MAX_HEIGHT_PX)}px`;
  });
  return field;
}

/**
 * `replying` and `editing` are messages or null. `onText(text)` sends or saves what was written,
 * `onFiles(files, picker)`, `onVoice(fields)`, `onSpecial(fields)` send the rest.
 */
export function Composer({ commands, keyboard, replying, editing, botName, onText, onFiles, onVoice, onSpecial, onCancel, onFail }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [recording, setRecording] = useState(false);
  const [attaching, setAttaching] = useState(null);
  const [keysShown, setKeysShown] = useState(true);
  const field = useGrowing();
  const pickers = usePickers({ onFiles, onSpecial });
  const offered = editing ? null : matching(commands, text, asked);

  useEffect(() => setKeysShown(true), [keyboard]);
  useEffect(() => {
    if (editing) setText(editing.text ?? editing.caption ?? "");
    if (editing || replying) field.current?.focus();
  }, [editing, replying]);

  const clear = () => {
    setText("");
    setAsked(false);
    setChosen(0);
  };
  const send = () => {
    if (!text.trim()) return;
    onText(text);
    clear();
  };
  const pick = (command) => {
    onText(`/${command}`);
    clear();
    field.current?.focus();
  };
  const cancel = () => {
    if (editing) clear();
    onCancel();
  };
  const listKeys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen((chosen + step + offered.length) % offered.length);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) pick(offered[chosen]?.command ?? offered[0].command);
    else if (event.key === "Escape") setAsked(false);
    else return false;
    event.preventDefault();
    return true;
  };
  const keys = (event) => {
    if (event.isComposing) return;
    if (offered?.length && listKeys(event)) return;
    if (event.key === "Escape") cancel();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  const paste = (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files, "media");
  };
  const write = (event) => {
    setText(event.currentTarget.value);
    setChosen(0);
    if (!event.currentTarget.value.startsWith("/")) setAsked(false);
  };
  const attach = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAttaching({ x: box.left, y: box.top - 4 });
  };
  const voice = (fields) => {
    setRecording(false);
    onVoice(fields);
  };
  const fail = (words) => {
    setRecording(false);
    onFail(words);
  };

  if (recording) return html`<${RecordingBar} onDone=${voice} onCancel=${() => setRecording(false)} onFail=${fail} />`;
  return html`
    <form class="composer" onSubmit=${(event) => event.preventDefault()}>
      ${offered?.length > 0 && html`<${Commands} list=${offered} chosen=${chosen} onPick=${pick} />`}
      ${editing && html`<${About} icon="edit" title="Edit message" words=${preview(editing)} onClose=${cancel} />`}
      ${replying && html`<${About} icon="reply" title=${`Reply to ${replying.from === "me" ? "yourself" : botName}`} words=${preview(replying)} onClose=${cancel} />`}
      <div class="composer-line">
        <button type="button" class="round" aria-label="Attach" aria-haspopup="menu" onClick=${attach}><${Icon} name="clip" /></button>
        <textarea ref=${field} rows="1" dir="auto" value=${text} placeholder="Message" aria-label=${`Message to ${botName}`}
          enterkeyhint="send" autocomplete="off" onInput=${write} onKeyDown=${keys} onPaste=${paste}></textarea>
        ${!text && commands.length > 0 && html`<button type="button" class="round" aria-label="Commands" aria-expanded=${asked}
          onClick=${() => { setAsked(!asked); field.current?.focus(); }}><${Icon} name="slash" /></button>`}
        ${!text && keyboard && html`<button type="button" class="round" aria-label="Reply keyboard" aria-pressed=${keysShown}
          onClick=${() => setKeysShown(!keysShown)}><${Icon} name=${keysShown ? "down" : "keyboard"} /></button>`}
        ${text.trim()
          ? html`<button type="button" class="round accent" aria-label=${editing ? "Save" : "Send"} onClick=${send}><${Icon} name=${editing ? "check" : "send"} /></button>`
          : html`<button type="button" class="round" aria-label="Record a voice note" onClick=${() => setRecording(true)}><${Icon} name="mic" /></button>`}
      </div>
      <div hidden>${pickers.elements}</div>
    </form>
    ${keyboard && keysShown && !editing && html`<${ReplyKeyboard} rows=${keyboard} onKey=${onText} />`}
    ${attaching && html`<${Menu} at=${attaching} label="Attach" items=${pickers.items} onClose=${() => setAttaching(null)} />`}`;
}
