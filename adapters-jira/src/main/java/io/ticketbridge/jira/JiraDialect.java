package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What differs between the three APIs that Jira speaks. */
enum JiraDialect {
    CLOUD_V3("/rest/api/3"),
    CLOUD_V2("/rest/api/2"),
    DATA_CENTER("/rest/api/2");

    private final String api;

    JiraDialect(String api) {
        this.api = api;
    }

    /** Where its paths begin, after the base URL. */
    String api() {
        return api;
    }

    /** Where a search is asked, to which what is to be shown is added. */
    String search(String jql) {
        return api + (isCloud() ? "/search/jql" : "/search") + "?jql=" + encoded(jql);
    }

    /** As the value of a parameter. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    boolean isCloud() {
        return this != DATA_CENTER;
    }

    /** Plain text as this API takes it. */
    JsonNode write(String text) {
        return this == CLOUD_V3 ? Adf.write(text) : TextNode.valueOf(WikiText.write(text));
    }

    /** Plain text from what this API gave. */
    String read(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return "";
        }
        return body.isTextual() ? WikiText.read(body.asText()) : Adf.read(body);
    }
}
