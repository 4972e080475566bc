package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.EventJson;
import io.ticketbridge.rest.json.Json;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Events as they come, as a browser's {@code EventSource} takes them (HTML standard, section 9.2). It says where it is also where nothing
 * happened that its reader may see, so that whoever comes again goes on from there. It ends when its reader is gone or may not ask any more,
 * when the server stops, and after a few minutes anyway: then its reader comes again, maybe to another node.
 */
final class EventStream implements StreamingOutput {
    /** Within what {@link SocketLimits} gives an answer. */
    static final Duration LONGEST = Duration.ofMinutes(4);

    /** Proxies take what is silent for a minute, some for half of one, to be dead. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** As often as events get their places. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Jersey lets go of nothing, flushed or not, before it has gathered this much ({@code OUTBOUND_CONTENT_LENGTH_BUFFER}). */
    private static final int GATHERED = 8_192;

    private static final String BEGINNING = ":" + " ".repeat(GATHERED) + "\nretry: 2000\n";
    private static final String STILL_HERE = ":\n\n";

    private final EventPage first;
    private final Function<EventPlace, EventPage> following;
    private final BooleanSupplier isOver;
    private final Runnable leave;

    /**
     * @param first what is told at once
     * @param following what follows a place, for a reader who may ask; a refusal is the end
     * @param isOver whether the end has come for another reason
     * @param leave is told when it has ended
     */
    EventStream(EventPage first, Function<EventPlace, EventPage> following, BooleanSupplier isOver, Runnable leave) {
        this.first = first;
        this.following = following;
        this.isOver = isOver;
        this.leave = leave;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try {
            send(out, BEGINNING + told(first, Optional.empty()));
            follow(out);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Refusal toldWhenTheyComeAgain) {
            // There is no other way to say so in the midst of an answer.
        } finally {
            leave.run();
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long spoke = began;
        EventPage last = first;
        while (!isOver.getAsBoolean() && !isPast(began, LONGEST)) {
            if (last.end()) {
                Thread.sleep(LOOK.toMillis());
            }
            EventPage page = following.apply(last.next());
            String news = told(page, Optional.of(last.next()));
            if (!news.isEmpty() || isPast(spoke, SILENCE)) {
                send(out, news.isEmpty() ? STILL_HERE : news);
                spoke = System.nanoTime();
            }
            last = page;
        }
    }

    private static boolean isPast(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    /** Nothing where the place is still the one that was told. */
    private static String told(EventPage page, Optional<EventPlace> before) {
        StringBuilder news = new StringBuilder();
        Optional<EventPlace> place = before;
        for (Event event : page.events()) {
            news.append("id: ").append(event.place());
            news.append("\nevent: ").append(event.what().kind().word());
            news.append("\ndata: ").append(Json.text(EventJson.from(event))).append("\n\n");
            place = Optional.of(event.place());
        }
        if (!place.equals(Optional.of(page.next()))) {
            news.append("id: ").append(page.next()).append("\n\n");
        }
        return news.toString();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
