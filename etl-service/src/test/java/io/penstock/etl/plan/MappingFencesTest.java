package io.penstock.etl.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class MappingFencesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.penstock.etl.plan", "io.penstock.etl.clean", "io.penstock.etl.check");

    @Test
    void mappingKnowsNoInfrastructure() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "jakarta..", "java.sql..", "org.apache.kafka..", "io.penstock.messaging..")
                .because("what a plan makes of a record depends on the plan and the record alone")
                .check(CLASSES);
    }

    @Test
    void functionsAndChecksKnowNoPlan() {
        noClasses()
                .that()
                .resideInAnyPackage("io.penstock.etl.clean", "io.penstock.etl.check")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.penstock.etl.plan")
                .because("a function or check is the same whichever plan names it")
                .check(CLASSES);
    }

    @Test
    void checksKnowNoCleaning() {
        noClasses()
                .that()
                .resideInAPackage("io.penstock.etl.check")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.penstock.etl.clean")
                .because("a value is judged as it is, however it was cleaned")
                .check(CLASSES);
    }
}
