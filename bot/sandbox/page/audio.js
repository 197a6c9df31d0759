// Sound: how long it is, how it looks as a waveform, and one player at a time.
import { html, useEffect, useRef, useState } from "./ui.js";
import { fileAddress } from "./api.js";
import { duration } from "./format.js";
import { Icon } from "./icons.js";

const BARS = 36;
const SPEEDS = [1, 1.5, 2];
const sounds = new Map();
let sounding = null;

const decode = (bytes) => new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes);

/** Seconds a sound file lasts, rounded up to whole ones as Telegram counts; null when it cannot be decoded. */
export async function secondsOf(blob) {
  try {
    return Math.max(1, Math.round((await decode(await blob.arrayBuffer())).duration));
  } catch {
    return null;
  }
}

/** Loudness in BARS steps, 0 to 1. */
function shape(samples) {
  const step = Math.max(1, Math.floor(samples.length / BARS));
  const loud = Array.from({ length: BARS }, (_, bar) => {
    let sum = 0;
    const from = bar * step;
    const to = Math.min(samples.length, from + step);
    for (let i = from; i < to; i += 16) sum += samples[i] * samples[i];
    return Math.sqrt(sum / Math.max(1, (to - from) / 16));
  });
  const top = Math.max(...loud, 0.01);
  return loud.map((value) => value / top);
}

const FLAT = Array(BARS).fill(0.12);

// Played from memory: a browser can only seek in a file of which the server gives any part alone.
async function load(media) {
  const bytes = await (await fetch(fileAddress(media))).arrayBuffer();
  const url = URL.createObjectURL(new Blob([bytes], { type: media.mime || "audio/ogg" }));
  const bars = await decode(bytes.slice(0)).then((sound) => shape(sound.getChannelData(0)), () => FLAT);
  return { url, bars };
}

/** {url, bars} of a sound; until it is there, a flat line and no address. */
function useSound(media) {
  const [sound, setSound] = useState({ url: null, bars: FLAT });
  useEffect(() => {
    let wanted = true;
    if (!sounds.has(media.file_id)) sounds.set(media.file_id, load(media).catch(() => null));
    sounds.get(media.file_id).then((loaded) => wanted && loaded && setSound(loaded));
    return () => {
      wanted = false;
    };
  }, [media.file_id]);
  return sound;
}

const Wave = ({ bars, progress }) => html`<svg class="wave" viewBox=${`0 0 ${BARS * 4} 24`} preserveAspectRatio="none" aria-hidden="true">
  ${bars.map((value, index) => {
    const height = 3 + value * 20;
    return html`<rect class=${index / BARS < progress ? "played" : ""} x=${index * 4} y=${12 - height / 2}
      width="2.4" height=${height} rx="1.2" />`;
  })}
</svg>`;

/** A voice note or piece of audio, with play, a waveform to seek in, and a speed. */
export function Player({ media, label }) {
  const audio = useRef(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [length, setLength] = useState(media.duration ?? 0);
  const { url, bars } = useSound(media);

  useEffect(() => () => audio.current?.pause(), []);

  const toggle = () => {
    const element = audio.current;
    if (playing) return element.pause();
    if (sounding && sounding !== element) sounding.pause();
    sounding = element;
    element.playbackRate = speed;
    element.play().catch(() => setPlaying(false));
  };
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length];
    audio.current.playbackRate = next;
    setSpeed(next);
  };
  const seek = (event) => {
    audio.current.currentTime = Number(event.currentTarget.value);
    setAt(audio.current.currentTime);
  };
  const learn = (event) => Number.isFinite(event.currentTarget.duration) && setLength(event.currentTarget.duration);
  const shown = playing || at > 0 ? `${duration(at)} / ${duration(length)}` : duration(length);

  return html`<div class="player">
    <audio ref=${audio} src=${url} preload="metadata" onPlay=${() => setPlaying(true)}
      onPause=${() => setPlaying(false)} onEnded=${() => setAt(0)} onDurationChange=${learn}
      onTimeUpdate=${(event) => setAt(event.currentTarget.currentTime)}></audio>
    <button type="button" class="play" disabled=${!url} aria-label=${`${playing ? "Pause" : "Play"} ${label}`} onClick=${toggle}>
      <${Icon} name=${playing ? "pause" : "play"} size="20" />
    </button>
    <div class="track">
      <div class="waves">
        <${Wave} bars=${bars} progress=${length ? at / length : 0} />
        <input type="range" min="0" max=${length || 1} step="0.1" value=${at} aria-label="Position" onInput=${seek} />
      </div>
      <span class="time">${shown}</span>
    </div>
    <button type="button" class="speed" aria-label=${`Speed ${speed}×`} onClick=${faster}>${speed}×</button>
  </div>`;
}
