package io.ticketbridge.browser;

import io.ticketbridge.port.TestFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Drawings that do harm, in the ways that are known. */
final class HostileSvgs {
    private static final String TYPE = "image/svg+xml";
    private static final String NAMESPACES =
            "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    private static final String HTML = "xmlns=\"http://www.w3.org/1999/xhtml\"";
    private static final String PNG =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(TestFiles.png());
    private static final String FILL = "width=\"400\" height=\"400\"";

    private final Harm harm;
    private final List<HostileFile> files = new ArrayList<>();

    private HostileSvgs(Harm harm) {
        this.harm = harm;
    }

    static List<HostileFile> all(Harm harm) {
        HostileSvgs svgs = new HostileSvgs(harm);
        svgs.addScripts();
        svgs.addHandlers();
        svgs.addForeignObjects();
        svgs.addLinks();
        svgs.addReferences();
        svgs.addStyles();
        svgs.addXml();
        return svgs.files;
    }

    private void addScripts() {
        add("script", "<script>RUN</script>");
        add("script-cdata", "<script type=\"text/ecmascript\"><![CDATA[RUN]]></script>");
        add("script-module", "<script type=\"module\">RUN</script>");
        add("script-href", "<script href=\"URL\"/>");
        add("script-xlink", "<script xlink:href=\"URL\"/>");
        add("script-data", "<script href=\"" + Harm.data("text/javascript", harm.script("script-data")) + "\"/>");
        add("script-of-html", "<script " + HTML + ">RUN</script>");
        add("script-in-a-group", "<g><g><defs><script>RUN</script></defs></g></g>");
        whole("script-with-prefix", "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script>RUN</s:script></s:svg>");
        files.add(new HostileFile(
                "script-in-utf-16",
                TYPE,
                "\uFEFF" + svg("", "<script>" + harm.script("script-in-utf-16") + "</script>"),
                StandardCharsets.UTF_16LE));
    }

    private void addHandlers() {
        whole("onload", svg("onload=\"RUN\"", ""));
        add("onload-of-a-part", "<g><svg onload=\"RUN\"/></g>");
        add("onload-odd-case", "<rect ONLOAD=\"RUN\" onLoad=\"RUN\"/>");
        add("onerror", "<image href=\"data:image/png;base64,AAAA\" onerror=\"RUN\"/>");
        add("onload-of-a-picture", "<image href=\"" + PNG + "\" onload=\"RUN\"/>");
        add("onbegin", "<animate onbegin=\"RUN\" attributeName=\"x\" dur=\"1s\"/>");
        add("onend", "<set onend=\"RUN\" attributeName=\"x\" to=\"1\" begin=\"0s\" dur=\"0.01s\"/>");
        add("onrepeat", "<animate onrepeat=\"RUN\" attributeName=\"x\" to=\"9\" dur=\"0.01s\" repeatCount=\"3\"/>");
        add("onfocusin", "<g tabindex=\"0\" autofocus=\"\" onfocusin=\"RUN\"><rect " + FILL + "/></g>");
        add(
                "onanimationstart",
                "<style>@keyframes a {from {opacity: 0}} rect {animation: a 0.01s}</style>"
                        + "<rect onanimationstart=\"RUN\" " + FILL + "/>");
        add("onclick", "<rect onclick=\"RUN\" " + FILL + "/>");
        add("onpointerdown", "<g onpointerdown=\"RUN\"><rect " + FILL + "/></g>");
        add("set-onclick", "<rect " + FILL + "><set attributeName=\"onclick\" to=\"RUN\"/></rect>");
        add(
                "handler",
                "<handler type=\"text/ecmascript\" ev:event=\"load\""
                        + " xmlns:ev=\"http://www.w3.org/2001/xml-events\">RUN</handler>");
    }

    private void addForeignObjects() {
        foreign("html-script", "<script>RUN</script>");
        foreign("html-onerror", "<img src=\"x:\" onerror=\"RUN\"/>");
        foreign("html-img", "<img src=\"URL\"/>");
        foreign("html-iframe", "<iframe src=\"URL\"/>");
        foreign("html-srcdoc", "<iframe srcdoc=\"&lt;script&gt;RUN&lt;/script&gt;\"/>");
        foreign("html-iframe-javascript", "<iframe src=\"javascript:RUN\"/>");
        foreign(
                "html-iframe-data",
                "<iframe src=\"" + Harm.data("text/html", "<script>" + harm.script("html-iframe-data") + "</script>")
                        + "\"/>");
        foreign("html-object", "<object data=\"URL\"/>");
        foreign(
                "html-object-svg",
                "<object data=\"" + Harm.data(TYPE, svg("onload=\"" + harm.script("html-object-svg") + "\"", ""))
                        + "\"/>");
        foreign("html-embed", "<embed src=\"URL\"/>");
        foreign("html-video", "<video src=\"URL\" autoplay=\"\"/>");
        foreign("html-toggle", "<details open=\"\" ontoggle=\"RUN\"><summary>a</summary></details>");
        foreign(
                "html-form",
                "<form action=\"javascript:RUN\"><button style=\"width:400px;height:400px\">a</button></form>");
        foreign(
                "html-form-elsewhere",
                "<form action=\"URL\"><button style=\"width:400px;height:400px\">a</button></form>");
        foreign("html-refresh", "<meta http-equiv=\"refresh\" content=\"0;url=URL\"/>");
        foreign("html-stylesheet", "<link rel=\"stylesheet\" href=\"URL\"/>");
        foreign("html-preload", "<link rel=\"preload\" as=\"image\" href=\"URL\"/>");
        foreign("html-base", "<base href=\"ORIGIN/\"/><img src=\"hit/html-base\"/>");
    }

