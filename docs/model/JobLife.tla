------------------------------- MODULE JobLife -------------------------------
(* One job from its submission until nothing of it is left, under everything that may go
   wrong around it: lost, late and duplicate messages, workers that die, are stopped, are
   cut off from the store or are asked to leave, programs that outlive their worker.

   A write to the store is one step here, taken or refused by the fence; StoreRace has the
   writes that overlap. An action's comment names the code that it stands for.

   Every rule of the protocol is a constant. With all of them on, the promises at the end
   hold; with one of them off, one of them is broken: bin/model sees both.              *)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Workers, DiskOf,   \* processes, and the scratch disk that each of them is on
  Messages,          \* how many work messages of the job may be about at once
  Steps,             \* of the pipeline
  PoisonStep,        \* the job kills its worker in this step; 0: it does not
  Cancels,           \* somebody may cancel it
  QueueBusy,         \* messages of other jobs always lie in the work queue
  Faults,            \* which kinds may happen: "crash" "stop" "cut" "blink" "loss"
  MaxFaults,
  MaxLeaves,         \* how often a worker is asked to end
  DeathLimit,        \* ClaimDecision.DEATHS
  \* Rules; FALSE = switched off, to see what it is good for.
  SecondLook,            \* began, a fenced write, after the flag is registered and before the directory is made
  LeaseKills,            \* an owner whose writes are not taken kills its processes before others may take over
  ProvesDeath,           \* a directory is used and cleaned only when no process of the job is left on the disk
  HandsBack,             \* an owner that is asked to end says so in the row
  DeathsInRow,           \* deaths are counted in the row; FALSE: deliveries by the broker, as dead letters do
  ForgetsDeaths,         \* "new": a step that nobody has finished before; "any": any step, found finished or not; "never"
  OwnTrashName,          \* every rename into the trash has a name of its own
  WorkerComparesDisks,   \* a worker that hears of a cancel proves it only if its disk is the row's
  ApiComparesDisks,      \* a proof counts only if it comes from the row's disk
  Repeats,               \* a cancel is announced again until its proof has come
  ConfirmsNothingLeft,   \* asked again, a worker of the row's disk confirms also that nothing is left
  StampsAnnounced,       \* a final status is announced until announced_at says that the broker knows
  TellsFirst,            \* the API tells the clean-up of a never claimed job before it stamps it
  ResubmitsWhateverLies  \* a waiting job is submitted again after ten minutes, whatever lies in the queue

Nobody == "nobody"
NoDisk == "no disk"
Final == {"completed", "failed", "cancelled"}

VARIABLES
  row,       \* the job's record
  fresh,     \* its heartbeat is not yet old
  told,      \* the broker has confirmed the event of its final status
  toldClean, \* ... and a JobCleanedUp
  proofs,    \* disks of JobCleanedUps that wait for the API
  msg,       \* per message: "none", "queue", or the worker that has not acknowledged it
  silent,    \* messages that name the row's present epoch and heartbeat
  counted,   \* per message: deliveries (only without DeathsInRow)
  heard,     \* per worker: a JobCancelled waits for it: 0 none, 1 the first, 2 a repeated one
  missed,    \* workers to which it came between their claim and their flag
  pc, my,    \* per worker: where it is, and the epoch of its claim
  why,       \* per worker: it cleans to "tell", or silently
  at,        \* per worker: steps that it has behind it
  lock,      \* per disk: who holds the job's lock
  present,   \* disks with the job's directory
  trash,     \* per disk: "none", "full", or "receipt" (of a clean-up that is not yet told)
  running,   \* workers with living programs of the job
  orphans,   \* disks with programs whose worker is dead
  stopped, cut, \* workers that are stopped (SIGSTOP), that do not reach the store
  vanished,  \* owners that vanished since a step was last finished for the first time
  faults, leaves

