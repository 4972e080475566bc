package io.ticketbridge.content;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file from its first byte to its last, by the numbers that formats are made of; whoever asks beyond its end is refused. */
final class FileBytes implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream in;
    private final long size;
    private long position;

    private FileBytes(InputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    static FileBytes of(Path file) throws IOException {
        return new FileBytes(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), Files.size(file));
    }

    long size() {
        return size;
    }

    long position() {
        return position;
    }

    boolean isAtEnd() {
        return position == size;
    }

    int u8() throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException();
        }
        position++;
        return one;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    int u16LittleEndian() throws IOException {
        return u8() | u8() << 8;
    }

    int u24LittleEndian() throws IOException {
        return u16LittleEndian() | u8() << 16;
    }

    long u32LittleEndian() throws IOException {
        return u16LittleEndian() | (long) u16LittleEndian() << 16;
    }

    String ascii(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        position += length;
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws IOException {
        if (count < 0 || count > size - position) {
            throw new EOFException();
        }
        in.skipNBytes(count);
        position += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
