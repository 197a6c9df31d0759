import { html } from "./ui.js";
import { hue, initials } from "./format.js";

/** A round with initials, coloured by id. Decoration: the name always stands beside it. */
export const Avatar = ({ id, name, size = 40 }) =>
  html`<span class=${`avatar hue-${hue(id)}`} style=${{ width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.4}px` }} aria-hidden="true">${initials(name)}</span>`;
