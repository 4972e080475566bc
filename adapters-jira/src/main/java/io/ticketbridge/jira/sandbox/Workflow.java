package io.ticketbridge.jira.sandbox;

import java.util.List;
import java.util.Map;

/** How an issue gets from one status to another. */
public enum Workflow {
    /** To Do, In Progress, In Review, Done; every status leads to every other. */
    STANDARD(true, false),
    /** Done requires a resolution. */
    RESOLUTION_REQUIRED(true, true),
    /** Nothing leads to a status of the category done. */
    NO_WAY_TO_DONE(false, false);

    static final String FIRST = "To Do";

    /** Each status and its category's key. */
    static final Map<String, String> CATEGORIES =
            Map.of(FIRST, "new", "In Progress", "indeterminate", "In Review", "indeterminate", "Done", "done");

    private static final List<String> STATUSES = List.of(FIRST, "In Progress", "In Review", "Done");

    private final boolean leadsToDone;
    private final boolean resolutionRequired;

    Workflow(boolean leadsToDone, boolean resolutionRequired) {
        this.leadsToDone = leadsToDone;
        this.resolutionRequired = resolutionRequired;
    }

    /** A way out of a status. */
    record Transition(String id, String name, String to, boolean resolutionRequired) {}

    List<Transition> from(String status) {
        return STATUSES.stream()
                .filter(to -> !to.equals(status))
                .filter(to -> leadsToDone || !to.equals("Done"))
                .map(to -> new Transition(idOf(to), nameOf(to), to, resolutionRequired && to.equals("Done")))
                .toList();
    }

    private static String idOf(String status) {
        return String.valueOf(11 + 10 * STATUSES.indexOf(status));
    }

    private static String nameOf(String status) {
        return status.equals("Done") ? "Close issue" : "To " + status;
    }
}
