// Things to send that are not text: what the paperclip offers, and the look before files go out.
import { html, useEffect, useRef, useState } from "./ui.js";
import { asVoice } from "./recorder.js";
import { secondsOf } from "./audio.js";
import { size } from "./format.js";
import { Icon } from "./icons.js";
import { Dialog } from "./menu.js";

const MAX_ALBUM = 10;

const PICKERS = [
  { id: "media", label: "Photo or video", icon: "photo", accept: "image/*,video/*", multiple: true },
  { id: "file", label: "File", icon: "file", accept: "", multiple: true },
  { id: "voice", label: "Voice note from disk", icon: "mic", accept: "audio/*,.ogg,.oga,.opus", multiple: false },
  { id: "audio", label: "Music", icon: "play", accept: "audio/*", multiple: false },
];

const SPECIALS = [
  { label: "Location", icon: "place", fields: { kind: "location" } },
  { label: "Contact", icon: "contact", fields: { kind: "contact" } },
  { label: "Poll", icon: "poll", fields: { kind: "poll", question: "Which day?", options: ["Monday", "Tuesday"] } },
  { label: "Dice", icon: "dice", fields: { kind: "dice", emoji: "🎲" } },
];

/** The Bot API's kind for a picked file. */
function kindOf(file, picker) {
  if (picker === "voice" || picker === "audio") return picker;
  if (picker === "file") return "document";
  if (file.type === "image/gif") return "animation";
  if (file.type.startsWith("video/")) return "video";
  if (file.type.startsWith("image/")) return "photo";
  return "document";
}

/** Hidden file inputs and what opens them: `items` for a menu, `inputs` to put on the page. */
export function usePickers({ onFiles, onSpecial }) {
  const inputs = useRef({});
  const picked = (picker) => (event) => {
    const files = [...event.currentTarget.files];
    event.currentTarget.value = "";
    if (files.length) onFiles(files, picker.id);
  };
  const items = [
    ...PICKERS.map((picker) => ({ ...picker, run: () => inputs.current[picker.id].click() })),
    ...SPECIALS.map((special) => ({ ...special, run: () => onSpecial(special.fields) })),
  ];
  const elements = PICKERS.map((picker) => html`<input key=${picker.id} type="file" hidden tabindex="-1" data-picker=${picker.id}
    aria-label=${picker.label} accept=${picker.accept || null} multiple=${picker.multiple} onChange=${picked(picker)}
    ref=${(element) => { inputs.current[picker.id] = element; }} />`);
  return { items, elements };
}

async function voiceFields(file) {
  const seconds = await secondsOf(file);
  if (file.type.includes("webm")) return asVoice(file, seconds ?? 1);
  return { file, name: file.name, duration: seconds };
}

/** What the server is to be sent for each file, album and caption included. */
export async function parcels(files, { picker, caption, asFiles, spoiler, replyTo, thread }) {
  const kinds = files.map((file) => (asFiles ? "document" : kindOf(file, picker)));
  const album = files.length > 1 ? `album-${crypto.randomUUID()}` : null;
  return Promise.all(files.map(async (file, index) => {
    const sound = kinds[index] === "voice" || kinds[index] === "audio";
    const about = sound ? await voiceFields(file) : { file, name: file.name };
    const words = index === 0 && caption ? { caption } : {};
    const cover = spoiler && !asFiles ? { has_spoiler: true } : {};
    return { kind: kinds[index], album, reply_to: index === 0 ? replyTo : null, thread, ...words, ...cover, ...about };
  }));
}

// Drawn on a canvas: showing the picked file by address would need blob: in the content security policy.
function Thumb({ file }) {
  const canvas = useRef(null);
  useEffect(() => {
    createImageBitmap(file).then((bitmap) => {
      const side = Math.min(bitmap.width, bitmap.height);
      const context = canvas.current?.getContext("2d");
      context?.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, 96, 96);
      bitmap.close();
    }, () => {});
  }, [file]);
  return html`<canvas class="thumb" width="96" height="96" ref=${canvas} aria-hidden="true"></canvas>`;
}

const isImage = (file) => file.type.startsWith("image/");

/** Asks for a caption before files go out. */
export function SendFiles({ files, picker, onSend, onClose }) {
  const [caption, setCaption] = useState("");
  const [asFiles, setAsFiles] = useState(false);
  const [spoiler, setSpoiler] = useState(false);
  const chosen = files.slice(0, MAX_ALBUM);
  const compressible = picker === "media" && chosen.every(isImage);
  const title = chosen.length === 1 ? "Send this?" : `Send these ${chosen.length}?`;
  const send = () => onSend(chosen, { picker, caption: caption.trim(), asFiles, spoiler });
  const keys = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return html`<${Dialog} label=${title} onClose=${onClose}>
    <h3>${title}</h3>
    <ul class="picked">
      ${chosen.map((file, index) => html`<li key=${index}>
        ${isImage(file) ? html`<${Thumb} file=${file} />` : html`<span class="file-icon"><${Icon} name="file" /></span>`}
        <span class="file-words"><bdi class="file-name">${file.name}</bdi><span class="file-size">${size(file.size)}</span></span>
      </li>`)}
    </ul>
    ${compressible && html`<label class="tick"><input type="checkbox" checked=${asFiles} onChange=${() => setAsFiles(!asFiles)} /> As a file, untouched</label>`}
    ${compressible && !asFiles && html`<label class="tick"><input type="checkbox" checked=${spoiler} onChange=${() => setSpoiler(!spoiler)} /> Hidden as a spoiler</label>`}
    <textarea class="caption" rows="2" dir="auto" data-first placeholder="Caption" aria-label="Caption" value=${caption}
      onInput=${(event) => setCaption(event.currentTarget.value)} onKeyDown=${keys}></textarea>
    <div class="dialog-actions">
      <button type="button" class="flat" onClick=${onClose}>Cancel</button>
      <button type="button" class="flat strong" onClick=${send}>Send</button>
    </div>
  <//>`;
}
