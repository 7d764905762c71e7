package org.tattle.dsl.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is run as one: a script, or the cells of a notebook one after another. In the text of a
 * notebook a line such as {@code # %% cell 3} stands before each cell, as editors know it from
 * Python, and {@code # %% [markdown]} before what is none; so the text alone, which a record keeps,
 * tells the cells apart again. Each cell is a source of its own, whose lines are those of the cell.
 *
 * @param name what people call it: a file name
 * @param text all of it
 * @param all its parts, in order
 */
public record Scripts(String name, String text, List<Source> all) {
  /** What the line before a cell or other part starts with. */
  public static final String HEAD = "# %% ";

  private static final Pattern CELL =
      Pattern.compile(
          "(?m)^" + HEAD + "(cell \\d+)\\R(.*?)(?=\\R" + HEAD + "|\\z)", Pattern.DOTALL);

  public Scripts {
    all = List.copyOf(all);
  }

  /** A script by itself. */
  public static Scripts of(Source script) {
    return new Scripts(script.name(), script.text(), List.of(script));
  }

  /**
   * The cells of a notebook.
   *
   * @param folder where it lies
   * @param file what it was read from, if that is a file
   */
  public static Scripts notebook(String name, String text, Path folder, Optional<Path> file) {
    List<Source> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(text);
    while (cell.find()) {
      cells.add(Source.cell(name + ", " + cell.group(1), cell.group(2), folder, file));
    }
    return new Scripts(name, text, cells);
  }

  /**
   * The first place where a later text of the same says something else, such as {@code a.tattle,
   * line 3}; empty if there is none. How lines end does not count.
   */
  public Optional<String> changed(Scripts later) {
    for (int i = 0; i < Math.max(all.size(), later.all.size()); i++) {
      if (i >= all.size() || i >= later.all.size()) {
        return Optional.of(i < all.size() ? all.get(i).name() : name + ", after its last cell");
      }
      Source part = all.get(i);
      List<String> was = part.text().lines().toList();
      List<String> is = later.all.get(i).text().lines().toList();
      for (int line = 0; line < Math.max(was.size(), is.size()); line++) {
        if (line >= was.size() || line >= is.size() || !was.get(line).equals(is.get(line))) {
          return Optional.of("%s, line %s".formatted(part.name(), line + 1));
        }
      }
    }
    boolean same = text.lines().toList().equals(later.text.lines().toList());
    return same ? Optional.empty() : Optional.of(name + ", beside its cells");
  }

  /** Where it lies. */
  public Path folder() {
    return all.get(0).folder();
  }
}
