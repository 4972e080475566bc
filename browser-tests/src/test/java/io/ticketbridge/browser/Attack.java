package io.ticketbridge.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Hostile files on their way to a browser, and what they do there. */
final class Attack {
    /** How many files are open at a time. */
    private static final int TABS = 8;

    private static final int FRAMES = 17;
    private static final int FRAME_PIXELS = 100;
    private static final int FRAMES_IN_A_ROW = 12;
    private static final String WITNESS = "witness";

    private final Chromium chromium;
    private final Canary canary;
    private final Map<String, URI> links;
    private int witnesses;

    /** @param links where each file is, by its name */
    Attack(Chromium chromium, Canary canary, Map<String, URI> links) {
        this.chromium = chromium;
        this.canary = canary;
        this.links = links;
    }

    /** One file in a tab. */
    void open(Defence defence, HostileFile file) {
        chromium.open(chromium.newTab(), address(defence, file));
    }

    /** Each file in a tab, and a click into it: which of them ran or fetched something. */
    Set<String> inTabs(Defence defence, List<HostileFile> files) {
        forget();
        List<Page> tabs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (i < TABS) {
                tabs.add(chromium.newTab());
            }
            Page tab = tabs.get(i % TABS);
            chromium.open(tab, address(defence, files.get(i)));
            click(tab, FRAME_PIXELS / 2, FRAME_PIXELS / 2);
        }
        return harm();
    }

    /** Each file in pages of another site, in every way in which a page shows what is elsewhere, and a click into each. */
    Set<String> inPages(Defence defence, List<HostileFile> files) {
        forget();
        for (int from = 0; from < files.size(); from += FRAMES) {
            List<HostileFile> some = files.subList(from, Math.min(files.size(), from + FRAMES));
            Page tab = chromium.newTab();
            chromium.open(tab, canary.page(page(defence, some)));
            for (int i = 0; i < 3 * some.size(); i++) {
                int x = i % FRAMES_IN_A_ROW * FRAME_PIXELS;
                int y = i / FRAMES_IN_A_ROW * FRAME_PIXELS;
                click(tab, x + FRAME_PIXELS / 2, y + FRAME_PIXELS / 2);
            }
        }
        return harm();
    }

    private void forget() {
        canary.hits().clear();
        chromium.said().clear();
        chromium.saved().clear();
    }

    /** What has happened once a picture has been fetched that was asked for after everything else. */
    private Set<String> harm() {
        String witness = WITNESS + witnesses++;
        chromium.open(chromium.newTab(), canary.page("<img src=\"" + Canary.HIT + witness + "\">"));
        chromium.await(() -> canary.hits().contains(witness));
        chromium.closeTabs();
        Set<String> harm = new TreeSet<>(chromium.said());
        canary.hits().stream().filter(name -> !name.startsWith(WITNESS)).forEach(harm::add);
        return harm;
    }

    private String address(Defence defence, HostileFile file) {
        URI link = Objects.requireNonNull(links.get(file.name()), file.name());
        return defence == Defence.ALL ? link.toString() : canary.relay(defence, file, link);
    }

    /** Frames first, in rows, so that they can be found for a click. */
    private String page(Defence defence, List<HostileFile> files) {
        StringBuilder page = new StringBuilder("<style>body { margin: 0; font-size: 0; width: 1200px }"
                + " iframe, object, embed { width: 100px; height: 100px; border: 0 }</style>");
        files.forEach(
                file -> page.append("<iframe src=\"%1$s\"></iframe><object data=\"%1$s\"></object><embed src=\"%1$s\">"
                        .formatted(address(defence, file))));
        files.forEach(file ->
                page.append("<img src=\"%1$s\"><script src=\"%1$s\"></script><link rel=stylesheet href=\"%1$s\">"
                        .formatted(address(defence, file))));
        return page.toString();
    }

    /** A page that is on its way elsewhere is not clicked. */
    private static void click(Page tab, int x, int y) {
        try {
            tab.mouse().click(x, y);
        } catch (PlaywrightException onItsWay) {
            if (!tab.isClosed()) {
                tab.waitForLoadState();
            }
        }
    }
}
