package io.ticketbridge.jira.sandbox;

import java.util.List;

/**
 * A query in the part of JQL that the sandbox knows: clauses joined by AND, then an order.
 *
 * @param clauses all of which must hold
 * @param orders the first that tells two issues apart decides
 */
record Jql(List<Clause> clauses, List<Order> orders) {
    /**
     * A condition.
     *
     * @param operator one of {@code =}, {@code !=}, {@code in}, {@code not in}, {@code <}, {@code <=}, {@code >}, {@code
     *     >=}
     */
    record Clause(String field, String operator, List<String> values) {}

    /** What to sort by. */
    record Order(String field, boolean descending) {}
}
