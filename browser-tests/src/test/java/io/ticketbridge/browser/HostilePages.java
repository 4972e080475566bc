package io.ticketbridge.browser;

import java.util.List;

/** What is no drawing, and comes in on Jira's side under a name and a type that lie. */
final class HostilePages {
    private HostilePages() {}

    static List<HostileFile> all(Harm harm) {
        return List.of(
                page(harm, "html-as-html", "text/html", "<!DOCTYPE html><script>RUN</script>"),
                page(harm, "html-as-svg", "text/html", "<svg onload=\"RUN\"></svg>"),
                page(harm, "html-of-no-type", "", "<html><body onload=\"RUN\"></body></html>"),
                page(harm, "html-in-an-odd-case", "Text/HTML; charset=utf-8", "<IMG SRC=x: ONERROR=\"RUN\">"),
                page(harm, "html-behind-gif", "text/html", "GIF89a<script>RUN</script>"),
                page(harm, "html-behind-pdf", "text/html", "%PDF-1.4\n<script>RUN</script>\n%%EOF\n"),
                page(harm, "html-behind-png", "text/html", "\u0089PNG\r\n\u001a\n<script>RUN</script>"),
                page(
                        harm,
                        "xhtml",
                        "application/xhtml+xml",
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>RUN</script></html>"),
                page(harm, "xml", "text/xml", "<a><script xmlns=\"http://www.w3.org/1999/xhtml\">RUN</script></a>"),
                page(harm, "script-behind-gif", "text/javascript", "GIF89a=0;RUN"),
                page(harm, "stylesheet", "text/css", "body { background: url(URL) }"));
    }

    private static HostileFile page(Harm harm, String name, String type, String content) {
        return HostileFile.of(
                name, type, content.replace("RUN", harm.script(name)).replace("URL", harm.address(name)));
    }
}
