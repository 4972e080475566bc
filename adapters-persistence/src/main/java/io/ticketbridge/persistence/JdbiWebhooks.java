package io.ticketbridge.persistence;

import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.port.Vault;
import io.ticketbridge.port.Webhooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Webhooks as rows of {@code webhooks}, their secrets sealed for that row. */
public final class JdbiWebhooks implements Webhooks {
    static final String COLUMNS = "w.id, w.user_id, w.url, w.sealed_secret, w.kinds, w.active, w.created_at";
    private static final String SELECT = "select " + COLUMNS + " from webhooks w";
    private static final String NOW = "(select numbered from event_places where id = 1)";

    private final Database database;
    private final Vault vault;

    public JdbiWebhooks(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** A secret is sealed for a row, so the row must have its number before it can be. */
    @Override
    public Webhook add(NewWebhook webhook) {
        return database.durably(handle -> {
            long number = bind(
                            handle.createUpdate("insert into webhooks (user_id, url, sealed_secret, kinds, active,"
                                    + " created_at, place, epoch, free_at) values (:user, :url, '', :kinds, :active,"
                                    + " :created, " + NOW + ", 0, current_timestamp)"),
                            webhook.url(),
                            webhook.kinds(),
                            webhook.active())
                    .bind("user", webhook.owner().value())
                    .bind("created", webhook.createdAt())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            WebhookId id = new WebhookId(number);
            seal(handle, id, webhook.secret());
            return webhook.numbered(id);
        });
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return database.reading(handle -> handle.createQuery(SELECT + " where w.id = :id")
                .bind("id", id.value())
                .map((row, context) -> webhook(row, vault))
                .findOne());
    }

    @Override
    public List<Webhook> list(UserId owner) {
        return database.reading(handle -> handle.createQuery(SELECT + " where w.user_id = :owner order by w.id")
                .bind("owner", owner.value())
                .map((row, context) -> webhook(row, vault))
                .list());
    }

    @Override
    public void update(Webhook webhook) {
        database.durably(handle -> bind(
                        handle.createUpdate("update webhooks set place = case when active = false then " + NOW
                                + " else place end, url = :url, kinds = :kinds, active = :active where id = :id"),
                        webhook.url(),
                        webhook.kinds(),
                        webhook.active())
                .bind("id", webhook.id().value())
                .execute());
    }

    @Override
    public void remove(WebhookId id) {
        database.durably(handle -> handle.execute("delete from webhooks where id = ?", id.value()));
    }

    /** What a sealed secret is sealed for. */
    static String place(WebhookId id) {
        return "webhook/" + id + "/secret";
    }

    static Webhook webhook(ResultSet row, Vault vault) throws SQLException {
        WebhookId id = new WebhookId(row.getLong("id"));
        return new Webhook(
                id,
                new UserId(row.getLong("user_id")),
                new WebhookUrl(row.getString("url")),
                vault.open(row.getString("sealed_secret"), place(id)),
                kinds(row.getString("kinds")),
                row.getBoolean("active"),
                Rows.instant(row, "created_at"));
    }

    private void seal(Handle handle, WebhookId id, Secret secret) {
        handle.execute("update webhooks set sealed_secret = ? where id = ?", vault.seal(secret, place(id)), id.value());
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, WebhookUrl url, Set<EventKind> kinds, boolean active) {
        return statement
                .bind("url", url.value())
                .bind("kinds", kinds.stream().map(EventKind::word).sorted().collect(Collectors.joining(" ")))
                .bind("active", active);
    }

    private static Set<EventKind> kinds(String words) {
        return Stream.of(words.split(" "))
                .flatMap(word -> EventKind.named(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
