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
import java.util.List;
import java.util.function.Function;

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
          .layer("loss")
          .definedBy("org.tattle.nn.loss")
          .layer("update")
          .definedBy("org.tattle.nn.update")
          .layer("step")
          .definedBy("org.tattle.nn.step")
          .layer("train")
          .definedBy("org.tattle.nn.train")
          .whereLayer("network")
          .mayNotAccessAnyLayer()
          .whereLayer("blas")
          .mayNotAccessAnyLayer()
          .whereLayer("loss")
          .mayOnlyBeAccessedByLayers("step", "train")
          .whereLayer("update")
          .mayOnlyBeAccessedByLayers("step", "train")
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
      slices()
          .assignedFrom(new Within("classes", type -> type.getName().replaceFirst("\\$.*", "")))
          .should()
          .beFreeOfCycles();

  /** Nor do these packages and those within them, each for itself. */
  @ArchTest
  static final ArchRule packagesWithinHaveNoCycles =
      slices()
          .assignedFrom(new Within("packages", JavaClass::getPackageName))
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule aDataSetKnowsNotWhereItComesFrom =
      noClasses()
          .that()
          .resideInAPackage("org.tattle.data")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tattle.data.*..");

  @ArchTest
  static final ArchRule tablesAndImagesKnowNoSetByName =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.tattle.data.set", "org.tattle")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tattle.data.set");

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

  /** The classes of packages that are free of circles, each in the slice that it is told. */
  private record Within(String what, Function<JavaClass, String> slice) implements SliceAssignment {
    private static final List<String> PACKAGES =
        List.of(
            "org.tattle.nn",
            "org.tattle.data",
            "org.tattle.privacy",
            "org.tattle.subject",
            "org.tattle.table");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String at = type.getPackageName() + ".";
      return PACKAGES.stream().anyMatch(name -> at.startsWith(name + "."))
          ? SliceIdentifier.of(slice.apply(type))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return what + " of " + String.join(", ", PACKAGES);
    }
  }
}
