package io.ticketbridge.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What testssl.sh finds at a port. */
final class Testssl {
    /** Of a certificate that was made a moment ago by nobody. */
    private static final List<String> OF_THE_TRIAL = List.of(
            "cert_chain_of_trust",
            "cert_trust",
            "cert_revocation",
            "cert_crlDistributionPoints",
            "cert_ocspURL",
            "OCSP_stapling",
            "DNS_CAArecord",
            "certificate_transparency",
            "cert_extlifeSpan",
            "scanTime",
            "scanProblem");

    private Testssl() {}

    /** The severity and the words of each finding by its name, those left aside that are of the certificate's maker. */
    static Map<String, String> of(int port, Path csv) throws Exception {
        Process testssl = new ProcessBuilder(
                        "testssl",
                        "--quiet",
                        "--color",
                        "0",
                        "--warnings",
                        "batch",
                        "--ip",
                        "127.0.0.1",
                        "-p",
                        "-S",
                        "-s",
                        "-U",
                        "--csvfile",
                        csv.toString(),
                        "localhost:" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!testssl.waitFor(10, TimeUnit.MINUTES)) {
            testssl.destroyForcibly();
            throw new IllegalStateException("testssl.sh does not end");
        }
        Map<String, String> findings = new HashMap<>();
        for (String line : Files.readAllLines(csv)) {
            String[] columns = line.replaceAll("^\"|\"$", "").split("\",\"", -1);
            if (columns.length > 4 && OF_THE_TRIAL.stream().noneMatch(columns[0]::startsWith)) {
                findings.put(columns[0], columns[3] + " " + columns[4]);
            }
        }
        return findings;
    }
}
