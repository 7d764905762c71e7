package org.tattle.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  @Component(name = "sample", doc = "For this test.", example = "attack sample size=3")
  record Sample(
      @Param(doc = "how many", min = 1, max = 10) int size,
      @Param(doc = "how much", min = 0, max = 1, share = true) double learningShare,
      @Param(doc = "which") Colour colour,
      @Param(doc = "widths", min = 1) List<Integer> widths,
      @Param(doc = "maybe") Optional<Double> delta,
      @Param(doc = "a must", required = true) double eps) {
    Sample() {
      this(2, 0.5, Colour.RED, List.of(4), Optional.empty(), 0);
    }

    Sample {
      if (size == 7) {
        throw new IllegalArgumentException("`size` cannot be 7");
      }
    }
  }

  private final Schema schema = Schema.of(Sample.class);

  @Test
  void readsNamesTypesAndDefaultsFromTheRecord() {
    assertThat(schema.parameters())
        .extracting(Parameter::name)
        .containsExactly("size", "learning_share", "colour", "widths", "delta", "eps");
    assertThat(schema.parameter("size").orElseThrow().noun()).isEqualTo("a count");
    assertThat(schema.parameter("learning_share").orElseThrow().noun()).isEqualTo("a share");
    assertThat(schema.parameter("widths").orElseThrow().noun()).isEqualTo("a list of counts");
    assertThat(schema.parameter("colour").orElseThrow().choices())
        .containsExactly("red", "dark_blue");
    assertThat(schema.parameter("eps").orElseThrow().standardText()).isEmpty();
    assertThat(schema.parameter("widths").orElseThrow().standardText()).contains("[4]");
  }

  @Test
  void buildsFromGivenValuesAndDefaults() {
    assertThat(schema.build(Map.of("eps", 1.0, "colour", Colour.DARK_BLUE)))
        .isEqualTo(new Sample(2, 0.5, Colour.DARK_BLUE, List.of(4), Optional.empty(), 1.0));
  }

  @Test
  void refusesToBuildWithoutWhatIsRequired() {
    assertThatThrownBy(() -> schema.build(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`eps` must be given");
  }

  @Test
  void passesOnWhatTheRecordRefuses() {
    assertThatThrownBy(() -> schema.build(Map.of("eps", 1.0, "size", 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`size` cannot be 7");
  }

  @Test
  void writesAComponentAsAScriptWould() {
    assertThat(
            Schema.text(new Sample(3, 0.5, Colour.DARK_BLUE, List.of(8, 9), Optional.of(1e-5), 1)))
        .isEqualTo("sample size=3 colour=dark_blue widths=[8, 9] delta=1e-5 eps=1");
  }

  @Test
  void refusesARecordThatIsNoComponent() {
    record Plain(int size) {}
    assertThatThrownBy(() -> Schema.of(Plain.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not annotated with @Component");
  }
}
