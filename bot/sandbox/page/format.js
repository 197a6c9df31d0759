// Times, sizes and names as people read them.

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hour12: false });
const fullFormat = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "medium" });
const dayFormat = new Intl.DateTimeFormat("en", { day: "numeric", month: "long" });
const yearFormat = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });

const date = (unix) => new Date(unix * 1000);

export const clock = (unix) => clockFormat.format(date(unix));
export const full = (unix) => fullFormat.format(date(unix));
export const iso = (unix) => date(unix).toISOString();
export const dayKey = (unix) => date(unix).toDateString();

export function day(unix, now = new Date()) {
  const that = date(unix);
  if (that.toDateString() === now.toDateString()) return "Today";
  return that.getFullYear() === now.getFullYear() ? dayFormat.format(that) : yearFormat.format(that);
}

export function size(bytes) {
  if (bytes == null) return "";
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** Seconds as m:ss. */
export function duration(seconds) {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** The first letters of a name's first two words, as they stand on an avatar. */
export function initials(name) {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0].toLocaleUpperCase()).join("") || "·";
}

/** A colour 0 to 6 that stays the same for a name or id. */
export const hue = (id) => Math.abs(Number(id) % 7) || 0;

const KINDS = {
  photo: "Photo", voice: "Voice note", audio: "Audio", video: "Video", video_note: "Video message",
  animation: "GIF", document: "File", sticker: "Sticker",
};

export const kindName = (media) => KINDS[media.kind] ?? "File";

/** One line that stands for a message in a list, a reply or a pin. */
export function preview(message) {
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/gu, " ");
  if (message.special) return message.special;
  return message.media ? kindName(message.media) : "Message";
}
