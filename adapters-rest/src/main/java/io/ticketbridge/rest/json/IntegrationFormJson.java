package io.ticketbridge.rest.json;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.CredentialsForm;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.usecase.AddIntegration;
import io.ticketbridge.usecase.UpdateIntegration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What adding or changing an integration takes. */
public final class IntegrationFormJson {
    private IntegrationFormJson() {}

    public static AddIntegration.Command readNew(JsonBody body) {
        checkProvider(body, true);
        Optional<TeamId> team = body.id("team_id", "team_id").map(TeamId::new);
        Optional<String> name = body.required("name", "Name", text -> text);
        Optional<BaseUrl> baseUrl = body.required("base_url", "Base URL", BaseUrl::new);
        Optional<Credentials> credentials = newCredentials(body);
        Optional<JsonBody> settings = body.object("config", "Config");
        Optional<JiraConfig> config = newConfig(body, settings);
        Optional<Secret> inboundSecret = inboundSecret(settings)
                .filter(secret -> !secret.isMask() && !secret.value().isEmpty());
        Optional<Boolean> active = body.flag("active", "active");
        Optional<Boolean> syncInbound = body.flag("sync_inbound", "sync_inbound");
        body.refuseIfInvalid();
        return new AddIntegration.Command(
                team,
                name.orElseThrow(),
                baseUrl.orElseThrow(),
                credentials.orElseThrow(),
                config.orElseThrow(),
                inboundSecret,
                active.orElse(true),
                syncInbound.orElse(false));
    }

    public static UpdateIntegration.Command readChange(JsonBody body) {
        checkProvider(body, false);
        Optional<String> name = body.text("name", "Name");
        Optional<BaseUrl> baseUrl = body.optional("base_url", "Base URL", BaseUrl::new);
        Optional<CredentialsForm> credentials =
                body.object("credentials", "Credentials").map(IntegrationFormJson::form);
        Optional<JsonBody> settings = body.object("config", "Config");
        Optional<JiraConfig> config =
                settings.filter(IntegrationFormJson::hasMoreThanASecret).flatMap(IntegrationFormJson::config);
        Optional<Secret> inboundSecret = inboundSecret(settings);
        Optional<Boolean> active = body.flag("active", "active");
        Optional<Boolean> syncInbound = body.flag("sync_inbound", "sync_inbound");
        body.refuseIfInvalid();
        return new UpdateIntegration.Command(name, baseUrl, credentials, config, inboundSecret, active, syncInbound);
    }

    private static void checkProvider(JsonBody body, boolean required) {
        Optional<String> provider =
                required ? body.required("provider", "Provider", text -> text) : body.text("provider", "Provider");
        provider.filter(name -> !name.equals("jira"))
                .ifPresent(other -> body.refuse("provider", "Provider must be jira", "invalid_choice"));
    }

    private static Optional<Credentials> newCredentials(JsonBody body) {
        Optional<JsonBody> object = body.object("credentials", "Credentials");
        CredentialsForm form = object.map(IntegrationFormJson::form)
                .orElse(new CredentialsForm(Optional.empty(), Optional.empty(), Optional.empty()));
        return body.made(form::complete);
    }

    private static CredentialsForm form(JsonBody credentials) {
        return new CredentialsForm(
                credentials.text("email", "email"),
                credentials.optional("api_token", "api_token", Secret::new),
                credentials.optional("token", "token", Secret::new));
    }

    private static Optional<JiraConfig> newConfig(JsonBody body, Optional<JsonBody> settings) {
        if (settings.isEmpty()) {
            body.refuse("config.project_key", "Project key is required", "required");
        }
        return settings.flatMap(IntegrationFormJson::config);
    }

    /** To send the secret alone is to change it alone. */
    private static boolean hasMoreThanASecret(JsonBody config) {
        return !config.fields().equals(List.of("inbound_secret"));
    }

    private static Optional<JiraConfig> config(JsonBody config) {
        Optional<String> projectKey = config.required("project_key", "Project key", text -> text);
        Optional<String> closeTransition = config.text("close_transition", "close_transition");
        Optional<String> closeResolution = config.text("close_resolution", "close_resolution");
        List<String> labels = config.texts("labels", "labels").orElse(List.of());
        Map<IssueType, String> types = issueTypes(config);
        Optional<String> client = config.text("client", "client");
        return projectKey.flatMap(
                key -> config.made(() -> new JiraConfig(key, closeTransition, closeResolution, labels, types, client)));
    }

    private static Map<IssueType, String> issueTypes(JsonBody config) {
        Map<IssueType, String> types = new EnumMap<>(IssueType.class);
        config.object("issue_type_map", "issue_type_map")
                .ifPresent(map -> map.fields().forEach(label -> map.made(() -> IssueType.of(label))
                        .ifPresent(type ->
                                map.text(label, "An issue type's name").ifPresent(name -> types.put(type, name)))));
        return types;
    }

    private static Optional<Secret> inboundSecret(Optional<JsonBody> settings) {
        return settings.flatMap(config -> config.optional("inbound_secret", "inbound_secret", Secret::new));
    }
}
