package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryContentInspector;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIntents;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many want to see files at once, and few are fetched and looked at at a time. */
@Timeout(30)
class PreviewAttachmentTest {
    private static final Caller LISTENING = () -> true;
    private static final int MANY = 3 * PreviewAttachment.AT_ONCE;

    private final Clock clock = Clock.systemUTC();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final InMemoryAttachmentStore attachments = new InMemoryAttachmentStore(tickets, accounts);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryIssueTracker jira = new InMemoryIssueTracker(clock);
    private final Connections connections =
            new Connections(integrations, new InMemoryIssueTrackers(jira), Patience.usual());
    private final InMemoryIntents intents = new InMemoryIntents(tickets, comments, attachments, audit, clock);
    private final Settling settling = new Settling(connections, intents, accounts, Patience.usual(), clock);
    private final PreviewLinks links = new PreviewLinks(() -> List.of(new SecretKeySpec(new byte[32], "Hmac")), clock);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final Viewer viewer = new Viewer(alice, Map.of(), Optional.empty(), Origin.HERE);

    private final AtomicInteger lookedAt = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(PreviewAttachment.AT_ONCE);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void fewFilesShouldBeFetchedAtATimeAndAllBeServed() throws Exception {
        PreviewAttachment previews = new PreviewAttachment(
                connections,
                tickets,
                new TicketSync(connections, tickets, comments, attachments, accounts, clock),
                accounts,
                attachments,
                this::inspect,
                links,
                new AuditTrail(audit));
        Ticket ticket = ticket();
        Attachment file = file(ticket);
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        List<Future<OptionalLong>> wanted = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            wanted.add(threads.submit(() -> size(previews.preview(viewer, ticket.id(), file.id()))));
        }
        full.await();
        goOn.countDown();
        for (Future<OptionalLong> each : wanted) {
            assertThat(each.get()).hasValue(TestFiles.png().length);
        }
        threads.shutdown();
        assertThat(most.get()).isEqualTo(PreviewAttachment.AT_ONCE);
    }

    /** Whoever has theirs lets the next one in. */
    private static OptionalLong size(Preview preview) {
        try (preview) {
            return preview.size();
        }
    }

    private ContentInspector.InspectedFile inspect(InputStream content, long limit) {
        most.accumulateAndGet(lookedAt.incrementAndGet(), Math::max);
        full.countDown();
        try {
            goOn.await();
            return new InMemoryContentInspector().inspect(content, limit);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            lookedAt.decrementAndGet();
        }
    }

    private Ticket ticket() {
        integrations.add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice.id())));
        CreateTicket.Command command =
                new CreateTicket.Command(Fixtures.SUMMARY, Optional.empty(), IssueType.BUG, Optional.empty());
        return new CreateTicket(connections, settling)
                .create(viewer, command, LISTENING)
                .answer();
    }

    private Attachment file(Ticket ticket) {
        AttachFile.Command command = new AttachFile.Command(
                new FileName("a.png"), new ByteArrayInputStream(TestFiles.png()), Optional.empty());
        return new AttachFile(tickets, attachments, settling, new InMemoryContentInspector(), ActiveSvg.REFUSE, links)
                .attach(viewer, ticket.id(), command, LISTENING)
                .answer()
                .attachment();
    }
}
