/// <reference path="../pb_data/types.d.ts" />

// A worker that was told to stop says goodbye, so that nobody is alarmed by its silence.
migrate((app) => {
  const workers = app.findCollectionByNameOrId("workers")
  workers.fields.add(new BoolField({ name: "left" }))
  app.save(workers)
}, (app) => {
  const workers = app.findCollectionByNameOrId("workers")
  workers.fields.removeByName("left")
  app.save(workers)
})
