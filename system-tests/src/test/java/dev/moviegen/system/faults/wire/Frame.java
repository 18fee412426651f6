package dev.moviegen.system.faults.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A frame of AMQP 0-9-1: type (1 byte), channel (2), size (4), payload, end mark (1). */
record Frame(byte[] bytes) {

    private static final int HEAD = 7;
    private static final byte END = (byte) 0xCE;
    private static final byte METHOD = 1;
    static final byte HEADER = 2;
    static final byte BODY = 3;
    private static final short BASIC = 60;
    private static final short DELIVER = 60;
    private static final short ACK = 80;

    static Frame readFrom(DataInputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        in.readFully(head);
        int size = ByteBuffer.wrap(head).getInt(3);
        byte[] all = new byte[HEAD + size + 1];
        System.arraycopy(head, 0, all, 0, HEAD);
        in.readFully(all, HEAD, size + 1);
        return new Frame(all);
    }

    /** What the client would send to acknowledge this one delivery. */
    static Frame ack(int channel, long deliveryTag) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + 13 + 1);
        frame.put(METHOD).putShort((short) channel).putInt(13);
        frame.putShort(BASIC).putShort(ACK).putLong(deliveryTag).put((byte) 0).put(END);
        return new Frame(frame.array());
    }

    byte type() {
        return bytes[0];
    }

    int channel() {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(1));
    }

    int payloadSize() {
        return bytes.length - HEAD - 1;
    }

    boolean isDelivery() {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        return type() == METHOD && frame.getShort(HEAD) == BASIC && frame.getShort(HEAD + 2) == DELIVER;
    }

    /** Of a content header: class, weight, then the length of the body that follows. */
    long bodySize() {
        return ByteBuffer.wrap(bytes).getLong(HEAD + 4);
    }

    /** Of a delivery: the consumer's tag comes first. */
    long deliveryTag() {
        return ByteBuffer.wrap(bytes).getLong(afterConsumerTag());
    }

    String exchange() {
        int at = afterConsumerTag() + 8 + 1;
        return new String(bytes, at + 1, bytes[at] & 0xff, StandardCharsets.UTF_8);
    }

    private int afterConsumerTag() {
        int at = HEAD + 4;
        return at + 1 + (bytes[at] & 0xff);
    }
}
