package dev.moviegen.system.faults.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * From the broker to a client, frame by frame, each delivery of JobCancelled as one piece: it may be swallowed (then it
 * is acknowledged here, or the broker would deliver it again) or held back while everything else goes on.
 */
final class Deliveries implements Relay {

    private static final String CANCELLED = "job.cancelled";
    private static final ScheduledExecutorService LATER = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "wire-late-deliveries");
        thread.setDaemon(true);
        return thread;
    });

    private final Fate fate;

    Deliveries(Fate fate) {
        this.fate = fate;
    }

    @Override
    public void carry(InputStream from, SharedOutput to, SharedOutput upstream) throws IOException {
        DataInputStream in = new DataInputStream(from);
        Map<Integer, Parcel> open = new HashMap<>();
        while (true) {
            Frame frame = Frame.readFrom(in);
            Parcel parcel = open.get(frame.channel());
            if (frame.isDelivery()) {
                open.put(frame.channel(), new Parcel(frame));
            } else if (parcel == null || (frame.type() != Frame.HEADER && frame.type() != Frame.BODY)) {
                to.write(frame.bytes(), frame.bytes().length);
            } else if (parcel.isCompleteWith(frame)) {
                open.remove(frame.channel());
                handOver(parcel, to, upstream);
            }
        }
    }

    private void handOver(Parcel parcel, SharedOutput to, SharedOutput upstream) throws IOException {
        byte[] all = parcel.bytes.toByteArray();
        if (!parcel.delivery.exchange().equals(CANCELLED)) {
            to.write(all, all.length);
        } else if (fate.drops()) {
            byte[] ack = Frame.ack(parcel.delivery.channel(), parcel.delivery.deliveryTag())
                    .bytes();
            upstream.write(ack, ack.length);
        } else {
            hold(all, to, fate.delayNanos());
        }
    }

    private static void hold(byte[] all, SharedOutput to, long nanos) throws IOException {
        if (nanos == 0) {
            to.write(all, all.length);
            return;
        }
        LATER.schedule(
                () -> {
                    to.write(all, all.length);
                    return all;
                },
                nanos,
                TimeUnit.NANOSECONDS);
    }

    /** The frames of one delivery, until its body is whole. */
    private static final class Parcel {
        private final Frame delivery;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long missing;

        Parcel(Frame delivery) {
            this.delivery = delivery;
            bytes.writeBytes(delivery.bytes());
        }

        boolean isCompleteWith(Frame next) {
            bytes.writeBytes(next.bytes());
            missing = next.type() == Frame.HEADER ? next.bodySize() : missing - next.payloadSize();
            return missing == 0;
        }
    }
}
