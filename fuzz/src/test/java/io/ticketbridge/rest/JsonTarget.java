package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.fuzz.Target;
import io.ticketbridge.rest.json.IntegrationFormJson;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.NewCommentJson;
import io.ticketbridge.rest.json.NewTicketJson;
import io.ticketbridge.usecase.CreateTicket;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bodies in JSON, as each form that the API takes. What is let in ends where it ends. */
public final class JsonTarget implements Target {
    private static final JsonBodyReader READER = new JsonBodyReader();

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "{}",
                        "[]",
                        "{\"summary\": \"XSS in \\\"login\\\"\", \"description\": null, \"issue_type\": \"Task\"}",
                        "{\"summary\": \"a\", \"summary\": \"b\"}",
                        "{\"comment\": \"Confirmed \\uD83D\\uDC1E\\n\"}",
                        "{\"provider\": \"jira\", \"name\": \"Red\", \"base_url\": \"https://a.atlassian.net\", \"team_id\": 1,"
                                + " \"credentials\": {\"email\": \"a@b.example\", \"api_token\": \"x\"}, \"config\": {\"project_key\":"
                                + " \"SEC\", \"labels\": [\"a\"], \"issue_type_map\": {\"Bug\": \"Fault\"}, \"inbound_secret\": \"y\"},"
                                + " \"active\": true, \"sync_inbound\": false}",
                        "{\"credentials\": {\"token\": \"********\"}, \"config\": {\"close_transition\": \"Done\"}}",
                        "{\"a\": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}",
                        "{\"a\": 1e400, \"b\": -0.0, \"c\": 123456789012345678901234567890}",
                        "\ufeff{}",
                        "{} {}")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        body(input).ifPresent(body -> assertThat(body(more(input)).isPresent())
                .as("whether a body with more behind it is let in")
                .isFalse());
        form(input, JsonTarget::ticket);
        form(input, NewCommentJson::read);
        form(input, IntegrationFormJson::readNew);
        form(input, IntegrationFormJson::readChange);
    }

    private static void ticket(JsonBody body) {
        CreateTicket.Command command = NewTicketJson.read(body, Optional.empty());
        assertThat(command.summary().value()).isNotBlank().hasSizeLessThan(256).doesNotContain("\n", "\0");
    }

    private static void form(byte[] input, Consumer<JsonBody> form) {
        try {
            body(input).ifPresent(form);
        } catch (Refusal.Invalid refused) {
            assertThat(refused.violations()).isNotEmpty();
        }
    }

    private static Optional<JsonBody> body(byte[] input) {
        try {
            return Optional.of(READER.readFrom(
                    JsonBody.class,
                    JsonBody.class,
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE,
                    new MultivaluedHashMap<>(),
                    new ByteArrayInputStream(input)));
        } catch (BadRequest | Refusal.Invalid refused) {
            assertThat(refused).hasMessageNotContainingAny("Exception", "com.fasterxml");
            return Optional.empty();
        }
    }

    private static byte[] more(byte[] input) {
        byte[] more = Arrays.copyOf(input, input.length + 1);
        more[input.length] = '1';
        return more;
    }
}
