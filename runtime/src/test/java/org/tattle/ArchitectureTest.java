package org.tattle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Component;
import org.tattle.component.Registry;

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
          .layer("robust")
          .definedBy("org.tattle.nn.robust")
          .layer("train")
          .definedBy("org.tattle.nn.train")
          .whereLayer("network")
          .mayNotAccessAnyLayer()
          .whereLayer("blas")
          .mayNotAccessAnyLayer()
          .whereLayer("loss")
          .mayOnlyBeAccessedByLayers("step", "robust", "train")
          .whereLayer("update")
          .mayOnlyBeAccessedByLayers("step", "train")
          .whereLayer("stage")
          .mayOnlyBeAccessedByLayers("step", "robust", "train")
          .whereLayer("robust")
          .mayOnlyBeAccessedByLayers("train")
          .whereLayer("step")
          .mayOnlyBeAccessedByLayers("train");

  @ArchTest
  static final ArchRule stagesAndStepsAreNobodyElsesBusiness =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.tattle.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.tattle.nn.stage..", "org.tattle.nn.step..", "org.tattle.nn.robust..");

  /** These packages and those within them, each for itself, form no circles. */
  @ArchTest
  static final ArchRule packagesWithinHaveNoCycles =
      slices().assignedFrom(new Within()).should().beFreeOfCycles();

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

  /** A record that was written, tested and never named in {@link Components} does nothing. */
  @ArchTest
  static void everyComponentIsRegistered(JavaClasses classes) {
    Registry registry = Components.standard();
    Set<String> known =
        registry.all().stream().map(it -> it.type().getName()).collect(Collectors.toSet());
    List<String> forgotten =
        classes.stream()
            .filter(it -> it.isAnnotatedWith(Component.class))
            .filter(it -> registry.kinds().stream().anyMatch(k -> it.isAssignableTo(k.type())))
            .map(JavaClass::getName)
            .filter(name -> !known.contains(name))
            .toList();
    assertThat(forgotten).as("name these in Components").isEmpty();
  }

  /** The packages within these, a slice each. */
  private record Within() implements SliceAssignment {
    private static final List<String> PACKAGES =
        List.of(
            "org.tattle.attack.membership",
            "org.tattle.nn",
            "org.tattle.data",
            "org.tattle.federated",
            "org.tattle.privacy",
            "org.tattle.subject",
            "org.tattle.table");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String at = type.getPackageName() + ".";
      return PACKAGES.stream().anyMatch(name -> at.startsWith(name + "."))
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + String.join(", ", PACKAGES);
    }
  }
}
