// The status panel: how a new one takes the place of the one that is shown.

import { localTimes, tick } from "./times.js";

const NOTICE_STAYS = 10000;
const LONGEST_LOG = 300;

const byId = (id) => document.getElementById(id);
const now = () => performance.now();

export const panel = () => byId("job-status");

let noticedAt = -NOTICE_STAYS;

const read = (html) => new DOMParser().parseFromString(html, "text/html").getElementById("job-status");

// Buttons and players stay what they are: a click that falls between two updates must not be lost, nor a video end.
const patch = (old, fresh) => {
  for (const part of old.querySelectorAll("[data-part]")) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    const keepsNotice = part.dataset.part === "notice" && !next?.querySelector(".notice") && now() - noticedAt < NOTICE_STAYS;
    if (next && !keepsNotice && part.innerHTML !== next.innerHTML) {
      part.replaceChildren(...next.childNodes);
    }
  }
  for (const [name, value] of Object.entries(fresh.dataset)) {
    old.dataset[name] = value;
  }
  return [...fresh.querySelectorAll("[data-part]")].every((part) =>
    old.querySelector(`[data-part="${part.dataset.part}"]`));
};

// What was said a moment ago is still to be read when the proof of a cancel comes in.
const keepNotice = (old, fresh) => {
  const said = old.querySelector(".notice");
  const place = fresh.querySelector('[data-part="notice"]');
  if (said && place && !place.firstElementChild && old.dataset.status === fresh.dataset.status && now() - noticedAt < NOTICE_STAYS) {
    place.append(said);
  }
};

const replace = (old, fresh) => {
  keepNotice(old, fresh);
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(fresh);
  if (focused) {
    ((focused.id && byId(focused.id)) || fresh).focus({ preventScroll: true });
  }
};

export const tell = (fresh) => {
  const spoken = byId("say");
  if (spoken && fresh.dataset.say && spoken.textContent !== fresh.dataset.say) {
    spoken.textContent = fresh.dataset.say;
  }
  document.title = document.title.replace(/^(\d+% )?/, fresh.dataset.title ? `${fresh.dataset.title} ` : "");
};

const addToLog = (shown) => {
  const log = byId("log");
  const lines = log?.querySelector("ol");
  const add = (key, line) => {
    if (lines && ![...lines.children].some((old) => old.dataset.key === key)) {
      line.dataset.key = key;
      const follows = log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
      lines.append(line);
      while (lines.children.length > LONGEST_LOG) {
        lines.firstElementChild.remove();
      }
      log.scrollTop = follows ? log.scrollHeight : log.scrollTop;
    }
  };
  for (const line of shown.querySelectorAll(".news > li")) {
    add(line.dataset.key, line.cloneNode(true));
  }
  const message = shown.querySelector(".message")?.textContent.trim();
  if (message) {
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.dateTime = new Date().toISOString();
    time.dataset.clock = "";
    line.className = "detail";
    line.append(time, " ", message);
    add(message, line);
  }
};

export const show = (html) => {
  const fresh = read(html);
  const old = panel();
  if (!fresh || !old || (fresh.dataset.version ?? "") < (old.dataset.version ?? "") && !fresh.querySelector(".notice")) {
    return; // an answer that was on its way for longer than a newer one
  }
  tell(fresh);
  if (fresh.querySelector(".notice")) {
    noticedAt = now();
  }
  addToLog(fresh);
  if (fresh.dataset.shape !== old.dataset.shape || !patch(old, fresh)) {
    replace(old, fresh);
  }
  localTimes();
  tick();
  document.dispatchEvent(new CustomEvent("shown", { detail: fresh.dataset.version }));
};

// A refusal that did not come from the server.
export const complain = (text) => {
  const place = panel()?.querySelector('[data-part="notice"]');
  if (place && text) {
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    notice.textContent = text;
    place.replaceChildren(notice);
    noticedAt = now();
  }
};
