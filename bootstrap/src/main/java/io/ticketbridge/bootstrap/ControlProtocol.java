package io.ticketbridge.bootstrap;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes over the control socket: one command a connection, and what it prints in pieces, with its exit code behind them. Texts are
 * UTF-8 behind their length in bytes, lists are texts behind their count.
 */
final class ControlProtocol {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ARGUMENTS = 1_000;

    /** What a piece of an answer is. */
    private static final int OUT = 1;

    private static final int ERR = 2;
    private static final int EXIT_CODE = 0;

    private ControlProtocol() {}

    /** A command as it was typed, and what it was given on standard input. */
    record Request(List<String> arguments, String input) {
        static Request readFrom(DataInputStream in) throws IOException {
            int count = bounded(in.readInt(), MAX_ARGUMENTS);
            List<String> arguments = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                arguments.add(readText(in));
            }
            return new Request(arguments, readText(in));
        }

        void writeTo(DataOutputStream out) throws IOException {
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                writeText(out, argument);
            }
            writeText(out, input);
            out.flush();
        }

        /** It may hold a secret. */
        @Override
        public String toString() {
            return "Request[" + arguments.size() + " arguments]";
        }
    }

    /** What a command prints, on its way to whoever typed it, as it comes: an export may be larger than any memory. */
    static final class Answer {
        private final DataOutputStream out;

        Answer(OutputStream out) {
            this.out = new DataOutputStream(new BufferedOutputStream(out));
        }

        Writer out() {
            return new Printed(OUT);
        }

        Writer err() {
            return new Printed(ERR);
        }

        /** Nothing follows. */
        void end(int exitCode) throws IOException {
            out.writeByte(EXIT_CODE);
            out.writeInt(exitCode);
            out.flush();
        }

        /** Prints an answer that comes, and gives the exit code in the end. */
        static int print(DataInputStream in, PrintStream out, PrintStream err) throws IOException {
            int kind = in.readByte();
            while (kind != EXIT_CODE) {
                PrintStream where = kind == OUT ? out : err;
                where.print(readText(in));
                kind = in.readByte();
            }
            return in.readInt();
        }

        /** Each piece goes out on its own. */
        private final class Printed extends Writer {
            private final int kind;

            Printed(int kind) {
                this.kind = kind;
            }

            @Override
            public void write(char[] characters, int from, int count) throws IOException {
                out.writeByte(kind);
                writeText(out, new String(characters, from, count));
            }

            @Override
            public void flush() {
                // The end does.
            }

            @Override
            public void close() {
                // The end does.
            }
        }
    }

    static Path socketIn(Path dataDir) {
        return dataDir.resolve("control.sock");
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(bounded(in.readInt(), MAX_BYTES)), StandardCharsets.UTF_8);
    }

    private static int bounded(int length, int limit) throws IOException {
        if (length < 0 || length > limit) {
            throw new IOException("A length of " + length + " where at most " + limit + " is allowed");
        }
        return length;
    }
}
