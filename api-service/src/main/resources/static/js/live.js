// How news come in: as events of a stream, or by asking where the stream does not come through.

import { panel, show, tell } from "./panel.js";

const FIRST_WORD_WITHIN = 3000; // the first panel comes at once, or something on the way holds it back
const A_BEAT_WITHIN = 12000; // one comes every 5 s
const POLL_EVERY = 2000;

let heardAt = performance.now();
let patience = FIRST_WORD_WITHIN;
let ended = false;

const isOver = () => ended || !panel() || (panel().dataset.live !== "true" && panel().dataset.again !== "true");

const sayHow = (way) => {
  const link = document.getElementById("link");
  link.hidden = way === "over";
  if (!link.hidden && link.dataset.way !== way) {
    link.dataset.way = way;
    link.querySelector(".words").textContent = link.dataset[way];
  }
};

const hear = () => {
  heardAt = performance.now();
  patience = A_BEAT_WITHIN;
  sayHow(isOver() ? "over" : "live");
};

let asking = false;
const ask = async () => {
  if (asking) {
    return;
  }
  asking = true;
  try {
    const answer = await fetch(document.getElementById("live").dataset.poll, {
      headers: { "HX-Request": "true" },
      signal: AbortSignal.timeout(10000),
    });
    const isNews = answer.ok && answer.headers.get("Content-Type")?.startsWith("text/html");
    if (isNews) {
      show(await answer.text());
    }
    sayHow(isOver() ? "over" : isNews ? "poll" : "lost");
  } catch {
    sayHow("lost");
  } finally {
    asking = false;
  }
};

export const listen = () => {
  tell(panel());
  document.getElementById("log").scrollTop = document.getElementById("log").scrollHeight;
  sayHow(isOver() ? "over" : "live");
  document.addEventListener("htmx:sseOpen", (event) => event.detail.source.addEventListener("beat", hear));
  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    event.preventDefault(); // htmx would put the panel in the place of all that is in it
    show(event.detail.data);
    hear();
  });
  // It comes again by itself; until then nobody may think that all is well.
  document.addEventListener("htmx:sseError", () => {
    heardAt = -Infinity;
    if (!isOver()) {
      ask();
    }
  });
  document.addEventListener("htmx:sseClose", (event) => {
    if (event.detail.type === "message") {
      ended = true;
      sayHow("over");
    }
  });
  window.setInterval(() => {
    if (!isOver() && (performance.now() - heardAt > patience || panel().dataset.again === "true")) {
      ask();
    }
  }, POLL_EVERY);
  // A phone that was asleep has missed more than it knows.
  document.addEventListener("visibilitychange", () => document.hidden || isOver() || ask());
};
