package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AuditChain;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.rest.json.AuditRecordJson;
import io.ticketbridge.usecase.VerifyAudit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ticketbridge audit …} */
@Command(
        name = "audit",
        description = "Export the audit log, and prove that nobody changed it.",
        mixinStandardHelpOptions = true)
final class AuditCommands {
    private AuditCommands() {}

    @Command(name = "export", description = "Print all records, oldest first, each as a line of JSON.")
    static final class Export extends OperatorCommand {
        private static final int AT_ONCE = 1_000;

        @Option(
                names = "--after",
                paramLabel = "NUMBER",
                description = "Only those that follow the record with this number.")
        private long after;

        Export(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            stores.settleAudit();
            List<AuditRecord> records = stores.auditLog().after(after, AT_ONCE);
            while (!records.isEmpty()) {
                records.forEach(record -> print(AuditRecordJson.from(record).line()));
                records =
                        stores.auditLog().after(records.get(records.size() - 1).number(), AT_ONCE);
            }
        }
    }

    @Command(
            name = "verify",
            description = {
                "Prove that each record is what it was when it was written, and none is missing.",
                "It prints the end of the chain: keep that where whoever can change the database cannot, and give it to"
                        + " --known later. Only that shows a log that was made anew as a whole."
            })
    static final class Verify extends OperatorCommand {
        private static final Pattern PLACE = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

        @Option(names = "--known", paramLabel = "NUMBER:SEAL", description = "A place as an earlier run printed it.")
        private Optional<String> known = Optional.empty();

        Verify(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            stores.settleAudit();
            VerifyAudit.Verdict verdict = new VerifyAudit(stores.auditLog()).verify(known.map(Verify::place));
            if (verdict.broken().isPresent()) {
                throw new OperatorError(
                        "The audit log was changed: record " + verdict.broken().get()
                                + " is not what was written, or is missing; those before it are sound. Compare it with an export"
                                + " from before (ticketbridge audit export), and find out who can write to the database.");
            }
            print(verdict.sound().number() + ":" + verdict.sound().seal().value());
            remark("All " + verdict.sound().number() + " records are what was written.");
        }

        private static AuditChain place(String text) {
            Matcher place = PLACE.matcher(text);
            if (!place.matches()) {
                throw new OperatorError("--known must be as \"ticketbridge audit verify\" printed it: NUMBER:SEAL");
            }
            return new AuditChain(Long.parseLong(place.group(1)), new Fingerprint(place.group(2)));
        }
    }
}
