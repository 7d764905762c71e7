package org.tattle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tattle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.tattle.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyNnTalksToNativeCode =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tattle.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "org.nd4j.linalg.api.ops..");

  @ArchTest
  static final ArchRule theRuntimeIsALibraryByItself =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tattle.dsl..", "org.tattle.kernel..", "org.tattle.grammar..");
}
