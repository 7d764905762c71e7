package org.tattle.dsl.show.chart;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.run.Fault;

/**
 * The type that charts are set in: a font with the widths of Arial where there is one, so that the
 * layout holds wherever the SVG is seen. Small containers have no fonts at all; Java then fails
 * deep inside with an internal error, so whether there are any is found out here, once.
 */
public final class Fonts {

  static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private static final List<String> WANTED = List.of("Liberation Sans", "Arial", "Helvetica");

  private Fonts() {}

  /** Looked up when the first chart is drawn: listing the machine's fonts takes a while. */
  private static final class Found {
    static final Optional<Font> BASE = usable(Fonts::installed);
  }

  /** Whether charts can be drawn as pictures. */
  public static boolean found() {
    return Found.BASE.isPresent();
  }

  /**
   * The base font.
   *
   * @throws Fault R519 when the machine has no fonts
   */
  static Font base() {
    return Found.BASE.orElseThrow(() -> Fault.of(RunFaults.NO_FONTS));
  }

  /** The font, if text can be measured in it. */
  static Optional<Font> usable(Supplier<Font> source) {
    try {
      Font font = source.get();
      return font.getStringBounds("0", CONTEXT).getWidth() > 0
          ? Optional.of(font)
          : Optional.empty();
    } catch (RuntimeException | InternalError | LinkageError noFonts) {
      return Optional.empty();
    }
  }

  private static Font installed() {
    List<String> here =
        Arrays.asList(
            GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    String family = WANTED.stream().filter(here::contains).findFirst().orElse(Font.SANS_SERIF);
    return new Font(family, Font.PLAIN, 12);
  }
}
