package io.ticketbridge.persistence;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.WebhookId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that is sealed in the database, whatever for. */
public final class SealedSecrets {
    private final Database database;
    private final KeyRing ring;
    private final EnvelopeVault vault;

    private SealedSecrets(Database database, KeyRing ring) {
        this.database = database;
        this.ring = ring;
        this.vault = new EnvelopeVault(ring);
    }

    private static final String WEBHOOKS = "webhooks";

    private static final List<Column> COLUMNS = List.of(
            new Column("integrations", "sealed_token"),
            new Column("integrations", "sealed_inbound_secret"),
            new Column(WEBHOOKS, "sealed_secret"));

    /** Where sealed texts stand. */
    private record Column(String table, String name) {}

    /** What stands in a column of a row. */
    private record Sealed(Column column, long id, String text) {
        String place() {
            return column.table().equals(WEBHOOKS)
                    ? JdbiWebhooks.place(new WebhookId(id))
                    : JdbiIntegrations.place(
                            new IntegrationId(id), column.name().substring("sealed_".length()));
        }
    }

    /**
     * The secrets of {@code database}, once it is sure that they can be opened. A first key is made where nothing is sealed.
     *
     * @throws DatabaseUnusable where a key is missing or is not the right one
     */
    public static SealedSecrets open(Database database, KeySource source) {
        List<Sealed> all = all(database);
        if (all.isEmpty()) {
            source.createIfMissing();
        }
        SealedSecrets secrets = new SealedSecrets(database, KeyRing.load(source));
        secrets.check(all);
        return secrets;
    }

    public EnvelopeVault vault() {
        return vault;
    }

    public KeyRing ring() {
        return ring;
    }

    /** How many are sealed with each key, by its id. */
    public Map<String, Long> countByKey() {
        return all(database).stream()
                .collect(Collectors.groupingBy(
                        one -> EnvelopeVault.keyOf(one.text()), TreeMap::new, Collectors.counting()));
    }

    /**
     * Seals with a new key, which is put before the others, what is sealed with any.
     *
     * @return how many
     */
    public int rotate() {
        ring.renew();
        return reseal();
    }

    /**
     * Seals with the first key what is sealed with another. Whoever reads meanwhile notices nothing; what somebody changes
     * meanwhile stays as they changed it.
     *
     * @return how many
     */
    public int reseal() {
        String first = ring.first().id();
        return all(database).stream()
                .filter(one -> !EnvelopeVault.keyOf(one.text()).equals(first))
                .mapToInt(this::reseal)
                .sum();
    }

    private int reseal(Sealed one) {
        String anew = vault.seal(vault.open(one.text(), one.place()), one.place());
        return database.durably(handle -> handle.createUpdate(
                        "update <table> set <column> = :anew where id = :id and <column> = :before")
                .define("table", one.column().table())
                .define("column", one.column().name())
                .bind("anew", anew)
                .bind("id", one.id())
                .bind("before", one.text())
                .execute());
    }

    private void check(List<Sealed> all) {
        try {
            all.forEach(one -> vault.open(one.text(), one.place()));
        } catch (IllegalStateException cannotBeOpened) {
            throw new DatabaseUnusable(
                    "The stored credentials cannot be opened with the secret key in " + ring.name()
                            + ": restore the key that they were sealed with ("
                            + cannotBeOpened.getMessage() + ")",
                    cannotBeOpened);
        }
    }

    private static List<Sealed> all(Database database) {
        return database.reading(handle -> COLUMNS.stream()
                .flatMap(column -> handle
                        .createQuery("select id, <column> from <table> where <column> is not null order by id")
                        .define("table", column.table())
                        .define("column", column.name())
                        .map((row, context) -> new Sealed(column, row.getLong(1), row.getString(2)))
                        .list()
                        .stream())
                .toList());
    }
}
