// Without this script everything works as plain forms; with it pages are live, the cancel button asks first, and times
// are the reader's own.
import "./js/actions.js";
import "./js/own.js";
import "./js/transcript.js";
import { listen } from "./js/live.js";
import { localTimes, tick } from "./js/times.js";

localTimes();
document.body.addEventListener("htmx:afterSwap", localTimes);
tick();
window.setInterval(tick, 1000);
if (document.getElementById("live")) {
  listen();
}
