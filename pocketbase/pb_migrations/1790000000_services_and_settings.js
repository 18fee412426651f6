/// <reference path="../pb_data/types.d.ts" />

// Who may speak to the store: the accounts of the services and nobody else. Their rows are written by
// pb_hooks/start.pb.js from password files; no rule lets anyone read, create or change them over the API.
migrate((app) => {
  app.delete(app.findCollectionByNameOrId("users")) // lets anyone sign up

  app.save(new Collection({
    type: "auth",
    name: "services",
    listRule: null, viewRule: null, createRule: null, updateRule: null, deleteRule: null, manageRule: null,
    authRule: "",
    fields: [{ type: "text", name: "name", required: true, pattern: "^(api|worker)$" }],
    indexes: ["CREATE UNIQUE INDEX `services_name` ON `services` (`name`)"],
    passwordAuth: { enabled: true, identityFields: ["email"] },
    authAlert: { enabled: false }, // no mail leaves this store
    oauth2: { enabled: false },
    otp: { enabled: false },
    mfa: { enabled: false },
    authToken: { duration: 86400 },
    fileToken: { duration: 180 },
  }))

  const settings = app.settings()
  settings.meta.appName = "Movie Generator"
  settings.batch.enabled = true // a cancel is a one-element batch: its read and its write are one transaction
  settings.batch.maxRequests = 50
  settings.batch.timeout = 5
  settings.batch.maxBodySize = 1024 * 1024
  settings.logs.minLevel = 4 // warnings and errors: a heartbeat every few seconds is no news
  settings.logs.logIP = false
  app.save(settings)
}, (app) => {
  app.delete(app.findCollectionByNameOrId("services"))
})
