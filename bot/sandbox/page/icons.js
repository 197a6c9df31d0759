// Line icons, drawn for this page on a 24 x 24 grid.
import { html } from "./ui.js";

const SHAPES = {
  add: "M12 5v14M5 12h14",
  alert: "M12 8v5M12 16.5v.01M10.3 4.2 3 17a2 2 0 0 0 1.7 3h14.6a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0z",
  back: "M15 5l-7 7 7 7",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clip: "M20 11.5l-8.1 8.1a5 5 0 0 1-7.1-7.1l8.5-8.4a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.4a1.7 1.7 0 0 1-2.4-2.4l7.8-7.7",
  close: "M6 6l12 12M18 6L6 18",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  dice: "M5 5h14v14H5zM9 9v.01M15 15v.01M12 12v.01M15 9v.01M9 15v.01",
  down: "M6 9l6 6 6-6",
  edit: "M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3",
  external: "M14 4h6v6M20 4l-9 9M18 14v5H5V6h5",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  flag: "M6 21V4h11l-2 4 2 4H6",
  keyboard: "M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M17.5 14v.01M6.5 14v.01M9.5 14h5",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  list: "M8 6h12M8 12h12M8 18h12M4 6v.01M4 12v.01M4 18v.01",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  pause: "M9 5v14M15 5v14",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5",
  place: "M12 21s7-6.2 7-11.2A7 7 0 0 0 5 9.8c0 5 7 11.2 7 11.2zM12 12a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  play: "M8 5l11 7-11 7z",
  poll: "M6 20V11M12 20V4M18 20v-6",
  reply: "M10 6l-6 6 6 6M4 12h9a7 7 0 0 1 7 6",
  restart: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4",
  send: "M5 12L4 4l17 8-17 8 1-8h8",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 10v.01M15 10v.01M8.5 14.5a4.5 4.5 0 0 0 7 0",
  sticker: "M5 4h14v9l-6 7H5zM13 20v-7h6",
  slash: "M14.5 5l-5 14",
  topic: "M5 5h14v11h-8l-4 4v-4H5z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
};

export const Icon = ({ name, size = 22 }) => html`<svg class=${`icon icon-${name}`} viewBox="0 0 24 24" width=${size}
  height=${size} aria-hidden="true" focusable="false"><path d=${SHAPES[name]} /></svg>`;
