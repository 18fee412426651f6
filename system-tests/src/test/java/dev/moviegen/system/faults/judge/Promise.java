package dev.moviegen.system.faults.judge;

/** The promises, in the words of a reader, each with the attempts below which a run says nothing of it. */
public enum Promise {
    P1(35, "an answered cancel is final"),
    P2(100, "only a waiting or running job can be cancelled; a refusal names the true status"),
    P3(60, "one final status, reached over legal edges only"),
    P4(60, "every end reaches a durable listener, every cancel as JobCancelled and JobCleanedUp"),
    P5(60, "no JobCancelled for a job that is not cancelled"),
    P6(20, "every process of a cancelled job is dead within 1 s of the event, 3 s without it"),
    P7(25, "the directory goes and stays gone"),
    P8(35, "JobCleanedUp is never early, always comes, and counts once"),
    P9(1, "a stale owner changes nothing"),
    P10(7, "a job cancelled before it was claimed never runs"),
    P11(60, "a crashed worker's job goes on or ends cancelled; none is stuck"),
    P12(60, "a job that kills its workers fails after three deaths; no other job fails"),
    P13(5, "wiping the broker's data loses no job and no cancel"),
    P14(8, "during a store outage no 2xx without a commit"),
    P15(1, "publishing works after every abrupt death of the broker"),
    P16(5, "duplicated, reordered and delayed events change nothing"),
    P17(4, "clocks an hour off change nothing"),
    P18(6, "other jobs are untouched");

    private final int floor;
    private final String words;

    Promise(int floor, String words) {
        this.floor = floor;
        this.words = words;
    }

    /** Attempts that the shortest run makes at least, a third of what it usually makes: with less, nothing is proven. */
    public int floor() {
        return floor;
    }

    public String words() {
        return words;
    }
}
