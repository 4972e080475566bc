package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.persistence.SealedSecrets;
import io.ticketbridge.persistence.VaultKey;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ticketbridge secret-key …} */
@Command(
        name = "secret-key",
        description = "List and rotate the keys with which stored credentials are sealed.",
        mixinStandardHelpOptions = true)
final class SecretKeyCommands {
    private SecretKeyCommands() {}

    @Command(name = "list", description = "List the keys, without showing them, and how much is sealed with each.")
    static final class ListThem extends OperatorCommand {
        ListThem(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            SealedSecrets secrets = stores.secrets();
            Table table = new Table("ID", "SEALS NEW ONES", "SECRETS");
            Map<String, Long> counts = secrets.countByKey();
            List<VaultKey> keys = secrets.ring().all();
            keys.forEach(key -> table.row(
                    key.id(),
                    key.equals(keys.get(0)) ? "yes" : "no",
                    counts.getOrDefault(key.id(), 0L).toString()));
            print(table);
        }
    }

    @Command(
            name = "rotate",
            description =
                    "Put a new key before the others in the key file, and seal all credentials with it. The server goes"
                            + " on meanwhile. The old keys stay in the file: backups from before need them.")
    static final class Rotate extends OperatorCommand {
        @Option(names = "--first", description = "Make no key; seal with the one that is first now.")
        private boolean first;

        Rotate(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            SealedSecrets secrets = stores.secrets();
            int sealed = first ? secrets.reseal() : secrets.rotate();
            stores.changed(
                    AuditAction.SECRET_KEY_ROTATED, secrets.ring().all().get(0).id());
            print("Sealed " + sealed + " secrets anew with key "
                    + secrets.ring().all().get(0).id() + ", which is first in "
                    + secrets.ring().name() + ".");
            remark(
                    "Other nodes read the keys again when they meet one that they do not know: put the same keys there. Keep the"
                            + " old ones for as long as you keep backups from before.");
        }
    }
}
