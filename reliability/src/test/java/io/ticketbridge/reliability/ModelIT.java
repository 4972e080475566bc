package io.ticketbridge.reliability;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Any sequence of calls, faults and restarts leaves the server as its model. How many steps: {@code -Dsteps=10000};
 * how many sequences: {@code -Djqwik.tries.default=20}; jqwik tells the seed of one that fails.
 */
class ModelIT {
    private static final int STEPS = Integer.getInteger("steps", 50);

    private static @Nullable Stage stage;

    @BeforeContainer
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("model");
        stage = Stage.onH2(folder, SandboxOptions.cloud().withSearchLag(Duration.ofMinutes(5)));
    }

    @AfterContainer
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @Property
    void theServerShouldBeAsItsModel(@ForAll("sequences") ActionChain<World> sequence) throws Exception {
        sequence.run().settle();
        System.out.printf(
                "model: %d steps, no difference%n", sequence.transformations().size());
    }

    @Provide
    Arbitrary<ActionChain<World>> sequences() {
        return ActionChain.startWith(() -> new World(Objects.requireNonNull(stage)))
                .withAction(30, step(words("summary"), "create", World::create))
                .withAction(10, createUnderAKey())
                .withAction(20, onATicket("comment", World::comment))
                .withAction(5, onATicket("comment in Jira", World::commentInJira))
                .withAction(15, step(which(), "read", World::read))
                .withAction(6, step(which(), "delete", World::delete))
                .withAction(10, step(Arbitraries.just(0), "list", (world, nothing) -> world.list()))
                .withAction(6, fault())
                .withAction(1, step(Arbitraries.just(0), "kill", (world, nothing) -> world.kill()))
                .withAction(1, step(Arbitraries.just(0), "restart", (world, nothing) -> world.restart()))
                .withMaxTransformations(STEPS);
    }

    /** What a step does with what was drawn for it. */
    private interface Step<T> {
        void take(World world, T drawn) throws Exception;
    }

    /** What a step does with a ticket, by any number, and a text. */
    private interface TicketStep {
        void take(World world, int which, String text) throws Exception;
    }

    private static <T> Action.Independent<World> step(Arbitrary<T> drawn, String name, Step<T> step) {
        return () -> drawn.map(value -> Transformer.mutate(name + " " + value, world -> {
            try {
                step.take(world, value);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }));
    }

    private static Action.Independent<World> onATicket(String name, TicketStep step) {
        record Drawn(int which, String text) {}
        return step(
                Combinators.combine(which(), words("text")).as(Drawn::new),
                name,
                (world, drawn) -> step.take(world, drawn.which(), drawn.text()));
    }

    private static Action.Independent<World> createUnderAKey() {
        record Drawn(String key, String summary) {}
        return step(
                Combinators.combine(words("key"), words("summary")).as(Drawn::new),
                "create under a key",
                (world, drawn) -> world.createUnder(drawn.key(), drawn.summary()));
    }

    private static Action.Independent<World> fault() {
        record Drawn(String path, Fault fault) {}
        Arbitrary<Fault> faults = Arbitraries.of(
                new Fault.ResetsAfter(),
                new Fault.Truncates(),
                new Fault.AnswersAfterwards(500, "text/html", "<html>"),
                new Fault.AnswersAfterwards(502, "text/html", "<html>"),
                Fault.status(500),
                Fault.status(503),
                Fault.tooManyRequests("1"));
        return step(
                Combinators.combine(Arbitraries.of("/issue$", "/comment$", "/transitions$"), faults)
                        .as(Drawn::new),
                "fault",
                (world, drawn) -> world.fault(drawn.path(), drawn.fault()));
    }

    /** Few, so that they come again. */
    private static Arbitrary<String> words(String word) {
        return Arbitraries.integers().between(1, 4).map(number -> word + " " + number);
    }

    private static Arbitrary<Integer> which() {
        return Arbitraries.integers().between(0, 1_000);
    }
}
