package dev.moviegen.system.faults.judge;

/** The promises, in the words of a reader. */
public enum Promise {
    P1("an answered cancel is final"),
    P2("only a waiting or running job can be cancelled; a refusal names the true status"),
    P3("one final status, reached over legal edges only"),
    P4("every end reaches a durable listener, every cancel as JobCancelled and JobCleanedUp"),
    P5("no JobCancelled for a job that is not cancelled"),
    P6("every process of a cancelled job is dead within 1 s of the event, 3 s without it"),
    P7("the directory goes and stays gone"),
    P8("JobCleanedUp is never early, always comes, and counts once"),
    P9("a stale owner changes nothing"),
    P10("a job cancelled before it was claimed never runs"),
    P11("a crashed worker's job goes on or ends cancelled; none is stuck"),
    P12("a job that kills its workers fails after three deaths; no other job fails"),
    P13("wiping the broker's data loses no job and no cancel"),
    P14("during a store outage no 2xx without a commit"),
    P15("publishing works after every abrupt death of the broker"),
    P16("duplicated, reordered and delayed events change nothing"),
    P17("clocks an hour off change nothing"),
    P18("other jobs are untouched");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
