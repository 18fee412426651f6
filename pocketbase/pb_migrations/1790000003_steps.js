/// <reference path="../pb_data/types.d.ts" />

// When each step of a job began and how long it took: {"audio": {"began": "…", "took_ms": 3120, "n": 42}, …}.
// The worker writes it with the progress; like everything else it stays as it is once the job has ended.
migrate((app) => {
  const jobs = app.findCollectionByNameOrId("jobs")
  jobs.fields.add(new JSONField({ name: "steps", maxSize: 4096 }))
  const theWorkersStep = "@request.body.step:isset = false"
  jobs.updateRule = jobs.updateRule.replace(theWorkersStep, theWorkersStep + " && @request.body.steps:isset = false")
  app.save(jobs)

  // Rows that are older than the column have nothing in it, which PocketBase writes back as "null".
  const value = (row) => "coalesce(nullif(" + row + ".steps, 'null'), '')"
  app.db().newQuery("CREATE TRIGGER jobs_update_steps BEFORE UPDATE ON jobs" +
    " WHEN OLD.status IN ('completed', 'failed', 'cancelled') AND " + value("NEW") + " IS NOT " + value("OLD") +
    " BEGIN SELECT RAISE(ABORT, 'final'); END").execute()
}, (app) => {
  app.db().newQuery("DROP TRIGGER jobs_update_steps").execute()
  const jobs = app.findCollectionByNameOrId("jobs")
  jobs.fields.removeByName("steps")
  jobs.updateRule = jobs.updateRule.replace(" && @request.body.steps:isset = false", "")
  app.save(jobs)
})
