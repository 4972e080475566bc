package io.ticketbridge.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.IssueNews.Changelog;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a delivery of Jira's says of an issue. The rest, which may be all of the issue, is read past. A comment that Data Center tells of by
 * itself has no issue but in its own address.
 */
public final class IssueNewsJson {
    /** The event, the issue's id and the comment's address, as far as they are there. */
    private final Map<String, String> facts;

    private final Optional<Changelog> changelog;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern OF_ISSUE = Pattern.compile("/issue/([1-9][0-9]{0,18})/comment/");
    private static final String EVENT = "webhookEvent";
    private static final String ISSUE = "issue";
    private static final String COMMENT = "comment";

    private IssueNewsJson(Map<String, String> facts, Optional<Changelog> changelog) {
        this.facts = facts;
        this.changelog = changelog;
    }

    /** Empty where it is no JSON object. */
    public static Optional<IssueNewsJson> parse(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            return isObject ? Optional.of(read(parser)) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** Empty where it is of no issue. */
    public Optional<IssueNews> news() {
        boolean deleted = "jira:issue_deleted".equals(facts.get(EVENT));
        return Optional.ofNullable(facts.get(ISSUE))
                .filter(ID.asMatchPredicate())
                .or(() -> Optional.ofNullable(facts.get(COMMENT))
                        .map(OF_ISSUE::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1)))
                .map(id -> new IssueNews(id, deleted, changelog));
    }

    private static IssueNewsJson read(JsonParser parser) throws IOException {
        Map<String, String> facts = new HashMap<>();
        Optional<Changelog> changelog = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case EVENT -> text(parser, value).ifPresent(event -> facts.put(EVENT, event));
                case ISSUE -> within(parser, value, "id").ifPresent(id -> facts.put(ISSUE, id));
                case COMMENT -> within(parser, value, "self").ifPresent(self -> facts.put(COMMENT, self));
                case "changelog" -> changelog = ChangelogJson.read(parser, value);
                default -> parser.skipChildren();
            }
        }
        return new IssueNewsJson(facts, changelog);
    }

    private static Optional<String> within(JsonParser parser, JsonToken value, String wanted) throws IOException {
        Optional<String> found = Optional.empty();
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return found;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isIt = parser.currentName().equals(wanted);
            Optional<String> text = text(parser, parser.nextToken());
            found = isIt ? text : found;
        }
        return found;
    }

    private static Optional<String> text(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        parser.skipChildren();
        return Optional.empty();
    }
}
