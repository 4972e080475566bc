package io.ticketbridge.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Who is connected to a port, from one address, as the kernel sees it: how many at a time, and for how long each. */
final class Guests implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** The kernel connects whoever knocks; whoever is one too many is hung up on only then. */
    private static final long A_WHILE = TimeUnit.SECONDS.toNanos(1);

    private static final String ESTABLISHED = "01";
    private static final int HEX = 16;

    private final String server;
    private final String address;
    private final Map<String, Long> cameAt = new HashMap<>();
    private final Thread watch = new Thread(this::watch, "guests");
    private Set<String> here = Set.of();
    private int mostAtOnce;
    private long longestNanos;
    private volatile boolean over;

    private Guests(int port, String address) {
        this.server = ":%04X".formatted(port);
        this.address = address;
    }

    /** @param address the last of the four numbers of a loopback address: 1 is 127.0.0.1 */
    static Guests at(int port, int address) {
        Guests guests = new Guests(port, "%02X00007F:".formatted(address));
        guests.watch.start();
        return guests;
    }

    synchronized int here() {
        return here.size();
    }

    /** Those left aside who were there for a moment. */
    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    /** How many there have been. */
    synchronized int inAll() {
        return cameAt.size();
    }

    /** How long whoever stayed longest was there. */
    synchronized Duration longest() {
        return Duration.ofNanos(longestNanos);
    }

    @Override
    public void close() {
        over = true;
    }

    private void watch() {
        while (!over) {
            try {
                look();
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            } catch (IOException | InterruptedException unseen) {
                throw new IllegalStateException(unseen);
            }
        }
    }

    private void look() throws IOException {
        Set<String> now = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(this::isGuest)
                        .forEach(row -> now.add(row[2]));
            }
        }
        note(now);
    }

    private synchronized void note(Set<String> now) {
        long time = System.nanoTime();
        here = now;
        int forAWhile = 0;
        for (String guest : now) {
            long stayed = time - cameAt.computeIfAbsent(guest, first -> time);
            longestNanos = Math.max(longestNanos, stayed);
            forAWhile += stayed >= A_WHILE ? 1 : 0;
        }
        mostAtOnce = Math.max(mostAtOnce, forAWhile);
    }

    /** The columns are a number, the near end, the far end and the state. */
    private boolean isGuest(String[] row) {
        return row.length > 3
                && row[1].endsWith(server)
                && row[2].substring(Math.max(0, row[2].length() - HEX + 3)).startsWith(address)
                && row[3].equals(ESTABLISHED);
    }
}
