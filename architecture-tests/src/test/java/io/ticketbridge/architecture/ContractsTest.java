package io.ticketbridge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A port is three files: interface, contract, twin in memory. */
class ContractsTest {
    private static final JavaClasses PORTS = new ClassFileImporter().importPackages("io.ticketbridge.port");

    @Test
    void thereShouldBePorts() {
        assertThat(ports(PORTS)).contains("TicketStore", "IssueTracker", "Vault");
    }

    @ParameterizedTest
    @MethodSource("ports")
    void aPortShouldHaveItsContractAndItsTwin(String port) {
        assertThat(missing(PORTS, "io.ticketbridge.port", port)).isEmpty();
    }

    @Test
    void aPortWithoutThemShouldBeCaught() {
        JavaClasses planted = new ClassFileImporter().importPackages("planted.port");
        assertThat(missing(planted, "planted.port", "PortWithoutAContract"))
                .containsExactly("PortWithoutAContractContract", "InMemoryPortWithoutAContract");
    }

    private static Stream<String> ports() {
        return ports(PORTS).stream();
    }

    private static List<String> ports(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isInterface() && type.isTopLevelClass())
                .filter(type -> !isForTests(type) && !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getSimpleName)
                .toList();
    }

    private static List<String> missing(JavaClasses classes, String inPackage, String port) {
        return Stream.of(port + "Contract", "InMemory" + port)
                .filter(name -> !classes.contain(inPackage + "." + name))
                .toList();
    }

    private static boolean isForTests(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .filter(uri -> uri.contains("test-classes") || uri.contains("-tests.jar"))
                .isPresent();
    }
}
