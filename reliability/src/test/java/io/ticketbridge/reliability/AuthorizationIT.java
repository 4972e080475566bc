package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.reliability.Cast.Person;
import io.ticketbridge.reliability.Cast.Thing;
import io.ticketbridge.reliability.Cast.Whose;
import io.ticketbridge.rest.RestApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route, asked by everybody for everybody's things (S-01, S-02): what is answered is what the contract's table "Who sees
 * what" says; where it is "no", Jira is not asked, and what is another's is answered as what never was.
 */
class AuthorizationIT {
    /** What a route lets somebody do to a thing. */
    private enum Right {
        /** Needs a key and nothing else. */
        ANYBODYS,
        ADMINS,
        SEE,
        DELETE,
        /** Of a comment. */
        CHANGE,
        /** That an integration is there. */
        KNOW_OF,
        MANAGE,
        /** Nobody's by a key: whoever signs what they send, as Jira does. */
        SIGN,
        /** Of a key. */
        REVOKE,
        /** Of a webhook, which is nobody else's business, an admin's neither. */
        OWN,
        /** Of a user or a team that is there. */
        ADMINISTER
    }

    /** Somebody's part in a thing. */
    private enum Part {
        OWNER,
        LEAD,
        MATE,
        ADMIN,
        STRANGER
    }

    /** What a route takes, and what it answers to whom it lets. */
    private record Row(Right right, int allowed, String contentType, String body) {
        Row(Right right, int allowed) {
            this(right, allowed, "text/plain", "");
        }

        static Row json(Right right, int allowed, String body) {
            return new Row(right, allowed, "application/json", body);
        }

        boolean isOfAnIntegration() {
            return right == Right.KNOW_OF || right == Right.MANAGE || right == Right.SIGN;
        }
    }

    private static final int NO_KEY = 401;
    private static final int NOT_YOURS_TO_DO = 403;
    private static final int NOWHERE = 404;

