/// <reference path="../pb_data/types.d.ts" />

// The workers as they say themselves that they are there, also those that have nothing to do, with the room on their disks.
// Only to be looked at: nothing of the protocol depends on it.
migrate((app) => {
  const service = "@request.auth.collectionName = 'services'"
  const worker = service + " && @request.auth.name = 'worker'"
  app.save(new Collection({
    type: "base", name: "workers",
    listRule: service, viewRule: service, createRule: worker, updateRule: worker, deleteRule: null,
    fields: [
      { type: "text", name: "worker", required: true, max: 200 },
      { type: "text", name: "disk", max: 200 },
      { type: "number", name: "free_bytes", min: 0, onlyInt: true },
      { type: "number", name: "total_bytes", min: 0, onlyInt: true },
      { type: "autodate", name: "updated", onCreate: true, onUpdate: true },
    ],
    indexes: ["CREATE UNIQUE INDEX `workers_worker` ON `workers` (`worker`)"],
  }))

  // Each life of a worker has a name of its own: those that are over must not gather.
  app.db().newQuery("CREATE TRIGGER workers_bound AFTER INSERT ON workers BEGIN" +
    " DELETE FROM workers WHERE updated < strftime('%Y-%m-%d %H:%M:%fZ', 'now', '-1 day'); END").execute()
}, (app) => {
  app.delete(app.findCollectionByNameOrId("workers"))
})
