package io.ticketbridge.rest;

import io.ticketbridge.domain.FileName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code Content-Disposition} for any name, on one line (RFC 6266, with the name in UTF-8 as RFC 8187 encodes it). */
final class ContentDisposition {
    private static final String ATTRIBUTE_CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

    private ContentDisposition() {}

    static String of(String disposition, String filename) {
        String harmless = harmless(filename);
        return disposition + "; filename=\"" + plain(harmless) + "\"; filename*=UTF-8''" + encoded(harmless);
    }

    /** Without what would not show, or would show the name in another order than it ends in; as long as a name may be. */
    private static String harmless(String filename) {
        StringBuilder harmless = new StringBuilder();
        filename.codePoints().limit(FileName.MAX_LENGTH).forEach(point -> {
            boolean odd = Character.isISOControl(point) || reordersText(point) || isHalf(point);
            harmless.appendCodePoint(odd ? '_' : point);
        });
        return harmless.toString();
    }

    private static boolean reordersText(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /**
     * For old readers: what is not plain ASCII, or means something in a quoted string, a path or an encoded word (RFC 2047),
     * which readers of mail would take for another name, becomes a line.
     */
    private static String plain(String filename) {
        StringBuilder plain = new StringBuilder();
        filename.codePoints().forEach(point -> {
            boolean safe = point >= 0x20 && point < 0x7f && "\"\\/;%?".indexOf(point) < 0;
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
