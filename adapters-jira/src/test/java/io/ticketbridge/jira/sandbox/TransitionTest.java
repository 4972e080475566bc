package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final String PATH = "/rest/api/2/issue/SEC-1/transitions";
    private static final String DONE = "{'transition': {'id': '41'}}";

    @Test
    void doneShouldBeReachedFromAnywhereByDefault() {
        try (JiraSandbox sandbox = start(Workflow.STANDARD)) {
            Reply list = Caller.of(sandbox).get(PATH + "?expand=transitions.fields");
            assertThat(list.at("/transitions/2/to/statusCategory/key").asText()).isEqualTo("done");
            assertThat(list.at("/transitions/2/fields").isEmpty()).isTrue();
            Reply done = Caller.of(sandbox).post(PATH, DONE);
            assertThat(done.status()).isEqualTo(204);
            assertThat(done.header("Content-Type")).startsWith("text/html");
            assertThat(done.bytes()).isEmpty();
            assertThat(sandbox.issue("SEC-1").status()).isEqualTo("Done");
        }
    }

    @Test
    void fieldsShouldBeShownOnlyWhereAskedFor() {
        try (JiraSandbox sandbox = start(Workflow.RESOLUTION_REQUIRED)) {
            assertThat(Caller.of(sandbox).get(PATH).at("/transitions/2").has("fields"))
                    .isFalse();
        }
    }

    @Test
    void anUnknownTransitionShouldBeRefused() {
        try (JiraSandbox sandbox = start(Workflow.STANDARD)) {
            Caller caller = Caller.of(sandbox);
            assertThat(caller.post(PATH, "{'transition': {'id': '99'}}").status())
                    .isEqualTo(400);
            assertThat(caller.post(PATH, "{}").status()).isEqualTo(400);
            caller.post(PATH, DONE);
            assertThat(caller.post(PATH, DONE).status()).isEqualTo(400);
        }
    }

    @Test
    void aResolutionShouldBeDemandedWhereItIsRequired() {
        try (JiraSandbox sandbox = start(Workflow.RESOLUTION_REQUIRED)) {
            Caller caller = Caller.of(sandbox);
            JsonNode field = caller.get(PATH + "?expand=transitions.fields").at("/transitions/2/fields/resolution");
            assertThat(field.path("required").asBoolean()).isTrue();
            assertThat(field.findValuesAsText("name")).contains("Done", "Won't Do");
            assertThat(caller.post(PATH, DONE).at("/errors/resolution").asText())
                    .contains("required");
            assertThat(closeWith(caller, "Lost").status()).isEqualTo(400);
            assertThat(sandbox.issue("SEC-1").status()).isEqualTo("To Do");
            assertThat(closeWith(caller, "Done").status()).isEqualTo(204);
            assertThat(sandbox.issue("SEC-1").resolution()).contains("Done");
        }
    }

    @Test
    void aResolutionShouldBeRefusedWhereNobodyAsksForOne() {
        try (JiraSandbox sandbox = start(Workflow.STANDARD)) {
            assertThat(closeWith(Caller.of(sandbox), "Done")
                            .at("/errors/resolution")
                            .asText())
                    .contains("not on the appropriate screen");
        }
    }

    @Test
    void nothingShouldLeadToDoneWhereThereIsNoWay() {
        try (JiraSandbox sandbox = start(Workflow.NO_WAY_TO_DONE)) {
            assertThat(names(Caller.of(sandbox))).containsExactly("In Progress", "In Review");
            assertThat(Caller.of(sandbox).post(PATH, DONE).status()).isEqualTo(400);
        }
    }

    @Test
    void doneShouldTakeThreeStepsWhereEachLeadsToTheNext() {
        try (JiraSandbox sandbox = start(Workflow.STEP_BY_STEP)) {
            Caller caller = Caller.of(sandbox);
            assertThat(names(caller)).containsExactly("In Progress");
            caller.post(PATH, "{'transition': {'id': '21'}}");
            assertThat(names(caller)).containsExactly("To Do", "In Review");
            caller.post(PATH, "{'transition': {'id': '31'}}");
            assertThat(caller.post(PATH, DONE).status()).isEqualTo(204);
            assertThat(sandbox.issue("SEC-1").status()).isEqualTo("Done");
        }
    }

    private static JiraSandbox start(Workflow workflow) {
        JiraSandbox sandbox = JiraSandbox.start(
                SandboxOptions.cloud().withWorkflow(workflow), StoppedClock.at("2026-02-06T18:56:35.604Z"));
        Caller.of(sandbox).create("a");
        return sandbox;
    }

    private static Reply closeWith(Caller caller, String resolution) {
        return caller.post(
                PATH, "{'transition': {'id': '41'}, 'fields': {'resolution': {'name': '" + resolution + "'}}}");
    }

    private static List<String> names(Caller caller) {
        List<String> names = new ArrayList<>();
        caller.get(PATH)
                .at("/transitions")
                .forEach(transition -> names.add(transition.at("/to/name").asText()));
        return names;
    }
}
