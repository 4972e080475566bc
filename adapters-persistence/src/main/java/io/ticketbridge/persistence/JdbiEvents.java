package io.ticketbridge.persistence;

import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Events;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Events as rows of {@code events}. Whoever gives them their places holds the one row of {@code event_places}, and gives them only to
 * what is committed: so whatever is committed later comes later, and whoever reads up to the last place has missed nothing.
 */
public final class JdbiEvents implements Events {
    private static final int AT_A_TIME = 500;
    private static final String PLACES = "select numbered, forgotten from event_places where id = 1";
    private static final String UNNUMBERED = "select id from events where number is null order by id limit :most";

    /** What {@link io.ticketbridge.domain.EventPolicy} says. */
    private static final String SEEN = "(owner_id = :me or team_id in (<teams>)"
            + " or (:admin = true and (ticket_id is not null or team_id is not null)))";

    private static final String EXPIRED = "select number from events where number is not null and written_at <"
            + " current_timestamp - " + Spans.of("age") + " order by number limit " + AT_A_TIME;

    private record Places(long numbered, long forgotten) {}

    private final Database database;
    /** Up to where no power cut undoes what was committed. */
    private final AtomicLong sure = new AtomicLong();

    public JdbiEvents(Database database) {
        this.database = database;
    }

    /** Looks first, so that an idle server writes nothing. */
    @Override
    public int settle(int most) {
        boolean idle = database.reading(handle -> unnumbered(handle, 1)).isEmpty();
        return idle ? 0 : database.durably(handle -> number(handle, most));
    }

    /** What is kept no more is looked at last, for it may go meanwhile. */
    @Override
    public Optional<EventPage> read(Viewer viewer, EventsFrom from, int most) {
        Optional<EventPage> page = database.reading(handle -> {
            Places before = places(handle);
            long after = number(from, before);
            EventPage found = page(before, after, find(handle, viewer, after, before.numbered(), most + 1), most);
            boolean gone = from instanceof EventsFrom.After
                    && (after < places(handle).forgotten() || after > before.numbered());
            return gone ? Optional.empty() : Optional.of(found);
        });
        page.ifPresent(this::makeSure);
        return page;
    }

    @Override
    public void forget(Duration age) {
        while (forgetSome(age) == AT_A_TIME) {
            // The next ones; one who writes to H2 keeps all others waiting.
        }
    }

    private int forgetSome(Duration age) {
        List<Long> expired = database.reading(handle ->
                handle.createQuery(EXPIRED).bind("age", age).mapTo(Long.class).list());
        if (!expired.isEmpty()) {
            forgetUpTo(expired.get(expired.size() - 1));
        }
        return expired.size();
    }

    private void forgetUpTo(long number) {
        database.durably(handle -> {
            handle.execute("update event_places set forgotten = greatest(forgotten, ?) where id = 1", number);
            return handle.execute("delete from events where number <= ?", number);
        });
    }

    /** A place that was told and then undone by a power cut would be given to another event. */
    private void makeSure(EventPage page) {
        long told = page.next().number();
        if (told > sure.get()) {
            database.harden();
            sure.accumulateAndGet(told, Math::max);
        }
    }

    private static int number(Handle handle, int most) {
        long last = handle.createQuery(PLACES + " for update")
                .map((row, context) -> row.getLong("numbered"))
                .one();
        List<Long> ids = unnumbered(handle, most);
        if (ids.isEmpty()) {
            return 0;
        }
        PreparedBatch batch = handle.prepareBatch("update events set number = :number where id = :id");
        for (long id : ids) {
            batch.bind("id", id).bind("number", ++last).add();
        }
        batch.execute();
        handle.execute("update event_places set numbered = ? where id = 1", last);
        return ids.size();
    }

    private static List<Long> unnumbered(Handle handle, int most) {
        return handle.createQuery(UNNUMBERED)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    private static Places places(Handle handle) {
        return handle.createQuery(PLACES)
                .map((row, context) -> new Places(row.getLong("numbered"), row.getLong("forgotten")))
                .one();
    }

    private static long number(EventsFrom from, Places places) {
        if (from instanceof EventsFrom.After after) {
            return after.place().number();
        }
        return from instanceof EventsFrom.Now ? places.numbered() : places.forgotten();
    }

    private static List<Event> find(Handle handle, Viewer viewer, long after, long last, int most) {
        if (after >= last) {
            return List.of();
        }
        // No row has the number 0, so it stands for "none" where a list must not be empty.
        List<Long> teams = Stream.concat(
                        Stream.of(0L), viewer.teams().keySet().stream().map(team -> team.value()))
                .toList();
        return handle.createQuery("select " + EventRows.COLUMNS
                        + " from events where number > :after and number <= :last and " + SEEN
                        + " order by number limit :most")
                .bindList("teams", teams)
                .bind("after", after)
                .bind("last", last)
                .bind("me", viewer.id().value())
                .bind("admin", viewer.isAdmin())
                .bind("most", most)
                .map(EventRows::event)
                .list();
    }

    /** Where nothing follows, what the viewer may not see is passed over. */
    private static EventPage page(Places places, long after, List<Event> found, int most) {
        if (found.size() <= most) {
            return new EventPage(found, new EventPlace(Math.max(after, places.numbered())), true);
        }
        List<Event> shown = found.subList(0, most);
        return new EventPage(shown, shown.get(most - 1).place(), false);
    }
}
