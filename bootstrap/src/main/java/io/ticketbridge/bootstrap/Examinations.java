package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Finding;
import io.ticketbridge.usecase.ExamineIntegrations;
import io.ticketbridge.usecase.ExamineIntegrations.Worse;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has integrations examined, and tells whoever runs the server of each that got worse. */
final class Examinations {
    private static final Logger LOG = LoggerFactory.getLogger(Examinations.class);

    private final ExamineIntegrations examine;
    private final Runnable count;

    /** @param count is told of each that got worse */
    Examinations(ExamineIntegrations examine, Runnable count) {
        this.examine = examine;
        this.count = count;
    }

    void next(BooleanSupplier stopping) {
        examine.examineNext(stopping).ifPresent(this::tell);
    }

    private void tell(Worse worse) {
        count.run();
        LOG.atWarn()
                .addKeyValue("integration", worse.integration().value())
                .addKeyValue("checks", checks(worse.findings()))
                .log("Integration {} got worse: {}", worse.integration(), sentences(worse.findings()));
    }

    private static String checks(List<Finding> findings) {
        return findings.stream().map(Finding::check).collect(Collectors.joining(" "));
    }

    private static String sentences(List<Finding> findings) {
        return findings.stream().map(Examinations::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(Finding finding) {
        String who = finding.who()
                .map(mender -> ", " + mender.word() + " can mend it")
                .orElse("");
        return finding.check() + " " + finding.outcome().word() + who + ": " + finding.message();
    }
}
