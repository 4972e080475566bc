package io.ticketbridge.rest.json;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.usecase.IntegrationView;
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
    }

    /** On list. */
    public record All(List<IntegrationJson> integrations, int total) {
        public static All from(List<IntegrationView> views) {
            return new All(views.stream().map(IntegrationJson::from).toList(), views.size());
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

        /** What was looked at, how it was found, and who can mend it. */
        public record CheckJson(
                String check,
                String outcome,
                String message,
                @Nullable String who) {
            static CheckJson from(Finding finding) {
                return new CheckJson(
                        finding.check(),
                        finding.outcome().word(),
                        finding.message(),
                        finding.who().map(Finding.Mender::word).orElse(null));
            }
        }

        public static Tested from(ConnectionTest test) {
            return new Tested(new TestJson(
                    test.ok(),
                    test.statusCode().orElse(null),
                    test.note(),
                    test.details(),
                    test.findings().stream().map(CheckJson::from).toList()));
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
                            "inbound_secret"),
                    true);
            return new Providers(List.of(jira), 1);
        }
    }
}
