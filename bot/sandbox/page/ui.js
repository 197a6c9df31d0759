// The one place the page takes its framework from.
import { h } from "./vendor/preact.mjs";
import htm from "./vendor/htm.mjs";

export { Component, Fragment, render } from "./vendor/preact.mjs";
export { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "./vendor/hooks.mjs";

export const html = htm.bind(h);

/** Class names from parts; what is false, null or empty is left out. */
export const classes = (...parts) => parts.filter(Boolean).join(" ");
