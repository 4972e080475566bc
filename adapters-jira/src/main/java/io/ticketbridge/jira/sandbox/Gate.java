package io.ticketbridge.jira.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Who gets in, and how each edition says no. */
final class Gate {
    private static final Set<String> OPEN = Set.of("/rest/api/2/serverInfo", "/rest/api/3/serverInfo", "/login.jsp");

    private final Edition edition;
    private final SandboxOptions.Account account;

    Gate(SandboxOptions options) {
        this.edition = options.edition();
        this.account = options.account();
    }

    /** The refusal that this request deserves, or empty where it may pass. */
    Optional<Answer> refusal(Inbound inbound, String path) {
        if (isFromABrowser(inbound)) {
            return Optional.of(Answer.html(403, "XSRF check failed"));
        }
        String authorization = inbound.header("Authorization");
        if (OPEN.contains(path) || isRight(authorization)) {
            return Optional.empty();
        }
        return Optional.of(edition == Edition.CLOUD ? cloud(authorization, path) : dataCenter(authorization));
    }

    /** Jira takes a browser's name on a request that changes something for a forgery from another site. */
    private static boolean isFromABrowser(Inbound inbound) {
        return !inbound.method().equals("GET") && inbound.header("User-Agent").startsWith("Mozilla");
    }

    private boolean isRight(String authorization) {
        return authorization.equals(basic()) || isRightToken(authorization);
    }

    private boolean isRightToken(String authorization) {
        return edition == Edition.DATACENTER && authorization.equals("Bearer " + account.token());
    }

    private String basic() {
        String pair = account.email() + ":" + account.token();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** On Cloud a wrong token makes an anonymous caller, to whom an issue does not exist. */
    private static Answer cloud(String authorization, String path) {
        boolean anonymous = authorization.isEmpty();
        JiraError error = anonymous || path.endsWith("/myself")
                ? JiraError.message(401, "Client must be authenticated to access this resource.")
                : JiraError.noSuchIssue();
        Answer answer = Answer.json(error.status(), error.body());
        return anonymous ? answer : failed(answer);
    }

    private static Answer dataCenter(String authorization) {
        Answer answer = Answer.html(401, "<html><body><h1>Unauthorized (401)</h1></body></html>")
                .withHeader("WWW-Authenticate", "OAuth realm=\"sandbox\"");
        return authorization.isEmpty() ? answer : failed(answer);
    }

    private static Answer failed(Answer answer) {
        return answer.withHeader("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
    }
}
