------------------------------ MODULE StoreRace ------------------------------
(* Writes that overlap in the store.

   PocketBase answers a PATCH in two moves: it reads the row, and later it writes all
   columns of what it has read back, changed or not. Between the two anything may have
   happened, a cancel that was answered included. A write also outlives its sender: it
   may arrive after the worker that sent it is dead. And an owner overtakes itself: its
   heartbeat, on a thread of its own, reads the row before the job's thread has written
   to it, and writes it back afterwards. So an owner's writes are each one transaction in
   the store; only a claim, before which it has nothing to lose, and a completion, after
   which nothing more comes, read first.

   This model has one job, any number of wake-ups for it (duplicates cost nothing here:
   an idle worker may take the job up at any time), and no broker: what is heard when is
   the matter of JobLife. An action's comment names the code that it stands for.       *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Workers, DiskOf,   \* processes, and the scratch disk that each of them is on
  MaxEpoch,          \* claims are counted up to here
  MaxCrashes,
  Meddles,           \* somebody saves a form in the store's dashboard that was opened long ago
  \* Rules; FALSE = switched off, to see what it is good for.
  Triggers,          \* the store refuses illegal writes: 1790000002_triggers.js
  FencedWrites,      \* every write of a worker carries its owner and epoch: `OwnedRow`
  OneTransaction,    \* an owner's write reads the row and writes it in one: PocketBase.updateInOneTransaction
  LockFirst          \* a worker locks the job on its disk before it claims it: `JobLocks`

Nobody == "nobody"
NoDisk == "no disk"
Open == {"pending", "processing"}
Final == {"completed", "failed", "cancelled"}
NoPatch == [what |-> "none"]

VARIABLES
  row,        \* the job's record; `by` is the epoch of the attempt that wrote to it last
  accepted,   \* a cancel was answered with 200
  patch,      \* per worker: the write that it waits for
  beat,       \* a heartbeat that is under way, for which nobody waits
  stray,      \* a write whose sender has died
  form,       \* the row as the meddler has read it, or none
  pc, my,     \* per worker: where it is, and the epoch of its claim
  lock, dir,  \* per disk: who holds the job's lock; is its directory there
  running,    \* workers with living processes of the job
  proofs,     \* disks from which a JobCleanedUp has come
  crashes
vars == <<row, accepted, patch, beat, stray, form, pc, my, lock, dir, running, proofs, crashes>>

Disks == {DiskOf[w] : w \in Workers}

Init ==
  /\ row = [status |-> "pending", owner |-> Nobody, epoch |-> 0, disk |-> NoDisk,
            began |-> FALSE, cleaned |-> FALSE, by |-> 0]
  /\ accepted = FALSE /\ stray = NoPatch /\ beat = NoPatch /\ form = NoPatch
  /\ patch = [w \in Workers |-> NoPatch]
  /\ pc = [w \in Workers |-> "idle"] /\ my = [w \in Workers |-> 0]
  /\ lock = [d \in Disks |-> Nobody] /\ dir = [d \in Disks |-> FALSE]
  /\ running = {} /\ proofs = {} /\ crashes = 0

-----------------------------------------------------------------------------
(* The triggers: legal edges, fence, final. Stamps are left out: they are one transaction. *)

LegalEdge(old, new) ==
  \/ old.status = new.status
  \/ old.status = "pending"    /\ new.status \in {"processing", "cancelled", "failed"}
  \/ old.status = "processing" /\ new.status \in Final

Fence(old, new) ==
  /\ new.epoch \in {old.epoch, old.epoch + 1}
  /\ new.epoch = old.epoch => /\ new.disk = old.disk
                              /\ new.owner \in {old.owner, Nobody}
                              /\ ~(old.status = "pending" /\ new.status = "processing")
  /\ new.epoch > old.epoch => /\ new.owner # Nobody /\ new.disk # NoDisk
                              /\ new.status \in {"processing", "failed"}
  /\ new.status = "completed" => new.owner # Nobody

Takes(old, new) ==
  Triggers => old.status \notin Final /\ LegalEdge(old, new) /\ Fence(old, new)

(* What a write puts into the row that PocketBase has read for it. *)
ReadsFirst(what) == ~OneTransaction \/ what \in {"claim", "complete"}
Patch(w, what, e) == [what |-> what, by |-> w, epoch |-> e, seen |-> IF ReadsFirst(what) THEN row ELSE NoPatch]
Fenced(r, p) == IF FencedWrites THEN [r EXCEPT !.owner = p.by, !.epoch = p.epoch] ELSE r
Result(p) ==
  LET seen == [(IF ReadsFirst(p.what) THEN p.seen ELSE row) EXCEPT !.by = p.epoch] IN
  CASE p.what = "claim" ->
         [seen EXCEPT !.status = "processing", !.owner = p.by, !.epoch = p.epoch, !.disk = DiskOf[p.by], !.began = FALSE]
    [] p.what = "begin"    -> [Fenced(seen, p) EXCEPT !.began = TRUE]
    [] p.what = "beat"     -> Fenced(seen, p)
    [] p.what = "complete" -> [Fenced(seen, p) EXCEPT !.status = "completed"]
    [] p.what = "handback" -> [Fenced(seen, p) EXCEPT !.owner = Nobody, !.began = FALSE]

\* Each attempt is an owner of its own: a claim that arrives late finds another in its epoch, were it of the same worker.
Taken(p) == Takes(row, Result(p)) /\ (Triggers /\ p.what = "claim" => p.epoch > row.epoch)

-----------------------------------------------------------------------------
(* The API. Its writes read and write in one transaction: PocketBase.updateInOneTransaction. *)

Cancel ==                                  \* PocketBaseClient.cancelJob, CancelJob.cancel
  /\ ~accepted /\ row.status \in Open
  /\ row' = [row EXCEPT !.status = "cancelled"] /\ accepted' = TRUE
  /\ UNCHANGED <<patch, beat, stray, form, pc, my, lock, dir, running, proofs, crashes>>

Stamp ==                                   \* JobCleanedUpListener.on, PocketBaseClient.stampCleaned
  /\ row.status = "cancelled" /\ ~row.cleaned
  /\ row.disk \in proofs \/ row.epoch = 0  \* never claimed: Announcements.neverClaimed
  /\ row' = [row EXCEPT !.cleaned = TRUE]
  /\ UNCHANGED <<accepted, patch, beat, stray, form, pc, my, lock, dir, running, proofs, crashes>>

OpenForm ==
  /\ Meddles /\ form = NoPatch /\ row.status \in Open /\ form' = row
  /\ UNCHANGED <<row, accepted, patch, beat, stray, pc, my, lock, dir, running, proofs, crashes>>
SaveForm ==
  /\ form # NoPatch /\ form' = NoPatch
  /\ row' = IF Takes(row, form) THEN form ELSE row
  /\ UNCHANGED <<accepted, patch, beat, stray, pc, my, lock, dir, running, proofs, crashes>>

-----------------------------------------------------------------------------
(* A worker. *)

Go(w, to) == pc' = [pc EXCEPT ![w] = to]
Api == <<accepted, form, beat>>
D(w) == DiskOf[w]
Mine(w) == row.owner = w /\ row.epoch = my[w]

Take(w) ==                                 \* JobIntake.on: tryLock, before it reads
  /\ pc[w] = "idle" /\ patch[w] = NoPatch
  /\ IF LockFirst THEN lock[D(w)] = Nobody /\ lock' = [lock EXCEPT ![D(w)] = w] ELSE UNCHANGED lock
  /\ Go(w, "look")
  /\ UNCHANGED <<row, patch, stray, my, dir, running, proofs, crashes>> /\ UNCHANGED Api

\* ClaimDecision.of; on another disk the owner's silence is the matter of JobLife, so here it may always be claimed
Look(w) ==
  /\ pc[w] = "look"
  /\ IF row.status \in Open
     THEN /\ row.epoch < MaxEpoch /\ my' = [my EXCEPT ![w] = row.epoch + 1] /\ Go(w, "claim")
     ELSE /\ UNCHANGED my /\ Go(w, "drop")
  /\ UNCHANGED <<row, patch, stray, lock, dir, running, proofs, crashes>> /\ UNCHANGED Api

Send(w, what, from, to) ==                 \* PocketBase reads the row
  /\ pc[w] = from /\ Go(w, to)
  /\ patch' = [patch EXCEPT ![w] = Patch(w, what, my[w])]
  /\ UNCHANGED <<row, stray, my, lock, dir, running, proofs, crashes>> /\ UNCHANGED Api

Sends(w) ==
  \/ Send(w, "claim", "claim", "claiming")      \* Claims.claim
  \/ Send(w, "begin", "second", "looking")      \* JobRunner.takeSecondLook; JobRunner.rememberFinished is one more of its kind
  \/ Send(w, "complete", "work", "completing")  \* JobEnding.completed
  \/ Send(w, "handback", "work", "leaving")     \* JobEnding.handedBack

\* PocketBase writes what it has read and answers. Refused: OwnedRow.write reads again and obeys the row.
Answered(w) ==
  LET new == Result(patch[w])
      taken == Taken(patch[w])
      now == IF taken THEN new ELSE row
      after == CASE pc[w] = "claiming"   -> IF taken THEN "second" ELSE "look"
                 [] pc[w] = "looking"    -> IF taken THEN "start" ELSE "kill"
                 [] pc[w] = "completing" -> "kill"
                 [] pc[w] = "leaving"    -> IF taken THEN "handed" ELSE "kill"
  IN /\ patch[w] # NoPatch /\ patch' = [patch EXCEPT ![w] = NoPatch]
     /\ row' = now /\ Go(w, after)
     /\ UNCHANGED <<stray, my, lock, dir, running, proofs, crashes>> /\ UNCHANGED Api

Beats(w) ==                                \* Heartbeat.beat, ProgressReport.beat: beside whatever the job's thread does
  /\ pc[w] \in {"second", "looking", "start", "work"}
  /\ beat = NoPatch /\ beat' = Patch(w, "beat", my[w])
  /\ UNCHANGED <<row, accepted, patch, stray, form, pc, my, lock, dir, running, proofs, crashes>>

\* Refused, it is what Polls says; and it arrives although its sender has died.
BeatArrives ==
  /\ beat # NoPatch /\ beat' = NoPatch
  /\ row' = IF Taken(beat) THEN Result(beat) ELSE row
  /\ UNCHANGED <<accepted, patch, stray, form, pc, my, lock, dir, running, proofs, crashes>>

StrayArrives ==
  /\ stray # NoPatch /\ stray' = NoPatch
  /\ row' = IF Taken(stray) THEN Result(stray) ELSE row
  /\ UNCHANGED <<accepted, patch, beat, form, pc, my, lock, dir, running, proofs, crashes>>

Start(w) ==                                \* Workshop.Bench.prepare
  /\ pc[w] = "start" /\ Go(w, "work")
  /\ dir' = [dir EXCEPT ![D(w)] = TRUE] /\ running' = running \cup {w}
  /\ UNCHANGED <<row, patch, stray, my, lock, proofs, crashes>> /\ UNCHANGED Api

Polls(w) ==                                \* CancellationPoll.look, RunningJob.obey
  /\ pc[w] \in {"start", "work"} /\ ~(row.status = "processing" /\ Mine(w)) /\ Go(w, "kill")
  /\ UNCHANGED <<row, patch, stray, my, lock, dir, running, proofs, crashes>> /\ UNCHANGED Api

Kill(w) ==                                 \* JobProcesses.killUntilProven
  /\ pc[w] \in {"kill", "handed"} /\ running' = running \ {w}
  /\ Go(w, IF pc[w] = "kill" THEN "remove" ELSE "drop")  \* handed back: the directory stays
  /\ UNCHANGED <<row, patch, stray, my, lock, dir, proofs, crashes>> /\ UNCHANGED Api

Remove(w) ==                               \* Trash.moveAway
  /\ pc[w] = "remove" /\ dir' = [dir EXCEPT ![D(w)] = FALSE] /\ Go(w, "tell")
  /\ UNCHANGED <<row, patch, stray, my, lock, running, proofs, crashes>> /\ UNCHANGED Api

Tell(w) ==                                 \* CleanUp.cleanupCancelledJob, or CleanUp.removeSilently
  /\ pc[w] = "tell" /\ Go(w, "drop")
  /\ proofs' = IF row.status = "cancelled" /\ row.disk = D(w) THEN proofs \cup {D(w)} ELSE proofs
  /\ UNCHANGED <<row, patch, stray, my, lock, dir, running, crashes>> /\ UNCHANGED Api

Unlocked(w) == lock' = [d \in Disks |-> IF lock[d] = w THEN Nobody ELSE lock[d]]

Drop(w) ==                                 \* JobLocks.JobLock.close
  /\ pc[w] = "drop" /\ Go(w, "idle") /\ my' = [my EXCEPT ![w] = 0] /\ Unlocked(w)
  /\ UNCHANGED <<row, patch, stray, dir, running, proofs, crashes>> /\ UNCHANGED Api

\* Leftovers.lookThrough and Leftovers.on: with the lock, clean what is left, or confirm that nothing is
Sweep(w) ==
  /\ pc[w] = "idle" /\ patch[w] = NoPatch /\ lock[D(w)] = Nobody /\ row.status \in Final
  /\ dir[D(w)] \/ (row.status = "cancelled" /\ row.disk = D(w) /\ ~row.cleaned /\ D(w) \notin proofs)
  /\ lock' = IF LockFirst THEN [lock EXCEPT ![D(w)] = w] ELSE lock
  /\ Go(w, "kill")
  /\ UNCHANGED <<row, patch, stray, my, dir, running, proofs, crashes>> /\ UNCHANGED Api

Crash(w) ==                                \* kill -9; what is under way to the store goes on
  /\ pc[w] # "idle" /\ crashes < MaxCrashes /\ crashes' = crashes + 1
  /\ stray = NoPatch /\ stray' = patch[w] /\ patch' = [patch EXCEPT ![w] = NoPatch]
  /\ Go(w, "idle") /\ my' = [my EXCEPT ![w] = 0] /\ running' = running \ {w} /\ Unlocked(w)
  /\ UNCHANGED <<row, dir, proofs>> /\ UNCHANGED Api

Next ==
  \/ Cancel \/ Stamp \/ OpenForm \/ SaveForm \/ StrayArrives \/ BeatArrives
  \/ \E w \in Workers : \/ Take(w) \/ Look(w) \/ Sends(w) \/ Answered(w) \/ Beats(w) \/ Start(w) \/ Polls(w) \/ Kill(w)
                        \/ Remove(w) \/ Tell(w) \/ Drop(w) \/ Sweep(w) \/ Crash(w)
Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Promises. *)

On(d) == \E w \in running : D(w) = d

AnsweredCancelIsFinal == accepted => row.status = "cancelled"
OneFinalStatus == [][row.status \in Final => row'.status = row.status]_row
CleanedIsTrue == row.cleaned => \A d \in Disks : row.disk = d => ~dir[d] /\ ~On(d)
NeverClaimedIsClean == row.cleaned /\ row.epoch = 0 => running = {} /\ \A d \in Disks : ~dir[d]
StaleOwnerWritesNothing == row.by = row.epoch
\* A meddler's form may well hold an old `began`: the store cannot tell.
OwnWritesStay == \A w \in Workers : ~Meddles /\ row.status = "processing" /\ Mine(w) /\ pc[w] \in {"start", "work"} => row.began
OneRunnerPerDisk == \A d \in Disks : Cardinality({w \in running : D(w) = d}) <= 1
ToldOnlyOfCancelled == proofs # {} => row.status = "cancelled"
=============================================================================
