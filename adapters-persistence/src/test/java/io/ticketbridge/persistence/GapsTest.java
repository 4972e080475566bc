package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.UserId;
import java.time.Clock;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With stretches so short that there are many of each size. */
class GapsTest {
    private static final int BITS = 2;
    private static final int LAST = 150;

    private final Gaps gaps = new Gaps(BITS);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 75, 140, LAST})
    void aPlaceShouldHaveSoManyBeforeIt(int removed) {
        try (Database database = Databases.h2()) {
            UserId alice = new JdbiAccounts(database, Clock.systemUTC())
                    .addUser("alice", "alice@example.com", Role.USER)
                    .id();
            NavigableSet<Long> left = new TreeSet<>();
            for (long number = 1; number <= LAST; number++) {
                left.add(number);
            }
            Random random = new Random(removed);
            while (left.size() > LAST - removed) {
                long number = 1L + random.nextInt(LAST);
                if (left.remove(number)) {
                    database.quickly(handle -> {
                        gaps.add(handle, alice, number);
                        return number;
                    });
                }
            }
            for (int before = 0; before <= left.size() + 1; before++) {
                assertPlace(database, alice, left, before);
            }
        }
    }

    private void assertPlace(Database database, UserId alice, NavigableSet<Long> left, int before) {
        Gaps.Place place = database.reading(handle -> gaps.after(handle, alice, LAST, before));
        assertThat(place.skipped()).isLessThan(1 << BITS);
        assertThat(left.headSet(place.number(), true).descendingSet().stream()
                        .skip(place.skipped())
                        .findFirst())
                .as("after %d", before)
                .isEqualTo(left.descendingSet().stream().skip(before).findFirst());
    }
}