api    == <<told, toldClean, proofs>>
broker == <<msg, silent, counted>>
ears   == <<heard, missed>>
worker == <<pc, my, why, at>>
scratch == <<lock, present, trash>>
programs == <<running, orphans>>
trouble == <<stopped, cut, vanished, faults, leaves>>
vars == <<row, fresh, api, broker, ears, worker, scratch, programs, trouble>>

Disks == {DiskOf[w] : w \in Workers}
D(w) == DiskOf[w]
Open == row.status \in {"pending", "processing"}
Mine(w) == row.status = "processing" /\ row.owner = w /\ row.epoch = my[w]
CancelledOn(d) == row.status = "cancelled" /\ row.disk = d
Registered(w) == pc[w] \in {"second", "start", "work"}     \* in RunningJobs, with a flag
Runs(w) == w \notin stopped
Online(w) == Runs(w) /\ w \notin cut

Init ==
  /\ row = [status |-> "pending", owner |-> Nobody, epoch |-> 0, disk |-> NoDisk,
            began |-> FALSE, deaths |-> 0, done |-> 0, cleaned |-> FALSE]
  /\ fresh = TRUE /\ told = FALSE /\ toldClean = FALSE /\ proofs = {}
  /\ \E m \in Messages : msg = [n \in Messages |-> IF n = m THEN "queue" ELSE "none"]
  /\ silent = {} /\ counted = [m \in Messages |-> 0]
  /\ heard = [w \in Workers |-> 0] /\ missed = {}
  /\ pc = [w \in Workers |-> "idle"] /\ my = [w \in Workers |-> 0]
  /\ why = [w \in Workers |-> "silent"] /\ at = [w \in Workers |-> 0]
  /\ lock = [d \in Disks |-> Nobody] /\ present = {} /\ trash = [d \in Disks |-> "none"]
  /\ running = {} /\ orphans = {} /\ stopped = {} /\ cut = {} /\ vanished = 0 /\ faults = 0 /\ leaves = 0

-----------------------------------------------------------------------------
(* The API. *)

\* CancelJob.cancel. When the answer is out the API may die: what follows is all done by rules that repeat.
Cancel ==
  /\ Cancels /\ Open
  /\ row' = [row EXCEPT !.status = "cancelled"]
  /\ UNCHANGED <<fresh, api, broker, ears, worker, scratch, programs, trouble>>

\* Announcements.cancelledSoon, UnannouncedEnds.act, Announcer.announceEndOf; any of the workers may hear it, or none
Announce ==
  /\ row.status \in Final /\ ~told /\ told' = TRUE
  /\ IF row.status = "cancelled"
     THEN \E got \in SUBSET Workers : heard' = [w \in Workers |-> IF w \in got /\ heard[w] = 0 THEN 1 ELSE heard[w]]
     ELSE UNCHANGED heard
  /\ UNCHANGED <<row, fresh, toldClean, proofs, broker, missed, worker, scratch, programs, trouble>>

AskAgain ==                                \* UnprovenCancels.act
  /\ Repeats /\ row.status = "cancelled" /\ ~row.cleaned /\ row.epoch > 0 /\ row.disk \notin proofs
  /\ heard' = [w \in Workers |-> 2] /\ heard' # heard /\ told' = TRUE
  /\ UNCHANGED <<row, fresh, toldClean, proofs, broker, missed, worker, scratch, programs, trouble>>

ConfirmNeverClaimed ==                     \* Announcements.neverClaimed
  /\ row.status = "cancelled" /\ row.epoch = 0 /\ ~row.cleaned
  /\ row' = [row EXCEPT !.cleaned = TRUE]
  /\ \E published \in (IF TellsFirst THEN {TRUE} ELSE BOOLEAN) : toldClean' = published
  /\ UNCHANGED <<fresh, told, proofs, broker, ears, worker, scratch, programs, trouble>>

