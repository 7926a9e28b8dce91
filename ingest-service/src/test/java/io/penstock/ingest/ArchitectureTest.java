package io.penstock.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.penstock.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule TABLES_KNOW_NOTHING = noClasses()
            .that()
            .resideInAPackage("..table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.penstock.ingest",
                    "..batch..",
                    "..intake..",
                    "..folder..",
                    "..upload..",
                    "..feed..",
                    "io.penstock.messaging..",
                    "io.quarkus..",
                    "jakarta..",
                    "java.sql..")
            .because("a file is read in the same way wherever it came from and whatever becomes of its records");

    @ArchTest
    static final ArchRule ONLY_TABLES_KNOW_FORMATS = noClasses()
            .that()
            .resideOutsideOfPackage("..table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "de.siegmar..", "com.github.luben..")
            .because("whoever handles batches must not care whether they were CSV or a workbook");

    @ArchTest
    static final ArchRule BATCHES_DO_NOT_KNOW_THEIR_WAY_IN = noClasses()
            .that()
            .resideInAPackage("..batch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..intake..", "..folder..", "..upload..")
            .because("a further way in, such as a database extract, must not touch the registry");

    @ArchTest
    static final ArchRule WAYS_IN_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("..folder..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..upload..")
            .because("folder and upload meet in the intake, where both are claimed, staged and archived alike");

    @ArchTest
    static final ArchRule EXTRACTS_ARE_NO_FILES = noClasses()
            .that()
            .resideInAPackage("..extract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..intake..", "..folder..", "..upload..", "java.nio.file..")
            .because("the rows of a database go straight into chunks; nothing of them lies in a folder");

    @ArchTest
    static final ArchRule ONE_CLASS_TELLS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("BatchEvents")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.penstock.messaging.Outbox")
            .because("what the other services hear of a batch is written in one place");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.penstock.ingest.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each package can then be understood with those below it alone");
}
