package io.ticketbridge.content;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * Looks for what a viewer would run in a PDF: in the file, and in the object streams that are packed into it (ISO 32000-1,
 * 7.5.7). What cannot be read, as it is encrypted or packed in another way than writers do, counts as active. An object may be
 * anywhere, for readers go by a table of where each begins.
 */
final class PdfActivity {
    private static final int MOST_OBJECTS = 100_000;
    private static final long MOST_READ = 32L * 1024 * 1024;
    private static final long MOST_UNPACKED = 32L * 1024 * 1024;
    /** Most objects are short. */
    private static final int BUFFER_BYTES = 512;

    private static final int OBJ = 'o' << 16 | 'b' << 8 | 'j';
    private static final int LAST_THREE = 0xFFFFFF;

    private final PdfNames names = new PdfNames();
    private final List<Long> objects = new ArrayList<>();
    private boolean readable = true;
    private long read;
    private long unpacked;

    private PdfActivity() {}

    static boolean isIn(Path file) throws IOException {
        PdfActivity activity = new PdfActivity();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            activity.look(in);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            activity.unpack(channel);
        }
        return activity.names.active() || !activity.readable;
    }

    private void look(InputStream in) throws IOException {
        long position = 0;
        int last = 0;
        for (int one = in.read(); one >= 0; one = in.read()) {
            position++;
            last = last << 8 | one;
            names.next(one);
            // Behind the d of "endobj" none begins.
            if ((last & LAST_THREE) == OBJ && last >>> 24 != 'd' && objects.size() <= MOST_OBJECTS) {
                objects.add(position);
            }
        }
        names.end();
        readable = objects.size() <= MOST_OBJECTS;
    }

    private void unpack(FileChannel channel) throws IOException {
        for (int i = 0; i < objects.size() && readable && !names.active(); i++) {
            PdfStream stream = PdfStream.read(at(channel, objects.get(i)));
            read += stream.read();
            readable = stream.kind() != PdfStream.Kind.ODD && read <= MOST_READ;
            if (readable && stream.kind() == PdfStream.Kind.DEFLATED) {
                unpack(at(channel, objects.get(i) + stream.read()));
            }
        }
    }

    private void unpack(InputStream raw) throws IOException {
        skipEndOfLine(raw);
        try (InputStream inflated = new BufferedInputStream(new InflaterInputStream(raw))) {
            readable = lookAtObjects(inflated);
        } catch (ZipException | EOFException otherwisePacked) {
            readable = false;
        }
    }

    private static InputStream at(FileChannel channel, long position) throws IOException {
        return new BufferedInputStream(
                CloseShieldInputStream.wrap(Channels.newInputStream(channel.position(position))), BUFFER_BYTES);
    }

    /** They begin with their numbers. */
    private boolean lookAtObjects(InputStream objects) throws IOException {
        int one = objects.read();
        boolean begun = false;
        while (one >= 0 && unpacked <= MOST_UNPACKED) {
            if (!begun && one > ' ' && !Character.isDigit(one)) {
                return false;
            }
            begun |= one > ' ';
            unpacked++;
            names.next(one);
            one = objects.read();
        }
        names.end();
        return unpacked <= MOST_UNPACKED;
    }

    private static void skipEndOfLine(InputStream in) throws IOException {
        in.mark(3);
        int skipped = 0;
        for (int one = in.read(); skipped < 2 && (one == '\r' || one == '\n'); one = in.read()) {
            skipped++;
        }
        in.reset();
        in.skipNBytes(skipped);
    }
}
