package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Exchange.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/** Who gets in, and how each edition says no. */
final class Gate {
    private static final String FAILED = "AUTHENTICATED_FAILED";

    private final SandboxOptions options;

    Gate(SandboxOptions options) {
        this.options = options;
    }

    /** The refusal that this request deserves, or empty where it may pass. */
    Optional<Answer> refusal(Request request, String path) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        if (!request.getMethod().getMethodString().equals("GET") && agent.startsWith("Mozilla")) {
            return Optional.of(Answer.html(403, "XSRF check failed"));
        }
        boolean open = path.endsWith("/serverInfo") || path.equals("/login.jsp");
        String authorization =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (open || isRight(authorization)) {
            return Optional.empty();
        }
        return Optional.of(options.edition() == Edition.CLOUD ? cloud(path) : dataCenter());
    }

    private boolean isRight(String authorization) {
        return authorization.equals(basic()) || isRightToken(authorization);
    }

    private boolean isRightToken(String authorization) {
        return options.edition() == Edition.DATACENTER && authorization.equals("Bearer " + SandboxOptions.TOKEN);
    }

    private static String basic() {
        String pair = SandboxOptions.EMAIL + ":" + SandboxOptions.TOKEN;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** On Cloud a wrong token makes an anonymous caller, to whom an issue does not exist. */
    private static Answer cloud(String path) {
        JiraError error = path.endsWith("/myself")
                ? JiraError.message(401, "Client must be authenticated to access this resource.")
                : JiraError.noSuchIssue();
        return Answer.json(error.status(), error.body()).withHeader("X-Seraph-LoginReason", FAILED);
    }

    private static Answer dataCenter() {
        return Answer.html(401, "<html><body><h1>Unauthorized (401)</h1></body></html>")
                .withHeader("X-Seraph-LoginReason", FAILED)
                .withHeader("WWW-Authenticate", "OAuth realm=\"sandbox\"");
    }
}
