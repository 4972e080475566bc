package io.ticketbridge.content;

/** How large a picture may be: whoever shows it has to hold four bytes of each pixel in memory. */
final class Pixels {
    private static final long MOST = 50_000_000;

    private Pixels() {}

    static boolean areFew(long width, long height) {
        return width > 0 && height > 0 && width * height <= MOST;
    }
}
