package io.ticketbridge.content;

import java.util.Locale;
import java.util.regex.Pattern;

/** Style sheets, looked at for what would fetch or run something; an escape may hide any of it, so none is harmless. */
final class Css {
    /** Far more than drawings need; what is longer counts as active, so that memory stays bounded. */
    private static final int MAX_LENGTH = 512 * 1024;

    private static final Pattern ACTIVE = Pattern.compile("@import|javascript:|-moz-binding|image-set|\\\\"
            + "|\\b(expression|src|image)\\s*+\\("
            + "|(?<![-\\w])behavior\\s*+:"
            + "|url\\s*+\\(\\s*+(?![\"']?\\s*+(#|data:image/(png|jpeg|gif|webp)[;,]))");

    private final StringBuilder sheet = new StringBuilder();

    static boolean isActive(CharSequence css) {
        return ACTIVE.matcher(css.toString().toLowerCase(Locale.ROOT)).find();
    }

    void append(String piece) {
        if (sheet.length() <= MAX_LENGTH) {
            sheet.append(piece);
        }
    }

    boolean active() {
        return sheet.length() > MAX_LENGTH || isActive(sheet);
    }
}
