package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A server beside the simplest model of it: what one user, who was told of each step's end, expects to find. Whatever ended in
 * no answer may have been done or not, and nothing more.
 */
final class World {
    /** What the user knows of a ticket. */
    private static final class Known {
        private final String summary;
        private final List<String> comments = new ArrayList<>();
        private final List<String> unsureComments = new ArrayList<>();

        Known(String summary) {
            this.summary = summary;
        }
    }

    /** Something that a user was told of. */
    private record Told(long ticket, String comment) {}

    /** What the user knows of a key. */
    private record Keyed(String summary, Optional<Long> ticket) {}

    private final Stage stage;
    private final SdkClient client;
    private final JiraSandbox jira;
    private final Map<Long, Known> tickets = new TreeMap<>();
    private final Map<String, Keyed> keys = new HashMap<>();
    private final List<String> unsure = new ArrayList<>();
    /** The last step, if it made something that was told of: {@code ticket} alone, or with the text of a comment. */
    private Optional<Told> last = Optional.empty();
    /** Whoever is killed between an answer and the note that it is out gives it once more, however much later it is asked for. */
    private final Set<Told> perhapsAgain = new HashSet<>();

    World(Stage stage) {
        this.stage = stage;
        try {
            int user = stage.newUser();
            this.client = stage.client(user);
            this.jira = stage.jira(user);
        } catch (Exception cannotBegin) {
            throw new IllegalStateException(cannotBegin);
        }
    }

    void create(String summary) throws Exception {
        Optional<Long> told = client.create(summary);
        if (told.isEmpty()) {
            unsure.add(summary);
            return;
        }
        opened(told.get(), summary);
    }

    void createUnder(String key, String summary) throws Exception {
        Optional<HttpResponse<String>> told =
                client.persist("POST", "/tickets", "{\"summary\":\"" + summary + "\"}", "Idempotency-Key", key);
        int status = told.map(HttpResponse::statusCode).orElse(0);
        Keyed known = keys.get(key);
        if (status != 201) {
            boolean reused = known != null && !known.summary().equals(summary);
            assertThat(status == 422).as("a key stands for one body").isEqualTo(reused);
            if (known == null) {
                unsure.add(summary);
                keys.put(key, new Keyed(summary, Optional.empty()));
            }
            return;
        }
        long ticket = told.map(SdkClient::idIn).orElseThrow();
        if (known != null && known.ticket().isPresent()) {
            assertThat(new Keyed(summary, Optional.of(ticket)))
                    .as("a key stands for one ticket")
                    .isEqualTo(known);
            return;
        }
        opened(ticket, summary);
        keys.put(key, new Keyed(summary, Optional.of(ticket)));
    }

    void comment(int which, String text) throws Exception {
        Optional<Long> ticket = ticket(which);
        if (ticket.isEmpty()) {
            return;
        }
        Known known = known(ticket.get());
        int status = client.persist("POST", "/tickets/" + ticket.get() + "/comments", "{\"comment\":\"" + text + "\"}")
                .map(HttpResponse::statusCode)
                .orElse(0);
        Told told = new Told(ticket.get(), text);
        boolean again = status == 201 && perhapsAgain.remove(told);
        (status == 201 && !again ? known.comments : known.unsureComments).add(text);
        last = Optional.of(told);
    }

    void commentInJira(int which, String text) throws Exception {
        last = Optional.empty();
        Optional<Long> ticket = ticket(which);
        if (ticket.isPresent()) {
            jira.commentAs(issueOf(ticket.get()), "Dana Lee", text);
            known(ticket.get()).comments.add(text);
        }
    }

    void read(int which) throws Exception {
        last = Optional.empty();
        Optional<Long> ticket = ticket(which);
        if (ticket.isEmpty()) {
            return;
        }
        JsonNode data = data(client.get("/tickets/" + ticket.get()));
        Known known = known(ticket.get());
        assertThat(data.path("summary").asText()).isEqualTo(known.summary);
        if (data.at("/sync/state").asText().equals("stale")) {
            return;
        }
        List<String> shown = new ArrayList<>();
        data.path("comments").forEach(comment -> shown.add(comment.path("body").asText()));
        List<String> left = new ArrayList<>(shown);
        known.comments.forEach(
                text -> assertThat(left.remove(text)).as("comment " + text).isTrue());
        known.unsureComments.forEach(left::remove);
        assertThat(left).as("comments that nobody wrote").isEmpty();
    }

    void delete(int which) throws Exception {
        last = Optional.empty();
        Optional<Long> ticket = ticket(which);
        if (ticket.isEmpty()) {
            return;
        }
        String issue = issueOf(ticket.get());
        int status = client.persist("DELETE", "/tickets/" + ticket.get(), "")
                .map(HttpResponse::statusCode)
                .orElse(0);
        assertThat(status).as("what a deletion is told").isIn(200, 404);
        assertThat(jira.issue(issue).status()).isEqualTo("Done");
        assertThat(client.get("/tickets/" + ticket.get()).statusCode()).isEqualTo(404);
        tickets.remove(ticket.get());
    }

    void list() throws Exception {
        last = Optional.empty();
        Map<Long, String> listed = client.summaries();
        tickets.forEach((id, known) -> assertThat(listed).containsEntry(id, known.summary));
        List<String> left = listed.entrySet().stream()
                .filter(entry -> !tickets.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
        unsure.forEach(left::remove);
        assertThat(left).as("tickets that nobody wanted").isEmpty();
    }

    void fault(String path, Fault fault) {
        jira.fail("POST", path, 1, fault);
    }

    void kill() throws Exception {
        last.ifPresent(perhapsAgain::add);
        stage.node().kill();
        stage.node().start();
    }

    void restart() throws Exception {
        last = Optional.empty();
        stage.node().signal("TERM");
        stage.node().process().waitFor();
        stage.node().start();
    }

    /** In the end each open issue is one ticket's, and each ticket's issue is open. */
    void settle() throws Exception {
        jira.healAll();
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        client.summaries().values().stream().sorted())
                .containsExactlyElementsOf(jira.issues().stream()
                        .filter(issue -> !issue.status().equals("Done"))
                        .map(JiraSandbox.Issue::summary)
                        .sorted()
                        .toList()));
        list();
        for (int which = 0; which < tickets.size(); which++) {
            read(which);
        }
    }

    private void opened(long ticket, String summary) {
        Told told = new Told(ticket, "");
        last = Optional.of(told);
        if (perhapsAgain.remove(told)) {
            return;
        }
        assertThat(tickets).as("tickets that were told of before").doesNotContainKey(ticket);
        tickets.put(ticket, new Known(summary));
        unsure.remove(summary);
    }

    private Optional<Long> ticket(int which) {
        return tickets.keySet().stream()
                .skip(tickets.isEmpty() ? 0 : which % tickets.size())
                .findFirst();
    }

    private Known known(long ticket) {
        return Objects.requireNonNull(tickets.get(ticket));
    }

    private String issueOf(long ticket) throws Exception {
        return data(client.get("/tickets/" + ticket)).path("jira_issue_key").asText();
    }

    private static JsonNode data(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return SdkClient.parsed(reply).path("data");
    }
}
