package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is lost, doubled or late of what was seen of an issue, its ticket comes to show what Jira shows. */
class ObservationsTest {
    private static final Instant OPENED = Instant.parse("2026-02-18T09:14:02Z");
    private static final IssueRef ISSUE = new IssueRef("10542", "SEC-204");
    private static final int CHANGES = 8;

    private final Ticket opened = new NewTicket(
                    new UserId(42),
                    Optional.empty(),
                    new IntegrationId(1),
                    ISSUE,
                    new Summary("XSS"),
                    Optional.empty(),
                    IssueType.BUG,
                    Priority.MEDIUM,
                    OPENED)
            .numbered(new TicketId(87));

    /**
     * A look at an issue that changes every ten seconds.
     *
     * @param asked so many seconds after it was opened
     * @param behind how many changes what answers does not know of yet, as a search index or another node of Jira's may not
     */
    record Look(int asked, int behind, Channel channel) {
        /** How often it had changed by then. */
        int changes() {
            return Math.max(0, Math.min(CHANGES, asked / 10) - behind);
        }

        Observation shown() {
            return new Observation.Shown(channel, at(asked), issueAfter(changes()));
        }
    }

    @Property
    void theEndShouldBeJirasWhateverIsLostDoubledOrLate(@ForAll("histories") List<Look> looks) {
        assertThat(afterAll(looks).status().name()).isEqualTo("Status " + CHANGES);
    }

    @Property
    void noStatusShouldRunBackwards(@ForAll("histories") List<Look> looks) {
        List<Instant> updates = new ArrayList<>();
        Ticket ticket = opened;
        for (Look look : looks) {
            ticket = ticket.after(look.shown());
            updates.add(ticket.seen().flatMap(Seen::updated).orElseThrow());
            assertThat(ticket.status().name())
                    .isEqualTo("Status "
                            + (updates.get(updates.size() - 1).getEpochSecond() - OPENED.getEpochSecond()) / 10);
        }
        assertThat(updates).isSorted();
    }

    @Property
    void whatWasDeletedShouldStayDeleted(@ForAll("histories") List<Look> looks, @ForAll boolean first) {
        Observation deleted = new Observation.NotShown(Channel.WEBHOOK, at(1_000), true);
        Ticket ticket = first
                ? looks.stream().map(Look::shown).reduce(opened.after(deleted), Ticket::after, (a, b) -> b)
                : afterAll(looks).after(deleted);
        assertThat(ticket.link().state()).isEqualTo(Link.State.DELETED);
    }

    @Property
    void whatIsSeenTwiceShouldChangeNothing(@ForAll("histories") List<Look> looks) {
        Ticket ticket = afterAll(looks);
        assertThat(looks).allSatisfy(look -> {
            Ticket again = ticket.after(look.shown());
            assertThat(again.status()).isEqualTo(ticket.status());
            assertThat(again.updatedAt()).isEqualTo(ticket.updatedAt());
        });
    }

    /** Looks in any order, at least one of which comes after the last change and knows of it. */
    @Provide
    Arbitrary<List<Look>> histories() {
        Arbitrary<Look> any = Combinators.combine(
                        Arbitraries.integers().between(0, 120),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Channel.values()))
                .as(Look::new);
        Arbitrary<Look> last =
                Arbitraries.integers().between(10 * CHANGES, 120).map(asked -> new Look(asked, 0, Channel.POLL));
        return Combinators.combine(any.list().ofMaxSize(20), last, Arbitraries.randoms())
                .as((looks, end, random) -> {
                    List<Look> all = new ArrayList<>(looks);
                    all.add(end);
                    Collections.shuffle(all, random);
                    return all;
                });
    }

    private Ticket afterAll(List<Look> looks) {
        Ticket ticket = opened;
        for (Look look : looks) {
            ticket = ticket.after(look.shown());
        }
        return ticket;
    }

    private static IssueSnapshot issueAfter(int changes) {
        return new IssueSnapshot(
                ISSUE,
                new TicketStatus("Status " + changes),
                Optional.empty(),
                Optional.of(at(10 * changes)),
                List.of(),
                List.of());
    }

    private static Instant at(int seconds) {
        return OPENED.plusSeconds(seconds);
    }
}
