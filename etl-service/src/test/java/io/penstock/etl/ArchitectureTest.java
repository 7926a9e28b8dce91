package io.penstock.etl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.penstock.etl", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("io.penstock.etl.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can be understood alone can be changed alone");

    @ArchTest
    static final ArchRule booksKnowNoStep = noClasses()
            .that()
            .resideInAPackage("..load..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..intake..", "..chunk..", "..merge..", "..smart360..", "..finish..", "..stage..")
            .because("the registry of loads outlives any way of loading");

    @ArchTest
    static final ArchRule onlyTheDeliveryKnowsSmart360 = noClasses()
            .that()
            .resideOutsideOfPackages("..smart360..", "..finish..", "..undo..", "..reconcile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..smart360..")
            .because(
                    "the mart must not care where its rows go, but for taking them back from there and comparing them, too");
}
