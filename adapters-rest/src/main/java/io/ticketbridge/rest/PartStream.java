package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.fileupload2.core.MultipartInput;

/** The content of the only part. At its end the body must end too, or the reader is refused. */
final class PartStream extends InputStream {
    private final MultipartInput multipart;
    private final InputStream content;
    private boolean ended;

    PartStream(MultipartInput multipart) {
        this.multipart = multipart;
        this.content = multipart.newInputStream();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = readContent(buffer, offset, length);
        if (read < 0) {
            ended = true;
            endBody();
        }
        return read;
    }

    private int readContent(byte[] buffer, int offset, int length) {
        try {
            return content.read(buffer, offset, length);
        } catch (IOException noClosingBoundary) {
            throw MultipartUpload.malformed();
        }
    }

    private void endBody() {
        boolean another;
        try {
            another = multipart.readBoundary();
        } catch (IOException noClosingBoundary) {
            throw MultipartUpload.malformed();
        }
        if (another) {
            throw Refusal.Invalid.of("file", "too_many", "Send exactly one part, file");
        }
    }
}
