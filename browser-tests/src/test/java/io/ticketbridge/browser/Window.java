package io.ticketbridge.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A page as somebody has it open in a browser of their own, with what went wrong on it and whom it asked. */
class Window implements AutoCloseable {
    /** So that the console tells, too, what the page's policy refused. */
    private static final String REPORT_REFUSALS =
            "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective + ' ' + e.blockedURI))";

    /** WCAG 2.2 AA, and what it is made of. */
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    Window(Chromium chromium, String address, int width, int height, ColorScheme scheme) {
        this.context = chromium.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.addInitScript(REPORT_REFUSALS);
        context.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onRequest(request -> asked.add(request.url()));
        this.page = context.newPage();
        page.navigate(address);
    }

    final Page page() {
        return page;
    }

    final BrowserContext context() {
        return context;
    }

    /** What WCAG would have otherwise, as axe-core finds it. */
    final List<?> barriers() {
        page.evaluate(axe() + "; 0");
        return (List<?>) page.evaluate("axe.run(document, {runOnly: " + RULES + "}).then(result =>"
                + " result.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html)))");
    }

    /** All that the browser keeps for the page, and its address. */
    final String kept() {
        return context.storageState() + page.evaluate("JSON.stringify([{...sessionStorage}, location.href])");
    }

    final boolean scrollsSideways() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }

    final List<String> complaints() {
        return complaints;
    }

    final Set<String> asked() {
        return asked;
    }

    final void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public final void close() {
        context.close();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Window.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
