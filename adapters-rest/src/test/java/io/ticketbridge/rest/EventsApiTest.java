package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.TicketStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsApiTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whoFollowsShouldBeToldWhatHappenedToATicket() {
        long id = api.openTicket(api.alice);
        api.post(api.alice, "/tickets/" + id + "/comments", "{\"comment\":\"Confirmed\"}");
        api.jira.move("10542", new TicketStatus("Done", Optional.of(StatusCategory.DONE)), Optional.of("Dana Lee"));
        api.get(api.alice, "/tickets/" + id);
        api.delete(api.alice, "/tickets/" + id);
        JsonNode told = read(api.alice, "");
        assertThat(told.path("end_of_stream").asBoolean()).isTrue();
        assertThat(told.path("events").findValuesAsText("event"))
                .containsExactly(
                        "ticket.created",
                        "comment.added",
                        "ticket.status_changed",
                        "ticket.assigned",
                        "ticket.closed",
                        "ticket.deleted");
        JsonNode moved = told.path("events").get(2);
        assertThat(moved.path("ticket_id").asLong()).isEqualTo(id);
        assertThat(moved.path("was").asText() + " " + moved.path("became").asText())
                .isEqualTo("TO DO Done");
        assertThat(moved.path("source").asText()).isEqualTo("read");
        assertThat(told.path("events").get(5).path("user_id").asLong())
                .isEqualTo(api.aliceUser.id().value());
        assertThat(told.toString()).doesNotContain("Confirmed", "Reflected XSS");
    }

    @Test
    void whoElseCommentsShouldBeToldToAdminsAlone() {
        long id = api.openTicket(api.alice);
        api.post(api.alice, "/tickets/" + id + "/comments", "{\"comment\":\"Confirmed\"}");
        long alice = api.aliceUser.id().value();
        assertThat(read(api.alice, "").at("/events/1/user_id").asLong()).isEqualTo(alice);
        assertThat(read(api.admin, "").at("/events/1/user_id").asLong()).isEqualTo(alice);
        assertThat(read(api.bob, "").at("/events/1/user_id").isNull()).isTrue();
        assertThat(read(api.bob, "").at("/events/0/user_id").asLong()).isEqualTo(alice);
    }

    @Test
    void whoGoesOnWithNextShouldSeeEachEventOnce() {
        String next = read(api.alice, "after=now").path("next").asText();
        for (int i = 0; i < 5; i++) {
            api.openTicket(api.alice);
            api.openTicket(api.bob);
        }
        List<String> seen = new ArrayList<>();
        boolean end = false;
        while (!end) {
            JsonNode page = read(api.alice, "limit=2&after=" + next);
            seen.add(String.join(" ", page.path("events").findValuesAsText("ticket_id")));
            next = page.path("next").asText();
            end = page.path("end_of_stream").asBoolean();
        }
        assertThat(seen).containsExactly("1 2", "3 4", "5 6", "7 8", "9 10");
        assertThat(read(api.alice, "after=" + next).path("events")).isEmpty();
    }

    @Test
    void whoSeesNoTicketShouldBeToldNothing() {
        api.openTicket(api.alice);
        assertThat(read(api.bob, "").path("events")).hasSize(1);
        assertThat(read(api.admin, "").path("events")).hasSize(1);
        JsonNode none = read(api.mallory, "");
        assertThat(none.path("events")).isEmpty();
        assertThat(none.path("end_of_stream").asBoolean()).isTrue();
    }

    @Test
    void whoComesAfterEventsAreGoneShouldBeToldToBeginAgain() {
        String next = read(api.alice, "").path("next").asText();
        api.openTicket(api.alice);
        api.events.settle(10);
        api.clock.advance(Duration.ofDays(31));
        api.events.forget(Duration.ofDays(30));
        Reply gone = api.get(api.alice, "/events?after=" + next);
        assertThat(gone.status() + " " + gone.code()).isEqualTo("410 events_gone");
        assertThat(gone.message()).contains("after=now");
        assertThat(read(api.alice, "after=now").path("events")).isEmpty();
        assertThat(read(api.alice, "").path("events")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=01",
                "after=NOW",
                "limit=0",
                "limit=101",
                "limit=a",
                "limit=1&limit=2"
            })
    void whatCannotBeMeantShouldBeRefusedByItsName(String query) {
        Reply refused = api.get(api.alice, "/events?" + query);
        assertThat(refused.status() + " " + refused.code()).isEqualTo("400 validation_failed");
        assertThat(refused.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    private JsonNode read(String key, String query) {
        api.events.settle(100);
        return api.get(key, "/events?" + query).data();
    }
}
