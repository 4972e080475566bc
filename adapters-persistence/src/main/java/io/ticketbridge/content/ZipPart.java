package io.ticketbridge.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a zip as its central directory has it (PKWARE's APPNOTE, 4.3.12), where that is as a document's should be.
 *
 * @param method 0 stored, 8 deflated
 * @param packed bytes in the file
 * @param unpacked bytes that it says it has
 * @param data where its bytes begin
 */
record ZipPart(String name, int method, long crc, long packed, long unpacked, long offset, long data) {
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int ENCRYPTED = 0x2041;
    private static final int SIZES_FOLLOW = 8;
    private static final int LONGEST_DESCRIPTOR = 16;
    private static final int UNIX = 3;
    private static final int FILE_KIND = 0xF000;
    private static final int SYMLINK = 0xA000;

    /** All of them in the order of their bytes; empty where one is odd, or they overlap or leave bytes between them. */
    static Optional<List<ZipPart>> all(FileChannel file, ZipTail tail) throws IOException {
        List<ZipPart> parts = new ArrayList<>();
        long at = tail.offset();
        for (int i = 0; i < tail.entries(); i++) {
            ByteBuffer head = ZipTail.read(file, at, CENTRAL_BYTES);
            Optional<ZipPart> part = part(file, at, head);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            at += CENTRAL_BYTES + unsigned(head, 28) + unsigned(head, 30) + unsigned(head, 32);
        }
        boolean listed = at == tail.start() && at - tail.offset() == tail.length();
        parts.sort((one, other) -> Long.compare(one.offset(), other.offset()));
        return listed && isGapless(parts, tail.offset()) ? Optional.of(parts) : Optional.empty();
    }

    private static Optional<ZipPart> part(FileChannel file, long at, ByteBuffer head) throws IOException {
        boolean plain = head.getInt(0) == CENTRAL
                && (unsigned(head, 8) & ENCRYPTED) == 0
                && (unsigned(head, 10) == 0 || unsigned(head, 10) == 8)
                && unsigned(head, 34) == 0
                && !isSymlink(head);
        byte[] name = ZipTail.read(file, at + CENTRAL_BYTES, unsigned(head, 28)).array();
        long offset = Integer.toUnsignedLong(head.getInt(42));
        ByteBuffer local = ZipTail.read(file, offset, LOCAL_BYTES);
        byte[] localName =
                ZipTail.read(file, offset + LOCAL_BYTES, unsigned(local, 26)).array();
        if (!plain || !Arrays.equals(name, localName) || !isSame(head, local)) {
            return Optional.empty();
        }
        return Optional.of(new ZipPart(
                new String(name, StandardCharsets.UTF_8),
                unsigned(head, 10),
                Integer.toUnsignedLong(head.getInt(16)),
                Integer.toUnsignedLong(head.getInt(20)),
                Integer.toUnsignedLong(head.getInt(24)),
                offset,
                offset + LOCAL_BYTES + localName.length + unsigned(local, 28)));
    }

    /** Its own head says the same as the list, or that it says so behind its bytes. */
    private static boolean isSame(ByteBuffer central, ByteBuffer local) {
        boolean later = (unsigned(local, 6) & SIZES_FOLLOW) != 0;
        boolean sized = central.getInt(16) == local.getInt(14)
                && central.getInt(20) == local.getInt(18)
                && central.getInt(24) == local.getInt(22);
        return local.getInt(0) == LOCAL
                && (unsigned(local, 6) & ENCRYPTED) == 0
                && unsigned(local, 8) == unsigned(central, 10)
                && (later || sized);
    }

    private static boolean isSymlink(ByteBuffer head) {
        return unsigned(head, 4) >> 8 == UNIX && (head.getInt(38) >>> 16 & FILE_KIND) == SYMLINK;
    }

    /** Each begins where the one before ends, but for the sizes that may follow it. */
    private static boolean isGapless(List<ZipPart> parts, long end) {
        long at = 0;
        int slack = 0;
        for (ZipPart part : parts) {
            if (part.offset() < at || part.offset() > at + slack) {
                return false;
            }
            at = part.data() + part.packed();
            slack = LONGEST_DESCRIPTOR;
        }
        return at <= end && end <= at + slack;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
