package io.ticketbridge.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.jira.sandbox.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console as those who work with it find it. Pictures of it are left in {@code target/console}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ConsoleIT {
    private static final Path PICTURES = Path.of("target", "console");

    private Demo demo;
    private Chromium chromium;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        demo = new Demo(folder);
        chromium = new Chromium();
    }

    @AfterAll
    void end() {
        chromium.close();
        demo.close();
    }

    /** From the way in to a ticket that is closed again, as an analyst goes. */
    @Test
    void theMainJobShouldBeDone() throws Exception {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/"))) {
            window.signIn(demo.key("alice"), "Tickets");
            String key = open(window, "Reflected XSS in the login redirect");
            comment(window);
            window.pastePicture();
            window.shows("is attached");
            Locator thumbnail = window.page().locator(".thumbnail img");
            assertThat(thumbnail.getAttribute("src")).startsWith("/api/v2/tickets/");
            thumbnail.click();
            Locator picture = window.page().locator("dialog img");
            window.page().waitForCondition(() -> (boolean) picture.evaluate("image => image.naturalWidth === 640"));
            window.press("Close");
            demo.inJira(key, "status", "{\"status\": \"In Progress\"}");
            demo.inJira(key, "assignee", "{\"assignee\": \"Dana Lee\"}");
            demo.inJira(key, "comments", "{\"author\": \"Dana Lee\", \"body\": \"Looking into it\"}");
            window.press("Sync now");
            window.shows("In Progress");
            window.shows("Dana Lee");
            window.shows("Looking into it");
            delete(window, key);
            assertNothingWrong(window, demo.key("alice"));
        }
    }

    @Test
    void whatWasLookedForShouldBeInTheAddress() throws Exception {
        for (int i = 1; i <= 25; i++) {
            demo.ask("bob", "POST", "/tickets", "{\"summary\": \"Open redirect " + i + "\"}");
        }
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/?q=redirect&page=2"))) {
            window.signIn(demo.key("bob"), "Tickets");
            window.shows("21–25 of 25");
            window.follow("Open redirect 3");
            window.title("Open redirect 3");
            window.page().goBack();
            window.shows("21–25 of 25");
            window.page().getByLabel("Search").fill("redirect 25");
            window.shows("1–1 of 1");
            assertThat(window.page().url()).endsWith("/?q=redirect+25");
            window.page().getByLabel("Status").first().selectOption("done");
            window.shows("No ticket matches");
            window.press("Clear the filters");
            window.shows("1–20 of 25");
            assertNothingWrong(window, demo.key("bob"));
        }
    }

    @Test
    void whatIsRefusedShouldBeSaidBesideItsField() {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/new"))) {
            window.signIn(demo.key("alice"), "New ticket");
            window.page().getByLabel("Summary").fill("x".repeat(256));
            window.shows("1 characters too many");
            window.press("Open ticket");
            assertThat(window.shows("at most 255 characters long").getAttribute("id"))
                    .isEqualTo("summary-error");
            assertThat(window.page().evaluate("document.activeElement.id")).isEqualTo("summary");
            window.complaints().removeIf(complaint -> complaint.contains("400"));
            assertNothingWrong(window, demo.key("alice"));
        }
    }

    /** Somebody without a Jira gets from the first page to a first ticket. */
    @Test
    void whoeverHasNoJiraShouldBeLedToOne() {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/"))) {
            window.signIn(demo.key("mallory"), "Tickets");
            window.follow("Connect Jira");
            window.title("Settings");
            window.press("Connect Jira");
            connect(window, demo.jira(), SandboxOptions.TOKEN);
            window.follow("New ticket");
            open(window);
            assertNothingWrong(window, demo.key("mallory"));
        }
    }

    @Test
    void theDoctorShouldSayWhatIsWrongAndWhoMendsIt() throws Exception {
        try (JiraSandbox noWayOut = JiraSandbox.start(
                        SandboxOptions.cloud().withWorkflow(Workflow.NO_WAY_TO_DONE), Clock.systemUTC());
                ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/settings/integrations"))) {
            noWayOut.file("There before");
            window.signIn(demo.key("admin"), "Settings");
            window.press("Connect Jira");
            connect(window, noWayOut.baseUrl(), "not the token");
            Locator own = window.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Own Jira"));
            assertThat(own.locator(".checks .failed").first().innerText())
                    .containsIgnoringCase("credentials")
                    .contains("whoever manages this integration");
            window.picture(PICTURES.resolve("doctor-token.png"));
            own.getByText("Edit").click();
            window.page().getByLabel("Jira Cloud").check();
            window.page().getByLabel("Email").fill(SandboxOptions.EMAIL);
            window.page().getByLabel("API token").fill(SandboxOptions.TOKEN);
            window.press("Save and examine");
            assertThat(own.locator(".checks .warning").first().innerText())
                    .contains("done", "an administrator of Jira");
            window.picture(PICTURES.resolve("doctor-workflow.png"));
            own.getByText("Remove").click();
            window.page().locator("dialog .danger").click();
            window.shows("is removed");
            assertNothingWrong(window, demo.key("admin"));
        }
    }

    @Test
    void aKeyShouldBeMadeShownOnceAndRevoked() {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/settings/keys"))) {
            window.signIn(demo.key("bob"), "Settings");
            window.page().getByLabel("Name").fill("nightly-scan");
            window.press("Make key");
            String made = window.page().locator("dialog code").innerText();
            assertThat(made).matches("rk_[A-Za-z0-9]{40}");
            window.press("I have kept it");
            window.shows("nightly-scan");
            assertThat(window.page().content()).doesNotContain(made);
            window.press("Revoke nightly-scan");
            window.page().locator("dialog .danger").click();
            window.shows("nightly-scan is revoked");
            assertNothingWrong(window, made);
        }
    }

    @Test
    void aWebhookShouldBeAddedTriedPausedAndDeleted() {
        String address = "https://hooks.example.com/tickets";
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/settings/webhooks"))) {
            window.signIn(demo.key("bob"), "Settings");
            window.page().getByLabel("Address").fill(address);
            window.press("Add webhook");
            String secret = window.page().locator("dialog code").innerText();
            assertThat(secret).hasSizeGreaterThan(30);
            window.press("I have kept it");
            window.shows(address);
            assertThat(window.page().content()).doesNotContain(secret);
            window.press("Test " + address);
            window.shows("It does not take it");
            window.press("What " + address + " was told");
            window.shows("Nothing yet.");
            window.press("Close");
            window.press("Pause " + address);
            window.shows("Paused");
            window.press("Delete " + address);
            window.page().locator("dialog .danger").click();
            window.shows("The webhook is deleted");
            assertNothingWrong(window, secret);
        }
    }

    @Test
    void anAdminShouldManagePeople() {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/settings/people"))) {
            window.signIn(demo.key("admin"), "Settings");
            window.page().getByLabel("Username").fill("carol");
            window.page().getByLabel("Email").fill("carol@example.com");
            window.press("Add user");
            window.shows("carol@example.com");
            window.page()
                    .locator("form", new Page.LocatorOptions().setHasText("New team"))
                    .getByLabel("Name")
                    .fill("blue");
            window.press("Add team");
            Locator team = window.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Team blue"));
            team.getByLabel("Who joins blue").selectOption("carol");
            team.getByText("Add").click();
            window.shows("carol").waitFor();
            window.press("Take carol out of blue");
            window.shows("carol is not in blue any more");
            window.press("Make a key for carol");
            String key = window.page().locator("dialog code").innerText();
            window.press("I have kept it");
            window.press("Remove carol");
            window.page().locator("dialog .danger").click();
            window.shows("carol is removed");
            assertNothingWrong(window, key);
        }
    }

    @Test
    void aSignOutShouldEndTheSession() {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/"))) {
            window.page().getByLabel("API key").fill("rk_" + "a".repeat(40));
            window.press("Sign in");
            window.shows("Nobody has this key");
            window.signIn(demo.key("alice"), "Tickets");
            assertThat(window.kept()).doesNotContain(demo.key("alice"));
            String cookie = window.context().cookies().get(0).value;
            assertThat(window.page().evaluate("document.cookie")).isEqualTo("");
            window.press("Sign out");
            window.title("Sign in to Ticketbridge");
            assertThat(window.context().cookies()).isEmpty();
            assertThat(statusWith(window, cookie)).isEqualTo(401);
        }
    }

    /** A page of the same site, another port of this host: the browser sends the session's cookie along. */
    @Test
    void anothersPageShouldDoNothingInSomebodysName() throws Exception {
        try (Canary elsewhere = new Canary();
                ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/"))) {
            window.signIn(demo.key("alice"), "Tickets");
            long before = total("alice");
            Page another = window.context().newPage();
            another.navigate(elsewhere.origin() + "/nothing");
            String address = demo.page("/console/api/v2/tickets");
            Object asked = another.evaluate("""
                    async ([address, marked]) => {
                      const ask = (mode, headers) => fetch(address, {method: "POST", mode, credentials: "include", headers,
                        body: JSON.stringify({summary: "Forged"})}).then((answer) => answer.type, () => "refused");
                      return [await ask("no-cors", {}), await ask("cors", marked)].join(" ");
                    }""", List.of(address, Map.of("X-Requested-With", "ticketbridge-console")));
            assertThat(asked).isEqualTo("refused refused");
            another.evaluate("""
                    address => {
                      const form = document.createElement("form");
                      Object.assign(form, {action: address, method: "POST", enctype: "text/plain"});
                      document.body.append(form);
                      form.submit();
                    }""", address);
            another.waitForURL(address);
            assertThat(another.content()).contains("Only pages of the console may ask here");
            assertThat(total("alice")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
    void nobodyShouldBeKeptFromUsingIt(int width, ColorScheme scheme) throws Exception {
        String ticket = "/tickets/" + Findings.report(demo, "alice");
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/"), width, scheme)) {
            look(window, width, scheme, "sign-in");
            window.signIn(demo.key("alice"), "Tickets");
            for (String path : List.of(
                    "/",
                    "/new",
                    ticket,
                    "/settings/integrations",
                    "/settings/keys",
                    "/settings/webhooks",
                    "/tickets/0")) {
                visit(window, path);
                look(window, width, scheme, path);
            }
            visit(window, "/settings/integrations");
            window.press("Examine");
            window.page().locator(".report").waitFor();
            look(window, width, scheme, "report");
            window.press("Edit");
            look(window, width, scheme, "form");
            visit(window, ticket);
            window.pastePicture();
            window.page().locator(".thumbnail img").waitFor();
            look(window, width, scheme, "file");
            window.press("Delete");
            look(window, width, scheme, "dialog");
        }
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/settings/people"), width, scheme)) {
            window.signIn(demo.key("admin"), "Settings");
            window.page().locator("tbody tr").first().waitFor();
            look(window, width, scheme, "people");
        }
    }

    /** What README shows is what there is, but for a pixel here and there. */
    @Test
    void thePictureInTheReadmeShouldBeTrue(@TempDir Path folder) throws Exception {
        try (Demo fresh = new Demo(folder);
                ConsoleWindow window = ConsoleWindow.open(chromium, fresh.page("/"))) {
            Findings.reportAll(fresh, "alice");
            window.signIn(fresh.key("alice"), "Tickets");
            window.page().locator("tbody tr").first().waitFor();
            window.page().mouse().move(0, 0);
            Path now = PICTURES.resolve("readme.png");
            window.picture(now);
            Path shown = Path.of("..", "docs", "console.png");
            assertThat(Likeness.difference(now, shown))
                    .as("%s shows the console as it was: copy %s there", shown, now)
                    .isLessThan(0.01);
        }
    }

    @Test
    void theKeyboardAloneShouldDo() {
        try (ConsoleWindow window = ConsoleWindow.open(chromium, demo.page("/"))) {
            window.page().getByLabel("API key").focus();
            window.page().keyboard().type(demo.key("alice"));
            window.page().keyboard().press("Enter");
            window.title("Tickets");
            window.page().keyboard().press("Shift+Tab");
            tabTo(window, "New ticket");
            window.page().keyboard().press("Enter");
            window.title("New ticket");
            tabTo(window, "");
            window.page().keyboard().type("By keyboard");
            window.page().keyboard().press("Enter");
            window.title("By keyboard");
            window.page().getByLabel("Add a comment").focus();
            window.page().keyboard().type("Typed and sent");
            window.page().keyboard().press("Control+Enter");
            window.shows("Typed and sent");
        }
    }

    private static void tabTo(ConsoleWindow window, String text) {
        for (int i = 0; i < 30; i++) {
            window.page().keyboard().press("Tab");
            Object at = window.page().evaluate("document.activeElement.innerText.trim()");
            boolean isField = (boolean) window.page().evaluate("document.activeElement.id === 'summary'");
            if (text.isEmpty() ? isField : at.equals(text)) {
                return;
            }
        }
        throw new AssertionError(text + " is not reached");
    }

    private void visit(ConsoleWindow window, String path) {
        window.page().navigate(demo.page(path));
        window.page().locator("main h1").first().waitFor();
        window.page().waitForCondition(() -> window.page().locator(".loading").count() == 0);
    }

    private static void look(ConsoleWindow window, int width, ColorScheme scheme, String what) {
        String name = what.replaceAll("[0-9/]+", "-").replaceAll("^-|-$", "");
        window.picture(PICTURES.resolve(width + "-" + scheme + "-" + (name.isEmpty() ? "list" : name) + ".png"));
        assertThat(window.scrollsSideways()).as(what).isFalse();
        assertThat(window.barriers()).as(what).isEmpty();
    }

    /** @return the key */
    private static String open(ConsoleWindow window, String summary) {
        window.follow("New ticket");
        window.title("New ticket");
        window.page().getByLabel("Summary").fill(summary);
        window.page().getByLabel("Description").fill("Via the redirect_url parameter on /login");
        window.press("Open ticket");
        window.title(summary);
        return window.page().locator(".facts a").innerText().strip();
    }

    private static void open(ConsoleWindow window) {
        window.title("New ticket");
        window.page().getByLabel("Summary").fill("The first");
        window.press("Open ticket");
        window.title("The first");
    }

    private static void comment(ConsoleWindow window) {
        window.page().getByLabel("Add a comment").fill("Confirmed on staging");
        window.press("Comment");
        window.shows("Confirmed on staging");
        window.press("Edit the comment");
        window.page().getByLabel("Your comment").fill("Confirmed in production");
        window.press("Save");
        window.shows("Confirmed in production");
    }

    private static void delete(ConsoleWindow window, String key) {
        window.press("Delete");
        assertThat(window.page().locator("dialog").innerText()).contains(key, "done");
        window.press("Close the issue and delete");
        window.title("Tickets");
        window.shows(key + " is closed in Jira");
    }

    private static void connect(ConsoleWindow window, String address, String token) {
        window.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("Own Jira");
        window.page().getByLabel("Address of Jira").fill(address);
        window.page().getByLabel("Project key").fill(SandboxOptions.PROJECT);
        window.page().getByLabel("Email").fill(SandboxOptions.EMAIL);
        window.page().getByLabel("API token").fill(token);
        window.press("Save and examine");
        window.page().locator(".report").waitFor();
    }

    private long total(String user) throws Exception {
        return demo.ask(user, "GET", "/tickets", "").at("/pagination/total").asLong();
    }

    private Object statusWith(ConsoleWindow window, String cookie) {
        return window.page()
                .evaluate(
                        "key => fetch('/api/v2/tickets', {headers: {'X-API-Key': key}}).then(answer => answer.status)",
                        cookie);
    }

    private void assertNothingWrong(ConsoleWindow window, String secret) {
        assertThat(window.complaints()).isEmpty();
        assertThat(window.asked())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(demo.page("/")))
                .noneSatisfy(address -> assertThat(address).contains(secret));
        assertThat(window.kept()).doesNotContain(secret);
    }
}
