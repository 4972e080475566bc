package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a PDF's object says of itself where a reader may take other objects from it (ISO 32000-1, 7.5.7).
 *
 * @param kind how they are packed, if any are
 * @param read how many bytes were read of it; where it holds any, its data begin there, behind the end of the line
 */
record PdfStream(Kind kind, long read) {
    /** What has to be done to see them. */
    enum Kind {
        /** There are none, or they stand there as they are. */
        OPEN,
        DEFLATED,
        /** Packed in a way that no writer uses for them, or nobody can tell. */
        ODD
    }

    /** A list of pages may be long; what a dictionary says behind this is not known. */
    private static final int LONGEST = 64 * 1024;

    private static final String FILTER = "/Filter";
    /** What changes the data besides, or has them elsewhere. */
    private static final Set<String> BESIDES = Set.of("/DecodeParms", "/DP", "/F", "/FFilter", "/FDecodeParms");

    private static final List<String> DEFLATE = List.of("/FlateDecode");
    private static final List<String> DEFLATE_ALONE = List.of("[", "/FlateDecode", "]");

    /** @param in what follows the word {@code obj} */
    static PdfStream read(InputStream in) throws IOException {
        PdfTokens tokens = new PdfTokens(in, LONGEST);
        List<String> outermost = new ArrayList<>();
        int depth = tokens.next().equals("<<") ? 1 : 0;
        boolean begun = depth == 1;
        while (depth > 0) {
            String token = tokens.next();
            if (token.equals(PdfTokens.NONE)) {
                boolean hidden = tokens.position() == LONGEST || holdsObjects(outermost);
                return new PdfStream(hidden ? Kind.ODD : Kind.OPEN, tokens.position());
            }
            depth += token.equals("<<") ? 1 : 0;
            depth -= token.equals(">>") ? 1 : 0;
            if (depth == 1) {
                outermost.add(token);
            }
        }
        boolean objects = begun && holdsObjects(outermost) && tokens.next().equals("stream");
        return new PdfStream(objects ? packing(outermost) : Kind.OPEN, tokens.position());
    }

    /** Readers go by how many there are and where the first one begins; some by the type alone. */
    private static boolean holdsObjects(List<String> dictionary) {
        return dictionary.contains("/ObjStm") || dictionary.containsAll(List.of("/N", "/First"));
    }

    private static Kind packing(List<String> dictionary) {
        int filter = dictionary.indexOf(FILTER);
        if (!Collections.disjoint(dictionary, BESIDES) || dictionary.lastIndexOf(FILTER) != filter) {
            return Kind.ODD;
        }
        if (filter < 0) {
            return Kind.OPEN;
        }
        List<String> how = dictionary.subList(filter + 1, dictionary.size());
        return begins(how, DEFLATE) || begins(how, DEFLATE_ALONE) ? Kind.DEFLATED : Kind.ODD;
    }

    private static boolean begins(List<String> list, List<String> beginning) {
        return Collections.indexOfSubList(list, beginning) == 0;
    }
}
