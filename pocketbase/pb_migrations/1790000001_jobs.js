/// <reference path="../pb_data/types.d.ts" />

// The jobs. What may be written is decided by the triggers of the next migration, whoever writes it;
// the rules here only say which service may try.
migrate((app) => {
  const MIB = 1024 * 1024
  const text = (name, max) => ({ type: "text", name: name, max: max })
  const count = (name, max) => ({ type: "number", name: name, min: 0, max: max, onlyInt: true })
  const date = (name) => ({ type: "date", name: name })
  const json = (name, maxSize) => ({ type: "json", name: name, maxSize: maxSize })
  const file = (name, maxSize) => ({ type: "file", name: name, maxSelect: 1, maxSize: maxSize, protected: true })

  const service = "@request.auth.collectionName = 'services'"
  const api = service + " && @request.auth.name = 'api'"
  const worker = service + " && @request.auth.name = 'worker'"
  const without = (names) => names.map((name) => "@request.body." + name + ":isset = false").join(" && ")

  const submitted = ["id", "url", "language", "options", "visitor", "address"]
  const cancel = ["requested_by", "reason", "note", "request"]
  const work = ["owner", "epoch", "disk", "began", "deaths", "step", "progress", "message", "error",
    "video", "captions", "script", "thumbnail", "video_seconds", "video_size"]
  const storeOnly = ["started_at", "completed_at", "expires_at", "cancelled_from"]

  // A processing row changes only under its owner's name and epoch, or by a cancel. Without that, the bare
  // {"progress": 7} of a superseded owner reads the new epoch, writes it back and is accepted.
  const apiMay = "@request.auth.name = 'api' && (@request.body.status = 'cancelled'" +
    " || (status != 'processing' && @request.body.status:isset = false && " + without(cancel) + "))" +
    " && " + without(submitted.concat(work, storeOnly))
  const workerMay = "@request.auth.name = 'worker' && (status = 'completed' || status = 'failed' || status = 'cancelled'" +
    " || (@request.body.owner:isset = true && @request.body.epoch:isset = true))" +
    " && @request.body.status != 'cancelled' && " +
    without(submitted.concat(cancel, storeOnly, ["submitted_at", "cleaned_at", "proof"]))

  app.save(new Collection({
    type: "base",
    name: "jobs",
    listRule: service,
    viewRule: service,
    createRule: api,
    updateRule: service + " && ((" + apiMay + ") || (" + workerMay + "))",
    deleteRule: api,
    fields: [
      { type: "text", name: "id", primaryKey: true, required: true, system: true, min: 26, max: 26,
        pattern: "^[a-z0-9]+$", autogeneratePattern: "[a-z0-9]{26}" },
      text("url", 2048), text("language", 16), json("options", 16 * 1024),
      { type: "select", name: "status", required: true, maxSelect: 1,
        values: ["pending", "processing", "completed", "failed", "cancelled"] },
      text("owner", 200), count("epoch"), text("disk", 200), { type: "bool", name: "began" }, count("deaths"),
      date("submitted_at"),
      text("step", 32), { type: "number", name: "progress", min: 0, max: 100 }, json("message", 4096),
      date("started_at"), date("completed_at"), date("expires_at"),
      text("cancelled_from", 16), text("requested_by", 100), text("reason", 100), text("note", 1000), text("request", 100),
      date("announced_at"), date("cleaned_at"), json("proof", 4096),
      json("error", 8192),
      text("visitor", 100), text("address", 100),
      file("video", 512 * MIB), file("captions", MIB), file("script", MIB), file("thumbnail", 4 * MIB),
      { type: "number", name: "video_seconds", min: 0 }, count("video_size"),
      { type: "autodate", name: "created", onCreate: true, onUpdate: false },
      { type: "autodate", name: "updated", onCreate: true, onUpdate: true },
    ],
    indexes: [
      "CREATE INDEX `jobs_status` ON `jobs` (`status`, `created`)",
      "CREATE INDEX `jobs_address` ON `jobs` (`address`, `created`)",
      "CREATE INDEX `jobs_visitor` ON `jobs` (`visitor`, `created`)",
      "CREATE INDEX `jobs_expires` ON `jobs` (`expires_at`)",
      "CREATE INDEX `jobs_unannounced` ON `jobs` (`status`) WHERE `announced_at` = ''",
      "CREATE INDEX `jobs_created` ON `jobs` (`created`)",
    ],
  }))

  app.save(new Collection({
    type: "base",
    name: "job_history",
    listRule: service, viewRule: service, createRule: null, updateRule: null, deleteRule: null,
    fields: [
      text("job", 26), text("what", 32), text("from_status", 16), text("to_status", 16),
      text("owner", 200), count("epoch"), text("disk", 200), text("who", 200), date("at"),
    ],
    indexes: [
      "CREATE INDEX `job_history_job` ON `job_history` (`job`, `at`)",
      "CREATE INDEX `job_history_at` ON `job_history` (`at`)",
    ],
  }))

  app.save(new Collection({
    type: "base",
    name: "limits",
    listRule: service, viewRule: service, createRule: null, updateRule: null, deleteRule: null,
    fields: [{ type: "text", name: "name", required: true, max: 64 }, { type: "number", name: "value", min: 0 }],
    indexes: ["CREATE UNIQUE INDEX `limits_name` ON `limits` (`name`)"],
  }))
}, (app) => {
  ["limits", "job_history", "jobs"].forEach((name) => app.delete(app.findCollectionByNameOrId(name)))
})
