package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/** A file of H2 that does as another does, but for what a subclass changes. */
class ForwardingFile extends FileBase {
    private final FileChannel written;

    ForwardingFile(FileChannel written) {
        this.written = written;
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        written.force(metaData);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return written.read(to);
    }

    @Override
    public synchronized int read(ByteBuffer to, long position) throws IOException {
        return written.read(to, position);
    }

    /** Called before anything is written; what it throws is what the disk answers. */
    void beforeWrite() throws IOException {}

    @Override
    public int write(ByteBuffer from) throws IOException {
        beforeWrite();
        return written.write(from);
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
        beforeWrite();
        return written.write(from, position);
    }

    @Override
    public long position() throws IOException {
        return written.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        written.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return written.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        written.truncate(size);
        return this;
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return written.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        written.close();
    }
}
