package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.usecase.IntegrationDetails;
import io.ticketbridge.usecase.IntegrationView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An integration without its secrets, and without its settings for those who do not manage it. */
public record IntegrationJson(
        long id,
        String provider,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConfigJson config,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CheckupJson checkup,
        @Nullable Long teamId,
        boolean active,
        boolean syncInbound,
        boolean hasCredentials,
        boolean hasInboundSecret,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String callbackUrl,
        String createdAt,
        String updatedAt) {
    /** The settings, by the names under which they are sent. */
    public record ConfigJson(
            String projectKey,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String closeTransition,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String closeResolution,

            List<String> labels,
            Map<String, String> issueTypeMap,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String client) {
        static ConfigJson from(JiraConfig config) {
            Map<String, String> types = new TreeMap<>();
            config.issueTypes().forEach((IssueType type, String name) -> types.put(type.label(), name));
            return new ConfigJson(
                    config.projectKey(),
                    config.closeTransition().orElse(null),
                    config.closeResolution().orElse(null),
                    config.labels(),
                    types,
                    config.client().orElse(null));
        }
    }

    /** Where Jira calls, on this server. */
    private static String callback(IntegrationId id) {
        return "/api/v2/integrations/" + id + "/callback";
    }

    public static IntegrationJson from(IntegrationView view) {
        return from(view, null);
    }

    static IntegrationJson from(IntegrationDetails details) {
        return from(details.view(), details.checkup().map(CheckupJson::from).orElse(null));
    }

    private static IntegrationJson from(IntegrationView view, @Nullable CheckupJson checkup) {
        Integration integration = view.integration();
        return new IntegrationJson(
                integration.id().value(),
                "jira",
                integration.name(),
                view.withSettings() ? integration.baseUrl().value() : null,
                view.withSettings() ? ConfigJson.from(integration.config()) : null,
                checkup,
                integration.team().map(TeamId::value).orElse(null),
                integration.active(),
                integration.syncInbound(),
                true,
                integration.inboundSecret().isPresent(),
                view.withSettings() && integration.syncInbound() ? callback(integration.id()) : null,
                Times.write(integration.createdAt()),
                Times.write(integration.updatedAt()));
    }
}
