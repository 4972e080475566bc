package io.ticketbridge.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Harmless files that fill a screen with red, which a screenshot shows. */
final class Pictures {
    private static final String RED = "1 0 0 rg 0 0 400 400 re f";

    private Pictures() {}

    static byte[] svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"700\"><style>rect { fill: red }</style><rect width=\"900\" height=\"700\"/></svg>"
                .getBytes(US_ASCII);
    }

    static byte[] pdf() {
        String drawing = "4 0 obj<</Length " + RED.length() + ">>stream\n" + RED + "\nendstream endobj\n";
        return pdf("", "/Contents 4 0 R", drawing).getBytes(US_ASCII);
    }

    /** A PDF of one page, with entries more in its catalog, its page and after both. */
    static String pdf(String catalog, String page, String more) {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + catalog + ">>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]" + page + ">>endobj\n" + more
                + "trailer<</Root 1 0 R>>\n%%EOF\n";
    }
}
