/// <reference path="../pb_data/types.d.ts" />
// Handlers run in isolated runtimes: each must load what it uses.

onRecordCreateExecute((e) => {
  require(`${__hooks}/refusals.js`).named(() => e.next())
}, "jobs")

onRecordUpdateExecute((e) => {
  const before = e.record.original().getString("status")
  require(`${__hooks}/refusals.js`).named(() => e.next())
  if (e.record.getString("status") !== before) {
    // The triggers have set these columns after PocketBase wrote its own: without this the answer would not show them.
    const clock = new DynamicModel({ started_at: "", completed_at: "", expires_at: "", cancelled_from: "" })
    e.app.db().newQuery("SELECT started_at, completed_at, expires_at, cancelled_from FROM jobs WHERE id = {:id}")
      .bind({ id: e.record.id }).one(clock)
    for (const name of ["started_at", "completed_at", "expires_at", "cancelled_from"]) {
      e.record.set(name, clock[name])
    }
  }
}, "jobs")

onRecordDeleteExecute((e) => {
  require(`${__hooks}/refusals.js`).named(() => e.next())
}, "jobs", "job_history")

onRecordUpdateExecute((e) => {
  require(`${__hooks}/refusals.js`).named(() => e.next())
}, "job_history")

// The history of a job outlives it by 30 days: until then its address answers "expired", then "unknown".
cronAdd("job_history", "17 * * * *", () => {
  $app.db().newQuery("DELETE FROM job_history WHERE at < strftime('%Y-%m-%d %H:%M:%fZ', 'now', '-30 days')").execute()
})
