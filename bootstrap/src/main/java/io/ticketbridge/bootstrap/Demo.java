package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIntegration;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.jira.sandbox.Delivering;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Integrations;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole of it in memory: the application, a sandbox as its Jira, and four people. Alice leads team red, which owns an
 * integration; bob is in it; mallory is in no team; and there is an admin.
 */
final class Demo implements AutoCloseable {
    private final JiraSandbox jira;
    private final TicketsApplication application;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Optional<String> client;

    private Demo(JiraSandbox jira, TicketsApplication application, Optional<String> client) {
        this.client = client;
        this.jira = jira;
        this.application = application;
    }

    static Demo start(Wiring wiring, SandboxOptions sandbox) {
        return start(wiring, sandbox, Optional.empty());
    }

    /** @param client through which its Jira is asked; empty: the built-in one */
    static Demo start(Wiring wiring, SandboxOptions sandbox, Optional<String> client) {
        JiraSandbox jira = JiraSandbox.start(sandbox, wiring.clock());
        try {
            Demo demo = new Demo(jira, TicketsApplication.start(wiring), client);
            demo.populate();
            return demo;
        } catch (RuntimeException failed) {
            jira.close();
            throw failed;
        }
    }

    URI api() {
        return application.uri();
    }

    JiraSandbox jira() {
        return jira;
    }

    /** Each person's key, by username. */
    Map<String, String> keys() {
        return keys;
    }

    String key(String username) {
        return Objects.requireNonNull(keys.get(username), username);
    }

    Stores stores() {
        return application.stores();
    }

    @Override
    public void close() {
        application.close();
        jira.close();
    }

    /**
     * Has Jira tell of whatever happens there from now on.
     *
     * @param how well that arrives
     */
    void listen(Delivering how) {
        Integrations integrations = application.stores().integrations();
        Integration before = integrations.listAll().get(0);
        Secret secret = new Secret(UUID.randomUUID().toString());
        integrations.update(
                before.listening(secret, application.stores().clock().instant()), before.updatedAt());
        jira.callBack(api() + "/integrations/" + before.id() + "/callback", secret.value(), how);
    }

    private void populate() {
        Stores stores = application.stores();
        User alice = person("alice", Role.USER);
        User bob = person("bob", Role.USER);
        person("mallory", Role.USER);
        person("admin", Role.ADMIN);
        Team red = stores.accounts().addTeam("red");
        stores.accounts().join(red.id(), alice.id(), TeamRole.LEAD);
        stores.accounts().join(red.id(), bob.id(), TeamRole.MEMBER);
        stores.integrations().add(integration(red, stores));
    }

    private User person(String name, Role role) {
        User user = application.stores().accounts().addUser(name, name + "@example.com", role);
        keys.put(
                name,
                application
                        .stores()
                        .issueKey()
                        .issue(user.id(), Optional.empty(), "demo", Optional.empty())
                        .key()
                        .reveal());
        return user;
    }

    private NewIntegration integration(Team team, Stores stores) {
        Secret token = new Secret(SandboxOptions.TOKEN);
        Credentials credentials = jira.isCloud()
                ? new Credentials.ApiToken(SandboxOptions.EMAIL, token)
                : new Credentials.PersonalAccessToken(token);
        return new NewIntegration(
                new IntegrationOwner.OfTeam(team.id()),
                "Sandbox",
                new BaseUrl(jira.baseUrl()),
                credentials,
                new JiraConfig(SandboxOptions.PROJECT, Optional.empty(), Optional.empty(), List.of(), Map.of(), client),
                Optional.empty(),
                true,
                false,
                stores.clock().instant());
    }
}
