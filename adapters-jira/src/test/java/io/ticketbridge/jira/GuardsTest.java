package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.port.Fixtures;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the Jiras of several integrations share what there is room for. */
class GuardsTest {
    private static final int MOST = 2 * Places.FEWEST;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Guards guards = new Guards(MOST, Clock.systemUTC(), new CallWatch(JiraCalls.UNWATCHED));
    private final Semaphore answers = new Semaphore(0);

    @AfterEach
    void close() {
        answers.release(10 * MOST);
        callers.shutdownNow();
    }

    @Test
    void aJiraThatHangsShouldLeaveHalfOfTheRoomToTheOthers() throws Exception {
        Guard hanging = guards.of(integration(1));
        List<Future<?>> waiting = ask(hanging, 2 * MOST);
        Awaitility.await().until(() -> hanging.isCrowded() && refused(waiting) >= MOST);
        List<Future<?>> elsewhere = ask(guards.of(integration(2)), MOST / 2);
        Awaitility.await().until(() -> answers.getQueueLength() == MOST);
        answers.release(MOST);
        for (Future<?> each : elsewhere) {
            assertThat(each).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatASiteOfCloudAsksForShouldHoldForAllItsAccountsAndOnDataCenterForOne() throws Exception {
        JiraAnswer patience = new JiraAnswer(429, Map.of("retry-after", "30"), "{}");
        Credentials hers = new Credentials.ApiToken("alice@example.com", new Secret("token"));
        Credentials his = new Credentials.ApiToken("bob@example.com", new Secret("other"));
        Credentials token = new Credentials.PersonalAccessToken(new Secret("token"));
        Credentials other = new Credentials.PersonalAccessToken(new Secret("other"));
        guards.of(integration(1, hers)).through("GET /issue", () -> patience, answer -> answer);
        guards.of(integration(2, token)).through("GET /issue", () -> patience, answer -> answer);
        assertThatThrownBy(() -> guards.of(integration(3, his)).through("GET /myself", this::answer, answer -> answer))
                .isInstanceOf(Refusal.JiraUnavailable.class);
        assertThatThrownBy(
                        () -> guards.of(integration(5, token)).through("GET /myself", this::answer, answer -> answer))
                .isInstanceOf(Refusal.JiraUnavailable.class);
        answers.release();
        assertThat(guards.of(integration(4, other))
                        .through("GET /myself", this::answer, answer -> answer)
                        .status())
                .isEqualTo(200);
    }

    private static long refused(List<Future<?>> asked) {
        return asked.stream().filter(Future::isDone).count();
    }

    private List<Future<?>> ask(Guard guard, int times) {
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            asked.add(callers.submit(() -> guard.through("GET /issue", this::answer, answer -> answer)));
        }
        return asked;
    }

    private JiraAnswer answer() {
        answers.acquireUninterruptibly();
        return new JiraAnswer(200, Map.of(), "{}");
    }

    private static Integration integration(long id) {
        return integration(id, new Credentials.PersonalAccessToken(new Secret("token")));
    }

    private static Integration integration(long id, Credentials credentials) {
        Integration like = SandboxedJira.integration(
                "https://example.atlassian.net", credentials, Fixtures.jiraConfig(), Fixtures.NOW);
        return new Integration(
                new IntegrationId(id),
                like.owner(),
                like.name(),
                like.baseUrl(),
                like.credentials(),
                like.config(),
                like.inboundSecret(),
                like.active(),
                like.syncInbound(),
                like.createdAt(),
                like.updatedAt());
    }
}
