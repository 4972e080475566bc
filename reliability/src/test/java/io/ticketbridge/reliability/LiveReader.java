package io.ticketbridge.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A program that follows the stream of events, and comes again to another node where one is gone, as a browser does. */
final class LiveReader implements AutoCloseable {
    private final List<SdkClient> nodes;
    private final Thread thread;
    private final List<Long> told = new ArrayList<>();
    private volatile String last;
    private volatile boolean closed;

    private LiveReader(List<SdkClient> nodes, String place) {
        this.nodes = nodes;
        this.last = place;
        this.thread = new Thread(this::follow, "live-reader");
    }

    /** @param place after which it begins */
    static LiveReader start(List<SdkClient> nodes, String place) {
        LiveReader reader = new LiveReader(nodes, place);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /** The events' places, in the order in which they came. */
    List<Long> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void follow() {
        int turn = 0;
        while (!closed) {
            try {
                read(nodes.get(turn % nodes.size()).stream("/events/stream", last));
            } catch (IOException | IllegalStateException gone) {
                turn++;
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void read(HttpResponse<Stream<String>> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The stream is answered with " + answer.statusCode());
        }
        try (Stream<String> lines = answer.body()) {
            String place = last;
            boolean isEvent = false;
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                place = line.startsWith("id: ") ? line.substring(4) : place;
                isEvent |= line.startsWith("data: ");
                if (line.isEmpty()) {
                    take(place, isEvent);
                    isEvent = false;
                }
            }
        } catch (UncheckedIOException cutOff) {
            throw new IllegalStateException(cutOff);
        }
    }

    private void take(String place, boolean isEvent) {
        last = place;
        if (isEvent) {
            synchronized (told) {
                told.add(Long.valueOf(place));
            }
        }
    }
}
