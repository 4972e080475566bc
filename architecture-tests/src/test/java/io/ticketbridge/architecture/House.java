package io.ticketbridge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;

/** The classes that the rules are held against: the product's, and the planted breaches. */
final class House {
    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.ticketbridge");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    private House() {}

    /** The classes that were planted to break rules. */
    static Stream<JavaClass> planted() {
        return PLANTED.stream();
    }

    /** The product keeps {@code rule}, and {@code breach}, a class planted to break it, is caught by it. */
    static void keeps(ArchRule rule, Class<?> breach) {
        EvaluationResult caught = rule.allowEmptyShould(false).evaluate(PLANTED);
        assertThat(caught.getFailureReport().getDetails())
                .as("breaches caught by: %s", rule.getDescription())
                .anySatisfy(detail -> assertThat(detail).contains(breach.getName()));
        rule.allowEmptyShould(false).check(PRODUCT);
    }
}
