package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.TestFiles;
import io.ticketbridge.usecase.SettleAudit;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done over the API, as the audit log tells it. */
final class AuditTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatIsDoneToATicketShouldBeToldWithWhoDidItUnderWhichKeyAndFromWhere() {
        api.openTicket(api.alice);
        api.post(api.bob, "/tickets/1/comments", "{\"comment\": \"Confirmed\"}");
        String comment =
                api.get(api.bob, "/tickets/1").data().at("/comments/0/id").asText();
        api.put(api.bob, "/tickets/1/comments/" + comment, "{\"comment\": \"Denied\"}");
        api.delete(api.bob, "/tickets/1/comments/" + comment);
        api.upload(api.alice, "/tickets/1/attachments", Multipart.file("a.png", TestFiles.png()));
        String file =
                api.get(api.alice, "/tickets/1").data().at("/attachments/0/id").asText();
        api.get(api.bob, "/tickets/1/attachments/" + file + "/preview");
        api.delete(api.alice, "/tickets/1");
        assertThat(events(AuditAction.KEY_USED))
                .containsExactly(
                        told(AuditAction.TICKET_CREATED, "alice", "SCYTALEIN-204"),
                        told(AuditAction.COMMENT_ADDED, "bob", comment),
                        told(AuditAction.COMMENT_EDITED, "bob", comment),
                        told(AuditAction.COMMENT_DELETED, "bob", comment),
                        told(AuditAction.ATTACHMENT_ADDED, "alice", file),
                        told(AuditAction.TICKET_DELETED, "alice", "SCYTALEIN-204"),
                        told(AuditAction.ATTACHMENT_READ, "bob", file));
    }

    @Test
    void whoeverAsksForWhatIsNotTheirsShouldBeToldOfAsWhoeverAsksForWhatIsNotThere() {
        api.openTicket(api.alice);
        api.get(api.mallory, "/tickets/1");
        api.get(api.mallory, "/tickets/2");
        api.delete(api.bob, "/tickets/1");
        api.get("", "/tickets/1/attachments/1/preview?signature=wrong");
        api.get(api.mallory, "/nothing");
        api.get(api.mallory, "/tickets/" + api.mallory);
        assertThat(events(AuditAction.KEY_USED, AuditAction.TICKET_CREATED, AuditAction.KEY_REFUSED))
                .extracting(AuditEvent::action, AuditEvent::user, AuditEvent::object)
                .containsExactly(
                        denied("mallory", "GET tickets/1"),
                        denied("mallory", "GET tickets/2"),
                        denied("bob", "DELETE tickets/1"),
                        denied("mallory", "GET tickets/…"));
    }

    /** Nothing bounds how often they ask, so what they ask for must not make the log longer. */
    @Test
    void whoeverTriesLinksWithoutAKeyShouldBeToldOfByTheirAddressAlone() {
        for (String ticket : List.of("1", "2", "x".repeat(400))) {
            api.send(HttpRequest.newBuilder(api.at("/tickets/" + ticket + "/attachments/1/preview?signature=wrong")));
        }
        assertThat(events())
                .containsExactly(
                        AuditEvent.of(AuditAction.ACCESS_DENIED, Origin.at("127.0.0.1"), "a link that opens nothing")
                                .happened(3));
    }

    @Test
    void aKeyThatIsNoneShouldBeToldOfByItsAddressAlone() {
        api.get("rk_nothing", "/tickets");
        api.get("rk_nothing", "/tickets");
        assertThat(events())
                .containsExactly(AuditEvent.of(AuditAction.KEY_REFUSED, Origin.at("127.0.0.1"), "")
                        .happened(2));
    }

    @Test
    void aKeyThatComesForTheFirstTimeInAWhileShouldBeToldOfOnce() {
        api.get(api.alice, "/tickets");
        api.get(api.alice, "/tickets");
        assertThat(events())
                .extracting(AuditEvent::action, AuditEvent::user, AuditEvent::times)
                .containsExactly(tuple(AuditAction.KEY_USED, Optional.of(api.aliceUser.id()), 1));
    }

    private Tuple denied(String who, String what) {
        return tuple(AuditAction.ACCESS_DENIED, api.accounts.findUser(who).map(User::id), what);
    }

    private AuditEvent told(AuditAction action, String who, String object) {
        return new AuditEvent(
                action,
                Optional.of(api.accounts.findUser(who).orElseThrow().id()),
                Origin.at("127.0.0.1")
                        .with(api.keys
                                .list(api.accounts.findUser(who).orElseThrow().id())
                                .get(0)
                                .id()),
                Optional.of(new TicketId(1)),
                object,
                1);
    }

    /** All of them but those that tell of one of these. */
    private List<AuditEvent> events(AuditAction... but) {
        new SettleAudit(api.trail).settle();
        return api.audit.after(0, 100).stream()
                .map(AuditRecord::event)
                .filter(event -> !List.of(but).contains(event.action()))
                .toList();
    }
}
