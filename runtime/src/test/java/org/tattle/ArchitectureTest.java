package org.tattle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;

@AnalyzeClasses(packages = "org.tattle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.tattle.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nnIsBuiltInLayers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("network")
          .definedBy("org.tattle.nn.network")
          .layer("blas")
          .definedBy("org.tattle.nn.blas")
          .layer("stage")
          .definedBy("org.tattle.nn.stage")
          .layer("step")
          .definedBy("org.tattle.nn.step")
          .layer("train")
          .definedBy("org.tattle.nn.train")
          .whereLayer("network")
          .mayNotAccessAnyLayer()
          .whereLayer("blas")
          .mayNotAccessAnyLayer()
          .whereLayer("stage")
          .mayOnlyBeAccessedByLayers("step", "train")
          .whereLayer("step")
          .mayOnlyBeAccessedByLayers("train");

  @ArchTest
  static final ArchRule stagesAndStepsAreNobodyElsesBusiness =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tattle.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tattle.nn.stage..", "org.tattle.nn.step..");

  /** Classes of these packages, a class and those nested in it being one, form no circles. */
  @ArchTest
  static final ArchRule classesHaveNoCycles =
      slices().assignedFrom(new TopLevelClasses("org.tattle.nn")).should().beFreeOfCycles();

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

  /** Each top-level class of some packages, and of those within them, for itself. */
  private record TopLevelClasses(String... packages) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      boolean ours =
          Arrays.stream(packages)
              .anyMatch(name -> (type.getPackageName() + ".").startsWith(name + "."));
      return ours
          ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "classes of " + String.join(", ", packages);
    }
  }
}
