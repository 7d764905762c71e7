package org.tattle.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.tattle.kernel",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.tattle.kernel.(*)..").should().beFreeOfCycles();

  /** Not only of the kernel: of everything that it is built of. */
  @ArchTest
  static void classesFormNoCircles(JavaClasses kernel) {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tattle");
    slices().assignedFrom(new Together()).should().beFreeOfCycles().check(all);
  }

  @ArchTest
  static final ArchRule wireAndKernelKnowNothingOfTattle =
      noClasses()
          .that()
          .resideInAnyPackage("org.tattle.kernel.wire..", "org.tattle.kernel.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tattle.dsl..", "org.tattle.kernel.tattle..");

  /** A fault that any language may have, and how numbers are written, are words of ours. */
  @ArchTest
  static final ArchRule aLanguageIsAnyLanguage =
      noClasses()
          .that()
          .resideInAnyPackage("org.tattle.kernel.language..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.tattle.dsl.assist..",
              "org.tattle.dsl.check..",
              "org.tattle.dsl.cli..",
              "org.tattle.dsl.plan..",
              "org.tattle.dsl.run..",
              "org.tattle.dsl.syntax..");

  @ArchTest
  static final ArchRule onePackageAdaptsTattle =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tattle.kernel.tattle..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.tattle.dsl.check..",
              "org.tattle.dsl.plan..",
              "org.tattle.dsl.run..",
              "org.tattle.dsl.syntax..");

  @ArchTest
  static final ArchRule onlyTheWireAndItsKernelKnowSockets =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.tattle.kernel.wire..",
              "org.tattle.kernel.serve..",
              "org.tattle.kernel.install..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.zeromq..");
}
