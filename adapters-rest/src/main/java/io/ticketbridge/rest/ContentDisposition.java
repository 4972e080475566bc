package io.ticketbridge.rest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code Content-Disposition} for any name, on one line (RFC 6266, with the name in UTF-8 as RFC 8187 encodes it). */
final class ContentDisposition {
    private static final String ATTRIBUTE_CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

    private ContentDisposition() {}

    static String of(String disposition, String filename) {
        return disposition + "; filename=\"" + plain(filename) + "\"; filename*=UTF-8''" + encoded(filename);
    }

    /** For old readers: what is not plain ASCII, or means something in a quoted string or a path, becomes a line. */
    private static String plain(String filename) {
        StringBuilder plain = new StringBuilder();
        filename.codePoints().forEach(point -> {
            boolean safe = point >= 0x20 && point < 0x7f && "\"\\/;%".indexOf(point) < 0;
            plain.append(safe ? (char) point : '_');
        });
        return plain.toString();
    }

    private static String encoded(String filename) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : filename.getBytes(StandardCharsets.UTF_8)) {
            boolean safe = one > 0 && ATTRIBUTE_CHARACTERS.indexOf(one) >= 0;
            encoded.append(safe ? String.valueOf((char) one) : String.format(Locale.ROOT, "%%%02X", one & 0xff));
        }
        return encoded.toString();
    }
}
