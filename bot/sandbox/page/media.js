// Photos, films, sounds and files inside a bubble.
import { classes, html, useState } from "./ui.js";
import { fileAddress } from "./api.js";
import { Player } from "./audio.js";
import { kindName, size } from "./format.js";
import { Icon } from "./icons.js";

const DEFAULT_RATIO = "4 / 3";

const ratio = (media) => ({ aspectRatio: media.width && media.height ? `${media.width} / ${media.height}` : DEFAULT_RATIO });

function Cover({ media, show }) {
  return html`<button type="button" class="cover" aria-label=${`${kindName(media)} hidden as a spoiler, press to show`} onClick=${show}>
    <span>Spoiler</span>
  </button>`;
}

function Photo({ media, view }) {
  const [shown, setShown] = useState(!media.spoiler);
  const [broken, setBroken] = useState(false);
  const name = media.name || "Photo";
  if (broken) return html`<div class="broken"><${Icon} name="photo" /> This photo cannot be shown</div>`;
  return html`<div class=${classes("photo", !shown && "covered")} style=${ratio(media)}>
    <button type="button" class="open" aria-label=${`Open ${name}`} disabled=${!shown} onClick=${() => view(media)}>
      <img src=${fileAddress(media)} alt=${shown ? name : ""} draggable=${false} onError=${() => setBroken(true)} />
    </button>
    ${!shown && html`<${Cover} media=${media} show=${() => setShown(true)} />`}
  </div>`;
}

function Film({ media }) {
  const [shown, setShown] = useState(!media.spoiler);
  const loops = media.kind === "animation";
  return html`<div class=${classes("photo", media.kind === "video_note" && "round-film", !shown && "covered")} style=${media.kind === "video_note" ? {} : ratio(media)}>
    <video src=${fileAddress(media)} preload="metadata" controls=${!loops} loop=${loops} autoplay=${loops && shown}
      muted=${loops} playsinline aria-label=${kindName(media)}></video>
    ${!shown && html`<${Cover} media=${media} show=${() => setShown(true)} />`}
  </div>`;
}

const Sticker = ({ media }) => html`<img class="sticker" src=${fileAddress(media)} alt=${media.name || "Sticker"} draggable=${false} />`;

function Sound({ media }) {
  return html`<div>
    ${media.kind === "audio" && html`<div class="track-name" dir="auto">${media.name || "Audio"}</div>`}
    <${Player} media=${media} label=${kindName(media).toLowerCase()} />
  </div>`;
}

/** A protected file can be looked at in the chat but not saved. */
function File({ media, locked }) {
  const name = media.name || "File";
  const inner = html`<span class="file-icon"><${Icon} name=${locked ? "lock" : "file"} /></span>
    <span class="file-words"><bdi class="file-name">${name}</bdi><span class="file-size">${size(media.size)}</span></span>`;
  if (locked) return html`<div class="file">${inner}</div>`;
  return html`<a class="file" href=${fileAddress(media)} download=${name}><span class="unseen">Save${" "}</span>${inner}</a>`;
}

const SHOWN_AS = {
  photo: Photo, video: Film, animation: Film, video_note: Film, sticker: Sticker, voice: Sound, audio: Sound,
};

export function Media({ media, locked, view }) {
  return html`<${SHOWN_AS[media.kind] ?? File} media=${media} locked=${locked} view=${view} />`;
}

/** Whether a kind fills its bubble to the edge. */
export const isPicture = (media) => ["photo", "video", "animation"].includes(media?.kind);
