package io.ticketbridge.jira.sandbox;

import java.util.List;
import java.util.Map;

/** How an issue gets from one status to another. */
public enum Workflow {
    /** To Do, In Progress, In Review, Done; every status leads to every other. */
    STANDARD,
    /** Done requires a resolution. */
    RESOLUTION_REQUIRED,
    /** Each status leads to its neighbours alone: an issue that is To Do gets to Done by three steps. */
    STEP_BY_STEP,
    /** Nothing leads to a status of the category done. */
    NO_WAY_TO_DONE;

    static final String FIRST = "To Do";

    /** Each status and its category's key. */
    static final Map<String, String> CATEGORIES =
            Map.of(FIRST, "new", "In Progress", "indeterminate", "In Review", "indeterminate", "Done", "done");

    static final List<String> STATUSES = List.of(FIRST, "In Progress", "In Review", "Done");

    static final List<String> RESOLUTIONS = List.of("Won't Do", "Done", "Duplicate");

    /** A way out of a status. */
    record Transition(String id, String name, String to, boolean resolutionRequired) {}

    List<Transition> from(String status) {
        return STATUSES.stream()
                .filter(to -> !to.equals(status) && leads(status, to))
                .map(to -> new Transition(idOf(to), nameOf(to), to, this == RESOLUTION_REQUIRED && to.equals("Done")))
                .toList();
    }

    private boolean leads(String from, String to) {
        return switch (this) {
            case STANDARD, RESOLUTION_REQUIRED -> true;
            case STEP_BY_STEP -> Math.abs(STATUSES.indexOf(from) - STATUSES.indexOf(to)) == 1;
            case NO_WAY_TO_DONE -> !to.equals("Done");
        };
    }

    private static String idOf(String status) {
        return String.valueOf(11 + 10 * STATUSES.indexOf(status));
    }

    private static String nameOf(String status) {
        return status.equals("Done") ? "Close issue" : "To " + status;
    }
}
