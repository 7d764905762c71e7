package org.tattle.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tattle.dsl", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.tattle.dsl.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlySyntaxKnowsTheParserGenerator =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tattle.dsl.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..", "org.tattle.grammar..");

  @ArchTest
  static final ArchRule onlyShowKnowsTheChartLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tattle.dsl.show..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.knowm.xchart..", "org.apache.batik..");
}
