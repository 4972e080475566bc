package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Jql.Clause;
import io.ticketbridge.jira.sandbox.Jql.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the issues for which a query holds. Names of fields that Jira does not know it refuses as Jira does. */
final class JqlSearch {
    private static final Set<String> KEYS = Set.of("key", "issuekey", "issue", "id");
    private static final Set<String> DATES = Set.of("created", "updated", "createddate", "updateddate");
    private static final Set<String> TEXTS =
            Set.of("project", "labels", "creator", "reporter", "status", "statuscategory", "issuetype", "type");

    private final SandboxState state;
    private final JqlDates dates;
    private final Duration lag;

    /** @param lag so long ago an issue was as the index knows it */
    JqlSearch(SandboxState state, JqlDates dates, Duration lag) {
        this.state = state;
        this.dates = dates;
        this.lag = lag;
    }

    /** The issues among {@code all} that {@code jql} describes, in its order; without one, the newest first. */
    List<SandboxIssue> find(Jql jql, List<SandboxIssue> all) {
        jql.clauses().forEach(this::check);
        return findLeniently(jql, all);
    }

    /** The same without looking whether what the query names is there ({@code validateQuery}). */
    List<SandboxIssue> findLeniently(Jql jql, List<SandboxIssue> all) {
        Predicate<SandboxIssue> wanted = jql.clauses().stream().map(this::holds).reduce(issue -> true, Predicate::and);
        return all.stream().filter(wanted).sorted(order(jql.orders())).toList();
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

    /** What a clause says is read once, and not for each issue. */
    private Predicate<SandboxIssue> holds(Clause clause) {
        if (DATES.contains(clause.field())) {
            return date(clause);
        }
        Predicate<SandboxIssue> any = KEYS.contains(clause.field()) ? one(clause) : text(clause);
        return Set.of("!=", "not in").contains(clause.operator()) ? any.negate() : any;
    }

    private Predicate<SandboxIssue> date(Clause clause) {
        Instant bound = dates.read(clause.values().get(0), state.now());
        Instant known = state.now().minus(lag);
        Function<SandboxIssue, Instant> date =
                clause.field().startsWith("created") ? issue -> issue.created : issue -> issue.updatedBy(known);
        return switch (clause.operator()) {
            case "<" -> issue -> date.apply(issue).isBefore(bound);
            case "<=" -> issue -> !date.apply(issue).isAfter(bound);
            case ">" -> issue -> date.apply(issue).isAfter(bound);
            default -> issue -> !date.apply(issue).isBefore(bound);
        };
    }

    private Predicate<SandboxIssue> one(Clause clause) {
        Set<String> ids = clause.values().stream()
                .flatMap(value -> state.find(value).stream())
                .map(issue -> issue.id)
                .collect(Collectors.toSet());
        return issue -> ids.contains(issue.id);
    }

    private static Predicate<SandboxIssue> text(Clause clause) {
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(clause.values());
        Function<SandboxIssue, Collection<String>> values = values(clause.field());
        return issue -> !Collections.disjoint(values.apply(issue), wanted);
    }

    private static Function<SandboxIssue, Collection<String>> values(String field) {
        return switch (field) {
            case "project" -> issue -> List.of(issue.project(), CreateScreen.PROJECT_ID);
            case "labels" -> issue -> issue.labels;
            case "creator", "reporter" -> JqlSearch::creator;
            case "status" -> issue -> List.of(issue.status);
            case "statuscategory" -> issue -> List.of(category(issue), JiraJson.nameOfCategory(category(issue)));
            default -> issue -> List.of(issue.type);
        };
    }

    private static Collection<String> creator(SandboxIssue issue) {
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
