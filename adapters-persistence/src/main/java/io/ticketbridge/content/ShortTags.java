package io.ticketbridge.content;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The characters of an XML file that has neither a tag, nor a text between two, of more than {@value #MOST} characters: the JDK's
 * parser keeps several copies of each.
 */
final class ShortTags extends FilterReader {
    static final int MOST = 1024 * 1024;

    private int sinceATag;

    ShortTags(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        int read = super.read(characters, offset, length);
        for (int i = offset; i < offset + read; i++) {
            sinceATag = characters[i] == '<' ? 0 : sinceATag + 1;
            if (sinceATag > MOST) {
                throw new IOException("A tag without end");
            }
        }
        return read;
    }
}
