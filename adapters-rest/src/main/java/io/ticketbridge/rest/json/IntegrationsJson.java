package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Health;
import io.ticketbridge.usecase.IntegrationDetails;
import io.ticketbridge.usecase.IntegrationView;
import io.ticketbridge.usecase.ListedIntegration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers about integrations, each in the shape that the SDK reads. */
public final class IntegrationsJson {
    private IntegrationsJson() {}

    /** On create. */
    public record Created(String message, IntegrationJson integration) {}

    /** On read and update. */
    public record One(IntegrationJson integration, List<Object> recentDeliveries) {
        public static One from(IntegrationView view) {
            return new One(IntegrationJson.from(view), List.of());
        }

        public static One from(IntegrationDetails details) {
            return new One(IntegrationJson.from(details), List.of());
        }
    }

    /** On list. */
    public record All(List<ListedJson> integrations, int total) {
        /** An integration and, in a word, how it was found when it was last examined. */
        public record ListedJson(
                @JsonUnwrapped IntegrationJson integration,
                @Nullable String health) {
            static ListedJson from(ListedIntegration listed) {
                return new ListedJson(
                        IntegrationJson.from(listed.view()),
                        listed.health().map(Health::word).orElse(null));
            }
        }

        public static All from(List<ListedIntegration> listed) {
            return new All(listed.stream().map(ListedJson::from).toList(), listed.size());
        }
    }

    /** On test. */
    public record Tested(TestJson test) {
        /** What the test found out. */
        public record TestJson(
                boolean ok,
                @Nullable Integer statusCode,
                String note,
                Map<String, String> details,
                List<CheckJson> checks) {}

        public static Tested from(ConnectionTest test) {
            return new Tested(new TestJson(
                    test.ok(),
                    test.statusCode().orElse(null),
                    test.note(),
                    test.details(),
                    CheckJson.from(test.findings())));
        }
    }

    /** What can be integrated with. */
    public record Providers(List<ProviderJson> providers, int total) {
        /** One kind of tracker, and what it takes. */
        public record ProviderJson(
                String provider, String name, List<String> credentials, List<String> config, boolean syncInbound) {}

        public static Providers all() {
            ProviderJson jira = new ProviderJson(
                    "jira",
                    "Jira",
                    List.of("email", "api_token", "token"),
                    List.of(
                            "project_key",
                            "close_transition",
                            "close_resolution",
                            "labels",
                            "issue_type_map",
                            "client",
                            "inbound_secret"),
                    true);
            return new Providers(List.of(jira), 1);
        }
    }
}