Confirm(d) ==                              \* JobCleanedUpListener.on
  /\ d \in proofs /\ proofs' = proofs \ {d}
  /\ row' = [row EXCEPT !.cleaned = @ \/ (row.status = "cancelled" /\ (ApiComparesDisks => d = row.disk))]
  /\ UNCHANGED <<fresh, told, toldClean, broker, ears, worker, scratch, programs, trouble>>

Publish(m, isSilent) ==
  /\ msg[m] = "none" /\ \A n \in Messages : msg[n] # "queue"
  /\ msg' = [msg EXCEPT ![m] = "queue"] /\ silent' = IF isSilent THEN silent \cup {m} ELSE silent \ {m}
  /\ UNCHANGED <<row, fresh, api, counted, ears, worker, scratch, programs, trouble>>

SubmitAgain(m) ==                          \* WaitingJobs.act
  row.status = "pending" /\ (QueueBusy => ResubmitsWhateverLies) /\ Publish(m, FALSE)

\* How long an owner has to be silent is compared with nothing but the lease: 20 s there, 15 s here.
Beating(w) == w \in Workers /\ Online(w) /\ Mine(w) /\ (Registered(w) \/ pc[w] = "register")
FallsSilent ==                             \* SilentOwners.due
  /\ fresh /\ row.status = "processing" /\ ~Beating(row.owner)
  /\ LeaseKills => \A w \in Workers \ stopped : ~(Mine(w) /\ Registered(w))  \* LoseLease was first
  /\ fresh' = FALSE
  /\ UNCHANGED <<row, api, broker, ears, worker, scratch, programs, trouble>>
AskForHeir(m) ==                           \* SilentOwners.act
  row.status = "processing" /\ ~fresh /\ Publish(m, TRUE)

-----------------------------------------------------------------------------
(* A worker takes a message. *)

Go(w, to) == pc' = [pc EXCEPT ![w] = to]
Unlocked(w) == lock' = [d \in Disks |-> IF lock[d] = w THEN Nobody ELSE lock[d]]
Acknowledged(w) == /\ msg' = [m \in Messages |-> IF msg[m] = w THEN "none" ELSE msg[m]]
                   /\ counted' = [m \in Messages |-> IF msg[m] = w THEN 0 ELSE counted[m]]
Written == fresh' = TRUE /\ silent' = {}   \* the row has a new heartbeat

Take(w) ==                                 \* JobIntake.on, JobLocks.tryLock
  /\ Runs(w) /\ pc[w] = "idle" /\ lock[D(w)] = Nobody /\ lock' = [lock EXCEPT ![D(w)] = w]
  /\ \E m \in Messages : msg[m] = "queue" /\ msg' = [msg EXCEPT ![m] = w]
  /\ Go(w, "look")
  /\ UNCHANGED <<row, fresh, api, silent, counted, ears, my, why, at, present, trash, programs, trouble>>

Forget(w) ==                               \* JobIntake.on: the lock is held, also by itself; somebody here has the job
  /\ Runs(w) /\ lock[D(w)] # Nobody
  /\ \E m \in Messages : /\ msg[m] = "queue" /\ msg' = [msg EXCEPT ![m] = "none"]
                         /\ counted' = [counted EXCEPT ![m] = 0]
  /\ UNCHANGED <<row, fresh, api, silent, ears, worker, scratch, programs, trouble>>

MayTakeOver(w) == \/ row.owner = Nobody                   \* handed back
                  \/ row.disk = D(w)                      \* its owner is dead: the lock is ours
                  \/ \E m \in silent : msg[m] = w         \* nobody has seen it live
DeathsAfterClaim == row.deaths + (IF row.began THEN 1 ELSE 0)

\* CancellationFlag.request, and what JobEnding.stopped makes of it
Stops(w, reason) == Go(w, "kill") /\ why' = [why EXCEPT ![w] = reason]
Obeyed(w) == IF CancelledOn(D(w)) THEN "tell" ELSE "silent"   \* RunningJob.obey
Left(d) == d \in present \/ trash[d] # "none"

