package io.ticketbridge.domain;

import java.util.Locale;

/**
 * The name of an uploaded file, without any folder before it: 1 to 255 characters, any script, no control characters
 * and none that reorder text or stand for others, so that what a person reads is where it ends.
 */
public record FileName(String value) {
    public static final int MAX_LENGTH = 255;

    /** With which a name begins in mail (RFC 2047); whoever decodes it, as Jira may, sees another name and extension. */
    private static final String ENCODED_WORD = "=?";

    public FileName {
        value = withoutFolders(value).strip();
        Text.requireNotBlank("file", "File name", value);
        Text.requireOneLine("file", "File name", value);
        Text.requireStorable("file", "File name", value, MAX_LENGTH);
        if (value.codePoints().anyMatch(Text::reordersText)) {
            throw Refusal.Invalid.of("file", "invalid_characters", "File name must not contain direction overrides");
        }
        if (value.contains(ENCODED_WORD)) {
            throw Refusal.Invalid.of("file", "invalid_characters", "File name must not contain =?");
        }
    }

    /** What follows the last dot, in lower case; empty where there is none. */
    public String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutFolders(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
