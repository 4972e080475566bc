package io.ticketbridge.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** A headless Chromium that notes what scripts say, and which files it saves instead of showing them. */
final class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

    /** It asks nobody but whom it is sent to. */
    private static final List<String> ALONE = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(EXECUTABLE)
                    .setArgs(ALONE));
    private final BrowserContext context = browser.newContext();
    private final Set<String> said = new TreeSet<>();
    private final Set<String> saved = new TreeSet<>();

    Chromium() {
        context.onConsoleMessage(message -> note(message.text()));
        context.onDialog(dialog -> {
            note(dialog.message());
            dialog.dismiss();
        });
        context.onPage(page -> page.onDownload(download -> saved.add(download.suggestedFilename())));
    }

    String version() {
        return browser.version();
    }

    /** Which files have run a script. */
    Set<String> said() {
        return said;
    }

    /** Which files were saved. */
    Set<String> saved() {
        return saved;
    }

    Page newTab() {
        return context.newPage();
    }

    /** A browser's window of its own, that shares nothing with others. */
    BrowserContext newContext(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    /** Opens an address; where what is there is saved instead of shown, the tab stays as it was. */
    void open(Page tab, String address) {
        try {
            tab.navigate(address);
        } catch (PlaywrightException notShown) {
            if (!notShown.toString().contains("Download is starting")) {
                throw notShown;
            }
        }
    }

    /** Lets the browser go on until something is so. */
    void await(BooleanSupplier so) {
        context.waitForCondition(so);
    }

    void closeTabs() {
        context.pages().forEach(Page::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private void note(String text) {
        if (text.startsWith(Harm.SAID)) {
            said.add(text.substring(Harm.SAID.length()));
        }
    }
}
