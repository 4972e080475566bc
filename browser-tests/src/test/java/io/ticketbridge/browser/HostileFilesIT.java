package io.ticketbridge.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ticketbridge.port.TestFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that attack whoever looks at them, through the links under which the server hands them out (S-20). Each came in on
 * Jira's side, where nobody checks it; drawings were uploaded too, by an operator's leave.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class HostileFilesIT {
    private static final int RED = 0xFF0000;
    private static final String KEPT = ".svg";

    private Canary canary;
    private Server server;
    private Chromium chromium;
    private List<HostileFile> svgs;
    private List<HostileFile> pages;
    private List<HostileFile> pdfs;

    /** Without what only a viewer runs, of which there is none in a page at rest. */
    private List<HostileFile> shown;

    private List<HostileFile> files;
    private Map<String, URI> links;
    private Attack attack;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        canary = new Canary();
        server = new Server(folder);
        chromium = new Chromium();
        Harm harm = new Harm(canary.origin());
        svgs = HostileSvgs.all(harm);
        pdfs = HostilePdfs.all(harm);
        pages = HostilePages.all(harm);
        shown = joined(svgs, pages);
        files = joined(shown, pdfs);
        files.forEach(file -> server.addInJira(file.name(), file.type(), file.content()));
        for (HostileFile svg : svgs) {
            assertThat(server.upload(svg.name() + KEPT, svg.content()))
                    .as(svg.name())
                    .isEqualTo(201);
        }
        harmless().forEach((name, content) -> server.addInJira(name, "application/octet-stream", content));
        links = server.links();
        attack = new Attack(chromium, canary, links);
    }

    @AfterAll
    void end() {
        chromium.close();
        server.close();
        canary.close();
    }

    /** The proof that the others can fail: the same files, in the same browser, from a server that thinks nothing of it. */
    @Test
    void filesShouldDoHarmWhereNothingIsDoneAboutThem() {
        Set<String> harm = attack.inPages(Defence.NONE, shown);
        assertThat(harm).hasSizeGreaterThan(60);
        System.out.printf(
                "hostile files: %d, of which %d do harm in Chromium %s where nothing is done about them%n",
                files.size(), harm.size(), chromium.version());
    }

    @Test
    void aPdfsScriptShouldRunInItsViewerWhereNothingIsDoneAboutIt() {
        for (String name : List.of("pdf-alert", "pdf-names", "pdf-page-opened")) {
            attack.open(Defence.NONE, named(name));
            chromium.await(() -> chromium.said().contains(name));
        }
        chromium.closeTabs();
    }

    /** Drawings are those that were kept on purpose; the others are shown in pages. */
    @Test
    void noFileShouldDoHarmInATab() {
        assertThat(attack.inTabs(Defence.ALL, joined(kept(), joined(pages, pdfs))))
                .isEmpty();
        assertThat(chromium.saved()).containsAll(names(kept()));
    }

    @Test
    void noFileShouldDoHarmInAPage() {
        assertThat(attack.inPages(Defence.ALL, files)).isEmpty();
    }

    /** Of documents: a viewer of PDFs asks no policy, nor does a page that takes a file for a script or a style sheet. */
    @Test
    void thePolicyShouldHoldAlone() {
        List<HostileFile> documents = shown.stream()
                .filter(file -> !Set.of("text/javascript", "text/css").contains(file.type()))
                .toList();
        assertThat(attack.inTabs(Defence.POLICY, documents)).isEmpty();
        assertThat(attack.inPages(Defence.POLICY, documents)).isEmpty();
    }

    @Test
    void typeAndDispositionShouldHoldAlone() {
        assertThat(attack.inPages(Defence.DISPOSITION, files)).isEmpty();
    }

    @Test
    void harmlessPicturesShouldShowInSomebodyElsesPage() {
        Map<String, String> sizes =
                Map.of("a.png", "1x1", "a.jpg", "1x1", "a.gif", "1x1", "a.webp", "1x1", "red.svg", "900x700");
        Page page = chromium.newTab();
        chromium.open(
                page,
                canary.page(sizes.keySet().stream()
                        .map(name -> "<img alt=\"%s\" src=\"%s\">".formatted(name, links.get(name)))
                        .collect(Collectors.joining())));
        Object shown = page.evaluate(
                "Object.fromEntries([...document.images].map(i => [i.alt, i.naturalWidth + 'x' + i.naturalHeight]))");
        assertThat(shown).isEqualTo(sizes);
    }

    @Test
    void harmlessDrawingsAndDocumentsShouldShowInATab() {
        for (String name : List.of("red.svg", "red.pdf")) {
            Page page = chromium.newTab();
            chromium.open(page, String.valueOf(links.get(name)));
            chromium.await(() -> (pixel(page) & RED) == RED);
        }
    }

    private HostileFile named(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<HostileFile> kept() {
        return svgs.stream().map(svg -> svg.as(svg.name() + KEPT)).toList();
    }

    private static Map<String, byte[]> harmless() {
        Map<String, byte[]> harmless = new LinkedHashMap<>();
        harmless.put("a.png", TestFiles.png());
        harmless.put("a.jpg", TestFiles.jpeg());
        harmless.put("a.gif", TestFiles.gif());
        harmless.put("a.webp", TestFiles.webp());
        harmless.put("red.svg", Pictures.svg());
        harmless.put("red.pdf", Pictures.pdf());
        return harmless;
    }

    private static int pixel(Page page) {
        try {
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            return shown.getRGB(shown.getWidth() / 2, shown.getHeight() / 2);
        } catch (IOException noPicture) {
            throw new UncheckedIOException(noPicture);
        }
    }

    private static List<HostileFile> joined(List<HostileFile> some, List<HostileFile> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Set<String> names(List<HostileFile> files) {
        return files.stream().map(HostileFile::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
