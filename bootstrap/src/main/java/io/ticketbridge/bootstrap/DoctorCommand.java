package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Integration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ticketbridge doctor}. */
@Command(
        name = "doctor",
        description =
                "Look for what would make a ticket fail in the Jira of an integration, or of each, and say who can mend it."
                        + " Nothing is written there.")
final class DoctorCommand extends OperatorCommand {
    @Parameters(arity = "0..1", paramLabel = "ID")
    private Optional<String> id = Optional.empty();

    DoctorCommand(Workplace workplace) {
        super(workplace);
    }

    @Override
    void run(Stores stores) {
        List<Integration> all = id.map(one -> List.of(IntegrationCommands.find(stores, one)))
                .orElseGet(() -> stores.integrations().listAll());
        Table table = new Table("INTEGRATION", "CHECK", "FOUND", "WHO", "SAYS");
        boolean failed = false;
        for (Integration integration : all) {
            List<Finding> findings = stores.tests().test(integration).findings();
            findings.forEach(finding -> table.row(
                    String.valueOf(integration.id()),
                    finding.check(),
                    finding.outcome().word(),
                    finding.who().map(Finding.Mender::word).orElse("-"),
                    OneLine.of(finding.message())));
            failed |= findings.stream().anyMatch(finding -> finding.outcome() == Finding.Outcome.FAILED);
        }
        print(table);
        if (failed) {
            throw new OperatorError("Not every integration can open tickets: see what failed");
        }
    }
}
