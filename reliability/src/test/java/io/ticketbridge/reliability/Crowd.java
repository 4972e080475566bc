package io.ticketbridge.reliability;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Many who each say something at once, and then a bit more every so often or take in a byte of what they are answered, for as
 * long as they are let.
 */
final class Crowd implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final List<Wire> members = new CopyOnWriteArrayList<>();
    private final Callable<Wire> door;
    private final int count;
    private final String first;
    private final String drip;
    private final Duration pause;
    private final Thread mind = new Thread(this::behave, "crowd");
    private volatile boolean over;

    private Crowd(int count, Callable<Wire> door, String first, String drip, Duration pause) {
        this.count = count;
        this.door = door;
        this.first = first;
        this.drip = drip;
        this.pause = pause;
    }

    /** They drip this; nothing: they take in a byte. */
    static Crowd of(int count, Callable<Wire> door, String first, String drip, Duration pause) {
        Crowd crowd = new Crowd(count, door, first, drip, pause);
        crowd.mind.start();
        return crowd;
    }

    @Override
    public void close() throws IOException {
        over = true;
        mind.interrupt();
        for (Wire each : members) {
            each.close();
        }
    }

    private void behave() {
        for (int i = 0; i < count && !over; i++) {
            enter();
        }
        while (!over) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException enough) {
                return;
            }
            members.forEach(this::goOn);
        }
    }

    private void enter() {
        try {
            Wire wire = door.call();
            members.add(wire);
            wire.say(first);
        } catch (Exception notLetIn) {
            return;
        }
    }

    private void goOn(Wire wire) {
        try {
            if (drip.isEmpty()) {
                wire.hearOne(A_MOMENT);
            } else {
                wire.say(drip);
            }
        } catch (SocketTimeoutException nothingYet) {
            return;
        } catch (IOException hungUpOn) {
            return;
        }
    }
}
