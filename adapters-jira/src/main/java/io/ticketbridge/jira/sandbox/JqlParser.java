package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Jql.Clause;
import io.ticketbridge.jira.sandbox.Jql.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JQL; what it does not know it refuses, as Jira refuses what it cannot read. */
final class JqlParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*'|[\\w.\\-]+(?:\\(\\))?|>=|<=|!=|[=<>(),])\\s*");
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");

    private final List<String> tokens;
    private int next;

    private JqlParser(List<String> tokens) {
        this.tokens = tokens;
    }

    static Jql parse(String jql) {
        return new JqlParser(tokens(jql)).query();
    }

    private Jql query() {
        List<Clause> clauses = new ArrayList<>();
        if (next < tokens.size() && !isNext("order")) {
            do {
                clauses.add(clause());
            } while (took("and"));
        }
        List<Order> orders = took("order") ? orders() : List.of();
        if (next < tokens.size()) {
            throw unreadable("Expecting operator or 'AND' before '" + tokens.get(next) + "'.");
        }
        return new Jql(clauses, orders);
    }

    private Clause clause() {
        String field = take().toLowerCase(Locale.ROOT);
        String operator = take().toLowerCase(Locale.ROOT);
        if (operator.equals("not") && took("in")) {
            return new Clause(field, "not in", list());
        }
        if (operator.equals("in")) {
            return new Clause(field, "in", list());
        }
        if (!COMPARISONS.contains(operator)) {
            throw unreadable("Expecting operator but got '" + operator + "'.");
        }
        return new Clause(field, operator, List.of(value()));
    }

    private List<String> list() {
        expect("(");
        List<String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (took(","));
        expect(")");
        return values;
    }

    private List<Order> orders() {
        expect("by");
        List<Order> orders = new ArrayList<>();
        do {
            String field = take().toLowerCase(Locale.ROOT);
            boolean descending = took("desc");
            orders.add(new Order(field, descending));
            if (!descending) {
                took("asc");
            }
        } while (took(","));
        return orders;
    }

    private String value() {
        String token = take();
        if (token.startsWith("\"") || token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        return token;
    }

    private String take() {
        if (next == tokens.size()) {
            throw unreadable("The query ends too early.");
        }
        return tokens.get(next++);
    }

    private boolean took(String word) {
        boolean there = isNext(word);
        next += there ? 1 : 0;
        return there;
    }

    private boolean isNext(String word) {
        return next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    }

    private void expect(String word) {
        if (!took(word)) {
            throw unreadable("Expecting '" + word + "'.");
        }
    }

    private static List<String> tokens(String jql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(jql.strip());
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        if (matcher.regionStart() != matcher.regionEnd()) {
            throw unreadable("The character '" + jql.strip().charAt(matcher.regionStart()) + "' is not understood.");
        }
        return tokens;
    }

    private static JiraError unreadable(String why) {
        return JiraError.message(400, "Error in the JQL Query: " + why);
    }
}
