// Turns a trigger's refusal into an answer a program can read: 409 with the rule's name in data.code.code.
// PocketBase alone says 400 with empty data for it, as for any other database error. Inside a batch the outer answer
// stays 400 and the inner one is the 409.
const RULES = ["final", "illegal_edge", "fence", "stamp", "birth", "daily_limit", "queue_full", "not_deletable", "history"]
// As SQLite's driver words RAISE(ABORT, 'final').
const REFUSAL = new RegExp("constraint failed: (" + RULES.join("|") + ") \\(1811\\)")

module.exports = {
  named(write) {
    try {
      write()
    } catch (error) {
      const found = REFUSAL.exec(String(error.message || error))
      if (!found) {
        throw error
      }
      throw new ApiError(409, "Refused by the rule " + found[1] + ".", { code: new ValidationError(found[1], "refused by the store") })
    }
  },
}
