// Forms and the question before a cancel.

import { complain, panel, show } from "./panel.js";

const byId = (id) => document.getElementById(id);
const live = byId("live");
const dialog = byId("cancel-dialog");

document.addEventListener("submit", (event) => {
  const form = event.target;
  const asks = form.dataset.dialog && byId(form.dataset.dialog);
  if (asks && asks.showModal) {
    event.preventDefault();
    asks.showModal();
    return;
  }
  if (form.method === "post" && !form.elements._csrf && live) {
    const token = document.createElement("input");
    Object.assign(token, { type: "hidden", name: "_csrf", value: live.dataset.token });
    form.append(token); // a panel that is sent to everybody has nobody's token
  }
  if (dialog?.contains(form)) {
    dialog.close();
  } else if (form.dataset.sent) {
    event.preventDefault();
  } else {
    form.dataset.sent = "once";
  }
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent; // back from the next page, it may be sent again
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) {
    dialog.close();
  }
});

// The opener may have been replaced meanwhile, and then the browser knows no place to go back to.
dialog?.addEventListener("close", () => (byId("cancel-button") ?? panel())?.focus({ preventScroll: true }));

// The job has ended while the question stood before it: there is nothing to decide any more.
document.addEventListener("shown", () => {
  if (dialog?.open && !byId("cancel-button")) {
    dialog.close();
    complain(dialog.dataset[panel().dataset.status]);
  }
});

document.addEventListener("htmx:beforeRequest", () => byId("cancel-button")?.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) => {
  if (!live) {
    return;
  }
  byId("cancel-button")?.removeAttribute("aria-busy");
  if (event.detail.successful) {
    show(event.detail.xhr.responseText);
  } else {
    // Its token is no longer known: the cookies have gone.
    complain(event.detail.xhr.status === 403 ? live.dataset.stale : live.dataset.unsent);
  }
});