\* Claims.read, ClaimDecision.of; what is over is tidied up at once: JobSettlement.ofFinal, Leftovers.tidy
Look(w) ==
  /\ Online(w) /\ pc[w] = "look"
  /\ IF row.status = "pending" \/ (row.status = "processing" /\ MayTakeOver(w))
     THEN /\ my' = [my EXCEPT ![w] = row.epoch + 1] /\ UNCHANGED why
          /\ Go(w, IF DeathsInRow /\ DeathsAfterClaim >= DeathLimit THEN "giveup" ELSE "claim")
     ELSE /\ UNCHANGED my
          /\ IF row.status \in Final /\ Left(D(w)) THEN Stops(w, IF row.cleaned THEN "silent" ELSE Obeyed(w))
             ELSE Go(w, "drop") /\ UNCHANGED why
  /\ UNCHANGED <<row, fresh, api, broker, ears, at, scratch, programs, trouble>>

IsNext(w) == Open /\ row.epoch + 1 = my[w] \* the fence
NewOwner(w) == [row EXCEPT !.owner = w, !.epoch = my[w], !.disk = D(w), !.deaths = DeathsAfterClaim]

Claim(w) ==                                \* Claims.claim
  /\ Online(w) /\ pc[w] = "claim"
  /\ IF IsNext(w)
     THEN /\ row' = [NewOwner(w) EXCEPT !.status = "processing", !.began = FALSE]
          /\ Written /\ Go(w, "register")
     ELSE /\ UNCHANGED <<row, fresh, silent>> /\ Go(w, "look")
  /\ UNCHANGED <<api, msg, counted, ears, my, why, at, scratch, programs, trouble>>

Register(w) ==                             \* RunningJobs.add: from here on the worker's listener finds the job
  /\ Runs(w) /\ pc[w] = "register" /\ Go(w, "second")
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, at, scratch, programs, trouble>>

GiveUp(w) ==                               \* Claims.giveUp, JobSettlement.ofPoison
  /\ Online(w) /\ pc[w] = "giveup"
  /\ IF IsNext(w)
     THEN /\ row' = [NewOwner(w) EXCEPT !.status = "failed"] /\ why' = [why EXCEPT ![w] = "silent"] /\ Go(w, "kill")
     ELSE /\ UNCHANGED <<row, why>> /\ Go(w, "look")
  /\ UNCHANGED <<fresh, api, broker, ears, my, at, scratch, programs, trouble>>

TakeSecondLook(w) ==                       \* JobRunner.takeSecondLook
  /\ Online(w) /\ pc[w] = "second"
  /\ IF Mine(w) THEN row' = [row EXCEPT !.began = TRUE] /\ Written ELSE UNCHANGED <<row, fresh, silent>>
  /\ IF Mine(w) \/ ~SecondLook THEN Go(w, "start") /\ UNCHANGED why ELSE Stops(w, Obeyed(w))
  /\ UNCHANGED <<api, msg, counted, ears, my, at, scratch, programs, trouble>>

Start(w) ==                                \* Workshop.Bench.prepare
  /\ Runs(w) /\ pc[w] = "start" /\ (ProvesDeath => D(w) \notin orphans)
  /\ present' = present \cup {D(w)} /\ running' = running \cup {w}
  /\ at' = [at EXCEPT ![w] = 0] /\ Go(w, "work")
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, lock, trash, orphans, trouble>>

-----------------------------------------------------------------------------
(* ... runs the job ... *)

Beat(w) ==                                 \* Heartbeat.beat, OwnedRow.write
  /\ Online(w) /\ pc[w] = "work" /\ Mine(w) /\ ~fresh /\ Written
  /\ UNCHANGED <<row, api, msg, counted, ears, worker, scratch, programs, trouble>>

