package org.tattle.dsl.show.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.text.Cells;

/**
 * A table for papers: LaTeX with the rules of the package {@code booktabs}, to be taken in by
 * {@code \\input}. What cannot be on one page is a {@code longtable}. Every sign that means
 * something to LaTeX is escaped, and those of mathematics are written so that every engine knows
 * them.
 */
public final class TableLatex {
  /** More rows than this may not be on one page. */
  private static final int PAGE = 40;

  /** Text cells of more characters than this are broken into lines. */
  private static final int LONGEST_WHOLE = 40;

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("\\", "\\textbackslash{}"),
          Map.entry("{", "\\{"),
          Map.entry("}", "\\}"),
          Map.entry("&", "\\&"),
          Map.entry("%", "\\%"),
          Map.entry("$", "\\$"),
          Map.entry("#", "\\#"),
          Map.entry("_", "\\_"),
          Map.entry("~", "\\textasciitilde{}"),
          Map.entry("^", "\\textasciicircum{}"),
          Map.entry("<", "$<$"),
          Map.entry(">", "$>$"),
          Map.entry("|", "$|$"),
          Map.entry("\"", "''"),
          Map.entry("`", "\\textasciigrave{}"),
          Map.entry("–", "--"),
          Map.entry("—", "---"),
          Map.entry("−", "$-$"),
          Map.entry("×", "$\\times$"),
          Map.entry("±", "$\\pm$"),
          Map.entry("≈", "$\\approx$"),
          Map.entry("≤", "$\\leq$"),
          Map.entry("≥", "$\\geq$"),
          Map.entry("∞", "$\\infty$"),
          Map.entry("α", "$\\alpha$"),
          Map.entry("δ", "$\\delta$"),
          Map.entry("ε", "$\\varepsilon$"),
          Map.entry("μ", "$\\mu$"),
          Map.entry("ρ", "$\\rho$"),
          Map.entry("σ", "$\\sigma$"),
          Map.entry("…", "\\dots{}"),
          Map.entry("“", "``"),
          Map.entry("”", "''"));

  private TableLatex() {}

  public static String of(TableView view) {
    List<List<String>> cells = view.cells(Integer.MAX_VALUE);
    boolean pages = cells.size() > PAGE;
    String environment = pages ? "longtable" : "tabular";
    StringBuilder out = new StringBuilder("% \\usepackage{booktabs");
    out.append(pages ? ",longtable}\n" : "}\n");
    out.append("\\begin{").append(environment).append("}{@{}");
    for (String header : view.headers()) {
      out.append(column(view, header, cells));
    }
    out.append("@{}}\n\\toprule\n");
    row(out, view.headers());
    out.append(pages ? "\\midrule\n\\endhead\n" : "\\midrule\n");
    cells.forEach(row -> row(out, row));
    out.append("\\bottomrule\n\\end{").append(environment).append("}\n");
    for (String note : view.notes()) {
      out.append("\n\\smallskip\\noindent{\\footnotesize ").append(escape(note));
      out.append("\\par}\n");
    }
    return out.toString();
  }

  private static String column(TableView view, String header, List<List<String>> cells) {
    int at = view.headers().indexOf(header);
    int widest = cells.stream().mapToInt(row -> Cells.width(row.get(at))).max().orElse(0);
    return view.rightAligned(header) ? "r" : widest <= LONGEST_WHOLE ? "l" : "p{0.4\\linewidth}";
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append(cells.stream().map(TableLatex::escape).collect(Collectors.joining(" & ")));
    out.append(" \\\\\n");
  }

  /** A bracket or star at the start of a row would be taken for part of the break before it. */
  private static String escape(String text) {
    String safe =
        Cells.clean(text)
            .codePoints()
            .mapToObj(Character::toString)
            .map(sign -> SIGNS.getOrDefault(sign, sign))
            .collect(Collectors.joining());
    return safe.startsWith("[") || safe.startsWith("*") ? "{}" + safe : safe;
  }
}
