package io.ticketbridge.jira;

import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.FoundJson;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import io.ticketbridge.jira.json.PermissionsJson;
import io.ticketbridge.jira.json.TransitionsJson.TransitionJson;
import io.ticketbridge.jira.json.UploadsJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for what would make a ticket fail in a project that can be reached. Nothing is written there. */
final class ProjectCheckup {
    private static final List<String> TO_OPEN = List.of("BROWSE_PROJECTS", "CREATE_ISSUES");

    /** What the account must be allowed, and for what; comments and files are all its own in Jira. */
    private static final Map<String, String> PERMISSIONS = needed();

    private static final int LOOKED_AT = 20;

    private final JiraClient client;
    private final JiraDialect dialect;
    private final JiraConfig config;

    ProjectCheckup(JiraClient client, JiraDialect dialect, JiraConfig config) {
        this.client = client;
        this.dialect = dialect;
        this.config = config;
    }

    List<Finding> findings(CreateScreens screens, List<String> types) {
        return List.of(
                told("permissions", this::permissions),
                told("required_fields", () -> requiredFields(screens, types)),
                told("screens", () -> screens(screens, types)),
                told("attachments", this::attachments),
                told("way_to_done", this::wayToDone));
    }

    /** What Jira does not tell is no proof of anything. */
    private static Finding told(String check, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (Refusal untold) {
            return Finding.unknown(check, "Jira did not tell: " + untold.getMessage());
        }
    }

    private Finding permissions() {
        String keys = String.join(",", PERMISSIONS.keySet());
        PermissionsJson granted = client.answer(
                Call.get(dialect.api() + "/mypermissions?projectKey=" + config.projectKey() + "&permissions=" + keys),
                PermissionsJson.class);
        List<String> lacking =
                PERMISSIONS.keySet().stream().filter(granted::lacks).toList();
        if (lacking.isEmpty()) {
            return Finding.passed("permissions", "The account may do all that tickets need in " + config.projectKey());
        }
        String message = "The integration's account may not "
                + lacking.stream().map(PERMISSIONS::get).collect(Collectors.joining(", nor "))
                + ": have a Jira administrator grant it " + String.join(", ", lacking) + " in project "
                + config.projectKey();
        return lacking.stream().anyMatch(TO_OPEN::contains)
                ? Finding.failed("permissions", message, Mender.JIRA_ADMIN)
                : Finding.warning("permissions", message, Mender.JIRA_ADMIN);
    }

    private Finding requiredFields(CreateScreens screens, List<String> types) {
        String demanded = ours(types)
                .map(type -> demanded(type, screens.of(type).demanded()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return demanded.isEmpty()
                ? Finding.passed("required_fields", "Every field that Jira demands of a new issue is filled")
                : Finding.warning(
                        "required_fields",
                        "Jira demands what Ticketbridge does not fill: " + demanded
                                + ". Have a Jira administrator make it optional or give it a default",
                        Mender.JIRA_ADMIN);
    }

    private static String demanded(String type, List<String> fields) {
        return fields.isEmpty() ? "" : String.join(", ", fields) + " of a " + type;
    }

    private Finding screens(CreateScreens screens, List<String> types) {
        String lacking = Stream.of("priority", "labels")
                .flatMap(field ->
                        ours(types).filter(type -> !screens.of(type).has(field)).map(type -> field + " of a " + type))
                .collect(Collectors.joining(", "));
        return lacking.isEmpty()
                ? Finding.passed("screens", "Priority and labels can be set")
                : Finding.warning(
                        "screens",
                        "The create screen does not have " + lacking
                                + ": issues are opened without; put them on the screen where they matter",
                        Mender.JIRA_ADMIN);
    }

    private Finding attachments() {
        UploadsJson uploads = client.answer(Call.get(dialect.api() + "/attachment/meta"), UploadsJson.class);
        long limit = Optional.ofNullable(uploads.uploadLimit()).orElse(Long.MAX_VALUE);
        if (!uploads.enabled()) {
            return Finding.warning(
                    "attachments",
                    "Jira takes no files: have a Jira administrator allow attachments",
                    Mender.JIRA_ADMIN);
        }
        return limit >= AttachmentPolicy.MAX_BYTES
                ? Finding.passed("attachments", "Files of 10 MB can be attached")
                : Finding.warning(
                        "attachments",
                        "Jira takes files of at most " + limit + " bytes, and larger ones are refused: have a Jira"
                                + " administrator raise the limit to " + AttachmentPolicy.MAX_BYTES,
                        Mender.JIRA_ADMIN);
    }

    private Finding wayToDone() {
        Optional<IssueRef> open = openIssue();
        if (open.isEmpty()) {
            return Finding.unknown(
                    "way_to_done",
                    "Project " + config.projectKey() + " has no open issue yet whose workflow could be looked at");
        }
        try {
            return wayToDone(new IssueClosing(client, dialect, config).next(open.get()));
        } catch (Refusal.NoWayToClose none) {
            return Finding.warning(
                    "way_to_done",
                    none.getMessage()
                            + ". Tickets can be opened and not deleted: name the transitions in close_transition,"
                            + " or have a Jira administrator add one",
                    config.closeTransition().isPresent() ? Mender.INTEGRATION_ADMIN : Mender.JIRA_ADMIN);
        }
    }

    private static Finding wayToDone(TransitionJson next) {
        String demanded = String.join(", ", IssueClosing.demanded(next));
        return demanded.isEmpty()
                ? Finding.passed("way_to_done", "An open issue can be taken towards done by " + next.name())
                : Finding.warning(
                        "way_to_done",
                        "The transition " + next.name() + " demands " + demanded
                                + ", which Ticketbridge does not fill: have a Jira administrator make it optional",
                        Mender.JIRA_ADMIN);
    }

    private Optional<IssueRef> openIssue() {
        String jql = "project = \"" + config.projectKey() + "\" order by created desc";
        Call call = Call.get(dialect.search(jql) + "&fields=key,status&maxResults=" + LOOKED_AT);
        return client.answer(call, FoundJson.class).list().stream()
                .filter(found -> !found.isDone())
                .findFirst()
                .flatMap(ProjectCheckup::ref);
    }

    private static Optional<IssueRef> ref(FoundIssueJson found) {
        return found.id() == null ? Optional.empty() : IssueRefs.of(found.id(), found.key());
    }

    private Stream<String> ours(List<String> types) {
        return Arrays.stream(IssueType.values()).map(config::nameOf).distinct().filter(name -> types.stream()
                .anyMatch(name::equalsIgnoreCase));
    }

    private static Map<String, String> needed() {
        Map<String, String> permissions = new LinkedHashMap<>();
        permissions.put("BROWSE_PROJECTS", "see issues");
        permissions.put("CREATE_ISSUES", "open issues");
        permissions.put("EDIT_ISSUES", "edit issues");
        permissions.put("TRANSITION_ISSUES", "close issues");
        permissions.put("ADD_COMMENTS", "comment");
        permissions.put("EDIT_OWN_COMMENTS", "edit its comments");
        permissions.put("DELETE_OWN_COMMENTS", "delete its comments");
        permissions.put("CREATE_ATTACHMENTS", "attach files");
        return permissions;
    }
}
