package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret keys: what is new is sealed with the first, what was sealed with any of them is opened. It follows its source
 * while the server runs, so that a new key needs no restart and no node fails to open what another has sealed with it.
 */
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private static final Pattern WORDS = Pattern.compile("\\s+");

    private final KeySource source;
    private volatile Keys keys;

    private record Keys(List<VaultKey> list, Object version) {}

    private KeyRing(KeySource source, Keys keys) {
        this.source = source;
        this.keys = keys;
    }

    /** @throws DatabaseUnusable where the source gives no keys, or something that is none */
    public static KeyRing load(KeySource source) {
        return new KeyRing(source, read(source));
    }

    /** Those that are known now, the first to seal with first. */
    public List<VaultKey> all() {
        return keys.list();
    }

    public String name() {
        return source.name();
    }

    /** The one to seal with, as the source has it now. */
    VaultKey first() {
        follow();
        return keys.list().get(0);
    }

    /** The one of that id; where it is not known, the source is looked at again. */
    Optional<VaultKey> find(String id) {
        return known(id).or(() -> {
            follow();
            return known(id);
        });
    }

    /** Puts a new key before the others, at the source. */
    void renew() {
        source.prepend();
        keys = read(source);
    }

    private Optional<VaultKey> known(String id) {
        return keys.list().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** A source that cannot be read just now leaves us with what we have. */
    private void follow() {
        if (source.version().equals(keys.version())) {
            return;
        }
        try {
            keys = read(source);
        } catch (DatabaseUnusable unreadable) {
            LOG.warn("The secret keys stay as they were read before. {}", unreadable.getMessage());
        }
    }

    private static Keys read(KeySource source) {
        Object version = source.version();
        List<VaultKey> list = source.read()
                .value()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(WORDS::splitAsStream)
                .filter(word -> !word.isEmpty())
                .map(word -> VaultKey.parse(new Secret(word)).orElseThrow(() -> malformed(source)))
                .toList();
        if (list.isEmpty()) {
            throw malformed(source);
        }
        return new Keys(list, version);
    }

    private static DatabaseUnusable malformed(KeySource source) {
        return new DatabaseUnusable(
                "A secret key must be 32 bytes in base64, as \"openssl rand -base64 32\" prints: check " + source.name()
                        + ", and restore the key there if it was good before");
    }
}