\* JobRunner.run, JobRunner.rememberFinished; a step that is found finished in the directory is over at once
FinishStep(w) ==
  /\ Online(w) /\ pc[w] = "work" /\ Mine(w) /\ at[w] < Steps /\ at[w] + 1 # PoisonStep
  /\ at' = [at EXCEPT ![w] = @ + 1]
  /\ LET new == at[w] + 1 > row.done
         forgets == ForgetsDeaths = "any" \/ (ForgetsDeaths = "new" /\ new)
     IN /\ row' = [row EXCEPT !.done = IF new THEN at[w] + 1 ELSE @, !.deaths = IF forgets THEN 0 ELSE @]
        /\ vanished' = IF new THEN 0 ELSE vanished
  /\ Written
  /\ UNCHANGED <<api, msg, counted, ears, pc, my, why, scratch, programs, stopped, cut, faults, leaves>>

Complete(w) ==                             \* JobEnding.completed
  /\ Online(w) /\ pc[w] = "work" /\ Mine(w) /\ at[w] = Steps
  /\ row' = [row EXCEPT !.status = "completed"] /\ Stops(w, "silent")
  /\ UNCHANGED <<fresh, api, broker, ears, my, at, scratch, programs, trouble>>

Hear(w) ==                                 \* JobCancelledListener.on, RunningJob.hear: the job runs here
  /\ Runs(w) /\ Registered(w) /\ heard[w] > 0 /\ heard' = [heard EXCEPT ![w] = 0]
  /\ Stops(w, IF WorkerComparesDisks THEN Obeyed(w) ELSE "tell")
  /\ UNCHANGED <<row, fresh, api, broker, missed, my, at, scratch, programs, trouble>>

HearInVain(w) ==                           \* Leftovers.on: this worker itself holds the lock, and no flag is there
  /\ Runs(w) /\ ~Registered(w) /\ pc[w] # "idle" /\ heard[w] > 0 /\ heard' = [heard EXCEPT ![w] = 0]
  /\ missed' = IF pc[w] = "register" THEN missed \cup {w} ELSE missed
  /\ UNCHANGED <<row, fresh, api, broker, worker, scratch, programs, trouble>>

Poll(w) ==                                 \* CancellationPoll.look, or a refused write: OwnedRow.write
  /\ Online(w) /\ pc[w] = "work" /\ ~Mine(w) /\ Stops(w, Obeyed(w))
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, at, scratch, programs, trouble>>

LoseLease(w) ==                            \* Lease.check: HANDED_BACK and LEASE_LOST end in the same way
  /\ LeaseKills /\ Runs(w) /\ w \in cut /\ Registered(w)
  /\ running' = running \ {w} /\ Go(w, "handback")
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, at, scratch, orphans, trouble>>

Leave(w) ==                                \* SIGTERM: Departure.leave
  /\ Runs(w) /\ Registered(w) /\ leaves < MaxLeaves /\ leaves' = leaves + 1
  /\ running' = running \ {w} /\ Go(w, "handback")
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, at, scratch, orphans, stopped, cut, vanished, faults>>

-----------------------------------------------------------------------------
(* ... and lets go of it. *)

\* The message goes back to the queue; as a dead letter, if deliveries are counted, it fails the job.
Returned(w, r) ==
  LET over(m) == msg[m] = w /\ counted[m] >= DeathLimit
      dead == ~DeathsInRow /\ \E m \in Messages : over(m)
  IN /\ msg' = [m \in Messages |-> IF msg[m] # w THEN msg[m] ELSE IF over(m) THEN "none" ELSE "queue"]
     /\ counted' = [m \in Messages |-> IF msg[m] # w THEN counted[m] ELSE IF DeathsInRow \/ over(m) THEN 0 ELSE counted[m] + 1]
     /\ row' = IF dead /\ Open THEN [r EXCEPT !.status = "failed"] ELSE r
Gone(w) ==
  /\ Go(w, "idle") /\ my' = [my EXCEPT ![w] = 0] /\ at' = [at EXCEPT ![w] = 0]
  /\ why' = [why EXCEPT ![w] = "silent"] /\ missed' = missed \ {w} /\ Unlocked(w)

