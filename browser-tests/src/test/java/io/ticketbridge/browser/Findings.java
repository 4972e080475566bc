package io.ticketbridge.browser;

import java.util.List;

/** What a security team finds. */
final class Findings {
    private record Finding(String summary, String type, String status, String assignee) {}

    private static final List<Finding> ALL = List.of(
            new Finding("Session cookie without Secure on the support portal", "Bug", "Done", "Dana Lee"),
            new Finding("Rotate the signing key of the release pipeline", "Task", "In Progress", "Sam Ortiz"),
            new Finding("SSRF through the webhook tester reaches the metadata service", "Bug", "In Review", "Dana Lee"),
            new Finding("IDOR: invoices of other tenants by number", "Bug", "In Progress", "Sam Ortiz"),
            new Finding("Passkeys for administrators", "Story", "To Do", "Kim Park"),
            new Finding("Reflected XSS in the login redirect", "Bug", "To Do", "Dana Lee"));

    private Findings() {}

    /** @return the id of the ticket of one of them, with a comment */
    static long report(Demo demo, String user) throws Exception {
        long id = report(demo, user, ALL.get(2));
        demo.ask(user, "POST", "/tickets/" + id + "/comments", "{\"comment\": \"Confirmed on staging.\"}");
        return id;
    }

    static void reportAll(Demo demo, String user) throws Exception {
        for (Finding finding : ALL) {
            long unused = report(demo, user, finding);
        }
    }

    private static long report(Demo demo, String user, Finding finding) throws Exception {
        var ticket = demo.ask(
                user,
                "POST",
                "/tickets",
                "{\"summary\": \"" + finding.summary() + "\", \"issue_type\": \"" + finding.type()
                        + "\", \"description\": \"Steps, impact and a proof are in the comments.\"}");
        String key = ticket.path("jira_issue_key").asText();
        demo.inJira(key, "status", "{\"status\": \"" + finding.status() + "\"}");
        demo.inJira(key, "assignee", "{\"assignee\": \"" + finding.assignee() + "\"}");
        long id = ticket.path("id").asLong();
        demo.ask(user, "POST", "/tickets/" + id + "/sync", "");
        return id;
    }
}
