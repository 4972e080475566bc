package io.ticketbridge.browser;

import java.util.ArrayList;
import java.util.List;

/** PDFs that do something when they are opened, in the ways that their format knows. */
final class HostilePdfs {
    private final Harm harm;
    private final List<HostileFile> files = new ArrayList<>();

    private HostilePdfs(Harm harm) {
        this.harm = harm;
    }

    static List<HostileFile> all(Harm harm) {
        HostilePdfs pdfs = new HostilePdfs(harm);
        pdfs.open("pdf-alert", "/S/JavaScript/JS(app.alert\\('ran: pdf-alert'\\))");
        pdfs.open("pdf-launch-url", "/S/JavaScript/JS(app.launchURL\\('URL', true\\))");
        pdfs.open("pdf-get-url", "/S/JavaScript/JS(this.getURL\\('URL', false\\))");
        pdfs.open("pdf-submit", "/S/JavaScript/JS(this.submitForm\\('URL'\\))");
        pdfs.open("pdf-request", "/S/JavaScript/JS(Net.HTTP.request\\({cVerb: 'GET', cURL: 'URL'}\\))");
        pdfs.open("pdf-uri", "/S/URI/URI(URL)");
        pdfs.open("pdf-uri-javascript", "/S/URI/URI(javascript:RUN)");
        pdfs.open("pdf-launch", "/S/Launch/F(URL)");
        pdfs.open("pdf-go-to-elsewhere", "/S/GoToR/F<</FS/URL/F(URL)>>/D[0/Fit]");
        pdfs.open("pdf-submit-form", "/S/SubmitForm/F<</FS/URL/F(URL)>>/Flags 4");
        pdfs.open("pdf-import", "/S/ImportData/F<</FS/URL/F(URL)>>");
        pdfs.catalog(
                "pdf-names",
                "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\('ran: pdf-names'\\))>>]>>>>");
        pdfs.page("pdf-page-opened", "/AA<</O<</S/JavaScript/JS(app.alert\\('ran: pdf-page-opened'\\))>>>>");
        pdfs.page("pdf-content-elsewhere", "/Contents 4 0 R");
        pdfs.page(
                "pdf-link-javascript",
                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 400 400]/A<</S/URI/URI(javascript:RUN)>>>>]");
        return pdfs.files;
    }

    private void open(String name, String action) {
        catalog(name, "/OpenAction<<" + action + ">>");
    }

    private void catalog(String name, String entries) {
        add(name, entries, "");
    }

    private void page(String name, String entries) {
        add(name, "", entries);
    }

    private void add(String name, String catalog, String page) {
        String pdf =
                Pictures.pdf(catalog, page, "4 0 obj<</Length 0/F<</FS/URL/F(URL)>>>>stream\n\nendstream endobj\n");
        files.add(HostileFile.of(
                name,
                "application/pdf",
                pdf.replace("(URL)", "(" + harm.address(name) + ")")
                        .replace("'URL'", "'" + harm.address(name) + "'")
                        .replace("RUN", harm.script(name).replace("(", "\\(").replace(")", "\\)"))));
    }
}
