package io.ticketbridge.rest;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part says of itself in {@code Content-Disposition}, in each way that clients write it: raw UTF-8, a backslash or
 * a percent escape before a quote (curl, browsers), or {@code filename*} (RFC 8187).
 */
record PartHeaders(Optional<String> name, Optional<String> filename) {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z*]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]+))");
    private static final Pattern BROWSERS_ESCAPE = Pattern.compile("%(22|0D|0A)", Pattern.CASE_INSENSITIVE);
    private static final String UTF_8_PREFIX = "utf-8'";

    static PartHeaders parse(String headers) {
        String disposition = headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .findFirst()
                .orElse("");
        Map<String, String> parameters = parameters(disposition);
        Optional<String> extended =
                Optional.ofNullable(parameters.get("filename*")).flatMap(PartHeaders::decoded);
        Optional<String> filename = extended.or(() -> Optional.ofNullable(parameters.get("filename")));
        return new PartHeaders(Optional.ofNullable(parameters.get("name")), filename.filter(name -> !name.isEmpty()));
    }

    private static Map<String, String> parameters(String disposition) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(disposition);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String value = quoted == null ? matcher.group(3) : unquoted(quoted);
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }

    /** A backslash escapes a quote or itself alone, for old browsers send paths with backslashes in them. */
    private static String unquoted(String quoted) {
        String plain = quoted.replaceAll("\\\\([\"\\\\])", "$1");
        return BROWSERS_ESCAPE
                .matcher(plain)
                .replaceAll(escape -> escape.group(1).equals("22") ? "\"" : " ");
    }

    private static Optional<String> decoded(String extended) {
        int text = extended.indexOf('\'', UTF_8_PREFIX.length());
        if (!extended.toLowerCase(Locale.ROOT).startsWith(UTF_8_PREFIX) || text < 0) {
            return Optional.empty();
        }
        try {
            String encoded = extended.substring(text + 1).replace("+", "%2B");
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
