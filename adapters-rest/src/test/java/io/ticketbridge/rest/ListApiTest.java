package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.TicketStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListApiTest {
    private static final Pattern NEXT = Pattern.compile("</api/v2([^>]+)>; rel=\"next\"");

    private static final TicketStatus DONE = new TicketStatus("Done", Optional.of(StatusCategory.DONE));

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "q=XSS,                       3 1",
        "q=xss&status=done,           3",
        "status_category=done,        3",
        "status_category=new,         2 1",
        "issue_type=Task,             2",
        "assigned_to=,                3 2 1",
        "assigned_to=Dana+Lee,        ''",
        "created_after=2999-01-01,    ''",
        "created_before=2999-01-01,   3 2 1",
        "sort=created_at,             1 2 3",
        "sort=-updated_at,            3 2 1",
        "sort=updated_at&per_page=1,  1",
        "after=&q=xss,                3 1",
    })
    void aListShouldHoldWhatWasAskedFor(String query, String ids) {
        api.post(api.alice, "/tickets", "{\"summary\":\"Reflected XSS\"}");
        api.post(api.alice, "/tickets", "{\"summary\":\"A task\",\"issue_type\":\"Task\"}");
        api.post(api.alice, "/tickets", "{\"summary\":\"Stored xss\"}");
        api.jira.move("10544", DONE, Optional.empty());
        api.get(api.alice, "/tickets/3");
        assertThat(ids(api.get(api.alice, "/tickets?" + query))).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=summary",
                "sort=",
                "status_category=Done",
                "issue_type=bug",
                "created_after=yesterday",
                "created_after=2026-02-30",
                "created_before=%2B10000-01-01",
                "created_before=2026-02-18T25:00:00Z",
                "after=87",
                "after=1-2-3",
                "after=&page=1",
                "q=%00",
                "status=a&status=b",
            })
    void whatCannotBeMeantShouldBeRefusedByItsName(String query) {
        Reply reply = api.get(api.alice, "/tickets?" + query);
        assertThat(reply.status() + " " + reply.code()).isEqualTo("400 validation_failed");
        assertThat(reply.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01", "2020-01-01 00:00:00", "2020-01-01T00:00:00Z", "2020-01-01t02:00:00.5+02:00"})
    void aTimeShouldBeReadAsItIsWrittenElsewhere(String time) {
        api.openTicket(api.alice);
        assertThat(ids(api.get(api.alice, "/tickets?created_after=" + URLEncoder.encode(time, StandardCharsets.UTF_8))))
                .isEqualTo("1");
    }

    @Test
    void aPageShouldLeadToTheOthersWithWhatWasAskedFor() {
        for (int i = 0; i < 5; i++) {
            api.openTicket(api.alice);
        }
        assertThat(api.get(api.alice, "/tickets?per_page=2&page=2&issue_type=Bug&utm=1")
                        .header("Link"))
                .isEqualTo("</api/v2/tickets?page=1&per_page=2&issue_type=Bug>; rel=\"first\","
                        + " </api/v2/tickets?page=1&per_page=2&issue_type=Bug>; rel=\"prev\","
                        + " </api/v2/tickets?page=3&per_page=2&issue_type=Bug>; rel=\"next\","
                        + " </api/v2/tickets?page=3&per_page=2&issue_type=Bug>; rel=\"last\"");
        assertThat(api.get(api.alice, "/tickets?per_page=2&page=9").header("Link"))
                .contains("page=3&per_page=2>; rel=\"prev\"")
                .doesNotContain("next");
        assertThat(api.get(api.alice, "/tickets?per_page=5").header("Link")).isEqualTo("[]");
    }

    @Test
    void whoFollowsTheLinksShouldSeeEachTicketOnce() {
        for (int i = 0; i < 5; i++) {
            api.openTicket(api.alice);
        }
        List<String> seen = new ArrayList<>();
        String path = "/tickets?after=&per_page=2&q=%26%3C";
        assertThat(ids(api.get(api.alice, path))).isEmpty();
        path = "/tickets?after=&per_page=2";
        while (!path.isEmpty()) {
            Reply reply = api.get(api.alice, path);
            assertThat(reply.data().path("pagination").toString())
                    .startsWith("{\"total\":5,\"count\":")
                    .endsWith("\"per_page\":2}");
            seen.add(ids(reply));
            path = next(reply);
            api.openTicket(api.bob);
        }
        assertThat(seen).containsExactly("5 4", "3 2", "1");
    }

    @Test
    void whatWasSeenShouldNotBeSentAgain() {
        api.openTicket(api.alice);
        for (String path : List.of("/tickets", "/tickets/1")) {
            Reply first = api.get(api.alice, path);
            Reply again = unlessSeen(path, first.header("ETag"));
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            api.jira.move("10542", "In Progress " + path.length(), "Dana Lee");
            assertThat(api.get(api.alice, "/tickets/1").status()).isEqualTo(200);
            assertThat(unlessSeen(path, first.header("ETag")).status()).as(path).isEqualTo(200);
        }
    }

    private Reply unlessSeen(String path, String tag) {
        return api.send(
                api.request(api.alice, path).header("If-None-Match", tag).GET());
    }

    private static String next(Reply reply) {
        Matcher link = NEXT.matcher(String.join(", ", reply.headers().allValues("Link")));
        return link.find() ? link.group(1) : "";
    }

    private static String ids(Reply reply) {
        return String.join(" ", reply.data().path("items").findValuesAsText("id"));
    }
}
