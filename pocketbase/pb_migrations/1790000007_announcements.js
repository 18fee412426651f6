/// <reference path="../pb_data/types.d.ts" />

// A worker says only of ends that it tells of itself that they are announced, and only once they are there: of a cancel, or
// ahead of one, its word would keep the API from sending the event.
migrate((app) => {
  const jobs = app.findCollectionByNameOrId("jobs")
  const worker = "@request.auth.name = 'worker'"
  jobs.updateRule = jobs.updateRule.replace(worker, worker +
    " && (status = 'completed' || status = 'failed' || @request.body.announced_at:isset = false)")
  app.save(jobs)
}, (app) => {
  const jobs = app.findCollectionByNameOrId("jobs")
  jobs.updateRule = jobs.updateRule.replace(
    " && (status = 'completed' || status = 'failed' || @request.body.announced_at:isset = false)", "")
  app.save(jobs)
})
