/// <reference path="../pb_data/types.d.ts" />

// At every start: the collections, the administrator, the two service accounts and the limits, from the environment.
// A value that is wrong stops the start with its name. Passwords come from files and are never printed.
onBootstrap((e) => {
  e.next()
  e.app.runAllMigrations() // PocketBase itself would run them after this hook, on a first start too late for it

  const setting = (name) => {
    const value = $os.getenv(name)
    if (!value) {
      throw new Error(name + " is not set")
    }
    return value
  }
  const password = (name) => {
    const value = toString($os.readFile(setting(name))).trim()
    if (value.length < 16) {
      throw new Error(name + " names a file whose password is shorter than 16 characters")
    }
    return value
  }
  const number = (name, otherwise, min) => {
    const text = $os.getenv(name) || otherwise
    const value = Number(text)
    if (!(value >= min && value <= 1000000)) {
      throw new Error(name + " is not a number from " + min + " to 1000000")
    }
    return value
  }
  const first = (collection, field, value) => {
    try {
      return e.app.findFirstRecordByData(collection, field, value)
    } catch (_) {
      const record = new Record(e.app.findCollectionByNameOrId(collection))
      record.set(field, value)
      return record
    }
  }
  // Setting a password ends all tokens of the account, so an unchanged one is left alone: services outlive a restart.
  const account = (collection, email, name, file) => {
    const record = first(collection, "email", email)
    const secret = password(file)
    if (!record.isNew() && record.validatePassword(secret)) {
      return
    }
    record.set("name", name)
    record.set("verified", true)
    record.setPassword(secret)
    e.app.save(record)
  }
  const limit = (name, value) => {
    const record = first("limits", "name", name)
    record.set("value", value)
    e.app.save(record)
  }

  account("_superusers", setting("MOVIEGEN_STORE_ADMIN_EMAIL"), "", "MOVIEGEN_STORE_ADMIN_PASSWORD_FILE")
  account("services", "api@moviegen.internal", "api", "MOVIEGEN_STORE_API_PASSWORD_FILE")
  account("services", "worker@moviegen.internal", "worker", "MOVIEGEN_STORE_WORKER_PASSWORD_FILE")
  limit("jobs_per_day", number("MOVIEGEN_LIMIT_JOBS_PER_DAY", "5", 1))
  limit("queue", number("MOVIEGEN_LIMIT_QUEUE", "10", 1))
  limit("keep_hours", number("MOVIEGEN_KEEP_HOURS", "24", 0.0001))
})
