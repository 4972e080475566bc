package io.ticketbridge.persistence;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIntegration;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Integrations as rows of {@code integrations}, their secrets sealed for that row and column. */
public final class JdbiIntegrations implements Integrations {
    private static final String SELECT = """
            select id, user_id, team_id, name, base_url, email, sealed_token, sealed_inbound_secret, project_key,
              close_transition, close_resolution, labels, bug_type, task_type, story_type, client, active, sync_inbound,
              created_at, updated_at
            from integrations""";

    private final Database database;
    private final Vault vault;

    public JdbiIntegrations(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Secrets are sealed for a row, so the row must have its number before they can be. */
    @Override
    public Integration add(NewIntegration integration) {
        return database.durably(handle -> {
            long id = handle.createUpdate("""
                            insert into integrations (user_id, team_id, name, base_url, sealed_token, project_key,
                              labels, active, sync_inbound, created_at, updated_at)
                            values (:user, :team, :name, '', '', '', '', false, false, :now, :now)""")
                    .bind("user", userId(integration.owner()).orElse(null))
                    .bind("team", teamId(integration.owner()).orElse(null))
                    .bind("name", integration.name())
                    .bind("now", integration.createdAt())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            Integration added = integration.numbered(new IntegrationId(id));
            write(handle, added);
            return added;
        });
    }

    @Override
    public Optional<Integration> find(IntegrationId id) {
        return database.reading(handle -> handle.createQuery(SELECT + " where id = :id")
                .bind("id", id.value())
                .map((row, context) -> integration(row))
                .findOne());
    }

    @Override
    public List<Integration> list(Collection<? extends IntegrationOwner> owners) {
        List<Long> users =
                owners.stream().flatMap(owner -> userId(owner).stream()).toList();
        List<Long> teams =
                owners.stream().flatMap(owner -> teamId(owner).stream()).toList();
        // No row has the number 0, so it stands for "none" where a list must not be empty.
        return database.reading(
                handle -> handle.createQuery(SELECT + " where user_id in (<users>) or team_id in (<teams>) order by id")
                        .bindList("users", users.isEmpty() ? List.of(0L) : users)
                        .bindList("teams", teams.isEmpty() ? List.of(0L) : teams)
                        .map((row, context) -> integration(row))
                        .list());
    }

    @Override
    public List<Integration> listAll() {
        return database.reading(handle -> handle.createQuery(SELECT + " order by id")
                .map((row, context) -> integration(row))
                .list());
    }

    @Override
    public boolean update(Integration integration, Instant before) {
        return database.durably(handle -> isAsOf(handle, integration.id(), before) && write(handle, integration) > 0);
    }

    private static boolean isAsOf(Handle handle, IntegrationId id, Instant before) {
        return handle.createQuery("select updated_at from integrations where id = :id for update")
                .bind("id", id.value())
                .map((row, context) -> Rows.instant(row, "updated_at"))
                .findOne()
                .filter(before::equals)
                .isPresent();
    }

    @Override
    public void remove(IntegrationId id) {
        database.durably(handle -> handle.createUpdate("delete from integrations where id = :id")
                .bind("id", id.value())
                .execute());
    }

    private int write(Handle handle, Integration integration) {
        Update update = handle.createUpdate("""
                update integrations set name = :name, base_url = :baseUrl, email = :email, sealed_token = :token,
                  sealed_inbound_secret = :inboundSecret, project_key = :projectKey,
                  close_transition = :closeTransition, close_resolution = :closeResolution, labels = :labels,
                  bug_type = :bug, task_type = :task, story_type = :story, client = :client, active = :active,
                  sync_inbound = :syncInbound, updated_at = :updatedAt
                where id = :id""");
        bindSecrets(update, integration);
        bindConfig(update, integration.config());
        return update.bind("id", integration.id().value())
                .bind("name", integration.name())
                .bind("baseUrl", integration.baseUrl().value())
                .bind("active", integration.active())
                .bind("syncInbound", integration.syncInbound())
                .bind("updatedAt", integration.updatedAt())
                .execute();
    }

    private void bindSecrets(Update update, Integration integration) {
        Optional<String> email = Optional.empty();
        Secret token;
        if (integration.credentials() instanceof Credentials.ApiToken cloud) {
            email = Optional.of(cloud.email());
            token = cloud.apiToken();
        } else {
            token = ((Credentials.PersonalAccessToken) integration.credentials()).token();
        }
        update.bind("email", email.orElse(null))
                .bind("token", vault.seal(token, place(integration.id(), "token")))
                .bind(
                        "inboundSecret",
                        integration
                                .inboundSecret()
                                .map(secret -> vault.seal(secret, place(integration.id(), "inbound_secret")))
                                .orElse(null));
    }

    private static void bindConfig(Update update, JiraConfig config) {
        update.bind("projectKey", config.projectKey())
                .bind("closeTransition", config.closeTransition().orElse(null))
                .bind("closeResolution", config.closeResolution().orElse(null))
                .bind("labels", String.join(" ", config.labels()))
                .bind("bug", config.issueTypes().get(IssueType.BUG))
                .bind("task", config.issueTypes().get(IssueType.TASK))
                .bind("story", config.issueTypes().get(IssueType.STORY))
                .bind("client", config.client().orElse(null));
    }

    private Integration integration(ResultSet row) throws SQLException {
        IntegrationId id = new IntegrationId(row.getLong("id"));
        return new Integration(
                id,
                owner(row),
                row.getString("name"),
                new BaseUrl(row.getString("base_url")),
                credentials(row, id),
                config(row),
                Rows.optionalText(row, "sealed_inbound_secret")
                        .map(text -> vault.open(text, place(id, "inbound_secret"))),
                row.getBoolean("active"),
                row.getBoolean("sync_inbound"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    private static IntegrationOwner owner(ResultSet row) throws SQLException {
        Optional<TeamId> team = Rows.optionalId(row, "team_id", TeamId::new);
        return team.isPresent()
                ? new IntegrationOwner.OfTeam(team.get())
                : new IntegrationOwner.Personal(new UserId(row.getLong("user_id")));
    }

    private Credentials credentials(ResultSet row, IntegrationId id) throws SQLException {
        Secret token = vault.open(row.getString("sealed_token"), place(id, "token"));
        return Rows.optionalText(row, "email")
                .<Credentials>map(email -> new Credentials.ApiToken(email, token))
                .orElseGet(() -> new Credentials.PersonalAccessToken(token));
    }

    private static JiraConfig config(ResultSet row) throws SQLException {
        String labels = row.getString("labels");
        return new JiraConfig(
                row.getString("project_key"),
                Rows.optionalText(row, "close_transition"),
                Rows.optionalText(row, "close_resolution"),
                labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1)),
                issueTypes(row),
                Rows.optionalText(row, "client"));
    }

    private static Map<IssueType, String> issueTypes(ResultSet row) throws SQLException {
        Map<IssueType, String> names = new EnumMap<>(IssueType.class);
        Rows.optionalText(row, "bug_type").ifPresent(name -> names.put(IssueType.BUG, name));
        Rows.optionalText(row, "task_type").ifPresent(name -> names.put(IssueType.TASK, name));
        Rows.optionalText(row, "story_type").ifPresent(name -> names.put(IssueType.STORY, name));
        return names;
    }

    static String place(IntegrationId id, String field) {
        return "integration/" + id + "/" + field;
    }

    private static Optional<Long> userId(IntegrationOwner owner) {
        return owner instanceof IntegrationOwner.Personal personal
                ? Optional.of(personal.user().value())
                : Optional.empty();
    }

    private static Optional<Long> teamId(IntegrationOwner owner) {
        return owner instanceof IntegrationOwner.OfTeam ofTeam
                ? Optional.of(ofTeam.team().value())
                : Optional.empty();
    }
}
