package io.ticketbridge.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of the API's description as somebody has it open, with what went wrong on it and whom it asked. */
final class DocsWindow implements AutoCloseable {
    /** So that the console tells, too, what the page's policy refused. */
    private static final String REPORT_REFUSALS =
            "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective + ' ' + e.blockedURI))";

    /** WCAG 2.2 AA, and what it is made of. */
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    private DocsWindow(BrowserContext context) {
        this.context = context;
        context.addInitScript(REPORT_REFUSALS);
        context.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onRequest(request -> asked.add(request.url()));
        this.page = context.newPage();
    }

    static DocsWindow open(Chromium chromium, String address, int width, int height, ColorScheme scheme) {
        DocsWindow window = new DocsWindow(chromium.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme)));
        window.page.navigate(address);
        window.operations().first().waitFor();
        return window;
    }

    Page page() {
        return page;
    }

    /** What it shows that can be asked, such as {@code GET /tickets/{id}}. */
    Set<String> routes() {
        return operations().all().stream()
                .map(operation -> operation.locator(".opblock-summary-method").innerText() + " "
                        + operation.locator(".opblock-summary-path").getAttribute("data-path"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void signIn(String key) {
        page.locator(".auth-wrapper > .authorize").click();
        page.locator("#api_key_value").fill(key);
        page.locator(".modal-ux .auth-btn-wrapper .authorize").click();
        page.locator(".modal-ux .btn-done").click();
    }

    void signOut() {
        page.locator(".auth-wrapper > .authorize").click();
        page.locator(".modal-ux .auth-btn-wrapper button", new Page.LocatorOptions().setHasText("Logout"))
                .click();
        page.locator(".modal-ux .btn-done").click();
    }

    /** Tries {@code GET /tickets}, and tells the status and the answer that it shows. */
    String tryListTickets() {
        Locator operation = open("#operations-Tickets-listTickets");
        if (operation.locator(".execute").count() == 0) {
            operation.locator(".try-out__btn").click();
        }
        if (operation.locator(".btn-clear").count() > 0) {
            operation.locator(".btn-clear").click();
        }
        operation.locator(".execute").click();
        Locator answer = operation.locator(".live-responses-table .response");
        answer.waitFor();
        return answer.innerText();
    }

    /** Opens the first operation that {@code selector} finds, where it is not open already, as an address can have it. */
    Locator open(String selector) {
        Locator operation = page.locator(selector).first();
        if (operation.locator(".opblock-body").count() == 0) {
            operation.locator(".opblock-summary-control").click();
        }
        operation.locator(".responses-table").first().waitFor();
        return operation;
    }

    /** What WCAG would have otherwise, as axe-core finds it. */
    List<?> barriers() {
        page.evaluate(axe() + "; 0");
        return (List<?>) page.evaluate("axe.run(document, {runOnly: " + RULES + "}).then(result =>"
                + " result.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html)))");
    }

    /** All that the browser keeps for the page, and its address. */
    String kept() {
        return context.storageState() + page.evaluate("JSON.stringify([{...sessionStorage}, location.href])");
    }

    boolean scrollsSideways() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }

    List<String> complaints() {
        return complaints;
    }

    Set<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        context.close();
    }

    private Locator operations() {
        return page.locator(".opblock");
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(DocsWindow.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
