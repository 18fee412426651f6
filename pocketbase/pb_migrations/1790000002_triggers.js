/// <reference path="../pb_data/types.d.ts" />

// The state machine, where nobody can go around it: PocketBase's PATCH reads a row and later writes every column back,
// so that a worker's {"progress": 50} could undo a cancel that was answered in between. These triggers refuse every illegal
// write, whoever makes it. The text of RAISE is the rule's name; pb_hooks/refusals.js makes it the code of a 409.
// The twin of this file is JobStatus in shared-store; a test compares the two, pair by pair.
//
// A new column of `jobs` belongs into `frozen`: a test fails until it is there.
migrate((app) => {
  const run = (sql) => app.db().newQuery(sql).execute()
  const now = (shift) => "strftime('%Y-%m-%d %H:%M:%fZ', 'now'" + (shift ? ", " + shift : "") + ")"
  const isFinal = (row) => row + ".status IN ('completed', 'failed', 'cancelled')"
  const changed = (name) => "NEW." + name + " IS NOT OLD." + name
  const same = (names) => names.map((name) => "NEW." + name + " IS OLD." + name).join(" AND ")
  const noJson = (value) => "coalesce(" + value + ", '') IN ('', 'null')"
  const limit = (name, missing) => "coalesce((SELECT value FROM limits WHERE name = '" + name + "'), " + missing + ")"

  const frozen = ["id", "url", "language", "options", "status", "owner", "epoch", "disk", "began", "deaths", "submitted_at",
    "step", "progress", "message", "started_at", "cancelled_from", "requested_by", "reason", "note", "request", "error",
    "visitor", "address", "video", "captions", "script", "thumbnail", "video_seconds", "video_size", "created"]
  const ended = ["completed_at", "expires_at"]
  const cleaned = ["cleaned_at", "proof"]

  // Of a final row only these two things may still be written, once each, and nothing with them.
  const announcing = "OLD.announced_at = '' AND NEW.announced_at <> '' AND " + same(frozen.concat(ended, cleaned))
  const cleaning = "OLD.status = 'cancelled' AND OLD.cleaned_at = '' AND NEW.cleaned_at <> '' AND " + noJson("OLD.proof") +
    " AND NOT " + noJson("NEW.proof") + " AND " + same(frozen.concat(ended, ["announced_at"]))

  // Two columns are filled by jobs_clock below, in a write of its own inside the write that it follows. Outside of that
  // moment no final row is without completed_at and no processing row without started_at.
  const stampingEnd = "(" + isFinal("OLD") + " AND OLD.completed_at = '')"
  const stampingStart = "(OLD.status = 'processing' AND OLD.started_at = '')"

  const legalEdge = "(OLD.status = 'pending' AND NEW.status IN ('processing', 'cancelled', 'failed'))" +
    " OR (OLD.status = 'processing' AND NEW.status IN ('completed', 'failed', 'cancelled'))"

  run("CREATE TRIGGER jobs_update BEFORE UPDATE ON jobs WHEN NOT " + stampingEnd + " BEGIN" +
    // Also a write that changes nothing: an identical second cancel must not be answered as if it were the first.
    " SELECT RAISE(ABORT, 'final') WHERE " + isFinal("OLD") + " AND NOT (" + announcing + ") AND NOT (" + cleaning + ");" +
    " SELECT RAISE(ABORT, 'illegal_edge') WHERE NOT (" + isFinal("OLD") + ") AND " + changed("status") + " AND NOT (" + legalEdge + ");" +
    " SELECT RAISE(ABORT, 'fence') WHERE NOT (" + isFinal("OLD") + ") AND (" +
    "   NEW.epoch < OLD.epoch OR NEW.epoch > OLD.epoch + 1" +
    // Without a new epoch owner and disk stay, but for an owner that hands its job back.
    "   OR (NEW.epoch = OLD.epoch AND (" + changed("disk") + " OR (" + changed("owner") + " AND NEW.owner <> '')))" +
    "   OR (OLD.status = 'pending' AND NEW.status = 'processing' AND NEW.epoch = OLD.epoch)" +
    "   OR (NEW.epoch > OLD.epoch AND (NEW.owner = '' OR NEW.disk = '' OR NEW.owner = OLD.owner" +
    "       OR NEW.status NOT IN ('processing', 'failed')))" +
    "   OR (NEW.status = 'completed' AND NEW.owner = ''));" +
    " SELECT RAISE(ABORT, 'stamp') WHERE NOT (" + isFinal("OLD") + ") AND (" +
    ["announced_at", "cleaned_at", "proof", "completed_at", "expires_at", "cancelled_from"].map(changed).join(" OR ") +
    "   OR (" + changed("started_at") + " AND NOT " + stampingStart + "));" +
    " END")

  run("CREATE TRIGGER jobs_clock AFTER UPDATE ON jobs WHEN " + changed("status") + " BEGIN" +
    " UPDATE jobs SET started_at = " + now() + " WHERE id = NEW.id AND NEW.status = 'processing';" +
    " UPDATE jobs SET completed_at = " + now() + "," +
    "   expires_at = " + now("printf('+%.6f hours', " + limit("keep_hours", 24) + ")") + "," +
    "   cancelled_from = CASE NEW.status WHEN 'cancelled' THEN OLD.status ELSE '' END" +
    " WHERE id = NEW.id AND " + isFinal("NEW") + "; END")

  // The limits stand here because only here no second submission can come between the count and the row.
  run("CREATE TRIGGER jobs_birth BEFORE INSERT ON jobs BEGIN" +
    " SELECT RAISE(ABORT, 'birth') WHERE NEW.status <> 'pending' OR NEW.epoch <> 0 OR NEW.deaths <> 0 OR NEW.began OR NOT " +
    noJson("NEW.proof") + " OR " +
    ["owner", "disk", "started_at", "completed_at", "expires_at", "cancelled_from", "announced_at", "cleaned_at"]
      .map((name) => "NEW." + name + " <> ''").join(" OR ") + ";" +
    " SELECT RAISE(ABORT, 'daily_limit') WHERE NEW.address <> '' AND " +
    "   (SELECT count(*) FROM jobs WHERE address = NEW.address AND created > " + now("'-24 hours'") + ") >= " + limit("jobs_per_day", 0) + ";" +
    " SELECT RAISE(ABORT, 'queue_full') WHERE (SELECT count(*) FROM jobs WHERE status = 'pending') >= " + limit("queue", 0) + ";" +
    " END")

  // Also what keeps an answer true: PocketBase answers 200 to a PATCH of a row that was deleted after it was read.
  run("CREATE TRIGGER jobs_death BEFORE DELETE ON jobs WHEN NOT (" + isFinal("OLD") + ") OR OLD.expires_at = ''" +
    " OR OLD.expires_at > " + now() + " BEGIN SELECT RAISE(ABORT, 'not_deletable'); END")

  // The history no client can skip or rewrite: what happened to each job, from where to where, under whom and when.
  const entry = (what, from, to, row, who) => "INSERT INTO job_history (id, job, what, from_status, to_status, owner, epoch, disk, who, at)" +
    " SELECT substr(lower(hex(randomblob(8))), 1, 15), " + row + ".id, " + what + ", " + from + ", " + to + ", " +
    row + ".owner, " + row + ".epoch, " + row + ".disk, " + who + ", " + now()
  const stamped = (name) => "OLD." + name + " = '' AND NEW." + name + " <> ''"
  const note = (what, column) => entry("'" + what + "'", "OLD.status", "NEW.status", "NEW", "''") + " WHERE " + stamped(column) + ";"

  run("CREATE TRIGGER jobs_history_birth AFTER INSERT ON jobs BEGIN " + entry("'created'", "''", "NEW.status", "NEW", "''") + "; END")
  run("CREATE TRIGGER jobs_history_update AFTER UPDATE ON jobs BEGIN " +
    entry("CASE WHEN " + isFinal("NEW") + " AND " + changed("status") + " THEN NEW.status WHEN NEW.epoch > OLD.epoch THEN 'claimed'" +
      " ELSE 'handed_back' END", "OLD.status", "NEW.status", "NEW",
    "CASE WHEN NEW.status = 'cancelled' THEN NEW.requested_by WHEN NEW.owner = '' THEN OLD.owner ELSE NEW.owner END") +
    " WHERE " + ["status", "owner", "epoch"].map(changed).join(" OR ") + "; " +
    note("submitted", "submitted_at") + " " + note("announced", "announced_at") + " " + note("cleaned", "cleaned_at") + " END")
  run("CREATE TRIGGER jobs_history_death AFTER DELETE ON jobs BEGIN " + entry("'deleted'", "OLD.status", "''", "OLD", "''") + "; END")

  run("CREATE TRIGGER job_history_update BEFORE UPDATE ON job_history BEGIN SELECT RAISE(ABORT, 'history'); END")
  run("CREATE TRIGGER job_history_delete BEFORE DELETE ON job_history WHEN OLD.at > " + now("'-30 days'") +
    " BEGIN SELECT RAISE(ABORT, 'history'); END")
}, (app) => {
  ["jobs_update", "jobs_clock", "jobs_birth", "jobs_death", "jobs_history_birth", "jobs_history_update", "jobs_history_death",
    "job_history_update", "job_history_delete"].forEach((name) => app.db().newQuery("DROP TRIGGER " + name).execute())
})