HandBack(w) ==                             \* JobEnding.handedBack; refused, the row is obeyed
  /\ Online(w) /\ pc[w] = "handback"
  /\ IF Mine(w) \/ ~HandsBack
     THEN /\ Returned(w, IF HandsBack THEN [row EXCEPT !.owner = Nobody, !.began = FALSE] ELSE row)
          /\ IF HandsBack THEN Written ELSE UNCHANGED <<fresh, silent>>
          /\ Gone(w)
     ELSE /\ Stops(w, Obeyed(w)) /\ UNCHANGED <<row, fresh, broker, my, at, missed, lock>>
  /\ UNCHANGED <<api, heard, present, trash, programs, trouble>>

Kill(w) ==                                 \* JobProcesses.killUntilProven
  /\ Runs(w) /\ pc[w] = "kill" /\ (ProvesDeath => D(w) \notin orphans)
  /\ running' = running \ {w} /\ Go(w, "rename")
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, at, scratch, orphans, trouble>>

\* rename(2) onto a directory that is not empty fails, and so does every later try
Blocked(w) == pc[w] = "rename" /\ ~OwnTrashName /\ D(w) \in present /\ trash[D(w)] = "full"

Rename(w) ==                               \* Trash.moveAway, Trash.keepReceipt
  /\ Runs(w) /\ pc[w] = "rename" /\ ~Blocked(w)
  /\ present' = present \ {D(w)}
  /\ trash' = [trash EXCEPT ![D(w)] =
                IF D(w) \in present THEN "full" ELSE IF @ = "none" /\ why[w] = "tell" THEN "receipt" ELSE @]
  /\ Go(w, "delete")
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, at, lock, programs, trouble>>

Delete(w) ==                               \* Trash.emptyAll
  /\ Runs(w) /\ pc[w] = "delete" /\ Go(w, "tell")
  /\ trash' = [trash EXCEPT ![D(w)] = IF @ = "full" THEN "receipt" ELSE @]
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, why, at, lock, present, programs, trouble>>

Tell(w) ==                                 \* CleanUp.cleanupCancelledJob; CleanUp.removeSilently
  /\ Runs(w) /\ pc[w] = "tell" /\ Go(w, "finish")
  /\ IF why[w] = "tell" THEN proofs' = proofs \cup {D(w)} /\ toldClean' = TRUE ELSE UNCHANGED <<proofs, toldClean>>
  /\ UNCHANGED <<row, fresh, told, broker, ears, my, why, at, scratch, programs, trouble>>

Finish(w) ==                               \* Trash.removeReceipts; then as Drop
  /\ Runs(w) /\ pc[w] = "finish" /\ trash' = [trash EXCEPT ![D(w)] = "none"]
  /\ Gone(w) /\ Acknowledged(w)
  /\ UNCHANGED <<row, fresh, api, silent, heard, present, programs, trouble>>

Drop(w) ==                                 \* JobIntake.on returns: JobLocks.JobLock.close, acknowledged
  /\ Runs(w) /\ pc[w] = "drop" /\ Gone(w) /\ Acknowledged(w)
  /\ UNCHANGED <<row, fresh, api, silent, heard, present, trash, programs, trouble>>

-----------------------------------------------------------------------------
(* What nobody runs. *)