    private static final String COMMENT = "{\"comment\":\"Seen\"}";
    private static final String NEW_NAME = "{new}";
    private static final Map<String, Row> TABLE = Map.ofEntries(
            Map.entry("GET /tickets", new Row(Right.ANYBODYS, 200)),
            Map.entry("POST /tickets", Row.json(Right.ANYBODYS, 201, "{\"summary\":\"Anybody's\"}")),
            Map.entry("GET /tickets/{id}", new Row(Right.SEE, 200)),
            Map.entry("GET /tickets/{id}/timeline", new Row(Right.SEE, 200)),
            Map.entry("POST /tickets/{id}/sync", new Row(Right.SEE, 200)),
            Map.entry("DELETE /tickets/{id}", new Row(Right.DELETE, 200)),
            Map.entry("POST /tickets/{id}/comments", Row.json(Right.SEE, 201, COMMENT)),
            Map.entry("PUT /tickets/{id}/comments/{comment}", Row.json(Right.CHANGE, 200, COMMENT)),
            Map.entry("PATCH /tickets/{id}/comments/{comment}", Row.json(Right.CHANGE, 200, COMMENT)),
            Map.entry("DELETE /tickets/{id}/comments/{comment}", new Row(Right.CHANGE, 200)),
            Map.entry("POST /tickets/{id}/attachments", new Row(Right.SEE, 201, Cast.FILE, Cast.file())),
            Map.entry("GET /tickets/{id}/attachments/{attachment}/preview", new Row(Right.SEE, 200)),
            Map.entry("HEAD /tickets/{id}/attachments/{attachment}/preview", new Row(Right.SEE, 200)),
            Map.entry("POST /session", new Row(Right.ANYBODYS, 201)),
            Map.entry("DELETE /session", new Row(Right.ANYBODYS, 200)),
            Map.entry("GET /audit", new Row(Right.ADMINS, 200)),
            Map.entry("GET /events", new Row(Right.ANYBODYS, 200)),
            Map.entry("GET /events/stream", new Row(Right.ANYBODYS, 200)),
            Map.entry("HEAD /events/stream", new Row(Right.ANYBODYS, 200)),
            Map.entry("GET /webhooks", new Row(Right.ANYBODYS, 200)),
            Map.entry("POST /webhooks", Row.json(Right.ANYBODYS, 201, Cast.WEBHOOK)),
            Map.entry("GET /webhooks/{id}", new Row(Right.OWN, 200)),
            Map.entry("PUT /webhooks/{id}", Row.json(Right.OWN, 200, "{\"active\":true}")),
            Map.entry("DELETE /webhooks/{id}", new Row(Right.OWN, 200)),
            Map.entry("POST /webhooks/{id}/test", new Row(Right.OWN, 200)),
            Map.entry("GET /webhooks/{id}/deliveries", new Row(Right.OWN, 200)),
            // Of a delivery that is none, whoever owns the webhook is told so.
            Map.entry("POST /webhooks/{id}/deliveries/{delivery}/replay", new Row(Right.OWN, NOWHERE)),
            Map.entry("GET /integrations", new Row(Right.ANYBODYS, 200)),
            Map.entry("GET /integrations/providers", new Row(Right.ANYBODYS, 200)),
            Map.entry("POST /integrations", Row.json(Right.ANYBODYS, 201, "")),
            Map.entry("GET /integrations/{id}", new Row(Right.KNOW_OF, 200)),
            Map.entry("PUT /integrations/{id}", Row.json(Right.MANAGE, 200, "{\"active\":false}")),
            Map.entry("DELETE /integrations/{id}", new Row(Right.MANAGE, 200)),
            Map.entry("POST /integrations/{id}/test", new Row(Right.MANAGE, 200)),
            Map.entry("POST /integrations/{id}/callback", Row.json(Right.SIGN, NO_KEY, "{}")),
            Map.entry("GET /me", new Row(Right.ANYBODYS, 200)),
            Map.entry("GET /keys", new Row(Right.ANYBODYS, 200)),
            Map.entry("POST /keys", Row.json(Right.ANYBODYS, 201, "{\"name\":\"more\",\"days\":1}")),
            Map.entry("DELETE /keys/{id}", new Row(Right.REVOKE, 200)),
            Map.entry("GET /users", new Row(Right.ADMINS, 200)),
            Map.entry("POST /users", Row.json(Right.ADMINS, 201, Cast.userForm(NEW_NAME))),
            Map.entry("DELETE /users/{id}", new Row(Right.ADMINISTER, 200)),
            Map.entry("GET /teams", new Row(Right.ANYBODYS, 200)),
            Map.entry("POST /teams", Row.json(Right.ADMINS, 201, "{\"name\":\"" + NEW_NAME + "\"}")),
            Map.entry("DELETE /teams/{id}", new Row(Right.ADMINISTER, 200)),
            Map.entry("PUT /teams/{id}/members/{user}", Row.json(Right.ADMINISTER, 200, "{\"role\":\"lead\"}")),
            Map.entry("DELETE /teams/{id}/members/{user}", new Row(Right.ADMINISTER, 200)));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Cast cast;

