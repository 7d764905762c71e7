package org.tattle.kernel;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tattle.component.Component;

/** Names in all of Tattle: this module sees all the others. */
class NamesTest {

  /** A component is called as in scripts, where two of several verbs may have one name. */
  @Test
  void oneSimpleNameMeansOneThing() {
    List<JavaClass> all =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.tattle")
                .stream()
                .filter(
                    type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
    assertThat(all).hasSizeGreaterThan(500);
    TreeMap<String, List<JavaClass>> doubled =
        all.stream().collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, toList()));
    doubled.values().removeIf(NamesTest::fine);
    assertThat(doubled).isEmpty();
  }

  private static boolean fine(List<JavaClass> alike) {
    return alike.size() == 1
        || alike.stream().allMatch(type -> type.isAnnotatedWith(Component.class));
  }
}
