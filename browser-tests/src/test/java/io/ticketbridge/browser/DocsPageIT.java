package io.ticketbridge.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page at {@code /docs} as whoever writes a client finds it. Pictures of it are left in {@code target/docs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DocsPageIT {
    private static final Path PICTURES = Path.of("target", "docs");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private Server server;
    private Chromium chromium;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        server = new Server(folder);
        chromium = new Chromium();
    }

    @AfterAll
    void end() {
        chromium.close();
        server.close();
    }

    @Test
    void everyRouteShouldBeShown() throws Exception {
        try (DocsWindow window = open()) {
            assertThat(window.page().title()).isEqualTo("Ticketbridge API");
            assertThat(window.routes()).isEqualTo(server.describedRoutes()).contains("GET /tickets");
        }
    }

    @Test
    void aRequestShouldBeTriedWithOnesKey() {
        try (DocsWindow window = open()) {
            assertThat(window.tryListTickets()).startsWith("401").contains("\"code\": \"unauthorized\"");
            window.complaints().removeIf(complaint -> complaint.contains("401"));
            window.signIn(server.key());
            assertThat(window.tryListTickets()).startsWith("200").contains("\"summary\": \"Stored XSS\"");
            assertThat(window.page().content()).contains("X-API-Key: &lt;your key&gt;");
            assertThat(window.page().content()).doesNotContain(server.key());
            assertNothingWrong(window);
        }
    }

    @Test
    void theKeyShouldBeGoneWithThePageOrAfterASignOut() {
        try (DocsWindow window = open()) {
            window.signIn(server.key());
            assertThat(window.tryListTickets()).startsWith("200");
            assertThat(window.kept()).doesNotContain(server.key()).contains("\"origins\":[]", "\"cookies\":[]");
            window.signOut();
            assertThat(window.tryListTickets()).startsWith("401");
            window.signIn(server.key());
            window.page().reload();
            assertThat(window.tryListTickets()).startsWith("401");
            assertThat(window.kept()).doesNotContain(server.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, LIGHT", "1280, 900, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void nobodyShouldBeKeptFromReadingIt(int width, int height, ColorScheme scheme) {
        try (DocsWindow window = DocsWindow.open(chromium, server.page("/docs"), width, height, scheme)) {
            window.picture(PICTURES.resolve(width + "-" + scheme + ".png"));
            window.signIn(server.key());
            assertThat(window.tryListTickets()).startsWith("200");
            METHODS.forEach(method -> window.open(".opblock-" + method));
            assertThat(window.scrollsSideways()).isFalse();
            assertThat(window.barriers()).isEmpty();
            window.picture(PICTURES.resolve(width + "-" + scheme + "-open.png"));
            assertNothingWrong(window);
        }
    }

    /** A link to it cannot choose what it shows or whom it asks. */
    @Test
    void anAddressShouldNotChangeWhatItShows() {
        String elsewhere =
                server.page("/docs?url=http://127.0.0.2/openapi.json&configUrl=http://127.0.0.2/config.json");
        try (DocsWindow window = DocsWindow.open(chromium, elsewhere, 1280, 900, ColorScheme.LIGHT)) {
            assertThat(window.routes()).contains("GET /tickets");
            assertNothingWrong(window);
        }
    }

    private DocsWindow open() {
        return DocsWindow.open(chromium, server.page("/docs"), 1280, 900, ColorScheme.LIGHT);
    }

    private void assertNothingWrong(DocsWindow window) {
        assertThat(window.complaints()).isEmpty();
        assertThat(window.asked())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(server.page("/")))
                .noneSatisfy(address -> assertThat(address).contains(server.key()));
    }
}
