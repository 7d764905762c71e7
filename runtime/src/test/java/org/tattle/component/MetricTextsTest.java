package org.tattle.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What numbers say they are stands in tables that are in the order of their names. */
class MetricTextsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.tattle");

  @Test
  void noNumberIsExplainedByTheOneAboveIt() {
    List<String> texts =
        CLASSES.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Metric.class))
            .map(MetricTextsTest::text)
            .toList();
    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(texts).noneMatch(text -> text.matches("the same (?!as `).*"));
  }

  private static String text(JavaMethod method) {
    return method.getAnnotationOfType(Metric.class).doc();
  }
}
