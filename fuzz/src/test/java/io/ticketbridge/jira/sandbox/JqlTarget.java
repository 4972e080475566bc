package io.ticketbridge.jira.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.fuzz.Target;
import java.util.List;
import java.util.stream.Stream;

/** What the look-alike reads of Jira's query language, or refuses as Jira does. */
public final class JqlTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "",
                        "project = SEC AND labels in (a, \"b c\") ORDER BY created DESC",
                        "created >= \"2026-02-18 09:14\" and key not in ('A-1')",
                        "summary = \"a\\\"b\\\\c\"",
                        "project = \"unended",
                        "order by key asc, id desc",
                        "reporter = currentUser()")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        try {
            Jql query = JqlParser.parse(new String(input, UTF_8));
            assertThat(query.clauses())
                    .allSatisfy(clause -> assertThat(clause.values()).isNotEmpty());
        } catch (JiraError refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }
}