    @BeforeEach
    void start() throws Exception {
        stage = Stage.onH2(folder, SandboxOptions.cloud());
        cast = new Cast(stage);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void everybodyShouldBeAnsweredAsTheTableSays() throws Exception {
        assertThat(TABLE.keySet()).isEqualTo(RestApi.routes());
        int cells = 0;
        for (String route : RestApi.routes()) {
            for (Person person : Person.values()) {
                String missing = withoutId(ask(person, route, thing(route, Whose.MISSING)));
                for (Whose whose : Whose.values()) {
                    checkCell(person, route, whose, missing);
                    cells++;
                }
            }
        }
        System.out.printf("authorization: %d routes, %d cells as in the table%n", TABLE.size(), cells);
    }

    @Test
    void aPartOfAnotherTicketShouldBeUnknownUnderThisOne() throws Exception {
        Thing hers = cast.ticket(Whose.OF_RED);
        Thing other = cast.ticket(Whose.OF_RED);
        Thing mixed = new Thing(hers.id(), other.comment(), other.attachment());
        for (String route : RestApi.routes()) {
            if (!route.contains("{comment}") && !route.contains("{attachment}")) {
                continue;
            }
            for (Person person : new Person[] {Person.ALICE, Person.BOB, Person.MALLORY, Person.ROOT}) {
                assertThat(ask(person, route, mixed).statusCode())
                        .as(route + " by " + person)
                        .isEqualTo(NOWHERE);
            }
        }
        assertThat(stage.jira().issues())
                .allSatisfy(issue -> assertThat(issue.comments()).hasSizeLessThan(2));
    }

    @Test
    void whatWasWrittenInJiraShouldBeTheAdminsToChange() throws Exception {
        Thing hers = cast.ticket(Whose.OF_RED);
        String key = SdkClient.parsed(cast.client(Person.ALICE).get("/tickets/" + hers.id()))
                .at("/data/jira_issue_key")
                .asText();
        Thing theirs = new Thing(hers.id(), stage.jira().commentAs(key, "Dana Lee", "Any news?"), "");
        String route = "PUT /tickets/{id}/comments/{comment}";
        assertThat(ask(Person.ROOT, route, theirs).statusCode()).isEqualTo(200);
        for (Person person : new Person[] {Person.ALICE, Person.BOB}) {
            assertThat(ask(person, route, theirs).statusCode()).isEqualTo(NOT_YOURS_TO_DO);
        }
    }

    @Test
    void nobodyShouldLearnByTheTimeItTakesWhatIsThere() throws Exception {
        stage.jira().fail("GET", "/issue/", Integer.MAX_VALUE, new Fault.AnswersLate(Duration.ofMillis(300)));
        Thing hers = cast.ticket(Whose.OF_RED);
        int times = Integer.getInteger("timings", 300);
        double[] differences = new double[times];
        for (int i = -100; i < times; i++) {
            String another = "/tickets/" + hers.id();
            String none = "/tickets/" + (1_000_000 + i);
            // Whichever comes first may find less of the way warm.
            double longer = i % 2 == 0 ? timed(another) - timed(none) : -timed(none) + timed(another);
            if (i >= 0) {
                differences[i] = longer / 1e6;
            }
        }
        Arrays.sort(differences);
        double least = differences[times / 2 - doubt(times)];
        double most = differences[times / 2 + doubt(times)];
        System.out.printf(
                "existence: another's takes %.3f ms longer than none at the median of %d, at least %.3f, at most %.3f%n",
                differences[times / 2], times, least, most);
        assertThat(least).as("milliseconds longer").isLessThan(1);
        assertThat(most).as("milliseconds longer").isGreaterThan(-1);
    }

    /**
     * How many of so many sorted values the true median may be away from the one in the middle: four standard deviations of the
     * binomial distribution, so that noise alone is taken for a difference once in some 16,000 times.
     */
    private static int doubt(int times) {
        return (int) Math.min(times / 2.0 - 1, Math.ceil(2 * Math.sqrt(times)));
    }

    private void checkCell(Person person, String route, Whose whose, String missing) throws Exception {
        Thing thing = thing(route, whose);
        int asked = stage.jira().journal().entries().size();
        HttpResponse<String> reply = ask(person, route, thing);
        int expected = expected(person, row(route), whose);
        String cell = person + " " + route + " " + whose;
        assertThat(reply.statusCode()).as(cell).isEqualTo(expected);
        if (expected == NOWHERE && row(route).allowed() != NOWHERE) {
            assertThat(withoutId(reply)).as(cell).isEqualTo(missing);
        }
        if (expected >= 400) {
            assertThat(stage.jira().journal().entries()).as(cell).hasSize(asked);
        }
    }

    private static int expected(Person person, Row row, Whose whose) {
        if (person == Person.NOBODY || person == Person.GONE || row.right() == Right.SIGN) {
            return NO_KEY;
        }
        if (row.right() == Right.ANYBODYS) {
            return row.allowed();
        }
        if (row.right() == Right.ADMINS) {
            return person == Person.ROOT ? row.allowed() : NOT_YOURS_TO_DO;
        }
        if (row.right() == Right.ADMINISTER) {
            boolean isThere = whose != Whose.DELETED && whose != Whose.MISSING;
            return person != Person.ROOT ? NOT_YOURS_TO_DO : isThere ? row.allowed() : NOWHERE;
        }
        Part part = part(person, whose, row.isOfAnIntegration());
        boolean knowsNothing = row.right() == Right.OWN
                ? part != Part.OWNER
                : row.right() == Right.REVOKE && (part == Part.LEAD || part == Part.MATE);
        if (part == Part.STRANGER || knowsNothing) {
            return NOWHERE;
        }
        boolean mayNot =
                switch (row.right()) {
                    case DELETE, CHANGE -> part == Part.LEAD || part == Part.MATE;
                    case MANAGE -> part == Part.MATE;
                    default -> false;
                };
        return mayNot ? NOT_YOURS_TO_DO : row.allowed();
    }

    private static Part part(Person person, Whose whose, boolean ofAnIntegration) {
        Map<Person, Part> inRed = Map.of(
                Person.ALICE, ofAnIntegration ? Part.MATE : Part.OWNER,
                Person.BOB, Part.MATE,
                Person.LEAD, Part.LEAD,
                Person.ROOT, Part.ADMIN);
        Map<Person, Part> parts =
                switch (whose) {
                    case OF_RED -> inRed;
                    case OF_BLUE -> Map.of(Person.MALLORY, Part.OWNER, Person.ROOT, Part.ADMIN);
                    case ROOTS_OWN -> Map.of(Person.ROOT, Part.OWNER);
                    case DELETED, MISSING -> Map.of();
                };
        return parts.getOrDefault(person, Part.STRANGER);
    }

    /** A new one each time, for some routes take away what they are asked for. */
    private Thing thing(String route, Whose whose) throws Exception {
        Row row = row(route);
        if (row.right() == Right.ANYBODYS) {
            return new Thing("", "", "");
        }
        if (row.right() == Right.REVOKE) {
            return cast.key(whose);
        }
        if (row.right() == Right.OWN) {
            return cast.webhook(whose);
        }
        if (row.right() == Right.ADMINISTER) {
            return route.contains("/users") ? cast.user(whose) : cast.team(whose);
        }
        return row.isOfAnIntegration() ? cast.integration(whose, false) : cast.ticket(whose);
    }

    private HttpResponse<String> ask(Person person, String route, Thing thing) throws Exception {
        Row row = row(route);
        int blank = route.indexOf(' ');
        String path = route.substring(blank + 1)
                .replace("{id}", thing.id())
                .replace("{user}", cast.bob())
                .replace("{delivery}", "4711")
                .replace("{comment}", thing.comment())
                .replace("{attachment}", thing.attachment());
        String body = route.equals("POST /integrations")
                ? cast.integrationForm(Whose.MISSING, false)
                : row.body().replace(NEW_NAME, cast.newName());
        return cast.client(person).ask(route.substring(0, blank), path, row.contentType(), body);
    }

    private long timed(String path) throws Exception {
        long began = System.nanoTime();
        assertThat(cast.client(Person.MALLORY).get(path).statusCode()).isEqualTo(NOWHERE);
        return System.nanoTime() - began;
    }

    private static Row row(String route) {
        return Objects.requireNonNull(TABLE.get(route), route);
    }

    private static String withoutId(HttpResponse<String> reply) {
        return reply.statusCode() + reply.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
