package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Jql.Clause;
import io.ticketbridge.jira.sandbox.Jql.Order;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the issues for which a query holds. Names of fields that Jira does not know it refuses as Jira does. */
final class JqlSearch {
    private static final Set<String> KEYS = Set.of("key", "issuekey", "issue", "id");
    private static final Set<String> DATES = Set.of("created", "updated", "createddate", "updateddate");
    private static final Set<String> TEXTS =
            Set.of("project", "labels", "creator", "reporter", "status", "statuscategory", "issuetype", "type");

    private final SandboxState state;
    private final JqlDates dates;

    JqlSearch(SandboxState state, JqlDates dates) {
        this.state = state;
        this.dates = dates;
    }

    /** The issues among {@code all} that {@code jql} describes, in its order; without one, the newest first. */
    List<SandboxIssue> find(Jql jql, List<SandboxIssue> all) {
        jql.clauses().forEach(this::check);
        return all.stream()
                .filter(issue -> jql.clauses().stream().allMatch(clause -> holds(clause, issue)))
                .sorted(order(jql.orders()))
                .toList();
    }

    private void check(Clause clause) {
        if (clause.field().equals("project")) {
            clause.values().forEach(this::checkProject);
        } else if (KEYS.contains(clause.field())) {
            clause.values().forEach(this::checkIssue);
        } else if (!TEXTS.contains(clause.field()) && !DATES.contains(clause.field())) {
            throw refused("Field '" + clause.field() + "' does not exist or you do not have permission to view it.");
        }
        boolean compares = clause.operator().contains("<") || clause.operator().contains(">");
        if (compares != DATES.contains(clause.field())) {
            throw refused(
                    "The operator '" + clause.operator() + "' is not supported by the '" + clause.field() + "' field.");
        }
    }

    private void checkProject(String project) {
        boolean known = state.projects().stream().anyMatch(project::equalsIgnoreCase)
                || project.equals(CreateScreen.PROJECT_ID);
        if (!known) {
            throw refused("The value '" + project + "' does not exist for the field 'project'.");
        }
    }

    private void checkIssue(String idOrKey) {
        if (state.find(idOrKey).isEmpty()) {
            throw refused("An issue with key '" + idOrKey + "' does not exist for field 'key'.");
        }
    }

    private boolean holds(Clause clause, SandboxIssue issue) {
        if (DATES.contains(clause.field())) {
            Instant date = clause.field().startsWith("created") ? issue.created : issue.updated;
            int compared = date.compareTo(dates.read(clause.values().get(0), state.now()));
            return switch (clause.operator()) {
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                default -> compared >= 0;
            };
        }
        boolean any = clause.values().stream().anyMatch(value -> isValue(clause.field(), value, issue));
        return any != Set.of("!=", "not in").contains(clause.operator());
    }

    private boolean isValue(String field, String value, SandboxIssue issue) {
        if (KEYS.contains(field)) {
            return state.find(value).map(found -> found.id).equals(Optional.of(issue.id));
        }
        return values(field, issue).stream().anyMatch(value::equalsIgnoreCase);
    }

    private static List<String> values(String field, SandboxIssue issue) {
        return switch (field) {
            case "project" -> List.of(issue.project(), CreateScreen.PROJECT_ID);
            case "labels" -> List.copyOf(issue.labels);
            case "creator", "reporter" -> creator(issue);
            case "status" -> List.of(issue.status);
            case "statuscategory" -> List.of(category(issue), JiraJson.nameOfCategory(category(issue)));
            default -> List.of(issue.type);
        };
    }

    private static List<String> creator(SandboxIssue issue) {
        return issue.creator.equals(JiraSandbox.ACCOUNT)
                ? List.of("currentUser()", issue.creator)
                : List.of(issue.creator);
    }

    private static String category(SandboxIssue issue) {
        return Objects.requireNonNull(Workflow.CATEGORIES.get(issue.status));
    }

    private static Comparator<SandboxIssue> order(List<Order> orders) {
        return orders.stream()
                .map(JqlSearch::order)
                .reduce(Comparator::thenComparing)
                .orElseGet(() -> order(new Order("created", true)))
                .thenComparing(issue -> -Long.parseLong(issue.id));
    }

    private static Comparator<SandboxIssue> order(Order order) {
        Comparator<SandboxIssue> comparator =
                switch (order.field().toLowerCase(Locale.ROOT)) {
                    case "created", "createddate" -> Comparator.comparing(issue -> issue.created);
                    case "updated", "updateddate" -> Comparator.comparing(issue -> issue.updated);
                    case "key", "issuekey", "id" -> Comparator.comparing(issue -> Long.valueOf(issue.id));
                    default -> throw refused("Not able to sort using field '" + order.field() + "'.");
                };
        return order.descending() ? comparator.reversed() : comparator;
    }

    private static JiraError refused(String why) {
        return JiraError.message(400, why);
    }
}
