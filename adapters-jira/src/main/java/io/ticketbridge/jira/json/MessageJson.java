package io.ticketbridge.jira.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WebhookMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook is sent: an event as {@code GET /events} shows it, or a ping. */
public record MessageJson(
        String id,
        String event,
        String at,
        @Nullable Long ticketId,
        @Nullable String jiraIssueKey,
        long integrationId,
        @Nullable Long teamId,
        @Nullable Long userId,
        @Nullable String was,
        @Nullable String became,
        @Nullable String objectId,
        @Nullable String source) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static byte[] bytes(WebhookMessage message) {
        Object body = message.event().<Object>map(MessageJson::from).orElseGet(() -> ping(message.at()));
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException textsAndNumbers) {
            throw new IllegalStateException(textsAndNumbers);
        }
    }

    private static Map<String, String> ping(Instant at) {
        return Map.of("event", WebhookMessage.PING, "at", TIME.format(at));
    }

    private static MessageJson from(Event event) {
        EventSubject subject = event.subject();
        Happening what = event.what();
        return new MessageJson(
                event.place().toString(),
                what.kind().word(),
                TIME.format(event.at()),
                number(subject.ticket().map(TicketId::value)),
                subject.issueKey().orElse(null),
                subject.integration().value(),
                number(subject.team().map(TeamId::value)),
                number(what.by().map(UserId::value)),
                what.was().orElse(null),
                what.became().orElse(null),
                what.object().orElse(null),
                what.cause().channel().map(Channel::word).orElse(null));
    }

    private static @Nullable Long number(Optional<Long> id) {
        return id.orElse(null);
    }
}
