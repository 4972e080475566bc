package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.TestFiles;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VisibilityTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    /** Everything that takes a ticket's number, asked by somebody for ticket {@code n}. */
    private List<Function<Long, Reply>> asked(String key) {
        return List.of(
                n -> api.get(key, "/tickets/" + n),
                n -> api.head(key, "/tickets/" + n),
                n -> api.delete(key, "/tickets/" + n),
                n -> api.post(key, "/tickets/" + n + "/sync"),
                n -> api.post(key, "/tickets/" + n + "/comments", "{\"comment\":\"a\"}"),
                n -> api.put(key, "/tickets/" + n + "/comments/10231", "{\"comment\":\"a\"}"),
                n -> api.delete(key, "/tickets/" + n + "/comments/10231"),
                n -> api.upload(key, "/tickets/" + n + "/attachments", Multipart.file("a.png", TestFiles.png())),
                n -> api.get(key, "/tickets/" + n + "/attachments/10688/preview"));
    }

    @Test
    void someoneElsesTicketShouldBeAsUnknownAsOneThatNeverWas() {
        long hers = api.openTicket(api.alice);
        api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"hers\"}");
        api.upload(api.alice, "/tickets/1/attachments", Multipart.file("a.png", TestFiles.png()));
        List<String> before = api.jira.journal();
        for (Function<Long, Reply> request : asked(api.mallory)) {
            Reply others = request.apply(hers);
            Reply missing = request.apply(4_711L);
            assertThat(others.status()).isEqualTo(404);
            assertThat(withoutId(others)).isEqualTo(withoutId(missing));
            assertThat(others.headers().map().keySet())
                    .isEqualTo(missing.headers().map().keySet());
        }
        assertThat(api.jira.journal()).isEqualTo(before);
    }

    @Test
    void teammatesAndAdminsShouldSeeTheTicket() {
        api.openTicket(api.alice);
        assertThat(api.get(api.bob, "/tickets/1").status()).isEqualTo(200);
        assertThat(api.get(api.admin, "/tickets/1").status()).isEqualTo(200);
        assertThat(api.post(api.bob, "/tickets/1/sync").status()).isEqualTo(200);
    }

    @Test
    void whatCanBeNoTicketsNumberShouldBeUnknown() {
        api.openTicket(api.alice);
        for (String id :
                List.of("abc", "0", "-1", "9223372036854775808", "1;x=y", "1/", "01", "%31", "1%2f", "1.0", "+1")) {
            Reply reply = api.get(api.alice, "/tickets/" + id);
            assertThat(reply.status()).as(id).isEqualTo(404);
            assertThat(reply.code()).as(id).isEqualTo("not_found");
        }
    }

    private static String withoutId(Reply reply) {
        return reply.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