Sweep(w) ==                                \* Leftovers.lookThrough, Leftovers.settle
  /\ Online(w) /\ pc[w] = "idle" /\ lock[D(w)] = Nobody /\ Left(D(w))
  /\ row.status \in Final \/ (row.status = "processing" /\ row.disk # D(w))
  /\ lock' = [lock EXCEPT ![D(w)] = w]
  /\ Stops(w, IF row.cleaned THEN "silent" ELSE Obeyed(w))
  /\ UNCHANGED <<row, fresh, api, broker, ears, my, at, present, trash, programs, trouble>>

Answer(w) ==                               \* Leftovers.on, Leftovers.cleanAnnounced
  /\ Online(w) /\ pc[w] = "idle" /\ heard[w] > 0 /\ heard' = [heard EXCEPT ![w] = 0]
  /\ IF CancelledOn(D(w)) /\ lock[D(w)] = Nobody /\ (Left(D(w)) \/ (heard[w] = 2 /\ ConfirmsNothingLeft))
     THEN lock' = [lock EXCEPT ![D(w)] = w] /\ Stops(w, "tell")
     ELSE UNCHANGED <<lock, pc, why>>
  /\ UNCHANGED <<row, fresh, api, broker, missed, my, at, present, trash, programs, trouble>>

-----------------------------------------------------------------------------
(* Faults. *)

Fault(kind) == kind \in Faults /\ faults < MaxFaults /\ faults' = faults + 1
Vanishing(w) == vanished' = IF Mine(w) /\ row.began THEN vanished + 1 ELSE vanished

\* A worker that has died is started again (it is "idle" then: a new process knows nothing), its programs may live on.
Dies(w) ==
  /\ Gone(w) /\ Returned(w, row) /\ heard' = [heard EXCEPT ![w] = 0]
  /\ running' = running \ {w} /\ orphans' = IF w \in running THEN orphans \cup {D(w)} ELSE orphans
  /\ stopped' = stopped \ {w} /\ cut' = cut \ {w} /\ Vanishing(w)
  /\ UNCHANGED <<fresh, api, silent, present, trash, leaves>>
Crash(w) == pc[w] # "idle" /\ Fault("crash") /\ Dies(w)
Poisoned(w) == Runs(w) /\ pc[w] = "work" /\ at[w] + 1 = PoisonStep /\ Dies(w) /\ UNCHANGED faults
OrphansDie(d) ==                           \* setpriv --pdeathsig, or JobProcesses.killAllSeen
  /\ d \in orphans /\ orphans' = orphans \ {d}
  /\ UNCHANGED <<row, fresh, api, broker, ears, worker, scratch, running, trouble>>

Stop(w) ==
  /\ Runs(w) /\ pc[w] # "idle" /\ Fault("stop") /\ stopped' = stopped \cup {w} /\ Vanishing(w)
  /\ UNCHANGED <<row, fresh, api, broker, ears, worker, scratch, programs, cut, leaves>>
Continue(w) ==
  /\ w \in stopped /\ stopped' = stopped \ {w}
  /\ UNCHANGED <<row, fresh, api, broker, ears, worker, scratch, programs, cut, vanished, faults, leaves>>
Cut(w) ==
  /\ Online(w) /\ Registered(w) /\ Fault("cut") /\ cut' = cut \cup {w} /\ Vanishing(w)
  /\ UNCHANGED <<row, fresh, api, broker, ears, worker, scratch, programs, stopped, leaves>>
Mend(w) ==
  /\ w \in cut /\ cut' = cut \ {w}
  /\ UNCHANGED <<row, fresh, api, broker, ears, worker, scratch, programs, stopped, vanished, faults, leaves>>
Blink(w) ==                                \* its connection to the broker: the message comes again while it goes on
  /\ Fault("blink") /\ (\E m \in Messages : msg[m] = w) /\ Returned(w, row)
  /\ UNCHANGED <<fresh, api, silent, ears, worker, scratch, programs, stopped, cut, vanished, leaves>>
Loss ==                                    \* the broker's data is wiped
  /\ Fault("loss") /\ (\E m \in Messages : msg[m] # "none")
  /\ msg' = [m \in Messages |-> "none"] /\ counted' = [m \in Messages |-> 0]
  /\ heard' = [w \in Workers |-> 0] /\ proofs' = {}
  /\ UNCHANGED <<row, fresh, told, toldClean, silent, missed, worker, scratch, programs, stopped, cut, vanished, leaves>>

-----------------------------------------------------------------------------
Step(w) ==
  \/ Look(w) \/ Claim(w) \/ GiveUp(w) \/ Register(w) \/ TakeSecondLook(w) \/ Start(w) \/ FinishStep(w) \/ Complete(w) \/ Poisoned(w)
  \/ Poll(w) \/ LoseLease(w) \/ HandBack(w) \/ Kill(w) \/ Rename(w) \/ Delete(w) \/ Tell(w) \/ Finish(w) \/ Drop(w)
Listen(w) == Hear(w) \/ HearInVain(w) \/ Answer(w)
Recover(w) == Continue(w) \/ Mend(w)
Rules == AskAgain \/ ConfirmNeverClaimed \/ FallsSilent \/ (\E d \in Disks : Confirm(d))
         \/ \E m \in Messages : SubmitAgain(m) \/ AskForHeir(m)
Next ==
  \/ Cancel \/ Announce \/ Rules
  \/ \E w \in Workers : \/ Take(w) \/ Forget(w) \/ Step(w) \/ Beat(w) \/ Listen(w) \/ Sweep(w) \/ Recover(w) \/ Leave(w)
                        \/ Crash(w) \/ Stop(w) \/ Cut(w) \/ Blink(w)
  \/ Loss \/ \E d \in Disks : OrphansDie(d)

(* What is tried again and again is done in the end. *)
Fairness ==
  /\ WF_vars(AskAgain) /\ WF_vars(ConfirmNeverClaimed) /\ WF_vars(FallsSilent)
  /\ StampsAnnounced => WF_vars(Announce)
  /\ \A d \in Disks : WF_vars(Confirm(d)) /\ WF_vars(OrphansDie(d))
  /\ \A m \in Messages : WF_vars(SubmitAgain(m) \/ AskForHeir(m))
  /\ \A w \in Workers : WF_vars(Step(w)) /\ WF_vars(Take(w) \/ Forget(w)) /\ WF_vars(Beat(w))
                          /\ WF_vars(Listen(w)) /\ WF_vars(Sweep(w)) /\ WF_vars(Recover(w))
Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
(* Promises that no state breaks. *)

On(d) == \E w \in running : D(w) = d

OneFinalStatus == [][row.status \in Final => row'.status = row.status]_row
CleanedIsTrue == row.cleaned /\ row.epoch > 0 => row.disk \notin present /\ ~On(row.disk) /\ row.disk \notin orphans
NeverClaimedIsClean == row.cleaned /\ row.epoch = 0 => present = {} /\ running = {} /\ orphans = {}
ProofsAreOfTheRowsDisk == \A d \in proofs : row.status = "cancelled" /\ d = row.disk
OneRunnerPerDisk == \A d \in Disks : Cardinality({w \in running : D(w) = d}) <= 1
NoneBesideOrphans == \A d \in orphans : ~On(d)
OneAtATime == "stop" \notin Faults => Cardinality(running) <= 1
NeverBeginsAfterHearing == missed \cap running = {}
FailsForCause == row.status = "failed" => PoisonStep > 0 \/ vanished >= DeathLimit
PoisonEndsInTime == PoisonStep > 0 => row.epoch <= DeathLimit + 1 + faults + leaves
CleaningNeverBlocked == \A w \in Workers : ~Blocked(w)

(* Promises that come true in the end. *)
JobEnds == <>(row.status \in Final)
EndIsTold == (row.status \in Final) ~> told
CancelEndsClean == (row.status = "cancelled") ~> row.cleaned
CleanUpIsTold == (row.status = "cancelled") ~> toldClean
NothingIsLeft == (row.status \in Final) ~> (\A d \in Disks : ~Left(d))

\* All five in one, which costs TLC a fifth: every run ends in this, and stays so.
Settled == /\ row.status \in Final /\ told
           /\ row.status = "cancelled" => row.cleaned /\ toldClean
           /\ \A d \in Disks : ~Left(d)
EverythingSettles == <>[]Settled
=============================================================================
