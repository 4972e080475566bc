package io.ticketbridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a caller proves itself with: {@code rk_}, 34 random characters of {@code [A-Za-z0-9]} (202 bits) and a checksum
 * of 6 (CRC-32 of what stands before it, in base 62, as GitHub's tokens have), so that a mistyped key is refused
 * without a look-up and a scanner can tell a leaked one. Keys with the legacy prefix {@code SCYTALE_} have no checksum.
 */
public final class ApiKey {
    private static final String PREFIX = "rk_";
    private static final int RANDOM_LENGTH = 34;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int HINT_LENGTH = 4;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern CURRENT = Pattern.compile(PREFIX + "[A-Za-z0-9]{40}");
    private static final Pattern LEGACY = Pattern.compile("SCYTALE_[\\x21-\\x7e]{8,128}");

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    public static ApiKey generate(SecureRandom random) {
        StringBuilder key = new StringBuilder(PREFIX);
        random.ints(RANDOM_LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(key::append);
        return new ApiKey(key.append(checksum(key.toString())).toString());
    }

    /** The key that {@code text} is, or empty where no such key can have been made. */
    public static Optional<ApiKey> parse(String text) {
        return isCurrent(text) || LEGACY.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** The key itself: to be shown once, and compared by its hash. */
    public String reveal() {
        return value;
    }

    public ApiKeyHash hash() {
        return ApiKeyHash.of(value);
    }

    /** The last characters, by which a person tells their keys apart. */
    public String hint() {
        return value.substring(value.length() - HINT_LENGTH);
    }

    @Override
    public String toString() {
        return "ApiKey[…" + hint() + "]";
    }

    private static boolean isCurrent(String text) {
        if (!CURRENT.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECKSUM_LENGTH;
        return checksum(text.substring(0, end)).equals(text.substring(end));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        while (digits.length() < CHECKSUM_LENGTH) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return digits.reverse().toString();
    }
}
