// Recording a voice note with the microphone.
import { html, useEffect, useRef, useState } from "./ui.js";
import { duration } from "./format.js";
import { Icon } from "./icons.js";
import { webmToOgg } from "./ogg.js";

const FORMATS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const TICK_MS = 200;

const NO_MICROPHONE = "The microphone cannot be used. A voice note can also be picked from disk, under the paperclip.";

/** A recording as a file to send: Ogg/Opus wherever the browser can give Opus at all. */
export async function asVoice(blob, seconds) {
  if (blob.type.startsWith("audio/webm") || blob.type.startsWith("video/webm")) {
    const moved = webmToOgg(new Uint8Array(await blob.arrayBuffer()));
    if (moved) {
      const file = new File([moved.bytes], "voice.ogg", { type: "audio/ogg" });
      return { file, name: file.name, duration: Math.max(1, Math.round(moved.seconds)) };
    }
  }
  const extension = blob.type.includes("ogg") ? "ogg" : blob.type.includes("mp4") ? "m4a" : "webm";
  const file = new File([blob], `voice.${extension}`, { type: blob.type.split(";")[0] });
  return { file, name: file.name, duration: Math.max(1, Math.round(seconds)) };
}

async function begin() {
  if (!navigator.mediaDevices || !window.MediaRecorder) throw new Error(NO_MICROPHONE);
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => {
    throw new Error(NO_MICROPHONE);
  });
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32000 });
  const chunks = [];
  recorder.ondataavailable = (event) => chunks.push(event.data);
  recorder.start();
  const ended = new Promise((resolve) => {
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      resolve(new Blob(chunks, { type: recorder.mimeType }));
    };
  });
  return {
    stop: () => {
      if (recorder.state !== "inactive") recorder.stop();
      return ended;
    },
  };
}

/** The bar that takes the composer's place while recording. */
export function RecordingBar({ onDone, onCancel, onFail }) {
  const recording = useRef(null);
  const since = useRef(0);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    let wanted = true;
    begin().then((started) => {
      if (!wanted) return started.stop();
      recording.current = started;
      since.current = performance.now();
      return null;
    }, (problem) => wanted && onFail(problem.message));
    const timer = setInterval(() => since.current && setSeconds((performance.now() - since.current) / 1000), TICK_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
      recording.current?.stop();
    };
  }, []);

  const finish = async () => {
    if (!recording.current) return;
    const length = (performance.now() - since.current) / 1000;
    onDone(await asVoice(await recording.current.stop(), length));
  };

  return html`<div class="recording" role="group" aria-label="Recording a voice note">
    <button type="button" class="round" aria-label="Throw the recording away" onClick=${onCancel}><${Icon} name="trash" /></button>
    <span class="pulse" aria-hidden="true"></span>
    <span class="timer" role="timer">${duration(seconds)}</span>
    <span class="hint">Recording…</span>
    <button type="button" class="round accent" aria-label="Send voice note" disabled=${seconds === 0} onClick=${finish}><${Icon} name="send" /></button>
  </div>`;
}
