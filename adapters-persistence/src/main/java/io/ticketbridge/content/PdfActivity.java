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
 * 7.5.7). What cannot be read, as it is encrypted or packed in another way than writers do, counts as active.
 */
final class PdfActivity {
    private static final int MOST_OBJECT_STREAMS = 5_000;
    private static final long MOST_UNPACKED = 32L * 1024 * 1024;
    private static final int LONGEST_DICTIONARY = 4 * 1024;
    private static final String KEYWORD = "stream";
    private static final String END = "endobj";

    private final PdfNames names = new PdfNames();
    private final List<Long> packed = new ArrayList<>();

    /** What has come of the dictionary of an object stream since its type; empty outside of one. */
    private final StringBuilder dictionary = new StringBuilder();

    private boolean readable = true;
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
        for (int one = in.read(); one >= 0; one = in.read()) {
            position++;
            int before = names.objectStreams();
            names.next(one);
            if (names.objectStreams() > before || dictionary.length() > 0) {
                lookInDictionary((char) one, position);
            }
        }
        names.end();
        readable = readable && dictionary.length() == 0;
    }

    /** Of an object stream: between its type and its data no string and no other object may pretend to be the data. */
    private void lookInDictionary(char one, long position) {
        dictionary.append(one);
        boolean pretends = one == '(' || one == '%' || endsWith(END) || dictionary.length() > LONGEST_DICTIONARY;
        boolean begins = !pretends && endsWith(KEYWORD) && !Character.isLetter(beforeKeyword());
        readable = readable && !pretends && packed.size() < MOST_OBJECT_STREAMS;
        if (begins && readable) {
            packed.add(position);
        }
        if (begins || !readable) {
            dictionary.setLength(0);
        }
    }

    private boolean endsWith(String word) {
        return dictionary.length() > word.length()
                && dictionary.indexOf(word, dictionary.length() - word.length()) >= 0;
    }

    private char beforeKeyword() {
        return dictionary.charAt(dictionary.length() - KEYWORD.length() - 1);
    }

    private void unpack(FileChannel channel) throws IOException {
        for (int i = 0; i < packed.size() && readable && !names.active(); i++) {
            InputStream raw = new BufferedInputStream(
                    CloseShieldInputStream.wrap(Channels.newInputStream(channel.position(packed.get(i)))));
            skipEndOfLine(raw);
            try (InputStream objects = new BufferedInputStream(new InflaterInputStream(raw))) {
                readable = lookAtObjects(objects);
            } catch (ZipException | EOFException otherwisePacked) {
                readable = false;
            }
        }
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
