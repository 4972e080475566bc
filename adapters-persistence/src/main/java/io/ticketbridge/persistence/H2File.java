package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file of a stopped H2 says of itself: its first block tells in which block the last chunk is, and that with how many more
 * (<a href="https://h2database.com/html/mvstore.html#fileFormat">MVStore, File Format</a>). Where the file ends before, H2 takes what
 * is left for the whole, which may be an empty database, and writes over the rest. While H2 runs, or after it was killed, the first block says
 * nothing of the kind, and what is missing is H2's to find out.
 */
final class H2File {
    private static final int BLOCK = 4_096;
    private static final int TEXT = 256;
    private static final Pattern STOPPED = Pattern.compile("block:([0-9a-f]{1,12}),.*clean:1,", Pattern.DOTALL);
    private static final Pattern CHUNK = Pattern.compile("^chunk:[0-9a-f]+,.*?len:([0-9a-f]{1,8}),", Pattern.DOTALL);

    private H2File() {}

    /** Whether its end is missing, as of a copy that was broken off. */
    static boolean isCutOff(Path file) {
        if (!Files.isReadable(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            Matcher stopped = STOPPED.matcher(text(channel, 0));
            return stopped.find() && channel.size() < end(channel, Long.parseLong(stopped.group(1), 16));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Where the chunk that begins in this block ends: in it, where nothing says more. */
    private static long end(FileChannel channel, long block) throws IOException {
        Matcher chunk = CHUNK.matcher(text(channel, block * BLOCK));
        long blocks = chunk.find() ? Long.parseLong(chunk.group(1), 16) : 1;
        return (block + blocks) * BLOCK;
    }

    /** The beginning of a block, as far as there is one. */
    private static String text(FileChannel channel, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TEXT);
        int length = channel.read(bytes, position);
        return new String(bytes.array(), 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    }
}
