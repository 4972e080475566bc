package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.DataUtils;

/** Changes files of H2 as other releases of it would. */
final class H2Files {
    /** H2 keeps its header twice, in the first two blocks of this size. */
    private static final int BLOCK = 4096;

    private H2Files() {}

    /** Writes {@code format} into the file's header, with the checksum that belongs to it. */
    static void claimFormat(Path file, int format) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            channel.read(block, 0);
            String header = new String(block.array(), StandardCharsets.ISO_8859_1).trim();
            String fields = header.replaceAll(",fletcher:.*", "")
                    .replaceAll("format:[0-9a-f]+", "format:" + format)
                    .replaceAll("formatRead:[0-9a-f]+", "formatRead:" + format);
            byte[] bytes = fields.getBytes(StandardCharsets.ISO_8859_1);
            int checksum = DataUtils.getFletcher32(bytes, 0, bytes.length);
            String changed = fields + ",fletcher:" + Integer.toHexString(checksum) + "\n";
            for (long start : new long[] {0, BLOCK}) {
                channel.write(ByteBuffer.wrap(changed.getBytes(StandardCharsets.ISO_8859_1)), start);
            }
        }
    }
}