    private void addLinks() {
        add("a-javascript", "<a href=\"javascript:RUN\"><rect " + FILL + "/></a>");
        add("a-javascript-hidden", "<a xlink:href=\" java&#9;scr&#10;ipt:RUN\"><rect " + FILL + "/></a>");
        add("a-new-window", "<a href=\"URL\" target=\"_blank\"><rect " + FILL + "/></a>");
        add("a-ping", "<a href=\"#a\" ping=\"URL\"><rect " + FILL + "/></a>");
        add(
                "animated-href",
                "<a href=\"#a\"><animate attributeName=\"href\" values=\"javascript:RUN\" dur=\"9s\"/><rect " + FILL
                        + "/></a>");
        add(
                "set-xlink",
                "<a xlink:href=\"#a\"><set attributeName=\"xlink:href\" to=\"javascript:RUN\"/><rect " + FILL
                        + "/></a>");
    }

    private void addReferences() {
        add("image", "<image href=\"URL\" " + FILL + "/>");
        add("image-xlink", "<image xlink:href=\"URL\" " + FILL + "/>");
        add("image-base", "<g xml:base=\"ORIGIN/\"><image href=\"hit/image-base\" " + FILL + "/></g>");
        add(
                "image-nested",
                "<image href=\""
                        + Harm.data(
                                TYPE,
                                svg(
                                        "onload=\"" + harm.script("image-nested") + "\"",
                                        "<image href=\"" + harm.address("image-nested") + "\"/>"))
                        + "\" " + FILL + "/>");
        add("set-image", "<image href=\"#a\" " + FILL + "><set attributeName=\"href\" to=\"URL\"/></image>");
        add("fe-image", "<filter id=\"f\"><feImage href=\"URL\"/></filter><rect filter=\"url(#f)\" " + FILL + "/>");
        add("use-elsewhere", "<use href=\"URL#a\"/>");
        add(
                "use-data",
                "<use href=\"" + Harm.data(TYPE, svg("id=\"a\"", "<script>" + harm.script("use-data") + "</script>"))
                        + "#a\"/>");
        add("iframe-of-no-html", "<iframe src=\"URL\"/><embed src=\"URL\"/><object data=\"URL\"/>");
    }

    private void addStyles() {
        add("css-import", "<style>@import url(URL);</style>");
        add("css-import-in-pieces", "<style>@im<![CDATA[port 'URL';]]></style>");
        add("css-fill", "<rect fill=\"url(URL#a)\" " + FILL + "/>");
        whole("css-background", svg("style=\"background: url('URL')\"", ""));
        add("css-escaped", "<style>svg { background: u\\72 l('URL') }</style>");
        add("css-image-set", "<style>svg { background: image-set('URL' 1x) }</style>");
        add(
                "css-font",
                "<style>@font-face { font-family: a; src: url(URL) } text { font-family: a }</style><text"
                        + " y=\"20\">a</text>");
        add("css-cursor", "<style>rect { cursor: url(URL), auto }</style><rect " + FILL + "/>");
        add("css-mask", "<rect style=\"mask-image: url(URL)\" " + FILL + "/>");
        add("css-expression", "<rect style=\"width: expression(RUN); behavior: url(URL); -moz-binding: url(URL#a)\"/>");
    }

    private void addXml() {
        whole("xml-stylesheet", "<?xml-stylesheet href=\"URL\"?>" + svg("", ""));
        whole("xml-stylesheet-xsl", "<?xml-stylesheet type=\"text/xsl\" href=\"URL\"?>" + svg("", ""));
        whole("dtd-default", "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"RUN\">]>" + svg("", ""));
        whole("dtd-entity", "<!DOCTYPE svg [<!ENTITY a \"RUN\">]>" + svg("", "<script>&a;</script>"));
        whole(
                "dtd-markup",
                "<!DOCTYPE svg [<!ENTITY a \"<script xmlns='http://www.w3.org/2000/svg'>console.log(&#34;" + Harm.SAID
                        + "dtd-markup&#34;)</script>\">]>" + svg("", "&a;"));
        whole("dtd-elsewhere", "<!DOCTYPE svg SYSTEM \"URL\">" + svg("", ""));
        whole("xxe", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"URL\">]>" + svg("", "<text>&a;</text>"));
        add("xinclude", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"URL\" parse=\"text\"/>");
    }

    private void foreign(String name, String html) {
        add(name, "<foreignObject " + FILL + "><body " + HTML + ">" + html + "</body></foreignObject>");
    }

    private void add(String name, String content) {
        whole(name, svg("", content));
    }

    private void whole(String name, String svg) {
        files.add(HostileFile.of(
                name,
                TYPE,
                svg.replace("RUN", harm.script(name))
                        .replace("URL", harm.address(name))
                        .replace("ORIGIN", harm.canary())));
    }

    private static String svg(String attributes, String content) {
        return "<svg " + NAMESPACES + " " + FILL + " " + attributes + ">" + content + "</svg>";
    }
}
