package io.ticketbridge.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The end of a zip (PKWARE's APPNOTE, 4.3.16): what makes a file one for its readers, whatever it begins with.
 *
 * @param entries how many there are
 * @param offset where the list of them begins
 * @param length how long that list is
 * @param start where this end begins
 */
record ZipTail(int entries, long offset, long length, long start) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    /** Stands right before the end, and says where that of a larger zip is (4.3.15). */
    private static final int ZIP64_LOCATOR = 0x07064b50;

    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int BYTES = 22;
    private static final int MOST_COMMENT = 0xFFFF;

    /** Whether readers of zips would find entries in this file, who go by its end alone. */
    static boolean isIn(FileChannel file) throws IOException {
        int most = (int) Math.min(file.size(), BYTES + MOST_COMMENT);
        long from = file.size() - most;
        ByteBuffer tail = read(file, from, most);
        int[] found = IntStream.rangeClosed(0, most - BYTES)
                .filter(at -> tail.getInt(at) == SIGNATURE)
                .toArray();
        for (int at : found) {
            long end = from + at;
            long list = end - Integer.toUnsignedLong(tail.getInt(at + 12));
            if (begins(file, list, ENTRY) || begins(file, end - ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(FileChannel file, long position, int signature) throws IOException {
        return position >= 0 && read(file, position, 4).getInt(0) == signature;
    }

    /** The one at the very end of the file; empty where there is none, or it is of one part of several. */
    static Optional<ZipTail> of(FileChannel file) throws IOException {
        long start = file.size() - BYTES;
        if (start < 0) {
            return Optional.empty();
        }
        ByteBuffer tail = read(file, start, BYTES);
        boolean whole = tail.getInt(0) == SIGNATURE
                && tail.getInt(4) == 0
                && tail.getShort(8) == tail.getShort(10)
                && tail.getShort(20) == 0;
        ZipTail found = new ZipTail(
                Short.toUnsignedInt(tail.getShort(10)),
                Integer.toUnsignedLong(tail.getInt(16)),
                Integer.toUnsignedLong(tail.getInt(12)),
                start);
        return whole ? Optional.of(found) : Optional.empty();
    }

    /** Bytes of the file, zeros where it has none. */
    static ByteBuffer read(FileChannel file, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, position + bytes.position());
        }
        return bytes;
    }
}
