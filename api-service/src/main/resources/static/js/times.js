// Durations that go on by themselves, and times of day in the reader's own zone.

const words = document.body.dataset;
const fill = (pattern, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), pattern);

const duration = (milliseconds) => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds >= 3600) {
    return fill(words.hours, Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60);
  }
  return seconds >= 60 ? fill(words.minutes, Math.floor(seconds / 60), seconds % 60) : fill(words.seconds, seconds);
};

export const localTimes = () => {
  const language = document.documentElement.lang;
  for (const time of document.querySelectorAll("time[datetime]:not([data-local])")) {
    const at = new Date(time.dateTime);
    time.textContent = "clock" in time.dataset
      ? at.toLocaleTimeString(language)
      : at.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
    time.dataset.local = "";
  }
};

export const tick = () => {
  for (const clock of document.querySelectorAll("[data-elapsed]")) {
    clock.dataset.since ??= performance.now() - clock.dataset.elapsed;
    const spent = performance.now() - clock.dataset.since;
    // The server tells the first seconds of a step with their tenths; counting starts where it would show them whole.
    if (clock.dataset.told === undefined || Math.floor(spent / 1000) > clock.dataset.told) {
      clock.dataset.told = Math.floor(spent / 1000);
      clock.textContent = duration(spent);
    }
  }
  for (const clock of document.querySelectorAll("[data-rest]")) {
    clock.dataset.until ??= performance.now() + Number(clock.dataset.rest);
    const left = clock.dataset.until - performance.now();
    clock.textContent = left < 1000 ? clock.dataset.soon : fill(clock.dataset.about, duration(left));
  }
};
