package io.ticketbridge.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body, written by hand so that it can be wrong. */
final class Multipart {
    static final String BOUNDARY = "----boundary-of-the-tests";
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A whole body with one part, {@code file}. */
    static Multipart file(String filename, byte[] content) {
        return new Multipart()
                .part("form-data; name=\"file\"; filename=\"" + filename + "\"", content)
                .end();
    }

    Multipart part(String disposition, byte[] content) {
        return write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition
                        + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                .write(content)
                .write("\r\n");
    }

    Multipart end() {
        return write("--" + BOUNDARY + "--\r\n");
    }

    Multipart write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    Multipart write(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return body.toByteArray();
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }
}
