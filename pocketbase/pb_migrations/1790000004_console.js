/// <reference path="../pb_data/types.d.ts" />

// What the operator's console keeps: disks that are declared lost, and work messages that the broker gave up.
migrate((app) => {
  const text = (name, max) => ({ type: "text", name: name, max: max })
  const created = { type: "autodate", name: "created", onCreate: true, onUpdate: false }
  const service = "@request.auth.collectionName = 'services'"
  const api = service + " && @request.auth.name = 'api'"
  const ownedByApi = (name, fields, indexes) => app.save(new Collection({
    type: "base", name: name,
    listRule: api, viewRule: api, createRule: api, updateRule: null, deleteRule: api,
    fields: fields.concat([created]), indexes: indexes,
  }))

  ownedByApi("lost_disks", [{ type: "text", name: "disk", required: true, max: 200 }],
    ["CREATE UNIQUE INDEX `lost_disks_disk` ON `lost_disks` (`disk`)"])
  ownedByApi("dead_letters", [text("job", 100), text("message", 100), text("reason", 100)],
    ["CREATE UNIQUE INDEX `dead_letters_message` ON `dead_letters` (`message`, `job`)",
      "CREATE INDEX `dead_letters_created` ON `dead_letters` (`created`)"])

  // A queue that goes wrong for days must not fill the store: only the newest are of use.
  app.db().newQuery("CREATE TRIGGER dead_letters_bound AFTER INSERT ON dead_letters BEGIN" +
    " DELETE FROM dead_letters WHERE id IN (SELECT id FROM dead_letters ORDER BY created DESC, rowid DESC LIMIT -1 OFFSET 500); END").execute()
}, (app) => {
  ["dead_letters", "lost_disks"].forEach((name) => app.delete(app.findCollectionByNameOrId(name)))
})
